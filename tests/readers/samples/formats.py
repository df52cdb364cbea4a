"""The same document as .txt, .md, .html and .docx."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from docx import Document


@dataclass(frozen=True)
class Part:
    """``level`` 0: a paragraph; 1 and deeper: a heading. ``items``: a bulleted list after it."""

    text: str
    level: int = 0
    items: tuple[str, ...] = ()


def as_txt(parts: Sequence[Part]) -> bytes:
    lines = [line for part in parts for line in (part.text, *part.items)]
    return ("\n".join(lines) + "\n").encode()


def as_markdown(parts: Sequence[Part]) -> bytes:
    pieces = []
    for part in parts:
        pieces.append("#" * part.level + " " * bool(part.level) + part.text)
        if part.items:
            pieces.append("\n".join(f"- {item}" for item in part.items))
    return "\n\n".join(pieces).encode("utf-8-sig")


def as_html(parts: Sequence[Part]) -> bytes:
    pieces = ["<!DOCTYPE html><html><head><meta charset=gb2312><title>页</title></head><body>"]
    for part in parts:
        tag = f"h{part.level}" if part.level else "p"
        pieces.append(f"<{tag}>{html.escape(part.text)}</{tag}>")
        if part.items:
            inner = "".join(f"<li>{html.escape(item)}</li>" for item in part.items)
            pieces.append(f"<ul>{inner}</ul>")
    pieces.append("</body></html>")
    return "\n".join(pieces).encode("gb18030")


def as_docx(parts: Sequence[Part]) -> bytes:
    document = Document()
    for part in parts:
        if part.level:
            document.add_heading(part.text, part.level)
        else:
            document.add_paragraph(part.text)
        for item in part.items:
            document.add_paragraph(item, style="List Bullet")
    target = BytesIO()
    document.save(target)
    return target.getvalue()


FORMATS = {"text": as_txt, "markdown": as_markdown, "html": as_html, "docx": as_docx}
SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html", "docx": ".docx"}
