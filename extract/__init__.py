"""From the bytes of one PDF to records: no files, no network, no clock, no database."""

EXTRACTOR_VERSION = "0.1.0"
