"""Choosing the reader, and everything that may be wrong with a path."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import messages
import readers
from model.errors import SourceError
from readers.registry import READERS, by_format, detect

TEXT = "云岭县召开会议，研究重点工作。\n".encode()


def refused(path: Path) -> SourceError:
    with pytest.raises(SourceError) as caught:
        readers.read(path)
    line = messages.say(caught.value.code, caught.value.values)
    assert caught.value.values["name"] in line
    assert "\n" not in line
    assert "{" not in line
    return caught.value


@pytest.mark.parametrize("info", READERS, ids=lambda info: info.format)
def test_every_reader_declares_itself(info: readers.registry.ReaderInfo) -> None:
    module = info.load()
    assert module.sniff(b"", "a") == 0.0 or info.format == "text"
    assert callable(module.read)
    assert by_format(info.format) is info
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in info.suffixes)


def test_no_suffix_belongs_to_two_readers() -> None:
    suffixes = readers.supported_suffixes()
    assert len(set(suffixes)) == len(suffixes)
    with pytest.raises(KeyError):
        by_format("wingdings")


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (TEXT, "a.txt", "text"),
        (TEXT, "a.docx", "text"),
        (TEXT, "a", "text"),
        (b"%PDF-1.7\n%\xe2\xe3", "a.docx", "pdf"),
        (b"%PDF-1.7\n%\xe2\xe3", "a.txt", "pdf"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "a.txt", "html"),
        (b"# Title\n\ntext", "a.md", "markdown"),
        ("<云岭>是一个县。".encode(), "a.txt", "text"),
    ],
)
def test_the_content_decides(data: bytes, name: str, expected: str) -> None:
    assert detect(data, name).format == expected


@pytest.mark.parametrize(
    ("data", "found"),
    [(b"\0\0\0\x20ftypisom" + bytes(64), "MP4"), (b"7z\xbc\xaf\x27\x1c" + bytes(64), "7z"),
     (b"Rar!\x1a\x07\x00" + bytes(64), "RAR")],
)  # fmt: skip
def test_a_foreign_format_is_named(tmp_path: Path, data: bytes, found: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    error = refused(path)
    assert (error.code, error.values["found"]) == ("error.source.unsupported", found)


def test_what_is_wrong_with_a_path_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    assert refused(tmp_path / "a.docx").code == "error.source.is_folder"
    assert refused(tmp_path / "b.txt").code == "error.source.missing"
    assert refused(tmp_path / "b.txt" / "c.txt").code == "error.source.missing"
    assert refused(tmp_path / ("长" * 300)).code == "error.source.missing"
    assert refused(Path("a\0b.txt")).code == "error.source.missing"
    (tmp_path / "c.txt").write_bytes(bytes(range(256)) * 8)
    assert refused(tmp_path / "c.txt").code == "error.source.binary"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")
def test_a_pipe_or_device_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refused(tmp_path / "pipe.txt").code == "error.source.special"
    assert refused(Path("/dev/zero")).code == "error.source.special"
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert refused(tmp_path / "loop.txt").code == "error.source.missing"


def test_no_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT)

    def forbid(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    # The mode of the file would not stop an administrator.
    monkeypatch.setattr(os, "open", forbid)
    assert refused(path).code == "error.source.no_permission"


def test_a_sparse_giant_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "giant.txt"
    with path.open("wb") as file:
        file.truncate(8 << 30)
    assert refused(path).code == "error.source.too_large"


def test_folders_are_gathered_in_order_without_hidden_and_lock_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.docx", ".hidden.txt", "~$a.docx", "c.mp4", "sub/d.PDF", ".git/e.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(TEXT)
    lone = tmp_path / "c.mp4"
    missing = tmp_path / "none.txt"
    assert readers.gather([tmp_path, lone, tmp_path / "b.txt", missing]) == [
        tmp_path / "a.docx",
        tmp_path / "b.txt",
        tmp_path / "sub" / "d.PDF",
        lone,
        missing,
    ]


def test_reading_imports_no_other_reader(seeds: Path, tmp_path: Path) -> None:
    """A cold start pays for the reader that is needed, whatever others there are."""
    import subprocess

    from tests.readers.hostile_files import docx, paragraph

    word = tmp_path / "a.docx"
    word.write_bytes(docx(paragraph("粮食丰收。")))
    for path, own in ((next(seeds.glob("*.txt")), "text"), (word, "docx")):
        code = (
            "import sys, readers, pathlib; path = pathlib.Path(sys.argv[1]);"
            "readers.read(readers.gather([path])[0]);"
            "print(sorted({m.split('.')[1] for m in sys.modules if m.startswith('readers.')}))"
        )
        out = subprocess.run(
            [sys.executable, "-c", code, str(path)],
            capture_output=True, text=True, check=True, cwd=seeds.parent,
        )  # fmt: skip
        assert out.stdout.strip() == str(sorted({"common", "outline", "registry", own}))


def test_reading_a_text_imports_no_other_reader(seeds: Path) -> None:
    import subprocess

    code = (
        "import sys, readers, pathlib; readers.read(pathlib.Path(sys.argv[1]));"
        "print([m for m in sys.modules if m.startswith(('readers.docx', 'readers.pdf', 'readers.html', 'lxml', 'docx',"
        " 'charset_normalizer', 'pypdfium2', 'markdown_it'))])"
    )
    seed = next(seeds.glob("*.txt"))
    out = subprocess.run(
        [sys.executable, "-c", code, str(seed)],
        capture_output=True, text=True, check=True, cwd=seeds.parent,
    )  # fmt: skip
    assert out.stdout.strip() == "[]"


def test_what_can_be_converted_is_offered_too(tmp_path: Path) -> None:
    for suffix in (".ods", ".odp", ".xlsb", ".docx", ".zip"):
        assert suffix in readers.supported_suffixes()
    (tmp_path / "表.ods").write_bytes(b"PK")
    (tmp_path / "程序.exe").write_bytes(b"MZ")
    assert [path.name for path in readers.gather([tmp_path])] == ["表.ods"]
