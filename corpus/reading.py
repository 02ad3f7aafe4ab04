"""One file into rows: what a worker process does. It never raises for a file that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from corpus.search import search_rows
from corpus.store import DocumentRows
from extract import EXTRACTOR_VERSION
from extract.paper import failed_reading, read_document
from schema.ids import document_id
from schema.records import Document, Reading
from schema.tables import rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A file to read: where it lies, its name, and the SHA-256 of its bytes (None where they cannot be read)."""

    path: str
    filename: str
    sha256: str | None
    fault: str | None = None

    @property
    def document_id(self) -> str:
        """The id of its document; from its name where there are no bytes to make it from."""
        return document_id(self.sha256 or sha256(f"unreadable {self.filename}".encode()).hexdigest())


def read_file(job: Job) -> DocumentRows:
    """Everything in a file; what cannot be read is a failed document that says why."""
    return document_rows(_reading(job))


def _reading(job: Job) -> Reading:
    if job.fault:
        return failed(job, job.fault)
    try:
        data = Path(job.path).read_bytes()
    except OSError as error:
        return failed(job, unreadable(error))
    if sha256(data).hexdigest() != job.sha256:
        return failed(job, "The file changed while it was waiting to be read. Add it again.")
    try:
        return read_document(data, job.filename)
    except Exception as error:  # a file may break any reader; it must not take the others along
        return failed(job, f"The file broke the reader ({type(error).__name__}: {error}). Please report it.")


def unreadable(error: OSError) -> str:
    """What to say of a file whose bytes cannot be read."""
    reason = error.strerror or type(error).__name__
    return f"The file could not be read from the disk ({reason}). Check that it is there and that you may read it."


def failed(job: Job, reason: str) -> Reading:
    """The reading of a file of which nothing can be read."""
    document = Document(
        id=job.document_id, sha256=job.sha256, filename=job.filename, source_url=None, page_count=0,
        status="failed", error=None, extractor_version=EXTRACTOR_VERSION,
    )  # fmt: skip
    return failed_reading(document, reason)


def document_rows(reading: Reading) -> DocumentRows:
    """A reading as the rows that are stored."""
    return DocumentRows(
        document_id=reading.document.id,
        status=reading.document.status,
        error=reading.document.error,
        tables=rows_of(reading),
        search=search_rows(reading),
    )
