"""What a .docx is made of for checking: runs, paragraphs, tables and sections with their effective properties."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from word.properties import Props, number


@dataclass(slots=True)
class Run:
    """A run with visible text. ``hint`` is written on the run itself; ``props`` are effective."""

    text: str
    props: Props
    hint: str
    link: str


@dataclass(slots=True)
class Table:
    """A table of a story. ``index`` counts from 1; ``props`` are its style's and its own."""

    element: etree._Element
    index: int
    props: Props
    style: str
    rows: list[etree._Element]
    columns: list[int]
    paragraphs: list[Paragraph] = field(default_factory=list)
    before: Paragraph | None = None
    after: Paragraph | None = None

    @property
    def floating(self) -> bool:
        """Whether text flows around it (``w:tblpPr``)."""
        return any(key.startswith("tblpPr") for key in self.props)

    @property
    def text(self) -> str:
        """The text of all cells, a line per paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(slots=True)
class Paragraph:
    """A paragraph. ``index`` counts from 1 through its story; ``style`` is the style's name.

    ``bare`` says that it holds neither text nor anything else that takes place on purpose (a picture, a
    page break, the end of a section).
    """

    element: etree._Element
    index: int
    part: str
    style_id: str
    style: str
    text: str
    runs: list[Run]
    props: Props
    mark: Props
    bare: bool
    section: int
    table: Table | None = None
    row: int = 0
    level: int = 0
    role: str = ""

    def get(self, key: str) -> int:
        """An effective measure, 0 where it was never set."""
        return number(self.props.get(key))


@dataclass(slots=True)
class Section:
    """Page properties of a section, flat as in ``effective``. ``footers`` maps default, even, first to the
    part in force (inherited where the section names none)."""

    index: int
    props: Props
    footers: dict[str, str]
    headers: dict[str, str]

    def get(self, key: str) -> int:
        """A measure in twips (``pgSz.w``, ``pgMar.top`` …), 0 where it was never set."""
        return number(self.props.get(key))

    @property
    def landscape(self) -> bool:
        """Whether the page lies on its side."""
        return self.props.get("pgSz.orient") == "landscape" or self.get("pgSz.w") > self.get(
            "pgSz.h"
        )

    @property
    def width(self) -> int:
        """Width of the 版心 in twips."""
        return (
            self.get("pgSz.w")
            - self.get("pgMar.left")
            - self.get("pgMar.right")
            - self.get("pgMar.gutter")
        )

    @property
    def height(self) -> int:
        """Height of the 版心 in twips."""
        return self.get("pgSz.h") - abs(self.get("pgMar.top")) - abs(self.get("pgMar.bottom"))
