"""The format check as a whole: its table of rules, what does not apply, bad files, speed."""

from __future__ import annotations

import contextlib
import inspect
import io
import re
import time
import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from check_samples import (
    DOCUMENT,
    SETTINGS,
    STYLES,
    Parts,
    failed,
    in_text,
    packed,
    paragraph,
    replace,
    right,
    spoiled,
    tail,
)
from lxml import etree

from messages import Language, say
from messages.catalogue import _table
from model.errors import SourceError
from word import ooxml
from word.check import check
from word.rules import RULES

BOMB = "<w:p/>" * 100_000


def without(*pieces: str) -> Parts:
    return spoiled(*(in_text(piece, "") for piece in pieces))


# ---- the table of rules --------------------------------------------------------------------------


def test_numbers_are_unique_and_in_order() -> None:
    numbers = [rule.number for rule in RULES]
    assert all(earlier < later for earlier, later in pairwise(numbers))
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_every_rule_is_worded_and_says_what_it_is_about() -> None:
    for rule in RULES:
        for language in Language:
            assert say(rule.code, language=language)
            assert say(f"check.what.{rule.what}", language=language)
        assert any(code.startswith(rule.code + ".") for code in _table()), rule.code
        assert inspect.getdoc(rule.find), rule.code


def test_the_page_of_rules_lists_each_as_it_is() -> None:
    page = (Path(__file__).parents[2] / "docs" / "format-rules.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| `([a-z_.]+)` (.+?) \| (.+?) \| (.+?) \|$", page, re.MULTILINE)
    listed = [(int(number), code, title, what) for number, code, title, what, _why in rows]
    table = [
        (
            rule.number,
            rule.code,
            say(rule.code),
            " ".join((inspect.getdoc(rule.find) or "").split()),
        )
        for rule in RULES
    ]
    assert listed == table
    assert all(len(why) > 10 for *_rest, why in rows)


# ---- results -------------------------------------------------------------------------------------


def test_a_row_for_every_rule_on_one_line_each() -> None:
    results = check(packed(spoiled(in_text("共印50份", "共印\n50份"))), "样本.docx")
    assert [result.number for result in results] == [rule.number for rule in RULES]
    for result in results:
        assert result.found
        assert "\n" not in result.found + result.where
        assert "{" not in result.found + result.where
        assert bool(result.where) is not result.passed


def test_the_same_file_gives_the_same_rows() -> None:
    data = packed(right())
    assert check(data, "一.docx") == check(data, "二.docx")


def test_figures_are_shown_where_they_are_right() -> None:
    found = {result.number: result.found for result in check(packed(right()), "样本.docx")}
    assert found[101] == "210.0×297.0 毫米"
    assert found[201] == "每行 28 字"
    assert found[202] == "每面 22 行，行距 28.95 磅"


def test_what_a_file_lacks_passes_and_is_said() -> None:
    parts = without(tail())
    results = {result.number: result for result in check(packed(parts), "样本.docx")}
    for number in range(601, 608):
        assert results[number].passed
        assert results[number].found == "本文件没有报尾，不适用"


def test_many_faults_are_one_row_that_counts_them() -> None:
    more = "".join(paragraph("公文正文", f"第{n}次会议,要求落实。") for n in range(1, 9))
    parts = spoiled(in_text(paragraph("供稿", "（综合处供稿）"), more))
    rows = failed(parts)
    assert set(rows) == {901}
    assert "共 8 处" in rows[901].found
    assert rows[901].where.count("；") == 2
    assert "等 8 处" in rows[901].where


def test_the_second_profile_of_some_offices_passes() -> None:
    parts = spoiled(
        in_text('w:top="2098"', 'w:top="1928"'),
        in_text('w:bottom="1984"', 'w:bottom="1814"'),
        in_text('w:footer="1417"', 'w:footer="1247"'),
        in_text('w:linePitch="579"', 'w:linePitch="595"'),
        replace(STYLES, 'w:line="579"', 'w:line="595"', -1),
    )
    assert failed(parts) == {}


def test_a_negative_number_without_its_sign_is_understood() -> None:
    assert failed(spoiled(in_text('"-849"', '"4294966447"'))) == {}


def test_a_page_on_its_side_has_its_own_edges() -> None:
    section = (
        '<w:p><w:pPr><w:pStyle w:val="公文正文"/><w:sectPr><w:pgSz w:w="16838" w:h="11906" '
        'w:orient="landscape"/><w:pgMar w:top="1587" w:right="2098" w:bottom="1474" w:left="1984" '
        'w:footer="1000" w:gutter="0"/></w:sectPr></w:pPr></w:p>'
    )
    # The first section ends here, so its footers are inherited by the second, not the other way round.
    parts = spoiled(
        in_text(paragraph("供稿", "（综合处供稿）"), paragraph("供稿", "（综合处供稿）") + section)
    )
    assert not set(failed(parts)) & {101, 102, 103, 106, 201, 202}


# ---- files of other hands ------------------------------------------------------------------------


def test_a_file_of_a_bare_library_fails_in_many_ways() -> None:
    document = docx.Document()
    document.add_heading("政府工作简报", 0)
    document.add_heading("一、农业生产", 1)
    document.add_paragraph("全省粮食产量达到837.3亿斤,落实“两个维护”。")
    document.add_table(2, 2)
    stream = io.BytesIO()
    document.save(stream)
    broken = {result.number for result in check(stream.getvalue(), "x.docx") if not result.passed}
    assert broken >= {
        101, 102, 103, 104, 107, 108, 201, 202, 203, 204, 301, 303, 305, 306, 307, 308, 309, 310,
        501, 504, 511, 512, 513, 515, 701, 702, 703, 704, 705, 901, 1010, 1011, 1016,
    }  # fmt: skip


