"""1,000 pages of Word read: our reader against a bare lxml iterparse (the floor) and python-docx (the peer).

The floor unpacks the main part and asks for its finished elements, and makes nothing of them. The peer collects
each paragraph's text and style name, which is the least that tells headings from text.
"""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from benchmarks.common import SEEDS, best, row
from language.sentences import split

PAGES = 1_000
LINES_A_PAGE, CHARACTERS_A_LINE = 22, 28
PARAGRAPHS_A_SECTION = 8
GOAL = "<= 2.5"

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FONTS = (
    '<w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hint="eastAsia"/><w:sz w:val="32"/>'
)


def _paragraph(text: str, style: str, number: int) -> str:
    """A paragraph as Word saves it: revision marks, properties, and text cut into runs by the proofing tools."""
    third = max(1, len(text) // 3)
    runs = "".join(
        f'<w:r w:rsidR="00A77B3E"><w:rPr>{_FONTS}</w:rPr><w:t>{escape(text[at : at + third])}</w:t></w:r>'
        for at in range(0, len(text), third)
    )
    return (
        f'<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E" w:rsidP="{number:08X}"><w:pPr><w:pStyle w:val="{style}"/>'
        f'<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200"/><w:rPr>{_FONTS}</w:rPr></w:pPr>'
        f"{runs}</w:p>"
    )


def sample() -> bytes:
    """The longest seed's sentences, a paragraph each and over and over, in the styles of python-docx's template."""
    from docx import Document

    shell = io.BytesIO()
    Document().save(shell)
    longest = max(SEEDS.glob("*.txt"), key=lambda path: path.stat().st_size)
    whole = longest.read_text("utf-8")
    texts = ["".join(whole[start:end].split()) for start, end in split(whole)]
    body: list[str] = []
    lines = 0
    while lines < PAGES * LINES_A_PAGE:
        if len(body) % PARAGRAPHS_A_SECTION == 0:
            text, style = f"第{len(body)}节", "Heading1"
        else:
            text, style = texts[len(body) % len(texts)], "Normal"
        body.append(_paragraph(text, style, len(body)))
        lines += -(-len(text) // CHARACTERS_A_LINE)
    document = (
        f'<w:document xmlns:w="{_WORD}"><w:body>{"".join(body)}<w:sectPr/></w:body></w:document>'
    )
    target = io.BytesIO()
    with (
        zipfile.ZipFile(shell) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            made.writestr(name, document if name == "word/document.xml" else source.read(name))
    return target.getvalue()


def ours(data: bytes) -> int:
    """Everything our reader does; returns the number of blocks."""
    from model.progress import SilentTask
    from readers import docx

    return len(docx.read(data, "sample.docx", SilentTask())[0])


def floor(data: bytes) -> int:
    """Every finished element of the main part; returns how many."""
    from lxml import etree

    found = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("word/document.xml") as part:
        for _, element in etree.iterparse(part):
            found += 1
            element.clear()
    return found


def python_docx(data: bytes) -> int:
    """Text and style name of each paragraph; returns how many."""
    from docx import Document

    document = Document(io.BytesIO(data))
    return len([(found.text, found.style and found.style.name) for found in document.paragraphs])


def run() -> bool:
    """Print two rows; True if the first meets its goal. Faster than the peer has no figure set."""
    data = sample()
    mine = best(lambda: ours(data))
    least = best(lambda: floor(data))
    peer = best(lambda: python_docx(data), 1)
    taken, name = f"{mine:.2f} s", f"read {PAGES} pages of Word"
    met = row(f"{name}, lxml iterparse", taken, f"{least:.2f} s", mine / least, GOAL)
    row(f"{name}, python-docx", taken, f"{peer:.2f} s", peer / mine, "")
    return met


if __name__ == "__main__":
    raise SystemExit(0 if run() else 1)
