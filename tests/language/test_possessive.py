"""Patterns mean the same on every Python the program runs on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NOT_OURS = {".venv", "build", "dist", "tests"}
# Pythons before 3.11.5, Debian 12's among them, go on behind what a group in such a quantifier only began to match:
# (?:ab?c)*+ takes the a of "ad". (?>(?:ab?c)*) means the same and is right on all.
OVER_A_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{+[0-9]*,?[0-9]*\}+)\+")


def strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_no_group_is_repeated_possessively() -> None:
    for one in ("(?:ab?c)*+", "(?:[.][0-9]++)?+", "(a|b){1,2}+", "(a){{2}}+"):
        assert OVER_A_GROUP.search(one)
    for one in ("(?>(?:[0-9]++a)*)(b)+", r"\)?+", "[)]*+"):
        assert not OVER_A_GROUP.search(one)
    folders = [one for one in ROOT.iterdir() if one.name not in NOT_OURS and one.is_dir()]
    paths = [path for folder in folders for path in folder.rglob("*.py")]
    assert len(paths) > 100
    found = [(path.name, one) for path in paths for one in strings(path)]
    assert [one for one in found if OVER_A_GROUP.search(one[1])] == []
