"""Bad and hostile files: each is read or refused in one clear line, in little time and memory.

Everything runs in a worker with a limit: a file that needed the worker's limits to be stopped fails its test,
unless only the worker can stop it.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.worker import Worker
from messages.catalogue import has, say
from model.errors import SourceError
from tests.readers import hostile_files as files
from tests.readers.pdf_samples import build, flow
from tests.readers.reading import outcome

MIB = 1024 * 1024
SECONDS = 5.0
MEMORY = 700 * MIB
TEXT = files.TEXT

Outcome = tuple[str, str, str, float]
Read = Callable[..., Outcome]


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(warm=("readers",)) as shared:
        yield shared


@pytest.fixture
def read(worker: Worker) -> Read:
    def run(path: Path, password: str | None = None) -> Outcome:
        found = worker.run(outcome, path, password, timeout=4 * SECONDS, memory=MEMORY)
        assert found[3] < SECONDS, f"{path.name} took {found[3]:.1f} s"
        if found[0] == "refused":
            assert has(found[1])
            line = say(found[1], {"name": found[2], "detail": "", "found": "", "encoding": ""})
            assert "\n" not in line.replace(found[2], "")
        return found

    return run


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


# What clerks really do.


def test_a_missing_file(read: Read, tmp_path: Path) -> None:
    assert read(tmp_path / "没有.docx")[:2] == ("refused", "error.source.missing")


@pytest.mark.parametrize("suffix", ["txt", "docx", "pdf", "html", "md", "xyz"])
def test_an_empty_file(read: Read, tmp_path: Path, suffix: str) -> None:
    path = put(tmp_path, f"空.{suffix}", b"")
    assert read(path)[:3] == ("refused", "error.source.empty", path.name)


def test_a_folder_with_the_name_of_a_document(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.mkdir()
    assert read(path)[:3] == ("refused", "error.source.is_folder", "a.docx")


@pytest.mark.parametrize("name", ["报告.docx", "报告.txt", "报告", "报告.html"])
def test_a_pdf_under_another_name_is_read_as_what_it_is(
    read: Read, tmp_path: Path, name: str
) -> None:
    found = read(put(tmp_path, name, build(flow([TEXT]))))
    assert found[:3] == ("read", "pdf", TEXT)


@pytest.mark.parametrize("name", ["报告.pdf", "报告.txt", "报告.html"])
def test_a_word_document_under_another_name(read: Read, tmp_path: Path, name: str) -> None:
    found = read(put(tmp_path, name, files.docx(files.paragraph(TEXT))))
    assert found[:3] == ("read", "docx", TEXT)


def test_a_text_named_docx_is_read_as_text(read: Read, tmp_path: Path) -> None:
    assert read(put(tmp_path, "报告.docx", TEXT.encode()))[:3] == ("read", "text", TEXT)


def test_a_broken_zip_named_docx(read: Read, tmp_path: Path) -> None:
    data = files.docx(files.paragraph(TEXT * 50))
    kind, code, name, _ = read(put(tmp_path, "坏.docx", data[: len(data) // 2]))
    assert (kind, code, name) == ("refused", "error.source.damaged", "坏.docx")


def test_a_zip_of_other_things(read: Read, tmp_path: Path) -> None:
    path = put(tmp_path, "资料.docx", files.package({"照片.txt": "不是文档"}))
    assert read(path)[0] == "refused"


def test_an_encrypted_pdf_asks_for_its_password(read: Read, tmp_path: Path) -> None:
    path = put(tmp_path, "密.pdf", build(flow([TEXT]), user_password="2024"))
    assert read(path)[:3] == ("refused", "error.source.encrypted", "密.pdf")
    assert read(path, "1234")[:2] == ("refused", "error.source.password")
    assert read(path, "2024")[:3] == ("read", "pdf", TEXT)


def test_an_encrypted_word_document_says_so(read: Read, tmp_path: Path) -> None:
    # Word puts what it encrypts in an OLE container with these two streams.
    names = b"".join(
        name.encode("utf-16-le").ljust(128, b"\0")
        for name in ("EncryptionInfo", "EncryptedPackage")
    )
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names + bytes(512)
    kind, code, _, _ = read(put(tmp_path, "密.docx", head))
    assert kind == "refused"
    assert code in ("error.source.locked", "error.source.unsupported", "error.source.damaged")


@pytest.mark.parametrize("name", ["程序.txt", "程序.md", "程序.html", "程序.docx", "程序.pdf"])
def test_a_program_under_the_name_of_a_document(read: Read, tmp_path: Path, name: str) -> None:
    noise = random.Random(7).randbytes(20_000)
    kind, code, _, _ = read(put(tmp_path, name, b"\x7fELF\x02\x01\x01\0" + noise))
    assert kind == "refused"
    assert code in ("error.source.binary", "error.source.unsupported", "error.source.damaged")


@pytest.mark.parametrize("suffix", ["txt", "docx", "pdf", "html", "md"])
@pytest.mark.parametrize("byte", [b"\0", b"a", b"<", b"%", b"\xff", b"P", b"\n", b"#"])
def test_files_of_one_byte(read: Read, tmp_path: Path, suffix: str, byte: bytes) -> None:
    read(put(tmp_path, f"一.{suffix}", byte))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("照片.jpg", b"\xff\xd8"),
        ("照片.png", b"\x89P"),
        ("报告.docx", b"PK"),
        ("报告.pdf", b"%PD"),
        ("报告.wps", b"\xd0\xcf\x11"),
        ("报告.ofd", b"P"),
    ],
)
def test_the_first_bytes_alone_of_a_file_are_no_text(
    read: Read, tmp_path: Path, name: str, data: bytes
) -> None:
    kind, _, called, _ = read(put(tmp_path, name, data))
    assert (kind, called) == ("refused", name)
    # Under the name of a text they may be one.
    assert read(put(tmp_path, "短.docx", "好。".encode()))[:3] == ("read", "text", "好。")


def test_a_pipe_is_not_waited_for(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "管道.txt"
    os.mkfifo(path)
    assert read(path)[:2] == ("refused", "error.source.special")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device")
def test_a_device_is_not_read(read: Read) -> None:
    assert read(Path("/dev/zero"))[:2] == ("refused", "error.source.special")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights")
def test_links_in_a_circle(read: Read, tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert read(tmp_path / "a.txt")[0] == "refused"


@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows forbids")
@pytest.mark.parametrize(
    "name", ["换\n行.txt", "表情😀.txt", "方向\u202e.txt", "长" * 80 + ".txt", " .txt", "-o.txt"]
)
def test_strange_names(read: Read, tmp_path: Path, name: str) -> None:
    assert read(put(tmp_path, name, TEXT.encode()))[:3] == ("read", "text", TEXT)


def test_names_that_cannot_be(read: Read, tmp_path: Path) -> None:
    assert read(tmp_path / ("长" * 300))[0] == "refused"
    assert read(Path(str(tmp_path) + "/a\0b.txt"))[0] == "refused"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a sparse file")
def test_a_sparse_file_of_eight_gibibytes(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(8 * 1024 * MIB)
    assert read(path)[:2] == ("refused", "error.source.too_large")


# What means harm.


def test_a_package_that_lies_about_its_size(read: Read, tmp_path: Path) -> None:
    data = files.lying_zip_bomb()
    assert len(data) < MIB
    assert read(put(tmp_path, "谎.docx", data))[0] == "refused"


def test_entities_are_not_expanded_in_word(read: Read, tmp_path: Path) -> None:
    for number, before in enumerate((files.LAUGHS, files.OUTSIDE)):
        body = files.paragraph(TEXT + "&i;&secret;")
        kind, _, text, _ = read(put(tmp_path, f"{number}.docx", files.docx(body, before=before)))
        assert kind == "refused" or ("哈" not in text and "root:" not in text)


def test_entities_are_not_expanded_in_html(read: Read, tmp_path: Path) -> None:
    for number, before in enumerate((files.LAUGHS, files.OUTSIDE)):
        page = f"{before}<html><body><p>{TEXT}&i;&secret;</p></body></html>"
        kind, _, text, _ = read(put(tmp_path, f"{number}.html", page.encode()))
        assert kind == "refused" or (text.count("哈") < 20 and "root:" not in text)


def test_deep_nesting(read: Read, tmp_path: Path) -> None:
    deep = 100_000
    inner = files.paragraph(TEXT)
    table = "<w:tbl><w:tr><w:tc>" * 5000 + inner + "</w:tc></w:tr></w:tbl>" * 5000
    box = "<w:sdt><w:sdtContent>" * deep + inner + "</w:sdtContent></w:sdt>" * deep
    read(put(tmp_path, "表.docx", files.docx(table)))
    read(put(tmp_path, "框.docx", files.docx(box)))
    read(put(tmp_path, "层.html", ("<div>" * deep + TEXT + "</div>" * deep).encode()))
    read(put(tmp_path, "列.html", ("<ul><li>" * deep + TEXT).encode()))
    read(put(tmp_path, "引.md", (">" * deep + TEXT).encode()))
    read(put(tmp_path, "括.md", ("[" * deep + TEXT + "](" * 1000).encode()))
    read(put(tmp_path, "星.md", ("*" * deep + TEXT + "_*" * 1000).encode()))
    read(put(tmp_path, "缩.md", "".join(" " * n + "- 项\n" for n in range(2000)).encode()))


def test_huge_spans_and_wide_tables(read: Read, tmp_path: Path) -> None:
    cell = (
        '<w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr>'
        + files.paragraph(TEXT)
        + "</w:tc>"
    )
    kind, _, text, _ = read(
        put(tmp_path, "宽.docx", files.docx(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))
    )
    assert kind == "refused" or TEXT in text
    page = f"<table><tr><td colspan=999999999 rowspan=999999999>{TEXT}</td></tr></table>"
    assert TEXT in read(put(tmp_path, "宽.html", page.encode()))[2]
    cells = "<w:tc>" + files.paragraph("数") + "</w:tc>"
    table = f"<w:tbl>{f'<w:tr>{cells * 100}</w:tr>' * 1000}</w:tbl>"
    assert read(put(tmp_path, "多.docx", files.docx(table)))[0] == "read"


def test_paths_out_of_the_package(read: Read, tmp_path: Path) -> None:
    others = {"../../etc/坏.xml": "<a/>", "/abs.xml": "<a/>", "word/../../x": "x"}
    data = files.docx(files.paragraph(TEXT), **others)  # type: ignore[arg-type]
    kind, _, text, _ = read(put(tmp_path, "路.docx", data))
    assert kind == "refused" or text == TEXT


def test_missing_parts(read: Read, tmp_path: Path) -> None:
    whole = {
        "[Content_Types].xml": files.CONTENT_TYPES,
        "_rels/.rels": files.RELATIONS,
        "word/document.xml": f"<w:document {files.WORD}><w:body/></w:document>",
    }
    for missing in whole:
        parts = {name: text for name, text in whole.items() if name != missing}
        assert read(put(tmp_path, "缺.docx", files.package(parts)))[0] == "refused"


def test_a_pdf_whose_pages_hold_themselves(read: Read, tmp_path: Path) -> None:
    assert read(put(tmp_path, "环.pdf", files.looping_pdf()))[:2] == (
        "refused",
        "error.source.damaged",
    )


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is not watched here")
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("环.pdf", files.form_in_itself_pdf),
        ("胀.pdf", files.inflating_pdf),
        ("炸弹.docx", files.zip_bomb),
    ],
)
def test_what_only_the_limits_can_stop(
    worker: Worker, tmp_path: Path, name: str, make: Callable[[], bytes]
) -> None:
    path = put(tmp_path, name, make())
    assert path.stat().st_size < 3 * MIB
    code, called = _refusal(worker, path)
    assert code.startswith("error.source.")
    assert called == name
    assert worker.run(outcome, put(tmp_path, "好.txt", TEXT.encode()))[2] == TEXT


def _refusal(worker: Worker, path: Path) -> tuple[str, str]:
    try:
        found = worker.run(outcome, path, timeout=SECONDS, memory=300 * MIB)
    except SourceError as error:
        return error.code, error.values["name"]
    assert found[0] == "refused"
    return found[1], found[2]


def test_a_pdf_with_actions_runs_none(read: Read, tmp_path: Path) -> None:
    data = build(flow([TEXT])).replace(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>",
    )
    assert read(put(tmp_path, "动.pdf", data))[:3] == ("read", "pdf", TEXT)


def test_many_lines_and_one_long_line(read: Read, tmp_path: Path) -> None:
    assert read(put(tmp_path, "短.txt", b"a\n" * 100_000))[0] == "read"
    assert read(put(tmp_path, "长.txt", ("字" * 1_000_000).encode()))[0] == "read"
    assert read(put(tmp_path, "长.html", (f"<p>{TEXT * 20_000}</p>").encode()))[0] == "read"
    assert read(put(tmp_path, "长.md", (TEXT * 20_000).encode()))[0] == "read"


def test_text_that_is_no_text(read: Read, tmp_path: Path) -> None:
    pieces = [
        b"\xed\xa0\x80" * 100,  # lone surrogates
        TEXT.encode() + b"\0" * 50 + TEXT.encode(),
        TEXT.encode("gb18030") + TEXT.encode("utf-8"),
        b"\xff\xfe" + b"\x00\xd8" * 100,
        b"\xfe\xff\x00",
    ]
    for number, data in enumerate(pieces):
        read(put(tmp_path, f"{number}.txt", data))


# What broke on its way.


@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "txt", "md"])
def test_files_cut_off_anywhere(read: Read, tmp_path: Path, kind: str) -> None:
    data = _whole(kind)
    chance = random.Random(kind)
    for at in sorted(chance.sample(range(1, len(data)), 40)):
        read(put(tmp_path, f"断.{kind}", data[:at]))


@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "txt", "md"])
def test_files_with_wrong_bytes(read: Read, tmp_path: Path, kind: str) -> None:
    whole = _whole(kind)
    chance = random.Random(kind)
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        read(put(tmp_path, f"错.{kind}", bytes(data)))


def test_a_word_document_cut_off_is_never_plainly_well(read: Read, tmp_path: Path) -> None:
    data = _whole("docx")
    for at in range(30, len(data) - 1, max(1, len(data) // 60)):
        kind, _, text, _ = read(put(tmp_path, "断.docx", data[:at]))
        assert kind == "refused" or text.count(TEXT) == 30


def _whole(kind: str) -> bytes:
    if kind == "docx":
        return files.docx("".join(files.paragraph(TEXT) for _ in range(30)))
    if kind == "pdf":
        return build(flow([TEXT] * 30), compress=True)
    if kind == "html":
        return f"<!DOCTYPE html><html><body>{f'<p>{TEXT}</p>' * 30}</body></html>".encode()
    return (TEXT + "\n").encode() * 30
