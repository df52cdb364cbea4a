"""What the program does with pictures where the optional text recognition is not installed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import readers
from messages import say
from model.errors import SourceError
from readers.common.ocr import part
from readers.pdf.scans import is_garbled
from tests.readers.pdf_samples import build, flow

GROWTH = "2023年，全县地区生产总值完成186.4亿元，同比增长6.3%，增速比上年提高1.2个百分点。"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture(autouse=True)
def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part, "models", lambda: None)


def scan(*texts: str) -> bytes:
    """A PDF with a page of text for each of ``texts``, or one covered by a picture for an empty one."""
    import pypdfium2
    from pypdfium2 import PdfBitmap, PdfImage, PdfMatrix

    made = pypdfium2.PdfDocument.new()
    for text in texts:
        if text:
            made.import_pages(pypdfium2.PdfDocument(build(flow([text]))))
            continue
        page = made.new_page(595, 842)
        bitmap = PdfBitmap.new_native(60, 80, 1)
        bitmap.fill_rect((128, 128, 128, 255), 0, 0, 60, 80)
        image = PdfImage.new(made)
        image.set_bitmap(bitmap)
        image.set_matrix(PdfMatrix().scale(555, 800).translate(20, 20))
        page.insert_obj(image)
        page.gen_content()
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


@pytest.mark.parametrize(("data", "name"), [(PNG, "照片.png"), (scan("", ""), "扫描.pdf")])
def test_one_line_says_what_is_missing_and_how_to_get_it(data: bytes, name: str) -> None:
    with pytest.raises(SourceError) as caught:
        readers.read_bytes(data, name)
    assert caught.value.code == "error.source.no_recognition"
    said = say(caught.value.code, caught.value.values)
    assert name in said
    assert "文字识别" in said
    assert "make ocr" in said
    assert "\n" not in said


def test_pages_with_text_are_read_and_the_others_named() -> None:
    found = readers.read_bytes(scan(GROWTH, "", GROWTH.replace("县", "市"), ""), "混合.pdf")
    assert [block.page for block in found.blocks] == [1, 3]
    (notice,) = found.notices
    assert notice.code == "notice.ocr.missing"
    values = dict(notice.values)
    assert (values["pages"], values["total"]) == ("2、4", "4")
    assert "make ocr" in say(notice.code, values)


def test_other_files_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.jobs import read_sources

    # A worker process would look for itself what is installed.
    monkeypatch.setattr("briefing.jobs._in_worker", lambda: True)
    (tmp_path / "甲.png").write_bytes(PNG)
    (tmp_path / "乙.txt").write_text(GROWTH, "utf-8")
    result = read_sources([tmp_path])
    assert [document.name for document in result.documents] == ["乙.txt"]
    assert [one.code for one in result.failures] == ["error.source.no_recognition"]


def test_a_text_layer_without_its_encoding_is_garbled() -> None:
    assert not is_garbled(GROWTH)
    assert not is_garbled("全縣地區生產總值完成一百八十六億元，糧食總產量創歷史新高。")
    assert not is_garbled("Gross domestic product grew by 6.3 % in 2023, and exports by 12 %.")
    assert not is_garbled(
        "Das Bruttoinlandsprodukt der Länder wuchs kräftig; größere Städte führen."
    )
    assert not is_garbled("①粮食  ②蔬菜 ★★★ ℃ ㎡ —— ……")
    assert is_garbled("".join(chr(0xE000 + 7 * number) for number in range(60)))
    assert is_garbled("".join(chr(0x3500 + 37 * number) for number in range(60)))
    assert is_garbled("ÀÖ¶¯ÈËÉúÒ»ÇÐÕý³£¹«ÎÄ")
    assert is_garbled("\ufffd" * 30)


def test_codes_of_other_characters_are_garbled_and_rare_names_are_not() -> None:
    every = [bytes((high, low)) for high in range(0xB0, 0xF7) for low in range(0xA1, 0xF9)]
    mistaken = "".join(code.decode("gb2312") for code in every[::61])
    assert len(mistaken) > 90
    assert is_garbled(mistaken)
    herbs = "麒麟、肉苁蓉、茯苓、黄芩、枸杞、薏苡仁、蒺藜、荨麻、牛蒡、蒲公英、藿香、砒霜、琥珀、珍珠、玳瑁、硼砂、朱砂。"
    assert not is_garbled(herbs + GROWTH)
    assert not is_garbled(herbs)


def test_all_of_it_is_there_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Networks without the package that runs them, or half of them, are no recognition."""
    import importlib.util

    monkeypatch.undo()
    package = tmp_path / "rapidocr"
    (package / "models").mkdir(parents=True)
    real = importlib.util.find_spec

    class Spec:
        submodule_search_locations = (str(package),)

    known = {"rapidocr": Spec(), "onnxruntime": Spec(), "PIL": Spec()}
    monkeypatch.setattr(part, "find_spec", lambda name: known.get(name, real(name)))
    find = part.models.__wrapped__
    assert find() is None
    (package / "models" / part.DETECTION).write_bytes(b"x")
    assert find() is None
    (package / "models" / part.RECOGNITION).write_bytes(b"x")
    assert find() == package / "models"
    for name in known:
        monkeypatch.setattr(
            part, "find_spec", lambda wanted, name=name: None if wanted == name else known[wanted]
        )
        assert find() is None
