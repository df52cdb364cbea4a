"""An export, edited by script and saved by LibreOffice, is tied to its sources again: how well.

    python -m tools.roundtrip [--keep FOLDER] [--seeds N]

Builds a briefing from ``seeds/``, makes 30 edits of every kind that a person makes (figures and words changed,
text added and cut, paragraphs moved, cut in two, run together, pasted as plain text, deleted, written new), has
LibreOffice save it, and compares what ``relink`` says with what was done. Four ways back are tried: saved as
.docx, by way of .odt, with the record in the file lost, and with the record and all marks lost. Fails below 95 %
of the items that are left, or at one wrong source. ``--keep`` writes the files that the ordinary tests read.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from lxml import etree

from word import provenance
from word.ooxml import W, read_package, w
from word.relinking import Exported, State, exported, relink

ROOT = Path(__file__).resolve().parent.parent
EDITS = 30
WANTED = 0.95
_P, _T, _START, _END = w("p"), w("t"), w("bookmarkStart"), w("bookmarkEnd")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
NEW_TEXTS = (
    "下一步，各单位要对照清单逐项抓好落实，重大情况及时报告。",
    "办公室将会同有关处室开展督导，每半月通报一次进展。",
    "据基层反映，部分窗口排队时间仍然偏长，群众意见比较集中。",
    "以上情况，请予审阅。",
)


@dataclass
class Edited:
    """A document under edit, and what each item has become. ``texts`` maps id to its present text (without
    white space), None for what was taken out or may be called new; ``done`` names what was done to it."""

    root: etree._Element
    items: tuple[Exported, ...]
    texts: dict[str, str | None] = field(default_factory=dict)
    done: dict[str, str] = field(default_factory=dict)
    new: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.texts = {item.id: bare(item.text) for item in self.items}

    def paragraph(self, item: Exported) -> etree._Element:
        """The paragraph in which the item's mark begins."""
        for mark in self.root.iter(_START):
            if mark.get(w("name")) == item.bookmark:
                return next(mark.iterancestors(_P))
        raise LookupError(item.bookmark)

    def first_text(self, item: Exported) -> etree._Element:
        """The text node that holds most of the item."""
        return max(self.paragraph(item).iter(_T), key=lambda node: len(node.text or ""))


def bare(text: str) -> str:
    """Without white space and numbers of sources."""
    return re.sub(r"\s|〔\d{1,3}〕", "", text)


Edit = Callable[[Edited, Exported, Random], None]


def figure(doc: Edited, item: Exported, random: Random) -> None:
    """Another number in the place of the first."""
    node = doc.first_text(item)
    found = _FIGURE.search(node.text)
    if found is None:
        return word(doc, item, random)
    node.text = node.text[: found.start()] + str(random.randint(1, 999)) + node.text[found.end() :]
    return _now(doc, item)


