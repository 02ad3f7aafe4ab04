"""What the README says is so: its commands exist, and its numbers are those that come out."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from corpus.cli import main
from tests.scoring import score_set

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
LINES = [line.split("#")[0].strip() for block in BLOCKS for line in block.splitlines()]
USES = re.findall(r"(?:^|bin/|&& )panel-papers (.+)", "\n".join(LINES), re.MULTILINE)


@pytest.mark.parametrize("use", USES)
def test_every_command_of_the_readme_can_be_put(use: str) -> None:
    name, *words = shlex.split(use)
    command = main.commands[name]
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= options
    arguments = [parameter for parameter in command.params if isinstance(parameter, click.Argument)]
    assert arguments or not words or words[0].startswith("--")


def test_the_readme_shows_what_the_demo_says(tmp_path: Path) -> None:
    """The same lines, numbers apart: a better reader finds more."""
    said = CliRunner().invoke(main, ["demo", "--no-serve", "--db", str(tmp_path / "demo.db")])
    assert said.exit_code == 0
    held = said.output.strip().splitlines()[-1].replace(str(tmp_path / "demo.db"), "demo.db")
    assert without_numbers(held) in without_numbers(README)


def without_numbers(text: str) -> str:
    return re.sub(r"\d[\d,]*", "#", text)


def test_the_readme_claims_no_more_than_is_measured() -> None:
    claims = dict(re.findall(r"^\| (\w+) \| [\d,]+ \| [\d.]+ \| [\d.]+ \| ([\d.]+) \|$", README, re.MULTILINE))
    assert claims.keys() == score_set("samples").keys()
    for kind, tally in score_set("samples").items():
        assert round(tally.f1, 3) >= float(claims[kind]), kind


def test_ci_runs_the_readmes_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    program = re.search(r"awk '(.*?)' README.md", script)
    assert program
    found = subprocess.run(["awk", program[1], ROOT / "README.md"], capture_output=True, text=True, check=True).stdout
    assert found.strip().endswith("pytest") and found.strip() in README
