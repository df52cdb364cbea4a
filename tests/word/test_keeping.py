"""A heading, and the title of a table, never stand alone at the foot of a page, whatever the template says."""

from __future__ import annotations

import pytest

from tests.word.kind_samples import sample
from tests.word.word_samples import OPTIONS, document, p, template_bytes
from word.catalogue import from_bytes
from word.inspection import Inspection
from word.ooxml import read_package, w
from word.render import render

LEVELS = ("一级标题", "二级标题", "三级标题", "四级标题", "条目标题", "表题")
LOOKS = {
    "nothing said": "",
    "switched off": '<w:keepNext w:val="false"/>',
    "switched on": "<w:keepNext/>",
}


def printed(look: str) -> bytes:
    def line(role: str) -> str:
        text = f"<w:r><w:t>【样：{role}】</w:t></w:r>"
        return f'<w:p><w:pPr><w:pStyle w:val="BodyText"/>{look}<w:jc w:val="left"/></w:pPr>{text}</w:p>'

    body = "".join(map(line, LEVELS)) + p("【样：正文】") + p("【正文】")
    return render(sample("简报"), from_bytes(template_bytes(body), "某"), OPTIONS)


@pytest.mark.parametrize("look", LOOKS)
def test_headings_are_kept_with_what_they_head(look: str) -> None:
    data = printed(LOOKS[look])
    wanted = {"一、过去一年工作", "（一）经济发展", "二、今年工作安排", "表1"}
    file = Inspection(read_package(data))
    found = {
        each.text.strip(): each.props.get("keepNext", "0")
        for each in file.paragraphs
        if each.text.strip() in wanted
    }
    assert found.keys() == wanted
    assert not {"0", "false", "off"} & {*found.values()}


def test_the_mark_stands_where_the_schema_wants_it_and_once() -> None:
    for look in LOOKS.values():
        for each in document(printed(look)).iter(w("pPr")):
            names = [child.tag for child in each]
            assert names.count(w("keepNext")) <= 1
            if w("keepNext") in names:
                assert names[: 1 + names.index(w("keepNext"))] in (
                    [w("pStyle"), w("keepNext")],
                    [w("keepNext")],
                )


def test_the_body_itself_is_not_kept() -> None:
    for each in document(printed("")).iter(w("p")):
        if "吉林一号" in "".join(each.itertext()):
            assert each.find(f"{w('pPr')}/{w('keepNext')}") is None
