"""What can go wrong: each error says what was found, why it stops and what to do.

Facts are the arguments and the sentence is made in `__str__`, so that errors cross process pools
whole. `exit_code` is what the command line ends with.
"""

from __future__ import annotations


class PanelPapersError(Exception):
    """Any error that a user can do something about."""

    exit_code = 1


class UnreadableFile(PanelPapersError):
    """A file of which nothing can be read. Arguments: what was found, what to do."""

    def __str__(self) -> str:
        found, remedy = self.args
        return f"{found}. {remedy}"
