"""The bodies that papers name and no vocabulary lists: a row each, whatever order the papers came in."""

from __future__ import annotations

import sqlite3


def settle_bodies(connection: sqlite3.Connection) -> None:
    """Gives every unlisted body that a paper names its row, and drops the rows that none names any more.

    Its name is the first, in sorted order, of those that its papers print.
    """
    connection.execute(
        "delete from bodies where basis = 'printed' "
        "and id not in (select body_id from papers where body_id is not null)"
    )
    named = connection.execute(
        "select body_id, min(coalesce(body_name, body_id)) from papers where body_id is not null "
        "and body_id not in (select id from bodies where basis = 'vocabulary') group by body_id order by body_id"
    ).fetchall()
    connection.executemany(
        "insert into bodies (id, name, kind, force_id, basis) values (?, ?, ?, ?, 'printed') "
        "on conflict (id) do update set name = excluded.name, kind = excluded.kind, force_id = excluded.force_id",
        [(ident, name, "other", None) for ident, name in named],
    )
