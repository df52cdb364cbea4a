"""Rows of tables, edited by script and saved by LibreOffice, are tied to their sources again: how well.

    python -m tools.roundtrip_tables [--seeds N]

Builds a briefing of those kinds that print tables from ``seeds/``, with a table of figures from it, edits cells and rows
as a person does, has LibreOffice save it, and compares what ``relink`` says with what was done. Fails below 95 % of
the rows and items that are left, or at one wrong source.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from random import Random

from lxml import etree

from model.briefing import Briefing, BriefingTable, TableRow
from tools.roundtrip import ROOT, WANTED, converted, packed, without_marks, without_record
from word import kinds, provenance
from word.ooxml import read_package, w
from word.relinking import Exported, State, exported, relink

KINDS = (kinds.INDICATORS, kinds.POLICY, kinds.BRIEFING)
ROWS = 24
_FIGURE = re.compile(r"(.{2,12}?)(\d+(?:\.\d+)?)(%|[万亿]?\w)")
Texts = dict[str, tuple[str, ...] | None]


def with_table(briefing: Briefing) -> Briefing:
    """The briefing with a table of figures that its items tell."""
    rows: list[TableRow] = []
    for item in briefing.items():
        found = _FIGURE.search(item.text)
        if found is not None and len(rows) < ROWS:
            name, figure, unit = found.groups()
            cells = (
                ("指标", name),
                ("单位", unit),
                ("时期", "2024年"),
                ("目标", "—"),
                ("实际", figure),
            )
            rows.append(TableRow(f"row{len(rows)}", cells, item.sources))
    section = next(one.id for one in briefing.sections if one.items)
    return replace(briefing, tables=(BriefingTable("t1", tuple(rows), "主要指标", "", section),))


def edited(data: bytes, seed: int) -> tuple[bytes, tuple[Exported, ...], Texts]:
    """The file with about half of its rows edited, and the cells that each row has now (None: taken out)."""
    record = provenance.read(data)
    assert record is not None
    items = exported(record)
    package = read_package(data)
    root = package.xml("word/document.xml")
    lines = {
        mark.get(w("name")): next(mark.iterancestors(w("tr")), None)
        for mark in root.iter(w("bookmarkStart"))
    }
    rows = [item for item in items if item.table]
    now: Texts = {row.id: tuple(text for _, text in row.cells) for row in rows}
    random = Random(seed)
    for number, row in enumerate(random.sample(rows, len(rows) // 2)):
        line = lines[row.bookmark]
        assert line is not None
        texts = [text for _, text in row.cells]
        at = number % 5
        match at:
            case 0 | 1:
                column = 4 if at == 0 else 0
                text = str(random.randint(1000, 9999)) if at == 0 else "全省" + texts[0]
                _set(line, texts[column], text)
                now[row.id] = (*texts[:column], text, *texts[column + 1 :])
            case 2:
                parent = line.getparent()
                parent.remove(line)
                parent.append(line)
            case 3:
                line.getparent().remove(line)
                now[row.id] = None
            case _:
                fresh = deepcopy(line)
                for mark in list(fresh.iter(w("bookmarkStart"), w("bookmarkEnd"))):
                    mark.getparent().remove(mark)
                for column in (0, 4):
                    _set(fresh, texts[column], f"新写的一行{random.randint(100, 999)}")
                line.addnext(fresh)
    parts = dict(package.parts)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return packed(parts), items, now


def _set(line: etree._Element, old: str, new: str) -> None:
    for cell in line.iter(w("tc")):
        nodes = list(cell.iter(w("t")))
        if "".join(node.text or "" for node in nodes) == old:
            nodes[0].text = new
            for node in nodes[1:]:
                node.text = ""
            return


def main(arguments: list[str] | None = None) -> int:
    """Print a line for each kind and way back; the exit status says whether all are good enough."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=2)
    asked = parser.parse_args(arguments)
    if shutil.which("soffice") is None:
        print("roundtrip: needs LibreOffice (soffice)", file=sys.stderr)
        return 2
    from briefing.cli import main as run
    from briefing.relinking import load
    from word.catalogue import find
    from word.render import render

    fine = True
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            run(["build", str(ROOT / "seeds"), "-o", str(place / "a.docx"), "--length", "4000",
                 "--template", kind, "--workspace", str(place / "a.jianbao")])  # fmt: skip
            briefing, _ = load(place / "a.jianbao")
        data = render(with_table(briefing), find(kind))
        for seed in range(asked.seeds):
            changed, items, now = edited(data, seed)
            saved = converted(changed, "docx:MS Word 2007 XML")
            for name, file in (
                ("docx", saved),
                ("no record", without_record(saved)),
                ("no marks", without_marks(without_record(saved))),
            ):
                fine = _told(f"{kind} seed {seed} {name}", file, items, now) and fine
    return 0 if fine else 1


def _told(label: str, file: bytes, items: tuple[Exported, ...], now: Texts) -> bool:
    texts = {item.id: item.text for item in items if not item.table}
    found = relink(file, "样本.docx", items)
    right = wrong = 0
    for row in found:
        if row.state in (State.NEW, State.GONE):
            continue
        if row.table:
            same = now[row.id] == tuple(text for _, text in row.cells)
        else:
            same = row.text == texts[row.id]
        right += same
        wrong += not same
    left = len(texts) + sum(cells is not None for cells in now.values())
    new = sum(row.state is State.NEW for row in found)
    missed = [row.id for row in found if row.state is State.GONE and now.get(row.id, ())]
    print(
        f"{label}: {right}/{left} = {right / left:.1%}  wrong {wrong}  missed {missed}  new {new}"
    )
    return right >= WANTED * left and not wrong


if __name__ == "__main__":
    sys.exit(main())
