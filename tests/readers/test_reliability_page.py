"""docs/reliability.md names tests: every one of them exists."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reliability.md"
CONTRACT = "tests/readers/contract/test_contract_of_readers.py"


def named() -> list[tuple[Path, str]]:
    """Files and the tests in them that the page names; an empty name stands for the whole file."""
    found: list[tuple[Path, str]] = []
    for place, name in re.findall(r"`([\w/]*(?:\.py|…)|)(?:::(\w+))?`", PAGE.read_text("utf-8")):
        if place.startswith("contract/"):
            path = ROOT / CONTRACT
        elif place:
            path = ROOT / place if place.startswith("tests/") else ROOT / "tests/readers" / place
        elif name and found:
            path = found[-1][0]
        else:
            continue
        found.append((path, name))
    return found


def test_every_test_that_is_named_is_there() -> None:
    tests = named()
    assert len(tests) > 60
    for path, name in tests:
        assert path.is_file(), path
        assert not name or f"def {name}(" in path.read_text("utf-8"), f"{path.name}::{name}"
