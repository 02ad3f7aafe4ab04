"""Every entry is found by its own example, entries do not claim each other's names, references hold."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.entries import BETTER, BODY_KINDS, HOWS, Body, Force, Measure, body_forms
from schema.matching import find_words, fold, fold_plural
from schema.records import UNITS
from schema.vocabulary import (
    bodies,
    find_bodies,
    find_body,
    find_force,
    find_forces,
    find_measures,
    forces,
    match_measure,
    measures,
)

CASES = tomllib.loads((Path(__file__).parent / "cases" / "vocabulary.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("force", forces(), ids=lambda force: force.id)
def test_every_name_of_a_force_means_it(force: Force) -> None:
    for name in (force.example, force.name, *force.spellings, *force.places, *force.labels):
        match = find_force(name)
        assert match is not None and match.entry.id == force.id, name


@pytest.mark.parametrize("body", bodies(), ids=lambda body: body.id)
def test_every_name_of_a_body_means_it(body: Body) -> None:
    for name in (body.example or "", body.name, *body.spellings):
        match = find_body(name)
        assert match is not None and match.entry.id == body.id, name


@pytest.mark.parametrize("measure", measures(), ids=lambda measure: measure.id)
def test_every_name_of_a_measure_means_it(measure: Measure) -> None:
    for name in (measure.example, measure.name, *measure.spellings):
        match = match_measure(name)
        assert match is not None and match.entry.id == measure.id, name


def test_every_form_of_a_body_name_is_found_by_its_example() -> None:
    for form in body_forms():
        match = find_body(form.example)
        assert match is not None and (match.entry.kind, match.how) == (form.kind, "pattern"), form.example
        assert form.pattern.search(form.example), form.example


def test_every_form_of_a_measure_name_is_found_by_its_example() -> None:
    for measure in measures():
        for form in measure.patterns:
            plain = " ".join(word.folded for word in find_words(form.example, fold_plural))
            assert form.pattern.search(plain), form.example
            match = match_measure(form.example)
            assert match is not None and match.entry.id == measure.id, form.example


@pytest.mark.parametrize("entries", [forces(), bodies(), measures()], ids=["forces", "bodies", "measures"])
def test_ids_are_unique(entries: tuple[Force | Body | Measure, ...]) -> None:
    assert [key for key, count in Counter(entry.id for entry in entries).items() if count > 1] == []


@pytest.mark.parametrize(
    ("entries", "folding"),
    [(forces(), fold), (bodies(), fold), (measures(), fold_plural)],
    ids=["forces", "bodies", "measures"],
)
def test_no_two_entries_claim_a_name(entries: tuple[Force | Body | Measure, ...], folding: object) -> None:
    owners: dict[str, set[str]] = {}
    for entry in entries:
        for name in (entry.name, *entry.spellings):
            key = " ".join(word.folded for word in find_words(name, folding))  # type: ignore[arg-type]
            owners.setdefault(key, set()).add(entry.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_the_forces_of_england_and_wales_are_all_there() -> None:
    codes = {force.gss_code for force in forces() if force.country in ("England", "Wales")}
    assert codes == {f"E230000{number:02}" for number in range(1, 40)} | {f"W1500000{number}" for number in range(1, 5)}
    assert len(codes) == 43
    others = {"police-scotland", "psni"}
    others |= {"british-transport-police", "civil-nuclear-constabulary", "ministry-of-defence-police"}
    assert {force.id for force in forces() if force.gss_code not in codes} == others


def test_references_and_values_are_known() -> None:
    force_ids = {force.id for force in forces()}
    measure_ids = {measure.id for measure in measures()}
    assert {body.force_id for body in bodies()} - {None} <= force_ids
    assert {each for force in forces() for each in force.most_similar} <= force_ids
    assert all(bool(force.most_similar) == bool(force.most_similar_source) for force in forces())
    assert {each for measure in measures() for each in measure.combines} <= measure_ids
    assert {body.kind for body in bodies()} <= set(BODY_KINDS)
    assert {measure.unit for measure in measures()} <= set(UNITS)
    assert {measure.better for measure in measures()} <= {None, *BETTER}


def test_every_listed_entry_has_a_source_and_an_example() -> None:
    listed: list[Force | Body | Measure] = [*forces(), *bodies(), *measures()]
    assert [entry.id for entry in listed if not (entry.source and entry.example)] == []


def test_every_force_is_held_to_account_by_a_listed_body() -> None:
    kinds: dict[str | None, set[str]] = {}
    for body in bodies():
        kinds.setdefault(body.force_id, set()).add(body.kind)
    assert [force.id for force in forces() if kinds[force.id] == {"force"}] == []
    local = [force.id for force in forces() if force.country in ("England", "Wales") and force.region != "London"]
    assert len(local) == 41
    assert [force_id for force_id in local if not kinds[force_id] >= {"panel", "commissioner"}] == []


def test_the_national_crime_and_policing_measures_are_marked() -> None:
    assert {measure.national_priority for measure in measures()} - {None} == {
        "reduce murder and other homicide",
        "reduce serious violence",
        "disrupt drugs supply and county lines",
        "reduce neighbourhood crime",
        "improve satisfaction among victims",
        "tackle cyber crime",
    }


@pytest.mark.parametrize("case", CASES["measure"], ids=lambda case: case["name"])
def test_measure(case: dict[str, str]) -> None:
    match = match_measure(case["name"], case.get("unit"))
    assert (match.entry.id if match else None) == case.get("id")
    assert match is None or match.how == case.get("how", match.how) in HOWS


@pytest.mark.parametrize("case", CASES["force"], ids=lambda case: case["name"])
def test_force(case: dict[str, str]) -> None:
    match = find_force(case["name"], case.get("home"))
    assert (match.entry.id if match else None) == case.get("id")


@pytest.mark.parametrize("case", CASES["forces_in_text"], ids=lambda case: case["text"][:40])
def test_forces_in_text(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = [[text[hit.start : hit.end], hit.value.entry.id, hit.value.how] for hit in find_forces(text)]
    assert found == case["found"]


@pytest.mark.parametrize("case", CASES["bodies_in_text"], ids=lambda case: case["text"][:40])
def test_bodies_in_text(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = [[hit.value.entry.name, hit.value.entry.kind, hit.value.entry.force_id or ""] for hit in find_bodies(text)]
    assert found == case["found"]


@pytest.mark.parametrize("case", CASES["measures_in_text"], ids=lambda case: case["text"][:40])
def test_measures_in_text(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert [[text[hit.start : hit.end], hit.value.id] for hit in find_measures(text)] == case["found"]


WORDS = st.lists(
    st.sampled_from(
        [name for measure in measures() for name in (measure.name, *measure.spellings[:2])]
        + [name for force in forces() for name in (force.name, *force.spellings)]
        + [
            "the",
            "of",
            "and",
            "in",
            "%",
            "Police",
            "Panel",
            "Board,",
            "COUNCIL",
            "\n",
            "’s",
            "—",
            "(",
            "Éire",
            "x" * 40,
        ]
    ),
    max_size=12,
).map(" ".join)


@given(st.one_of(st.text(max_size=200), WORDS))
def test_spans_stand_in_the_text_in_order_and_apart(text: str) -> None:
    for finder in (find_forces, find_bodies, find_measures):
        hits = finder(text)
        ends = [at for hit in hits for at in (hit.start, hit.end)]
        assert ends == sorted(ends)
        assert all(0 <= at <= len(text) for at in ends)
        assert all(text[hit.start : hit.end].strip() for hit in hits)


@given(st.one_of(st.text(max_size=400), WORDS))
def test_any_name_means_one_thing_or_nothing(name: str) -> None:
    for match in (find_force(name), find_body(name), match_measure(name), match_measure(name, "percent")):
        assert match is None or match.how in HOWS


@given(
    st.sampled_from(measures()),
    st.sampled_from(["{}", "Number of {}", "{} (rolling 12 months)", "  {}:", "{} 2023/24"]),
)
def test_words_that_change_nothing_change_nothing(measure: Measure, frame: str) -> None:
    for printed in (measure.name, measure.name.upper(), measure.name.title()):
        match = match_measure(frame.format(printed))
        assert match is not None and match.entry.id == measure.id


@given(
    st.sampled_from(measures()),
    st.sampled_from(["{} crisis centres", "Cost of {}", "{} prevention packs", "Fear of {}"]),
)
def test_words_that_change_the_subject_leave_no_measure(measure: Measure, frame: str) -> None:
    assert match_measure(frame.format(measure.name)) is None
