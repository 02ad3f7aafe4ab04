"""The command line, `panel-papers`.

Exit codes: 0 fine, 1 error, 2 usage, 3 finished with some files failed or read in part, 130 interrupted.
Commands import what they need when they run, so that `--help` is there at once.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from schema.errors import PanelPapersError

SOME_FAILED = 3
INTERRUPTED = 130
PIPE_WIDTH = 200
"""Characters a line where the output is no terminal."""
MOST_WORKERS = 60
"""Windows cannot wait for more processes than this."""
STAGES = {
    "pages": "what is seen on each page, counted",
    "tags": "what the file itself calls a table, a heading, a picture",
    "grids": "its tables, and what else may be one: scores and verdict",
    "lines": "its lines of text",
    "blocks": "its paragraphs, items, notes and running heads",
    "headings": "what stands out of the text, and why it is a heading or none",
    "packs": "what tells where its papers begin",
    "outline": "its papers and their sections",
    "records": "all that is stored",
}
STAGE_HELP = "\n".join(("\b", "Stages:", *(f"  {name:10}{says}" for name, says in STAGES.items())))
RECORD_KINDS = ("paper", "section", "block", "table", "kpi", "figure", "recommendation")
GOLD_KINDS = ("papers", "headings", "recommendations", "kpis", "figures", "dates", "tables")


class Commands(click.Group):
    """Commands that end with one sentence and an exit code, whatever goes wrong."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they are used, as they stand in this module."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; our errors and Ctrl-C become exit codes."""
        try:
            return super().invoke(ctx)
        except PanelPapersError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(error.exit_code)
        except OSError as error:
            if error.errno == errno.EPIPE:  # click ends quietly where the reader of our output has gone
                raise
            click.echo(f"Error: {error.filename or 'The system'}: {error.strerror or error}.", err=True)
            ctx.exit(PanelPapersError.exit_code)
        except KeyboardInterrupt:
            click.echo("Interrupted: what had been stored is kept.", err=True)
            ctx.exit(INTERRUPTED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="panel-papers", message="panel-papers %(version)s")
def main() -> None:
    """Reads the published papers of UK policing boards and panels into a searchable database.

    Exit codes: 0 fine, 1 error, 2 usage, 3 finished with some files failed or read in part, 130 interrupted.
    """


def workers_of_machine() -> int:
    """One for every processor, within what every system can do."""
    return min(os.cpu_count() or 1, MOST_WORKERS)


DATABASE = click.option(
    "--db", "database", type=click.Path(path_type=Path), default=Path("papers.db"), show_default=True,
    help="The database.",
)  # fmt: skip
HOST = click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
PORT = click.option("--port", type=click.IntRange(1, 65535), help="The port to listen at.  [default: a free one]")


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@DATABASE
@click.option("--force", is_flag=True, help="Read again what the database holds already.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and change nothing.")
@click.option("--workers", type=click.IntRange(1, MOST_WORKERS), help="Processes.  [default: one for each processor]")
@click.option("--quiet", is_flag=True, help="Say only what went wrong.")
def build(
    *, paths: Sequence[Path], database: Path, force: bool, dry_run: bool, workers: int | None, quiet: bool
) -> None:
    """Read PDFs, and folders of PDFs, into a database.

    What the database holds already for the same bytes and the same version of the reader is left out.
    """
    from corpus import build as builder
    from corpus import report

    plan = builder.plan(paths, database, force=force)
    if dry_run:
        click.echo("\n".join(report.planned(plan)))
        return
    with report.Reporter(quiet=quiet) as reporter:
        outcome = builder.build(plan, database, reporter, workers=workers or workers_of_machine())
    if not quiet:
        click.echo("\n".join(report.summary(outcome)))
    if outcome.statuses["failed"] or outcome.statuses["partial"]:
        click.get_current_context().exit(SOME_FAILED)


@main.command(epilog=STAGE_HELP)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--stage", type=click.Choice(tuple(STAGES)), default="records", show_default=True, help="What to show.")
@click.option("--page", type=click.IntRange(min=1), help="Of this page only.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def show(*, file: Path, stage: str, page: int | None, as_json: bool) -> None:
    """Print what a stage of reading makes of a PDF."""
    from rich.console import Console

    from corpus import show as drawing
    from corpus.stages import Source

    source = Source(data=file.read_bytes(), filename=file.name, page=page)
    if as_json:
        click.echo(drawing.as_json(source, stage))
    else:
        drawing.show(source, stage, Console(width=None if sys.stdout.isatty() else PIPE_WIDTH))


@main.command()
@click.argument("text")
@DATABASE
@click.option("--kind", type=click.Choice(RECORD_KINDS), help="Only records of this kind.")
@click.option("--force", help="Only what concerns this force, such as west-midlands.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many.")
def search(*, text: str, database: Path, kind: str | None, force: str | None, limit: int) -> None:
    """Search a database for words, or for "a phrase in quotes"."""
    from corpus import report
    from corpus.database import open_for_reading
    from corpus.search import search

    with open_for_reading(database) as db:
        hits = search(db, text, kind=kind, force=force, limit=limit)
    if not hits:
        click.echo("Nothing was found.")
    for hit in hits:
        click.echo(report.hit_lines(hit))


@main.command()
@DATABASE
def status(*, database: Path) -> None:
    """Say what a database holds, and what in it failed."""
    from corpus import status as state
    from corpus.database import open_for_reading

    with open_for_reading(database) as db:
        click.echo("\n".join(state.lines(state.status(db))))


@main.command()
@click.argument("record_id", metavar="RECORD_ID")
@DATABASE
def explain(*, record_id: str, database: Path) -> None:
    """Tell how a record was read: stage by stage, the words, the rule, the page."""
    from corpus.database import open_for_reading
    from corpus.explain import explain, lines

    with open_for_reading(database) as db:
        click.echo("\n".join(lines(explain(db, record_id))))


@main.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@DATABASE
@click.option("--misses", type=click.Choice(GOLD_KINDS), help="List what went wrong with this kind of record.")
@click.option("--only", default="", help="Only gold files whose names hold this.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def evaluate(*, gold: Path, database: Path, misses: str | None, only: str, as_json: bool) -> None:
    """Score a database against papers read by hand: a folder of gold files, or one of them."""
    from corpus.database import open_for_reading
    from corpus.evaluation import report
    from corpus.evaluation.gold import find_gold
    from corpus.evaluation.scores import evaluate

    golds = find_gold(gold, only)
    with open_for_reading(database) as db:
        found = evaluate(db, golds)
    if as_json:
        click.echo(report.as_json(found))
    else:
        click.echo("\n".join(report.miss_lines(found, misses) if misses else report.lines(found)))


@main.command()
@DATABASE
@click.option("--unmatched", is_flag=True, help="List the names that led to no measure.")
@click.option("--toml", "as_toml", is_flag=True, help="As entries that can be added to the vocabulary.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many.")
def measures(*, database: Path, unmatched: bool, as_toml: bool, limit: int) -> None:
    """List what papers call the things they measure, the commonest first, and what each was taken for."""
    from corpus import measures as names
    from corpus.database import open_for_reading

    with open_for_reading(database) as db:
        found = names.printed_names(db, matched=not unmatched)[:limit]
    click.echo("\n".join(names.entries(found) if as_toml else names.lines(found)))


@main.command()
@DATABASE
@click.option("--format", "form", type=click.Choice(("csv", "jsonl")), default="csv", show_default=True)
@click.option("--out", "folder", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder.")
def export(*, database: Path, form: str, folder: Path) -> None:
    """Write every table whole into a folder, a file each."""
    from corpus.database import open_for_reading
    from corpus.export import export

    with open_for_reading(database) as db:
        for table, rows in export(db, folder, form).items():
            click.echo(f"{folder / table}.{form}: {rows:,} rows")


@main.command()
@DATABASE
@HOST
@PORT
@click.option("--allow-sql", is_flag=True, help="Let whoever uses this machine run SQL of their own.")
def serve(*, database: Path, host: str, port: int | None, allow_sql: bool) -> None:
    """Serve a database as a searchable site."""
    from corpus.serve import serve

    serve(database, host=host, port=port, allow_sql=allow_sql)


@main.command()
@click.option(
    "--db", "database", type=click.Path(path_type=Path), default=Path("demo.db"), show_default=True,
    help="The database that is made.",
)  # fmt: skip
@click.option("--no-serve", is_flag=True, help="Stop once the database is built.")
@PORT
def demo(*, database: Path, no_serve: bool, port: int | None) -> None:
    """Read the bundled sample papers into a database and serve it."""
    from corpus import demo as demonstration
    from corpus import report

    with report.Reporter(quiet=False) as reporter:
        found = demonstration.build_demo(database, reporter, workers_of_machine())
    click.echo(f"{database} holds {report.listed(found.rows)}.")
    if not no_serve:
        from corpus.serve import serve

        serve(database, port=port)
