"""Small papers that the demo and the tests run on, in the forms that publishers use.

They were written for this project from published figures (each names its source), and say on every
page that no force or panel published them. `python -m corpus.sample.build` makes the PDFs again.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "papers"
MARK = "Sample paper written for panel-papers from published figures; not a publication of any force or panel"
"""The line that stands on every page of every sample."""


def sample_files() -> list[Path]:
    """The sample PDFs, by name.

    >>> all(path.suffix == ".pdf" for path in sample_files())
    True
    """
    return sorted(FOLDER.glob("*.pdf"))
