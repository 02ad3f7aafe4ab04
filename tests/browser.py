"""The system's Chromium, and the site on a free port, for tests in a real browser."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import BrowserContext, sync_playwright

from corpus.serve import address, listen
from corpus.site.app import build_site

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def chromium() -> str:
    """The path of Chromium; skips the test where there is none, except in CI, where it must be."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        reason = "Chromium is not installed (Debian: apt-get install chromium)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    return str(found)


@contextmanager
def browsing(profile: Path, address: str) -> Iterator[BrowserContext]:
    """A browser with a fresh profile; paths are taken from `address`.

    It lets the accessibility checker in past the policy that keeps scripts off our pages.
    """
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=chromium(), headless=True, args=list(FLAGS), locale="en-GB",
            viewport={"width": 1280, "height": 900}, base_url=address, bypass_csp=True,
        )  # fmt: skip
        try:
            yield context
        finally:
            context.close()


@contextmanager
def served(db: Path) -> Iterator[str]:
    """Serves a database on a free port of this machine; gives the address."""
    with listen("127.0.0.1", None) as listener:
        server = uvicorn.Server(uvicorn.Config(build_site(db).app(), log_level="warning", lifespan="on"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield address(listener)
        finally:
            server.should_exit = True
            thread.join()
