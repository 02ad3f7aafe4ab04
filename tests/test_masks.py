from __future__ import annotations

import pytest

from extract.figures.masks import Mask, find_masked, masks, unmasked
from extract.figures.quantities import find_quantities


@pytest.mark.parametrize("mask", masks(), ids=lambda m: m.name)
def test_the_example_of_a_mask(mask: Mask) -> None:
    first = mask.pattern.search(mask.example)
    assert first
    assert first[0] == mask.masked


@pytest.mark.parametrize("mask", [m for m in masks() if "12" in m.example], ids=lambda m: m.name)
def test_the_example_of_a_mask_keeps_its_amount(mask: Mask) -> None:
    kept = unmasked(find_quantities(mask.example), find_masked(mask.example))
    assert [q.value for q in kept] == [12.0]
