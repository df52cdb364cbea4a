"""What the paragraphs of an old briefing look like, those of text boxes too."""

from __future__ import annotations

from lxml import etree

from word import roles
from word.inspection import Inspection, Paragraph
from word.ooxml import w
from word.properties import number


class Looks:
    """Looks by the place of a paragraph in a list of elements. A paragraph of a text box is not laid out: what is
    written on it decides."""

    def __init__(self, file: Inspection, elements: list[etree._Element]) -> None:
        known = {paragraph.element: paragraph for paragraph in file.paragraphs}
        self.elements = elements
        self.looks: list[Paragraph | None] = [known.get(element) for element in elements]

    def size(self, at: int) -> int:
        """Half-points of the largest run; of a text box by what is written on the spot."""
        look = self.looks[at]
        if look is not None:
            return max((number(run.props.get("sz"), 21) for run in look.runs), default=21)
        sizes = [number(s.get(w("val")), 21) for s in self.elements[at].iter(w("sz"))]
        return max(sizes, default=21)

    def is_red(self, at: int) -> bool:
        """Whether any of it is red."""
        look = self.looks[at]
        if look is not None:
            return any(roles.is_red(run.props.get("color")) for run in look.runs)
        return any(roles.is_red(c.get(w("val"))) for c in self.elements[at].iter(w("color")))

    def centred(self, at: int) -> bool:
        """Whether it is centred."""
        look = self.looks[at]
        if look is not None:
            return look.props.get("jc") == "center"
        jc = self.elements[at].find(f"{w('pPr')}/{w('jc')}")
        return jc is not None and jc.get(w("val")) == "center"

    def right(self, at: int) -> bool:
        """Whether it ends at the right edge."""
        look = self.looks[at]
        return look is not None and look.props.get("jc") in {"right", "end"}

    def role(self, at: int) -> str:
        """Its role (``word.roles``), empty in a text box."""
        look = self.looks[at]
        return "" if look is None else look.role
