"""The sample papers, each in a module of its own; every module names the publications its figures are from."""

from __future__ import annotations

from corpus.sample.sources import (
    action_log,
    agenda,
    call_handling_board,
    crime_board,
    decision_notice,
    dyfed_powys_pack,
    kent_quarterly,
    leicestershire_calls,
    london_workforce,
    minutes,
    west_mercia_budget,
    west_midlands_panel,
)

PAPERS = (
    west_midlands_panel.PAPER,
    crime_board.PAPER,
    kent_quarterly.PAPER,
    leicestershire_calls.PAPER,
    london_workforce.PAPER,
    minutes.PAPER,
    action_log.PAPER,
    agenda.PAPER,
    west_mercia_budget.PAPER,
    dyfed_powys_pack.PAPER,
    decision_notice.PAPER,
    call_handling_board.PAPER,
)