def word(doc: Edited, item: Exported, random: Random) -> None:
    """Some words in the middle changed."""
    node = doc.first_text(item)
    at = random.randrange(len(node.text) // 3, len(node.text) // 2 + 1)
    node.text = node.text[:at] + "（据最新统计）" + node.text[at + 3 :]
    _now(doc, item)


def longer(doc: Edited, item: Exported, random: Random) -> None:
    """A clause at the end."""
    node = doc.first_text(item)
    node.text += random.choice(("，为全年打下基础", "，受到企业普遍欢迎", "，完成年度任务"))
    _now(doc, item)


def before(doc: Edited, item: Exported, random: Random) -> None:
    """Words in front."""
    node = doc.first_text(item)
    node.text = random.choice(("总的看，", "据初步核算，", "一年来，")) + node.text
    _now(doc, item)


def shorter(doc: Edited, item: Exported, random: Random) -> None:  # noqa: ARG001
    """The second half cut."""
    node = doc.first_text(item)
    node.text = node.text[: max(len(node.text) // 2, 8)]
    _now(doc, item)


def moved(doc: Edited, item: Exported, random: Random) -> None:
    """The paragraph stands behind another one."""
    paragraph = doc.paragraph(item)
    target = doc.paragraph(
        random.choice([other for other in doc.items if other.id not in doc.done])
    )
    if target is not paragraph:
        target.addnext(paragraph)


def pasted(doc: Edited, item: Exported, random: Random) -> None:
    """Cut out and pasted elsewhere as plain text: no mark, no link."""
    paragraph = doc.paragraph(item)
    fresh = plain(paragraph, "".join(node.text or "" for node in paragraph.iter(_T)))
    target = doc.paragraph(
        random.choice([other for other in doc.items if other.id not in doc.done])
    )
    if target is paragraph:
        paragraph.addnext(fresh)
    else:
        target.addnext(fresh)
    paragraph.getparent().remove(paragraph)


def in_two(doc: Edited, item: Exported, random: Random) -> None:  # noqa: ARG001
    """A new paragraph begins in the middle."""
    paragraph = doc.paragraph(item)
    node = doc.first_text(item)
    at = len(node.text) // 2
    fresh = plain(paragraph, node.text[at:])
    run = node.getparent()
    fresh.extend(list(run.itersiblings()))
    node.text = node.text[:at]
    paragraph.addnext(fresh)


def together(doc: Edited, item: Exported, random: Random) -> None:  # noqa: ARG001
    """Run together with the item before it, if that stands right above."""
    paragraph = doc.paragraph(item)
    above = paragraph.getprevious()
    marks = [] if above is None else [m.get(w("name"), "") for m in above.iter(_START)]
    owner = next((i for i in doc.items if i.bookmark in marks), None)
    if owner is None or owner.id in doc.done:
        return
    above.extend([child for child in paragraph if child.tag != w("pPr")])
    paragraph.getparent().remove(paragraph)
    doc.done[owner.id] = "together"


def deleted(doc: Edited, item: Exported, random: Random) -> None:  # noqa: ARG001
    """Taken out."""
    paragraph = doc.paragraph(item)
    paragraph.getparent().remove(paragraph)
    doc.texts[item.id] = None


def replaced(doc: Edited, item: Exported, random: Random) -> None:
    """Another text in the same place, inside the mark: no longer the item."""
    text = random.choice(NEW_TEXTS)
    nodes = list(doc.paragraph(item).iter(_T))
    for node in nodes:
        node.text = ""
    nodes[0].text = text
    doc.texts[item.id] = None
    doc.new.append(text)


def written(doc: Edited, item: Exported, random: Random) -> None:
    """A new paragraph behind it."""
    text = random.choice(NEW_TEXTS)
    paragraph = doc.paragraph(item)
    paragraph.addnext(plain(paragraph, text))
    doc.new.append(text)


def _now(doc: Edited, item: Exported) -> None:
    text = "".join(node.text or "" for node in doc.paragraph(item).iter(_T))
    doc.texts[item.id] = bare(text)


def plain(like: etree._Element, text: str) -> etree._Element:
    """A paragraph with the format of ``like`` and nothing but a text."""
    fresh = etree.Element(_P, nsmap={"w": W})
    properties = like.find(w("pPr"))
    if properties is not None:
        fresh.append(deepcopy(properties))
    node = etree.SubElement(etree.SubElement(fresh, w("r")), _T)
    node.text = text
    return fresh


KINDS: tuple[Edit, ...] = (
    figure, word, longer, moved, before, shorter, pasted, deleted, in_two, written, together, replaced,
)  # fmt: skip


def edited(data: bytes, seed: int) -> tuple[bytes, Edited]:
    """The file after :data:`EDITS` edits of items that are each edited once, and what they came to."""
    record = provenance.read(data)
    assert record is not None
    package = read_package(data)
    root = package.xml("word/document.xml")
    doc = Edited(root, exported(record))
    random = Random(seed)
    candidates = [item for item in doc.items if len(item.text) >= 16]
    random.shuffle(candidates)
    made = 0
    for item in candidates:
        if made == EDITS:
            break
        if item.id in doc.done:
            continue
        kind = KINDS[made % len(KINDS)]
        kind(doc, item, random)
        doc.done[item.id] = kind.__name__
        made += 1
    parts = dict(package.parts)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return packed(parts), doc


def packed(parts: dict[str, bytes]) -> bytes:
    """A package of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def without_record(data: bytes) -> bytes:
    """The file as a program leaves it that does not keep customXml."""
    parts = {n: c for n, c in read_package(data).parts.items() if not n.startswith("customXml/")}
    rels = parts["word/_rels/document.xml.rels"]
    parts["word/_rels/document.xml.rels"] = re.sub(
        rb"<Relationship [^>]*customXml[^>]*/>", b"", rels
    )
    return packed(parts)


def without_marks(data: bytes) -> bytes:
    """The file without bookmarks and links: pasted into a new one."""
    parts = dict(read_package(data).parts)
    root = etree.fromstring(parts["word/document.xml"])
    for mark in list(root.iter(_START, _END)):
        mark.getparent().remove(mark)
    for link in list(root.iter(w("hyperlink"))):
        for run in list(link):
            link.addprevious(run)
        link.getparent().remove(link)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return packed(parts)


def converted(data: bytes, *ways: str) -> bytes:
    """The file as LibreOffice saves it, in each of these formats one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        path = place / "in.docx"
        path.write_bytes(data)
        for number, way in enumerate(ways):
            out = place / str(number)
            suffix = way.partition(":")[0]
            subprocess.run(
                ["soffice", "--headless", f"-env:UserInstallation={(place / 'lo').as_uri()}",
                 "--convert-to", way, "--outdir", str(out), str(path)],
                check=True, capture_output=True, timeout=180,
            )  # fmt: skip
            path = out / f"in.{suffix}"
        return path.read_bytes()


@dataclass(frozen=True)
class Score:
    """``right`` of ``left`` items found with the text they have now; ids with a wrong text; rows called new."""

    right: int
    left: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]
    new: int

    @property
    def share(self) -> float:
        """Right of left."""
        return self.right / self.left


def score(data: bytes, items: Iterable[Exported], texts: dict[str, str | None]) -> Score:
    """What ``relink`` says of ``data`` beside what each item has really become."""
    right, wrong, new = 0, [], 0
    linked: set[str] = set()
    for row in relink(data, "样本.docx", tuple(items)):
        if row.state is State.NEW:
            new += 1
        elif row.state is not State.GONE:
            linked.add(row.id)
            want = texts[row.id]
            # A text that goes on in a stranger's paragraph has at least its own words.
            if want is not None and bare(row.text) == want:
                right += 1
            else:
                wrong.append(row.id)
    left = [identity for identity, text in texts.items() if text is not None]
    missed = tuple(identity for identity in left if identity not in linked)
    return Score(right, len(left), tuple(wrong), missed, new)


def main(arguments: list[str] | None = None) -> int:
    """Print a line for each way back; the exit status says whether all are good enough."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--seeds", type=int, default=3)
    asked = parser.parse_args(arguments)
    if shutil.which("soffice") is None:
        print("roundtrip: needs LibreOffice (soffice)", file=sys.stderr)
        return 2
    from briefing.cli import main as run

    worst = True
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "a.docx"
        run(["build", str(ROOT / "seeds"), "-o", str(output), "--length", "5000",
             "--set", "编发日期=2024-01-05"])  # fmt: skip
        data = output.read_bytes()
    for seed in range(asked.seeds):
        changed, doc = edited(data, seed)
        saved = converted(changed, "docx:MS Word 2007 XML")
        by_odt = converted(changed, "odt", "docx:MS Word 2007 XML")
        ways = {
            "docx": saved,
            "odt": by_odt,
            "no record": without_record(saved),
            "no marks": without_marks(without_record(saved)),
        }
        if asked.keep and seed == 0:
            _keep(asked.keep, saved, by_odt, doc)
        for name, file in ways.items():
            found = score(file, doc.items, doc.texts)
            good = found.share >= WANTED and not found.wrong
            worst = worst and good
            print(
                f"seed {seed}  {name:9}  {found.right}/{found.left} = {found.share:.1%}  "
                f"wrong {[(i, doc.done.get(i)) for i in found.wrong]}  "
                f"missed {[(i, doc.done.get(i)) for i in found.missed]}  "
                f"new {found.new} ({len(doc.new)} written)"
            )
    return 0 if worst else 1


def _keep(folder: Path, saved: bytes, by_odt: bytes, doc: Edited) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "edited.docx").write_bytes(saved)
    (folder / "by_odt.docx").write_bytes(by_odt)
    truth = {
        "items": [
            {"id": i.id, "text": i.text, "section": i.section, "bookmark": i.bookmark}
            for i in doc.items
        ],
        "texts": doc.texts,
        "done": doc.done,
        "new": doc.new,
    }
    (folder / "truth.json").write_text(
        json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    sys.exit(main())
