"""The site in real Chromium: from a search to the page of the publisher's file, by anybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import browsing, chromium, served
from tests.site_data import FILENAME, ReadingOf, make_database, paper_pdf


@pytest.fixture(scope="module")
def held(folder: Path) -> ReadingOf:
    return ReadingOf(paper_pdf(), force="west-midlands", meeting="2023-11-20")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    chromium()
    return tmp_path_factory.mktemp("browser")


@pytest.fixture(scope="module")
def page(folder: Path) -> Iterator[Page]:
    with served(make_database(folder)[0]) as address, browsing(folder / "profile", address) as context:
        yield context.pages[0]


def test_a_search_leads_to_a_figure_its_page_and_the_publishers_file(page: Page, held: ReadingOf) -> None:
    page.goto("/")
    page.get_by_label("Search papers, indicators, figures and recommendations").fill("violence with injury")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="6 results")).to_be_visible()
    assert page.locator("mark").first.inner_text().lower() == "violence"

    figure = page.get_by_role("row").filter(has_text="1,204 · ").filter(has_text="West Midlands")
    figure.get_by_role("link", name="violence with injury").click()
    assert page.get_by_role("heading", level=1).inner_text() == "1,204: violence with injury"
    expect(page.get_by_text("Performance report, quarter 2")).to_be_visible()

    page.get_by_role("link", name="See it on page 1 of its paper").click()
    image = page.get_by_role("img", name="Page 1 as printed")
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 900
    assert page.locator("rect.chosen").count() == 1

    file = page.get_by_role("link", name=FILENAME)
    assert file.get_attribute("href") == f"/-/source/{held.id}.pdf#page=1"
    answer = page.request.get(str(file.get_attribute("href")))
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body() == paper_pdf()


def test_the_evidence_stands_on_its_words(page: Page, held: ReadingOf) -> None:
    """The box drawn over the image covers the same part of it as the record's box of the page."""
    page.goto(f"/paper/{held.paper}/page/1?record={held.key('f', 1, 2)}")
    image, box = page.locator(".page-image img").bounding_box(), page.locator("rect.chosen").bounding_box()
    assert image is not None and box is not None
    left, top = (box["x"] - image["x"]) / image["width"], (box["y"] - image["y"]) / image["height"]
    assert left == pytest.approx(70 / 595.3, abs=0.01)
    assert top == pytest.approx(128 / 841.9, abs=0.01)


def test_a_facet_narrows_a_list_down(page: Page) -> None:
    page.goto("/papers/figures_with_paper")
    page.get_by_role("region", name="Narrow down").get_by_role("link", name="Kent Police").click()
    expect(page.get_by_role("heading", name='2 rows where force = "Kent Police"')).to_be_visible()


def test_a_list_is_searched(page: Page) -> None:
    page.goto("/papers/kpis_with_paper")
    page.get_by_label("Search", exact=True).fill("999 calls")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("heading", name='2 rows where search matches "999 calls"')).to_be_visible()


def test_a_question_offers_its_choices(page: Page) -> None:
    page.goto("/papers/one_measure")
    page.get_by_label("Measure").select_option("Violence with injury")
    page.get_by_label("Force").select_option("Kent Police")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="1 result")).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        "/", "/papers", "/papers/figures_with_paper?_search=injury&kind=level", "/papers/papers", "/papers/cells",
        "/papers/search_everything?q=performance", "/papers/recommendations_by_addressee", "/nothing",
    ],
)  # fmt: skip
def test_pages_are_accessible(page: Page, path: str) -> None:
    page.goto(path)
    assert violations(page) == []


def test_pages_of_records_are_accessible(page: Page, held: ReadingOf) -> None:
    for path in (f"/papers/figures/{held.key('f', 1, 1)}", f"/paper/{held.paper}/page/1"):
        page.goto(path)
        assert violations(page) == []


def test_a_small_screen_needs_no_sideways_scrolling(page: Page) -> None:
    size = page.viewport_size
    page.set_viewport_size({"width": 380, "height": 700})
    try:
        for path in ("/", "/papers/figures_with_paper", "/papers/search_everything?q=injury"):
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 380, path
    finally:
        assert size is not None
        page.set_viewport_size(size)


def violations(page: Page) -> list[str]:
    """What axe finds wrong on the page that is open."""
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in found]
