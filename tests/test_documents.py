"""What the documents for readers and developers name is there: files, make targets, links, pictures, commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing import VERSION
from briefing.cli import COMMANDS, main

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("README*.md"), ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
PLACES = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
EACH = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)


@EACH
def test_links_and_pictures_exist(path: Path) -> None:
    text = path.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        assert (path.parent / target).exists(), target


@EACH
def test_make_targets_exist(path: Path) -> None:
    text = path.read_text("utf-8")
    named = set(re.findall(r"(?:`|^)make ([a-z][a-z-]*)", text, re.MULTILINE))
    assert named <= TARGETS


@EACH
def test_files_of_ours_that_are_named_exist(path: Path) -> None:
    text = path.read_text("utf-8")
    for named in re.findall(r"`([a-z_.-]+/[\w./-]*)`", text):
        if named.split("/")[0] in PLACES - {"build", "dist", "output"}:
            assert (ROOT / named).exists(), named


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_commands_of_the_readme_are_commands(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = re.findall(r"main\.py ([^#\n]+)", (ROOT / name).read_text("utf-8"))
    assert lines
    for line in lines:
        command, *words = line.split()
        assert command in COMMANDS, line
        assert main([command, "--help"]) == 0
        told = capsys.readouterr().out
        assert {word for word in words if word.startswith("--")} <= set(
            re.findall(r"--[a-z-]+", told)
        ), line


def test_the_version_has_its_part_in_the_changelog() -> None:
    assert re.search(
        rf"^## {re.escape(VERSION)}\b", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M
    )
