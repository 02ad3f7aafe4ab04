"""Many files at once: find them, leave out what is held, read in a pool of processes, store as they come."""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from corpus.pool import read_all
from corpus.reading import Job, unreadable
from corpus.store import DocumentRows, FileCopy
from extract import EXTRACTOR_VERSION
from schema.errors import NoPapers, NoSuchFile, UnreadableFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A document to be: the job of reading it, and every copy of it that was found."""

    job: Job
    copies: tuple[FileCopy, ...]

    @property
    def document_id(self) -> str:
        """The id of the document."""
        return self.job.document_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a build is to do: read these documents, and only note where these held ones lie."""

    to_read: tuple[Task, ...]
    held: tuple[Task, ...]


def find_pdfs(paths: Iterable[Path]) -> list[Path]:
    """The named files, whatever their suffix, and every .pdf in the named folders and below, in sorted order.

    Files and folders whose name begins with a dot are left out of folders. Raises NoSuchFile for a path
    that does not exist, UnreadableFile for a folder that cannot be listed, NoPapers where nothing is found.
    """
    named = list(paths)
    found = sorted({file.absolute() for path in named for file in _pdfs_of(path)})
    if not found:
        raise NoPapers(*map(str, named))
    return found


def _pdfs_of(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise NoSuchFile(str(path))
    if not path.is_dir():
        yield path
        return
    for folder, inner, names in os.walk(path, onerror=_refuse):
        inner[:] = [name for name in inner if not name.startswith(".")]
        yield from (Path(folder, n) for n in names if n.lower().endswith(".pdf") and not n.startswith("."))


def _refuse(error: OSError) -> None:
    found = f"The folder {error.filename} cannot be listed ({error.strerror})"
    raise UnreadableFile(found, "Change its permissions, or name other folders.") from error


def plan_build(files: Sequence[Path], held: Mapping[str, str], *, force: bool = False) -> Plan:
    """What to do about the files; `held` is what the database has: extractor version by document id."""
    tasks = _tasks(files)
    to_read = [task for task in tasks if force or held.get(task.document_id) != EXTRACTOR_VERSION]
    again = {task.document_id for task in to_read}
    return Plan(to_read=tuple(to_read), held=tuple(task for task in tasks if task.document_id not in again))


def _tasks(files: Sequence[Path]) -> list[Task]:
    """One task a document, largest first, so that the last to end is a small one."""
    copies: dict[str, list[FileCopy]] = defaultdict(list)
    jobs: dict[str, Job] = {}
    for file in sorted(files, key=lambda path: (as_text(path.name), str(path))):
        job, copy = _fingerprint(file)
        jobs.setdefault(job.document_id, job)
        copies[job.document_id].append(copy)
    tasks = [Task(job=job, copies=tuple(copies[ident])) for ident, job in jobs.items()]
    return sorted(tasks, key=lambda task: (-task.copies[0].size, task.document_id))


def _fingerprint(file: Path) -> tuple[Job, FileCopy]:
    digest, size, fault = None, 0, None
    try:
        with file.open("rb") as opened:
            digest = file_digest(opened, "sha256").hexdigest()
            size = opened.tell()
    except OSError as error:
        fault = unreadable(error)
    name = as_text(file.name)
    job = Job(path=str(file), filename=name, sha256=digest, fault=fault)
    return job, FileCopy(path=as_text(str(file)), filename=name, size=size)


def as_text(name: str) -> str:
    r"""A file's name as text: composed, since systems differ in that, and with what is no text as its bytes.

    >>> as_text("Cafe\u0301.pdf"), as_text("b\udce9.pdf")
    ('Café.pdf', 'b\\xe9.pdf')
    """
    return unicodedata.normalize("NFC", name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"))


def read_tasks(tasks: Sequence[Task], workers: int) -> Generator[tuple[Task, DocumentRows]]:
    """The tasks with the rows of their documents, as they come."""
    by_id = {task.document_id: task for task in tasks}
    with closing(read_all([task.job for task in tasks], workers)) as readings:
        for rows in readings:
            yield by_id[rows.document_id], rows
