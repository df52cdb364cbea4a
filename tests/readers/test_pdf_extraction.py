"""The characters of a page, had at once, are those that pdfium gives one by one."""

from __future__ import annotations

import pypdfium2
import pytest
from pypdfium2 import raw

from readers.pdf.extraction import LINE_HYPHEN, _Sheet
from readers.pdf.pdfium import address
from tests.readers.pdf_samples import Page, build

PLAIN = ("全省上下坚持稳中求进", "增长11.33%，谢谢")
HYPHEN = ("A long word that is hy-", "phenated at the end of its line")
RARE = ("ﬁne oﬃce 𠀀吉 张　三 ok", "𠮷野家")


@pytest.mark.parametrize("lines", [PLAIN, HYPHEN, RARE, (*PLAIN, *HYPHEN), ()])
def test_the_text_had_at_once_is_the_text_had_by_character(lines: tuple[str, ...]) -> None:
    page = Page()
    for at, line in enumerate(lines):
        page.text(line, 72, 700 - 14 * at)
    with pypdfium2.PdfDocument(build([page])) as document:
        text = document[0].get_textpage()
        sheet = _Sheet(address(text.raw), (0, 0, 595, 842), 0)
        single = [raw.FPDFText_GetUnicode(text, at) for at in range(sheet.count)]
        assert [ord(char) for char in sheet.chars] == single
        assert (LINE_HYPHEN in sheet.chars) == (HYPHEN[0] in lines)
