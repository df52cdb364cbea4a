"""A right briefing with one fault each: the rule meant for it catches it, and no other does."""

from __future__ import annotations

import pytest

from tests.word.check_samples import failed, right, spoiled
from tests.word.mutation_hands import Change
from tests.word.mutations_content import CONTENT
from tests.word.mutations_look import LOOK
from word.rules import RULES

MUTATIONS: dict[str, tuple[tuple[Change, ...], set[int]]] = {**LOOK, **CONTENT}


def test_the_right_briefing_keeps_every_rule() -> None:
    assert failed(right()) == {}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_fault_is_caught_by_the_rule_meant_for_it(name: str) -> None:
    changes, expected = MUTATIONS[name]
    found = failed(spoiled(*changes))
    assert set(found) == expected, {number: (r.found, r.where) for number, r in found.items()}
    for result in found.values():
        assert result.found
        assert result.where


def test_every_rule_has_a_mutation_that_breaks_it() -> None:
    broken = set().union(*(expected for _changes, expected in MUTATIONS.values()))
    untested = {rule.number for rule in RULES} - broken
    assert untested == set()
