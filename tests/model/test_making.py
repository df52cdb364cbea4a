"""Values made by :func:`model.making.maker` are those that their class makes."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from model.document import Span
from model.making import maker


def test_what_is_made_is_the_same_and_as_frozen() -> None:
    made, usual = maker(Span)(1, 2, 3), Span(1, 2, 3)
    assert type(made) is Span
    assert made == usual
    assert hash(made) == hash(usual)
    assert repr(made) == repr(usual)
    assert replace(made, end=9) == Span(1, 2, 9)
    assert pickle.loads(pickle.dumps(made)) == usual
    with pytest.raises(FrozenInstanceError):
        made.end = 4  # type: ignore[misc]


def test_every_field_is_asked_for() -> None:
    with pytest.raises(TypeError):
        maker(Span)(*range(len(fields(Span)) - 1))
