"""What the single faults of a right briefing are made with."""

from __future__ import annotations

from tests.word.check_samples import (
    STYLES,
    Change,
    Parts,
    in_text,
)


def in_style(name: str, old: str, new: str) -> Change:
    """A change inside one style."""

    def change(parts: Parts) -> None:
        start = parts[STYLES].index(f'<w:name w:val="{name}"/>')
        end = parts[STYLES].index("</w:style>", start)
        inside = parts[STYLES][start:end]
        assert old in inside, f"{old} is not in {inside}"
        parts[STYLES] = parts[STYLES][:start] + inside.replace(old, new) + parts[STYLES][end:]

    return change


def add_part(name: str, content: str = "<x/>", kind: str = "", owner: str = "") -> Change:
    """A change that adds a part, and a relationship of ``kind`` to it."""

    def change(parts: Parts) -> None:
        parts[name] = content
        if kind:
            rels = owner or "word/_rels/document.xml.rels"
            row = f'<Relationship Id="rX" Type="http://x/{kind}" Target="/{name}"/></Relationships>'
            parts[rels] = parts[rels].replace("</Relationships>", row)

    return change


def drop(part: str) -> Change:
    def change(parts: Parts) -> None:
        del parts[part]

    return change


def before(style_id: str, new: str) -> Change:
    """Put ``new`` before the first paragraph in a style."""
    old = f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>'
    return in_text(old, new + old)


BOLD = "<w:b/>"
EXTERNAL = (
    '<Relationship Id="rE" Type="http://x/hyperlink" Target="http://x.cn/" TargetMode="External"/>'
)
BODY_RUN = '<w:r><w:t xml:space="preserve">依据'
FORMATTED = "<w:r><w:rPr>{}</w:rPr>" + BODY_RUN.removeprefix("<w:r>")
BODY_P = f'<w:p><w:pPr><w:pStyle w:val="公文正文"/></w:pPr>{BODY_RUN}'
TITLE = "政府工作报告要点"
BR = "</w:t><w:br/><w:t>"
LONG_TITLE = "省政府工作报告中关于农业农村现代化主要任务的要点"
TAIL_P = '<w:p><w:pPr><w:pStyle w:val="报尾"/>'


def direct(properties: str) -> Change:
    """Direct run properties on a run of the body."""
    return in_text(BODY_RUN, FORMATTED.format(properties))


def placed(properties: str) -> Change:
    """Direct paragraph properties on a paragraph of the body."""
    return in_text(BODY_P, BODY_P.replace("</w:pPr>", properties + "</w:pPr>"))
