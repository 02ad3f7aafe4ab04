"""The site as a Datasette application: our metadata, our plugin and settings over one database."""

from __future__ import annotations

import re
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from datasette import handle_exception
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm
from datasette.utils import parse_metadata

import corpus.site
from corpus.site.links import DATABASE
from schema.errors import UntestedDatasette

TESTED = re.compile(r"0\.65\.(\d+)")
FIRST_TESTED_PATCH = 5
SETTINGS = {
    "default_page_size": 100,
    "default_facet_size": 15,
    "suggest_facets": False,  # costs twenty times what the curated facets cost
    "facet_time_limit_ms": 2000,
    "sql_time_limit_ms": 5000,
    "truncate_cells_html": 600,
    "allow_download": False,  # the database also holds the paths of local copies
}


def metadata_file() -> Path:
    """`metadata.yml`: in the package where it is installed, at the top of the project in a checkout."""
    installed = Path(str(files("corpus"))) / "metadata.yml"
    return installed if installed.exists() else installed.parent.parent / "metadata.yml"


def read_metadata() -> dict[str, Any]:
    """The site's titles, descriptions, facets and canned queries."""
    metadata: dict[str, Any] = parse_metadata(metadata_file().read_text(encoding="utf-8"))
    return metadata


def check_datasette(found: str) -> None:
    """Raises UntestedDatasette where the version of Datasette is not one that the site was tested with.

    >>> check_datasette("0.65.5")
    """
    tested = TESTED.fullmatch(found)
    if not tested or int(tested[1]) < FIRST_TESTED_PATCH:
        raise UntestedDatasette(found)


def build_site(db: Path, *, allow_sql: bool = False) -> Datasette:
    """The site over the database file `db`; `allow_sql` lets anybody who reaches it run SQL (read only).

    Raises UntestedDatasette where the installed Datasette is not one that the site was tested with.
    """
    check_datasette(version("datasette"))
    vars(handle_exception)["rich"] = None  # else every wrong address prints a traceback with all variables
    if not pm.is_registered(corpus.site):
        pm.register(corpus.site)
    site = Datasette(metadata=read_metadata(), settings=SETTINGS | {"default_allow_sql": allow_sql})
    site.remove_database("_memory")
    site.add_database(Database(site, path=str(db), is_mutable=True), name=DATABASE)
    return site
