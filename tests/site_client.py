"""Asks the site in process, as a browser would ask the server."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from datasette.app import Datasette
from httpx import Response


@dataclass(frozen=True)
class SiteClient:
    site: Datasette

    def get(self, path: str, *, follow_redirects: bool = False, **query: str) -> Response:
        address = f"{path}?{urlencode(query)}" if query else path
        return asyncio.run(self.site.client.get(address, follow_redirects=follow_redirects))

    def rows(self, path: str, **query: str) -> list[dict[str, Any]]:
        answer = self.get(f"{path}.json", _shape="array", **query)
        assert answer.status_code == 200, answer.text
        return answer.json()
