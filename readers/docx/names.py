"""Tag and attribute names of WordprocessingML, in both its namespaces."""

from __future__ import annotations

from functools import cache

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = {
    TRANSITIONAL: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_MATH = {
    TRANSITIONAL: "http://schemas.openxmlformats.org/officeDocument/2006/math",
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/math",
}
_DRAWING = {
    TRANSITIONAL: "http://schemas.openxmlformats.org/drawingml/2006/",
    STRICT: "http://purl.oclc.org/ooxml/drawingml/",
}
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_VML = "urn:schemas-microsoft-com:vml"

ALTERNATE = f"{{{_COMPATIBILITY}}}AlternateContent"
CHOICE = f"{{{_COMPATIBILITY}}}Choice"
FALLBACK = f"{{{_COMPATIBILITY}}}Fallback"
TEXT_PATH = f"{{{_VML}}}textpath"


class Names:
    """Names of one of the two namespaces; a document uses one throughout.

    Plain attributes, since they are looked up for every element of a document.
    """

    def __init__(self, namespace: str) -> None:
        self.prefix = f"{{{namespace}}}"
        self.relation = f"{{{_RELATIONS[namespace]}}}id"
        self.diagram_relation = f"{{{_RELATIONS[namespace]}}}dm"
        self.diagram = f"{{{_DRAWING[namespace]}diagram}}relIds"
        self.chart = f"{{{_DRAWING[namespace]}chart}}chart"
        self._attributes()
        self._stories()
        self._paragraphs()
        self._runs()
        self._formulas(f"{{{_MATH[namespace]}}}")

    def _word(self, local: str) -> str:
        return self.prefix + local

    def _attributes(self) -> None:
        word = self._word
        self.val = word("val")
        self.id = word("id")
        self.type = word("type")
        self.char = word("char")
        self.font = word("font")
        self.field_char_type = word("fldCharType")

    def _stories(self) -> None:
        word = self._word
        self.body = word("body")
        self.footnote = word("footnote")
        self.endnote = word("endnote")
        self.header = word("hdr")
        self.footer = word("ftr")
        self.text_box = word("txbxContent")
        self.paragraph = word("p")
        self.table = word("tbl")
        self.row = word("tr")
        self.cell = word("tc")
        self.row_properties = word("trPr")
        self.cell_properties = word("tcPr")
        self.content_properties = word("sdtPr")
        self.grid_span = word("gridSpan")
        self.grid_before = word("gridBefore")
        self.vertical_merge = word("vMerge")
        self.row_hidden = word("hidden")
        self.cell_deletion = word("cellDel")
        self.section = word("sectPr")
        self.header_reference = word("headerReference")
        self.footer_reference = word("footerReference")
        self.title_page = word("titlePg")
        self.alt_chunk = word("altChunk")
        self.stories = frozenset((self.body, self.header, self.footer, self.footnote, self.endnote))
        self.owners = self.stories | {self.cell, self.row, self.table, self.text_box}
        # Properties that are still needed when what they belong to ends
        self.kept = frozenset((self.cell_properties, self.row_properties))

    def _paragraphs(self) -> None:
        word = self._word
        self.paragraph_properties = word("pPr")
        self.paragraph_style = word("pStyle")
        self.numbering = word("numPr")
        self.number_id = word("numId")
        self.number_level = word("ilvl")
        self.outline_level = word("outlineLvl")
        self.justification = word("jc")
        self.frame = word("framePr")
        self.drop_cap = word("dropCap")
        self.old_properties = word("pPrChange")

    def _runs(self) -> None:
        word = self._word
        self.run = word("r")
        self.run_properties = word("rPr")
        self.run_style = word("rStyle")
        self.run_fonts = word("rFonts")
        self.run_place = word("vertAlign")
        self.ascii = word("ascii")
        self.ansi = word("hAnsi")
        self.vanish = word("vanish")
        self.text = word("t")
        self.tab = word("tab")
        self.position_tab = word("ptab")
        self.line_break = word("br")
        self.carriage_return = word("cr")
        self.rendered_page = word("lastRenderedPageBreak")
        self.hard_hyphen = word("noBreakHyphen")
        self.soft_hyphen = word("softHyphen")
        self.symbol = word("sym")
        self.field_char = word("fldChar")
        self.instruction = word("instrText")
        self.form_data = word("ffData")
        self.form_box = word("checkBox")
        self.form_list = word("ddList")
        self.form_entry = word("listEntry")
        self.form_default = word("default")
        self.form_checked = word("checked")
        self.form_result = word("result")
        self.footnote_reference = word("footnoteReference")
        self.endnote_reference = word("endnoteReference")
        self.ruby = word("ruby")
        self.ruby_text = word("rt")
        self.deletion = word("del")
        self.moved_from = word("moveFrom")

    def _formulas(self, math: str) -> None:
        self.math = math + "oMath"


@cache
def names(namespace: str) -> Names:
    """The names in ``namespace`` (``TRANSITIONAL`` or ``STRICT``)."""
    return Names(namespace)


def is_on(value: str | None) -> bool:
    """An on/off property: present without a value means on."""
    return value is None or value.lower() not in ("0", "false", "off", "none")
