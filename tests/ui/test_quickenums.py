"""Enumerations made the short way are those that Python makes itself."""

from __future__ import annotations

import enum
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ui import quickenums

pytestmark = pytest.mark.skipif(sys.version_info >= quickenums._UNKNOWN, reason="not used there")
ROOT = Path(__file__).resolve().parents[2]

ALL_OF_QT = """
import enum, importlib
from tests.ui.test_quickenums import differences
from ui import quickenums

made, found = [], []
def both(cls, name, pairs, **options):
    options["module"] = "m"
    short = quickenums.create(cls, name, pairs, **options)
    found.extend(differences(short, quickenums._ordinary(cls, name, pairs, **options)))
    made.append(len(pairs))
    return short

enum.EnumType._create_ = both
for place in ("Core", "Gui", "Widgets", "Svg", "PrintSupport", "DBus"):
    module = importlib.import_module(f"PySide6.Qt{place}")
    for name in dir(module):
        dir(getattr(module, name))
print(len(made), sum(made))
print(*found, sep="\\n")
"""


def differences(short: Any, ordinary: Any) -> Iterator[str]:
    """What a program could tell the two enumerations apart by."""
    if _outside(short) != _outside(ordinary):
        yield f"{ordinary.__name__}: {_outside(short)} for {_outside(ordinary)}"
    if vars(short).keys() != vars(ordinary).keys():
        yield f"{ordinary.__name__}: {vars(short).keys() ^ vars(ordinary).keys()}"
    for question in _QUESTIONS:
        mine, theirs = _answer(question, short), _answer(question, ordinary)
        if mine != theirs:
            yield f"{ordinary.__name__}: {mine} for {theirs}"
    for name, member in short.__members__.items():
        if not member is short[name] is short(member.value) is getattr(short, name):
            yield f"{ordinary.__name__}.{name}: another object"


def _outside(made: Any) -> tuple[object, ...]:
    return type(made), made.__bases__, made.__name__, made.__qualname__, made.__module__


def _answer(question: Callable[[Any], object], made: Any) -> object:
    try:
        return question(made)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def _plain(part: object) -> object:
    """``part`` with its members as names, so that those of two enumerations can be compared."""
    if isinstance(part, enum.Enum):
        return part.name, part.value
    if isinstance(part, dict):
        return [(_plain(key), _plain(value)) for key, value in part.items()]
    if isinstance(part, list):
        return [_plain(value) for value in part]
    return getattr(part, "__func__", part)


_OPERATORS = ("__or__", "__and__", "__xor__", "__add__", "__lt__", "__contains__")
_QUESTIONS: tuple[Callable[[Any], object], ...] = (
    lambda made: [_plain(member) for member in made],
    lambda made: [_plain(member) for member in reversed(made)],
    lambda made: [(name, _plain(member)) for name, member in made.__members__.items()],
    lambda made: [(repr(member), str(member), f"{member}", hash(member)) for member in made],
    lambda made: [
        {key: value for key, value in vars(member).items() if key != "__objclass__"}
        for member in made.__members__.values()
    ],
    # What holds for all of a class: numbers, flags, maps and functions of Python itself.
    lambda made: {
        key: _plain(part)
        for key, part in vars(made).items()
        if key not in made.__members__ and key not in ("__dict__", "__weakref__")
    },
    lambda made: [repr(member.__reduce_ex__(2)) for member in made.__members__.values()],
    lambda made: [(~member).value for member in made],
    lambda made: [bool(member) for member in made],
    lambda made: _plain(made(1 << 29)),
    lambda made: _plain(made(-1)),
    lambda made: _plain(made("no value")),
    lambda made: [next(iter(made)) in made, list(made)[-1] in made],
    lambda made: setattr(made, next(iter(made.__members__)), 1),
    lambda made: type("More", (made,), {}),
    *(
        lambda made, name=name: [_plain(getattr(m, name)(next(iter(made)))) for m in made]
        for name in _OPERATORS
    ),
)


def test_every_enumeration_of_qt_is_the_same_both_ways() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ALL_OF_QT],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    count, *found = done.stdout.strip().splitlines()
    assert [int(number) for number in count.split()] > [500, 5_000]
    assert found == []


PAIRS = {
    "nothing": [],
    "other names for a value": [("A", 1), ("B", 1), ("C", 2)],
    "masks": [("NONE", 0), ("A", 1), ("B", 2), ("BOTH", 3), ("MORE", 12)],
    "not in order": [("B", 2), ("A", 1)],
    "negative": [("A", -1), ("B", 1)],
    "a name twice": [("A", 1), ("A", 2)],
    "a name that is taken": [("name", 1), ("value", 2), ("A", 3)],
    "a method of the base": [("mro", 1)],
    "a private name": [("_x", 1), ("_x_", 2), ("__x__", 3), ("A", 4)],
    "no numbers": [("A", "1"), ("B", "2")],
    "truth": [("A", True), ("B", 0)],
    "a pair too long": [("A", 1, 2)],
}


@pytest.mark.parametrize("base", [enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag])
@pytest.mark.parametrize("boundary", [enum.KEEP, enum.STRICT, None])
@pytest.mark.parametrize("kind", PAIRS)
def test_what_the_short_way_does_not_know_goes_the_long_one(
    kind: str, boundary: Any, base: Any
) -> None:
    def made(how: Callable[..., object]) -> object:
        return _answer(
            lambda _: how(base, "Kind", list(PAIRS[kind]), module="m", boundary=boundary), None
        )

    short, ordinary = made(quickenums.create), made(quickenums._ordinary)
    if isinstance(short, str) or isinstance(ordinary, str):
        assert short == ordinary
    else:
        assert list(differences(short, ordinary)) == []


def test_two_enumerations_share_nothing() -> None:
    options = {"module": "m", "boundary": enum.KEEP}
    one = quickenums.create(enum.Flag, "One", [("A", 1)], **options)
    other = quickenums.create(enum.Flag, "Other", [("B", 2)], **options)
    assert list(one.__members__) == ["A"]
    assert list(other.__members__) == ["B"]
    assert one(2) is not other(2)
    assert isinstance(one(3), one)


USED = """
import enum
before = enum.EnumType._create_
from ui import quickstart
quickstart.apply()
assert enum.EnumType._create_ is not before
made = enum.Enum("Colour", "RED GREEN")
assert made.__module__ == "__main__", made.__module__
assert made.GREEN.value == 2
from PySide6.QtCore import Qt
assert Qt.Key.Key_A.value == 65 and Qt.Key(65) is Qt.Key.Key_A
both = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
assert Qt.AlignmentFlag.AlignTop in both
"""


def test_the_window_starts_with_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", USED], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
