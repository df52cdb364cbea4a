"""Codecs that a file or a person names."""

from __future__ import annotations

import pytest

from model.errors import SourceError
from model.progress import SilentTask
from readers.common.codepages import codec_of, of_charset, told
from readers.registry import by_format
from tests.readers.contract.samples import SAMPLES


@pytest.mark.parametrize(
    ("page", "codec"),
    [(936, "gb18030"), (950, "cp950"), (1252, "cp1252"), (65001, "utf-8"), (10000, "mac_roman")],
)
def test_a_page_is_a_codec_of_python(page: int, codec: str) -> None:
    assert codec_of(page) == codec
    assert "a".encode(codec) == b"a"


@pytest.mark.parametrize("page", [0, 1200, 10008, 20269, 65535])
def test_a_page_that_python_does_not_know_is_read_as_western(page: int) -> None:
    assert codec_of(page) == "cp1252"


def test_a_font_that_says_nothing_has_no_codec() -> None:
    assert of_charset(134) == "gb18030"
    assert of_charset(1) is None


@pytest.mark.parametrize("name", ["nosuch", "hex", "rot13", ""])
def test_a_name_of_no_text_codec_is_refused(name: str) -> None:
    with pytest.raises(SourceError) as refused:
        told(name, "表.xls")
    assert refused.value.code == "error.source.encoding"
    assert told("gbk", "表.xls") == "gbk"
    assert told(None, "表.xls") is None


@pytest.mark.parametrize("kind", ["rtf", "xls", "text"])
def test_readers_refuse_such_a_name_in_a_line(kind: str) -> None:
    sample = SAMPLES[kind]
    called = "件" + sample.suffix
    with pytest.raises(SourceError) as refused:
        by_format(kind).load().read(
            sample.data(), called, SilentTask(), encoding="nosuch", password=None
        )
    assert refused.value.code == "error.source.encoding"
