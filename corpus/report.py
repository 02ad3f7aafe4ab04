"""What the command line says of a build: a line for each file, what it all came to, and a progress bar."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING

import click

from corpus.batch import Plan, Task
from corpus.build import COUNTED, Outcome
from corpus.search import MARK_END, MARK_START, Hit
from corpus.store import DocumentRows
from corpus.terminal import printable

if TYPE_CHECKING:
    from rich.progress import Progress


MARKS = re.compile(f"[{MARK_START}{MARK_END}]")


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "paper"), counted(1204, "date")
    ('1 paper', '1,204 dates')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def listed(counts: Mapping[str, int]) -> str:
    """What was found, table by table.

    >>> listed({"papers": 1, "kpis": 12})
    '1 paper, 12 KPIs, 0 figures, 0 recommendations, 0 dates, 0 problems'
    """
    return ", ".join(counted(counts.get(table, 0), noun) for table, noun in COUNTED.items())


def planned(plan: Plan) -> list[str]:
    """What a build would do, a line for each document."""
    lines = [f"would read  {printable(task.job.filename)}" for task in _by_name(plan.to_read)]
    lines += [f"unchanged   {printable(task.job.filename)}" for task in _by_name(plan.held)]
    return [*lines, f"{counted(len(plan.to_read), 'file')} to read, {len(plan.held):,} unchanged. Nothing was changed."]


def _by_name(tasks: tuple[Task, ...]) -> list[Task]:
    return sorted(tasks, key=lambda task: (task.job.filename, task.document_id))


def summary(outcome: Outcome) -> list[str]:
    """What a build came to, in lines."""
    states = [(outcome.statuses["ok"], "read"), (outcome.statuses["partial"], "read in part")]
    states += [(outcome.statuses["failed"], "failed"), (outcome.held, "unchanged")]
    total = outcome.statuses.total() + outcome.held
    done = ", ".join(f"{n:,} {word}" for n, word in states if n)
    return [f"{counted(total, 'file')}: {done}.", f"Found: {listed(outcome.rows)}."]


def hit_lines(hit: Hit) -> str:
    """A hit in up to four lines: what it is, the words around what was found, where it stands, and where else."""
    where = ", ".join(filter(None, (hit.body, hit.date, f"{hit.filename} page {hit.page}")))
    copies = f"    also in {printable(hit.also_in)}" if hit.also_in else ""
    lines = (f"{hit.kind}: {printable(hit.title)}", f"    {_marked(hit.snippet)}", f"    {printable(where)}", copies)
    return "\n".join(line for line in lines if line.strip())


def _marked(snippet: str) -> str:
    """A snippet with the found words in bold."""
    parts = MARKS.split(snippet)
    return "".join(click.style(printable(p), bold=True) if odd % 2 else printable(p) for odd, p in enumerate(parts))


class Reporter(AbstractContextManager["Reporter"]):
    """Tells of a build as it goes: lines on standard output, a bar on standard error where that is a terminal."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self._progress: Progress | None = None

    def started(self, plan: Plan) -> None:
        """Draws the bar, and says which files are held."""
        for task in _by_name(plan.held):
            self._say(f"unchanged  {task.job.filename}")
        if plan.to_read and not self.quiet:
            self._progress = _bar(len(plan.to_read))

    def stored(self, task: Task, rows: DocumentRows) -> None:
        """Says what a file came to; what failed is said even where the rest is quiet."""
        if rows.error:
            self._say(f"{rows.status:9}  {task.job.filename}: {rows.error}", always=True)
        if rows.status != "failed":
            self._say(f"{'read':9}  {task.job.filename}: {listed({t: rows.count(t) for t in COUNTED})}")
        if self._progress:
            self._progress.advance(self._progress.task_ids[0])

    def _say(self, line: str, *, always: bool = False) -> None:
        if always or not self.quiet:
            click.echo(printable(line), err=self.quiet)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Takes the bar away."""
        if self._progress:
            self._progress.stop()


def _bar(total: int) -> Progress | None:
    """A running progress bar on standard error; None where that is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        return None
    columns = (TextColumn("Reading papers"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    progress = Progress(*columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty())
    progress.add_task("", total=total)
    progress.start()
    return progress
