"""Files that no reader takes come in by way of LibreOffice, or a line says that it is missing."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from briefing import office
from briefing.jobs import read_sources
from briefing.office import converting, finding
from model.errors import Cancelled
from model.progress import SilentTask

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stands for programs by scripts")
real = pytest.mark.skipif(finding.find() is None, reason="LibreOffice is not installed")

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def workbook() -> bytes:
    cells = "".join(
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"
        for text in ("粮食产量", "837.3")
    )
    content = (
        f'<office:document-content {_NAMES} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="表"><table:table-row>{cells}</table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "数据.ods"
    path.write_bytes(workbook())
    return path


def script(folder: Path, text: str) -> Path:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@real
def test_what_no_reader_takes_is_converted(source: Path) -> None:
    (document,) = read_sources([source]).documents
    assert document.name == "数据.ods"
    assert any("粮食产量\t837.3" in block.text for block in document.blocks)
    assert document.notices[0].code == "notice.source.converted"


def test_without_it_one_line_says_what_is_missing(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "find", lambda: None)
    (failure,) = read_sources([source]).failures
    assert failure.code == "error.source.needs_office"


def test_a_file_that_it_cannot_convert_is_told(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = script(tmp_path, "exit 1")
    monkeypatch.setattr(finding, "find", lambda: program)
    (failure,) = read_sources([source]).failures
    assert failure.code == "error.source.office_failed"


def test_a_conversion_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    mark = tmp_path / "lives"
    program = script(tmp_path, f"(while :; do date > {mark}; sleep 0.1; done) &\nwait")
    began = time.monotonic()
    assert converting.converted(program, b"x", "docx", SilentTask(), seconds=1.0) is None
    assert time.monotonic() - began < 10
    assert mark.exists()
    mark.unlink()
    time.sleep(0.5)
    assert not mark.exists()


class _Impatient(SilentTask):
    def check(self) -> None:
        raise Cancelled


def test_a_conversion_can_be_stopped(tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(Cancelled):
        converting.converted(script(tmp_path, "sleep 60"), b"x", "docx", _Impatient())
    assert time.monotonic() - began < 10


def _may_leave_the_network() -> bool:
    call = "import ctypes, sys; c = ctypes.CDLL(None).unshare; sys.exit(c(0x40000000) and c(0x50000000))"
    return subprocess.run([sys.executable, "-c", call], check=False).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="fences are Linux's")
def test_the_program_has_no_network_and_a_profile_of_its_own(tmp_path: Path) -> None:
    said = tmp_path / "said"
    program = script(tmp_path, f'cat /proc/net/dev > {said}; echo "$HOME $http_proxy $1" >> {said}')
    converting.converted(program, b"x", "docx", SilentTask(), seconds=5)
    text = said.read_text(encoding="utf-8")
    devices = [
        line.split(":")[0].strip()
        for line in text.splitlines()
        if ":" in line and "/" not in line and "|" not in line
    ]
    if _may_leave_the_network():
        assert devices == ["lo"]
    assert str(Path.home()) + " " not in text
    assert "127.0.0.1:9" in text
    assert "UserInstallation" in text


def test_only_what_it_can_convert_is_given_to_it() -> None:
    from model.errors import SourceError

    assert office.takes(SourceError("error.source.unsupported", name="a", found="Word 6/95 (.doc)"))
    assert not office.takes(SourceError("error.source.unsupported", name="a", found="RAR"))
    assert not office.takes(SourceError("error.source.damaged", name="a", detail="OLE"))
