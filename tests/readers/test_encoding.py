"""Guessing encodings, and saying so."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import readers
from model.errors import SourceError
from readers.common.encoding import decode, is_text

SIMPLIFIED = (
    "云岭县召开会议，研究2024年重点工作。\n会议指出，要全力壮大特色产业，带动农户2600户。\n"
)
TRADITIONAL = "雲嶺縣召開會議，研究今年重點工作。\n會議指出，要全力發展特色產業，帶動農戶增收。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_the_file_itself_says_is_no_guess(encoding: str) -> None:
    decoded = decode(SIMPLIFIED.encode(encoding), "a.txt")
    assert decoded.text == SIMPLIFIED
    assert decoded.notices == ()


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        (SIMPLIFIED, "gb2312", "gb18030"),
        (SIMPLIFIED, "gbk", "gb18030"),
        ("𠮷野家，㐀㐁。" + SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "utf-16-le", "utf-16-le"),
        ("云岭县召开会议研究重点工作", "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "utf-32-le", "utf-32-le"),
        (SIMPLIFIED, "utf-32-be", "utf-32-be"),
        ("Minutes of the meeting held on 3 May", "utf-16-le", "utf-16-le"),
    ],
)
def test_a_guess_is_right_and_is_told(text: str, written: str, expected: str) -> None:
    decoded = decode(text.encode(written), "会议.txt")
    assert decoded.text == text
    assert decoded.encoding == expected
    (notice,) = decoded.notices
    assert notice.code == "notice.encoding.guessed"
    assert dict(notice.values) == {"name": "会议.txt", "encoding": expected.upper()}


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_a_long_head_of_figures_does_not_mislead(encoding: str) -> None:
    text = "1234,5678\n" * 20_000 + TRADITIONAL
    assert decode(text.encode(encoding), "a.txt").text == text


def test_what_is_not_chinese_is_left_to_statistics() -> None:
    text = "日本語のテキストです。これは試験のための文書です。よろしくお願いします。"
    assert decode(text.encode("shift_jis"), "a.txt").text == text


def test_the_person_overrides_the_guess() -> None:
    assert decode(SIMPLIFIED.encode("gbk"), "a.txt", "gb2312").text == SIMPLIFIED
    assert decode(SIMPLIFIED.encode("utf-16"), "a.txt", "UTF-16").text == SIMPLIFIED
    read_as_told = decode(TRADITIONAL.encode("big5"), "a.txt", "big5")
    assert (read_as_told.text, read_as_told.notices) == (TRADITIONAL, ())


@pytest.mark.parametrize("encoding", ["utf-8", "no-such", "base64", "rot13", "idna\0"])
def test_an_encoding_that_cannot_be_is_refused(encoding: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode(SIMPLIFIED.encode("gbk"), "a.txt", encoding)
    assert caught.value.code == "error.source.encoding"
    assert caught.value.values == {"name": "a.txt", "encoding": encoding}


@pytest.mark.parametrize(
    "data",
    [
        SIMPLIFIED.encode()[:-2],
        SIMPLIFIED.encode() + SIMPLIFIED.encode("gbk"),
        SIMPLIFIED.encode() + b"\xed\xa0\x80" + SIMPLIFIED.encode(),
        codecs.BOM_UTF16_LE + SIMPLIFIED.encode("utf-16-le")[:-1],
    ],
)
def test_spoilt_bytes_are_marked_and_told(data: bytes) -> None:
    decoded = decode(data, "a.txt")
    assert "�" in decoded.text
    assert any(notice.code == "notice.encoding.damaged" for notice in decoded.notices)


def test_nobody_sees_a_control_character() -> None:
    seen = decode(("\ufeff" + SIMPLIFIED + "\x00\x01\x7f\ufeff").encode(), "a.txt").text
    assert seen == SIMPLIFIED


@pytest.mark.parametrize(
    "data",
    [
        b"\0" * 100,
        bytes(range(32)) * 20,
        b"\x7fELF\x02\x01\x01" + bytes(200),
        bytes((i * 7919 + i * i) % 256 for i in range(4000)),
    ],
)
def test_binary_data_is_no_text(data: bytes) -> None:
    assert not is_text(data)
    with pytest.raises(SourceError) as caught:
        decode(data, "a.txt")
    assert caught.value.code == "error.source.binary"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    if not is_text(data):
        with pytest.raises(SourceError, match=r"error\.source\.binary"):
            decode(data, "a.txt")
        return
    decode(data, "a.txt").text.encode("utf-8")  # no lone surrogates


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=200))
def test_utf8_is_always_read_as_such(text: str) -> None:
    if "\ufeff" not in text:
        assert decode(text.encode("utf-8"), "a.txt").text == text


def test_lines_of_another_encoding_between() -> None:
    wide = "全县上下坚持稳中求进工作总基调，扎实推动高质量发展。\n".encode()
    narrow = "各乡镇的情况由国标编码的文件贴入，数量不变。\n".encode("gb18030")
    document = readers.read_bytes(wide * 2 + narrow + wide, "a.txt")
    text = "\n".join(block.text for block in document.blocks)
    assert "各乡镇的情况由国标编码的文件贴入，数量不变。" in text
    assert text.count("扎实推动高质量发展。") == 3
    assert [notice.code for notice in document.notices] == ["notice.encoding.guessed"]
