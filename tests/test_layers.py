"""The packages import in one direction, and `extract` does no input or output."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib.util import resolve_name
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {"schema": {"schema"}, "extract": {"schema", "extract"}, "corpus": {"schema", "extract", "corpus"}}
OURS = frozenset(MAY_IMPORT)
OUTSIDE = frozenset((
    "asyncio", "click", "concurrent", "ctypes", "datasette", "ftplib", "glob", "http", "httpx", "locale", "logging",
    "multiprocessing", "os", "pathlib", "random", "requests", "rich", "secrets", "select", "shelve", "shutil",
    "signal", "smtplib", "socket", "sqlite3", "sqlite_utils", "ssl", "subprocess", "sys", "tempfile", "threading",
    "time", "urllib", "uuid", "uvicorn", "webbrowser",
))  # fmt: skip
"""What reaches files, the network, a database, the clock, chance or another process."""
CALLS = frozenset(("open()", "print()", "input()", "exec()", "eval()", ".now()", ".today()", ".utcnow()"))


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    package = ".".join(path.relative_to(ROOT).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield resolve_name("." * node.level + (node.module or ""), package)


def called(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield f"{node.func.id}()" if isinstance(node.func, ast.Name) else f".{getattr(node.func, 'attr', '')}()"


@pytest.mark.parametrize("package", sorted(OURS))
def test_packages_import_in_one_direction(package: str) -> None:
    for path in modules(package):
        ours = {name.split(".")[0] for name in imported(path)} & OURS
        assert ours <= MAY_IMPORT[package], path


def test_extract_reaches_nothing_outside() -> None:
    for path in modules("extract"):
        names = {name.split(".")[0] for name in imported(path)}
        assert not names & OUTSIDE, path
        assert not set(called(path)) & CALLS, path


def test_schema_opens_nothing() -> None:
    for path in modules("schema"):
        names = {name.split(".")[0] for name in imported(path)}
        assert not names & (OUTSIDE - {"sqlite_utils"}), path
        assert not set(called(path)) & CALLS, path


def test_the_parts_of_extract_import_in_one_direction() -> None:
    needs = {part_of(path): set() for path in modules("extract")}
    for path in modules("extract"):
        needs[part_of(path)] |= {".".join(n.split(".")[:2]) for n in imported(path) if n.startswith("extract.")}
    TopologicalSorter({part: others - {part} for part, others in needs.items()}).prepare()


def part_of(path: Path) -> str:
    """A folder or a module right under its package."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts[:2])


def test_the_rules_look_at_every_package() -> None:
    assert all(modules(package) for package in OURS)
