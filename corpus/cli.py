"""The command line, `panel-papers`.

Exit codes: 0 fine, 1 error, 2 usage, 3 finished with some files failed or read in part, 130 interrupted.
Commands import what they need when they run, so that `--help` is there at once.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from schema.errors import PanelPapersError

SOME_FAILED = 3
INTERRUPTED = 130
MOST_WORKERS = 60
"""Windows cannot wait for more processes than this."""


class Commands(click.Group):
    """Commands that end with one sentence and an exit code, whatever goes wrong."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; our errors and Ctrl-C become exit codes."""
        try:
            return super().invoke(ctx)
        except PanelPapersError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("Interrupted: what had been stored is kept.", err=True)
            ctx.exit(INTERRUPTED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="panel-papers", message="%(prog)s %(version)s")
def main() -> None:
    """Reads the published papers of UK policing boards and panels into a searchable database."""


def workers_of_machine() -> int:
    """One for every processor, within what every system can do."""
    return min(os.cpu_count() or 1, MOST_WORKERS)


DATABASE = click.option(
    "--db", "database", type=click.Path(path_type=Path), default=Path("papers.db"), show_default=True,
    help="The database.",
)  # fmt: skip


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
