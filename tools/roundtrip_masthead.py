"""Masthead, headings and tail of every shipped kind, edited by script, saved by LibreOffice and read back.

``python -m tools.roundtrip_masthead``: a line for each kind and way; the status says whether every field and heading
was told as it was edited.
"""

from __future__ import annotations

import shutil
import sys

from tests.word.kind_samples import KINDS, sample
from tools.roundtrip import converted, without_marks
from word import provenance
from word.catalogue import find
from word.ooxml import read_package, w
from word.relinking import Relinked, State, exported, relink
from word.render import RenderOptions, render

# What is typed over what, and the fields and headings that say it then.
EDITS = {
    "内部资料": ("秘密★1年", {"密级": "秘密★1年"}),
    "政务信息": ("督查专报", {"简报名称": "督查专报"}),
    "第3期（总第128期）": ("第4期（总第129期）", {"期号": "4", "总期号": "129"}),
    "——根据各市州上报材料整理": ("——综合整理", {"副标题": "——综合整理"}),
    "地点：省政府第一会议室": ("地点：省政府第二会议室", {"会议地点": "省政府第二会议室"}),
    "发文字号：吉政发〔2024〕1号": ("发文字号：吉政发〔2024〕12号", {"文号": "吉政发〔2024〕12号"}),
    "省委办公厅：": ("省政府办公厅：", {"主送": "省政府办公厅"}),
    "一、过去一年工作": ("一、上年工作回顾", {"s1": "上年工作回顾"}),
    "二、今年工作安排": ("二、今年重点任务", {"s4": "今年重点任务"}),
    "（省统计局供稿）": ("（省发改委供稿）", {"供稿": "省发改委"}),
    "报：国务院办公厅，省委。": ("报：省委，省人大常委会。", {"报": "省委\n省人大常委会"}),
}


def edited(data: bytes) -> tuple[bytes, dict[str, str]]:
    """The file with the edits that it has a place for, and what the fields and headings say then."""
    package = read_package(data)
    root = package.xml("word/document.xml")
    wanted: dict[str, str] = {}
    for paragraph in root.iter(w("p")):
        texts = list(paragraph.iter(w("t")))
        whole = "".join(node.text or "" for node in texts)
        for old, (new, values) in EDITS.items():
            own = [node for node in texts if node.text == old]
            if own or whole == old:
                for node in texts if whole == old else own:
                    node.text = ""
                (own or texts)[0].text = new
                wanted |= values
    return package.packed(), wanted


def around(data: bytes, record: provenance.Provenance) -> dict[str, Relinked]:
    """Fields and headings as they are told."""
    fields = [value for _, value in record.fields]
    names = [source.title for source in record.sources]
    rows = relink(data, "改.docx", exported(record), names, fields, lines=record.lines)
    return {row.id: row for row in rows if row.part}


def main() -> int:
    """Print a line for each kind and way."""
    if shutil.which("soffice") is None:
        print("roundtrip: needs LibreOffice (soffice)", file=sys.stderr)
        return 2
    good = True
    for kind in KINDS:
        data = render(sample(kind), find(kind), RenderOptions(for_other_computers=True))
        record = provenance.read(data)
        if record is None:
            return 1
        changed, wanted = edited(data)
        ways = {
            "docx": converted(changed, "docx:MS Word 2007 XML"),
            "odt": converted(changed, "odt", "docx:MS Word 2007 XML"),
        }
        ways["no marks"] = without_marks(ways["docx"])
        for way, file in ways.items():
            rows = around(file, record)
            said = {
                name: row.text for name, row in rows.items() if row.state is not State.UNCHANGED
            }
            print(f"{kind} {way}: {len(wanted)} of {len(rows)} edited, told {said == wanted}")
            if said != wanted:
                good = False
                print("   ", {k: (said.get(k), wanted.get(k)) for k in {*said, *wanted}
                              if said.get(k) != wanted.get(k)})  # fmt: skip
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
