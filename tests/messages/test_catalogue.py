"""The catalogue holds every message that the program names, in both languages, with the same values."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest

from messages.catalogue import Language, _table, has, say

ROOT = Path(__file__).resolve().parents[2]
PLACES = (
    "briefing",
    "facts",
    "language",
    "model",
    "readers",
    "summarizer",
    "ui",
    "word",
    "workspace",
)
CODE = re.compile(r"[a-z]+(?:[._][a-z0-9_]+)+")


def named_in_code() -> dict[str, str]:
    """Every string of the program that has the form of a code -> the file that names it."""
    found: dict[str, str] = {}
    for place in PLACES:
        for path in sorted((ROOT / place).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.setdefault(node.value, str(path.relative_to(ROOT)))
    return found


def placeholders(wording: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(wording) if name is not None}


def test_every_code_that_the_program_names_is_worded() -> None:
    table = _table()
    families = {code.split(".")[0] for code in table}
    missing = {
        code: path
        for code, path in named_in_code().items()
        if "." in code
        and CODE.fullmatch(code)
        and code.split(".")[0] in families
        and not has(code)
        # A prefix that a suffix is joined to at run time: its family must exist.
        and not any(known.startswith(code) for known in table)
    }
    # Module names are strings with dots too.
    missing = {
        code: path
        for code, path in missing.items()
        if not (ROOT / (code.replace(".", "/") + ".py")).exists()
        and not (ROOT / code.replace(".", "/")).is_dir()
    }
    assert missing == {}


def test_both_languages_speak_of_the_same_values() -> None:
    assert _table()
    for code, (chinese, english) in _table().items():
        assert chinese.strip(), code
        assert english.strip(), code
        assert placeholders(chinese) == placeholders(english), code


def test_an_error_is_one_line() -> None:
    for code in _table():
        if code.startswith("error."):
            for language in Language:
                assert "\n" not in say(code, language=language), code


def test_a_value_is_never_read_as_a_placeholder() -> None:
    code = "error.source.missing"
    assert "{name}" in _table()[code][Language.CHINESE]
    assert "{detail}{0}" in say(code, {"name": "{detail}{0}"})


def test_a_missing_value_does_not_hide_the_message() -> None:
    assert "{name}" in say("error.source.missing", {"detail": "x"})


def test_an_unknown_code_is_a_bug() -> None:
    with pytest.raises(KeyError):
        say("error.no.such.code")


def test_saying_what_a_command_says_loads_few_subjects() -> None:
    script = "import sys\nfrom messages import say\nsay('console.about')\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = {name for name in done.stdout.split() if name.startswith("messages.")}
    assert loaded == {"messages.catalogue", "messages.console"}
