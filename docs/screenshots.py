"""Makes the pictures of the README from the bundled sample papers.

Run `python docs/screenshots.py`; it needs the test tools and Chromium.
The pictures are small PNG files beside this one.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent))

from corpus.demo import build_demo  # noqa: E402
from corpus.report import Reporter  # noqa: E402
from tests.browser import browsing, served  # noqa: E402

COLOURS = 128
SEARCH = "/papers/search_everything?q=violence+with+injury&kind=figure"


def main() -> None:
    """Builds the demo's database and takes its pictures."""
    with TemporaryDirectory() as folder:
        db = Path(folder) / "demo.db"
        with Reporter(quiet=True) as reporter:
            build_demo(db, reporter, 1)
        with served(db) as address, browsing(Path(folder) / "profile", address) as context:
            take_pictures(context.pages[0])


def take_pictures(page: Page) -> None:
    """The search, and a figure that it found on its page."""
    page.goto(SEARCH)
    picture(page, "search.png")
    page.get_by_role("row").filter(has_text="fell by 11%").first.locator("td.col-page a").click()
    page.wait_for_function("document.querySelector('.page-image img').complete")
    picture(page, "evidence.png")


def picture(page: Page, name: str) -> None:
    """What the window shows, in few colours, so that the file is small."""
    page.screenshot(path=DOCS / name)
    with Image.open(DOCS / name) as image:
        image.convert("RGB").quantize(COLOURS).save(DOCS / name, optimize=True)


if __name__ == "__main__":
    main()
