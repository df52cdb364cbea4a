"""What the .deb brings for the desktop, and how two packages are compared."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from briefing import VERSION
from readers.registry import READERS
from tools.packing import compare, deb

FILES = deb.FILES


def _entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(FILES / "jianbao.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_a_double_click_on_a_workspace_opens_the_window() -> None:
    types = etree.parse(FILES / "jianbao.xml").getroot()
    own = types[0].get("type")
    pattern = types.find(".//{*}glob")
    assert pattern is not None
    assert pattern.get("pattern") == "*.jianbao"
    entry = _entry()
    assert own in entry["MimeType"].split(";")
    assert entry["Exec"].endswith(" %F")
    assert entry["Name[zh_CN]"] == "简报工坊"


def test_every_kind_of_source_can_be_opened_with_it() -> None:
    offered = _entry()["MimeType"]
    telling = {
        "docx": "wordprocessingml",
        "pdf": "application/pdf",
        "ofd": "application/ofd",
        "odt": "opendocument.text",
        "rtf": "application/rtf",
        "pptx": "presentationml",
        "xlsx": "spreadsheetml",
        "doc": "application/msword",
        "xls": "vnd.ms-excel",
        "ppt": "vnd.ms-powerpoint",
        "html": "text/html",
        "markdown": "text/markdown",
        "text": "text/plain",
        "mht": "x-mimearchive",
        "image": "image/tiff",
    }
    assert {reader.format for reader in READERS} - telling.keys() == set(), "add its MIME type"
    assert [name for name, part in telling.items() if part not in offered] == []


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="needs desktop-file-utils")
def test_the_desktop_entry_is_valid() -> None:
    subprocess.run(["desktop-file-validate", str(FILES / "jianbao.desktop")], check=True)


@pytest.mark.skipif(not shutil.which("man"), reason="needs man")
@pytest.mark.parametrize("page", ["jianbao.1", "jianbao.zh_CN.1"])
def test_the_manual_pages_can_be_shown(page: str) -> None:
    done = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", str(FILES / page)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert "warning" not in done.stderr
    assert "build" in re.sub(".\x08", "", done.stdout)  # a terminal prints bold letters twice


def test_tools_of_debian_can_read_what_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    text = deb.changelog("jianbao", (deb.ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    lines = text.splitlines()
    assert lines[0] == f"jianbao ({VERSION}) stable; urgency=medium"
    assert sum(line.startswith("  * ") for line in lines) > 5
    assert lines[-1].endswith(">  Tue, 14 Nov 2023 22:13:20 +0000")
    assert all(not line or line.startswith((" ", "jianbao (")) for line in lines)


@pytest.mark.parametrize("name", ["description", "description-ocr"])
def test_descriptions_fit_a_terminal(name: str) -> None:
    """Debian counts bytes; a Chinese character has three."""
    lines = (FILES / name).read_text(encoding="utf-8").splitlines()
    assert max(len(line.encode()) for line in lines) <= 80


def test_two_packages_are_compared_by_content_mode_and_link(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        (folder / "below").mkdir(parents=True)
        (folder / "below" / "same").write_text("same")
        (folder / "changed").write_text(folder.name)
    (second / "more").write_text("more")
    one, other = compare.sums(first), compare.sums(second)
    assert compare.differences(one, other) == ["changed", "more"]
    assert compare.main(first, second) == 1
    assert compare.main(first, first) == 0