def test_the_strict_variant_is_read() -> None:
    parts = {
        name: content.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in right().items()
    }
    assert failed(parts) == {}


# ---- bad files -----------------------------------------------------------------------------------

ENTITY = '<!DOCTYPE x [<!ENTITY a "b">]>'


def changed(part: str, content: str | None) -> bytes:
    parts = right()
    if content is None:
        del parts[part]
    else:
        parts[part] = content
    return packed(parts)


def bomb() -> bytes:
    """More zeros beside a briefing than the limit on a part allows."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in right().items():
            archive.writestr(name, content)
        with archive.open("word/media/image1.png", "w", force_zip64=True) as part:
            for _ in range(4):
                part.write(b"\0" * (1 << 20))
    return stream.getvalue()


BAD = {
    "empty": (lambda: b"", "empty"),
    "one byte": (lambda: b"P", "not_docx"),
    "text": ("一、农业".encode, "not_docx"),
    "pdf": (lambda: b"%PDF-1.7\n", "not_docx"),
    "old word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "not_docx"),
    "encrypted": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    "cut off": (lambda: packed(right())[:2000], "damaged"),
    "another archive": (lambda: packed({"a.txt": "x"}), "damaged"),
    "no document": (lambda: changed(DOCUMENT, None), "damaged"),
    "document not well-formed": (lambda: changed(DOCUMENT, "<w:document"), "damaged"),
    "another root": (lambda: changed(DOCUMENT, "<document/>"), "damaged"),
    "no body": (
        lambda: changed(
            DOCUMENT,
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
        ),
        "damaged",
    ),
    "entities": (lambda: changed(DOCUMENT, ENTITY + "<x>&a;</x>"), "unsafe"),
    "entities in the settings": (lambda: changed(SETTINGS, ENTITY + "<x>&a;</x>"), "unsafe"),
    "nested too deep": (lambda: changed(DOCUMENT, "<a>" * 5000 + "</a>" * 5000), "damaged"),
    "zip bomb": (bomb, "unsafe"),
    "millions of elements": (
        lambda: changed(
            DOCUMENT, right()[DOCUMENT].replace("<w:sectPr>", BOMB * 41 + "<w:sectPr>")
        ),
        "too_large",
    ),
    "a path that leaves the package": (
        lambda: packed({**right(), "../outside.xml": "<x/>"}),
        "damaged",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_its_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make, kind = BAD[name]
    if name == "zip bomb":
        monkeypatch.setattr(ooxml, "MAX_PART", 1 << 20)
    with pytest.raises(SourceError) as raised:
        check(make(), "坏文件.docx")
    assert raised.value.code.rpartition(".")[2] == kind
    assert raised.value.values["name"] == "坏文件.docx"
    wording = say(raised.value.code, raised.value.values)
    assert "{" not in wording
    assert "坏文件.docx" in wording


def test_truncations_never_crash() -> None:
    data = packed(right())
    for end in range(0, len(data), 997):
        with pytest.raises(SourceError):
            check(data[:end], "x.docx")


def test_a_flipped_byte_gives_rows_or_an_error_that_is_told() -> None:
    data = packed(right())
    for place in range(0, len(data), 211):
        spoilt = data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]
        with contextlib.suppress(SourceError):
            assert len(check(spoilt, "x.docx")) == len(RULES)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('w:sz w:val="32"', 'w:sz w:val="abc"'),
        ('w:line="579"', 'w:line="1e999"'),
        ('w:firstLineChars="200"', 'w:firstLineChars="-99999999999999999999"'),
        ('<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="公文正文"/>'),
        ('w:outlineLvl w:val="1"', 'w:outlineLvl w:val="x"'),
        ('w:pos="8845"', 'w:pos=""'),
    ],
)
def test_senseless_values_are_faults_and_no_crash(old: str, new: str) -> None:
    assert failed(spoiled(replace(STYLES, old, new, -1)))


def test_styles_based_on_each_other_end() -> None:
    ring = spoiled(
        replace(
            STYLES,
            '<w:name w:val="Normal"/>',
            '<w:name w:val="Normal"/><w:basedOn w:val="公文正文"/>',
        )
    )
    assert len(check(packed(ring), "x.docx")) == len(RULES)


def test_half_a_million_marks_in_one_paragraph_take_no_square_time() -> None:
    parts = spoiled(
        in_text("会议定于", "会议" + "“" * 100_000 + "a" * 100_000 + "年" + " " * 100_000)
    )
    began = time.process_time()
    check(packed(parts), "x.docx")
    assert time.process_time() - began < 10


# ---- speed ---------------------------------------------------------------------------------------


def long_briefing(copies: int) -> bytes:
    text = "全省粮食产量达到837.3亿斤，落实“两个维护”，推动高质量发展——取得新成效。" * 3
    more = "".join(paragraph("公文正文", f"第{n}项，{text}") for n in range(copies))
    return packed(spoiled(in_text(paragraph("供稿", "（综合处供稿）"), more)))


def cost(data: bytes) -> float:
    began = time.process_time()
    check(data, "x.docx")
    return time.process_time() - began


def test_the_cost_grows_with_the_length_and_no_faster() -> None:
    short, long = long_briefing(1_500), long_briefing(6_000)
    cost(short)
    small = min(cost(short) for _ in range(2))
    large = min(cost(long) for _ in range(2))
    assert large < small * 4 * 1.7

    with zipfile.ZipFile(io.BytesIO(long)) as archive:
        content = archive.read(DOCUMENT)
    began = time.process_time()
    for element in etree.fromstring(content).iter():
        _ = element.tag
    floor = time.process_time() - began
    assert large < floor * 60
