"""The collection: batches, database, search, site, command line."""
