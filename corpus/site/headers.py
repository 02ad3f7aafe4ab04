"""Security headers: what a browser may do with an answer of ours.

Pages need no script at all, so none may run, whatever a paper's text holds.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

PAGES_POLICY = (
    b"default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self'; "
    b"base-uri 'none'; frame-ancestors 'none'"
)
FILES_POLICY = b"frame-ancestors 'none'"
"""For files: the browsers' own PDF viewers stop working under a stricter one."""
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
)


def secured(app: App) -> App:
    """The same application, with security headers on every HTTP answer."""

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *_headers(message)]}
            await send(message)

        await app(scope, receive, send_with_headers)

    return wrapped


def _headers(start: Message) -> list[tuple[bytes, bytes]]:
    types = [value for name, value in start.get("headers", []) if name.lower() == b"content-type"]
    policy = FILES_POLICY if b"application/pdf" in types else PAGES_POLICY
    return [*HEADERS, (b"content-security-policy", policy)]
