"""Whose work is in the program, and that nothing is in it whose terms forbid that; every requirement is pinned."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from tools.packing import licences, locks, recognition

ROOT = Path(__file__).resolve().parents[2]
LOCKS = (
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-ocr.lock",
    "packaging/requirements-pack.lock",
    "packaging/requirements-arm64.lock",
)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_by_version_and_hash(lock: str) -> None:
    assert locks.entries(ROOT / lock)
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text


@pytest.mark.parametrize(
    "text",
    [
        "lxml>=6 \\\n    --hash=sha256:" + "0" * 64 + "\n",
        "lxml==6.1.3\n",
        "lxml==6.1.3 \\\n    --hash=md5:00\n",
        "git+https://example.org/lxml\n",
        "--extra-index-url https://example.org\n",
    ],
)
def test_a_lock_that_leaves_something_open_is_refused(text: str, tmp_path: Path) -> None:
    lock = tmp_path / "some.lock"
    lock.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"some\.lock"):
        locks.entries(lock)


def test_the_packing_lock_has_the_versions_of_the_development_lock() -> None:
    tools = licences.locked(ROOT / "packaging/requirements-pack.lock")
    everything = licences.locked(ROOT / "requirements-dev.lock")
    assert tools.items() <= everything.items()
    assert "pyinstaller" in tools


def test_the_lock_for_arm64_differs_in_qt_only() -> None:
    assert locks.ARM64.read_text(encoding="utf-8") == locks.for_arm64()
    here, there = licences.locked(locks.WHOLE), licences.locked(locks.ARM64)
    assert {name for name in here if here[name] != there[name]} == {
        "pyside6-essentials",
        "shiboken6",
    }


def test_the_terms_of_every_part_are_allowed() -> None:
    parts = list(licences.parts())
    assert {part.name for part in parts} == set(licences.locked(locks.WHOLE))
    assert all(part.terms for part in parts)


def test_the_optional_part_is_looked_at_too() -> None:
    parts = {part.name: part for part in licences.optional_parts()}
    assert set(parts) == set(recognition.PACKAGES) == set(licences.locked(licences.PART_LOCK))
    for name, part in parts.items():
        try:
            said, _ = licences.terms_of(distribution(name))
        except PackageNotFoundError:
            continue  # optional here too
        assert said.removesuffix(" License") == part.terms


def test_what_no_lock_names_is_found_in_a_bundle() -> None:
    ours = ["ui.window", "json.decoder", "numpy.linalg", "lxml", "PySide6.QtCore", "docx.oxml"]
    assert licences.strangers(ours) == set()
    assert licences.strangers([*ours, "yaml.loader", "_pytest.main"]) == {"pyyaml", "pytest"}


@pytest.mark.parametrize(
    "terms",
    ["", "GPL-3.0-only", "AGPL-3.0-only", "MIT AND GPL-2.0-only", "GPL-2.0-only OR AGPL-3.0"],
)
def test_terms_that_forbid_it_are_refused(terms: str) -> None:
    assert licences.refused(terms)


@pytest.mark.parametrize(
    "terms", ["MIT", "GPL-3.0-only OR MIT", "BSD-3-Clause AND (MIT OR GPL-2.0)"]
)
def test_of_alternatives_one_is_enough(terms: str) -> None:
    assert not licences.refused(terms)


def test_a_text_of_terms_is_there_for_every_part() -> None:
    kept = {"pyside6-essentials": "LGPL-3.0.txt", "shiboken6": "LGPL-3.0.txt"}
    lacking = [
        name
        for name in licences.locked(locks.WHOLE)
        if not licences.texts_of(name) and not (licences.TEXTS / kept.get(name, "-")).is_file()
    ]
    assert lacking == []
    # The LGPL is an addition to the GPL and cannot be read without it.
    assert (licences.TEXTS / "GPL-3.0.txt").is_file()


def test_the_list_that_is_shipped_is_the_present_one() -> None:
    assert licences.TARGET.read_text(encoding="utf-8") == licences.rendered(), "make third-party"


def test_no_text_of_terms_overwrites_another_in_the_bundle() -> None:
    places = [f"{folder}/{Path(path).name}" for path, folder in licences.collected()]
    assert len(places) == len(set(places))
