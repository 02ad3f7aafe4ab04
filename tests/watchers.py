from __future__ import annotations

from corpus.batch import Plan, Task
from corpus.store import DocumentRows


class Silent:
    """Watches a build and says nothing."""

    def started(self, plan: Plan) -> None: ...

    def stored(self, task: Task, rows: DocumentRows) -> None: ...
