"""What each paragraph of a .docx is for: title, heading, body, masthead, tail.

The style's name decides where it is one of the fixed names of the format. Elsewhere (a file made by
another hand) the text's pattern and the effective look decide; what stays unclear has the role ``other``
and no rule of a role is applied to it.
"""

from __future__ import annotations

import re

from word.inspection import Inspection, Paragraph, Table

TITLE = "title"
HEADING = "heading"
BODY = "body"
SECRECY = "secrecy"
NAME = "name"
ISSUE = "issue"
ISSUER = "issuer"
CONTENTS = "contents"
NOTE = "note"
BYLINE = "byline"
ADDRESSEE = "addressee"
ATTACHMENTS = "attachments"
SIGNATURE = "signature"
DATE = "date"
ATTACHMENT_MARK = "attachment_mark"
TABLE_TITLE = "table_title"
TABLE_HEAD = "table_head"
TABLE_TEXT = "table_text"
TABLE_NOTE = "table_note"
SOURCE = "source"
TAIL = "tail"
ANCHOR = "anchor"
OTHER = "other"

FIXED_NAMES = {
    "公文正文": BODY,
    "报头密级编号": SECRECY,
    "简报名称": NAME,
    "发文机关标志": NAME,
    "简报期号": ISSUE,
    "编发单位与日期": ISSUER,
    "本期要目": CONTENTS,
    "编者按": NOTE,
    "供稿": BYLINE,
    "主送机关": ADDRESSEE,
    "附件说明": ATTACHMENTS,
    "发文机关署名": SIGNATURE,
    "成文日期": DATE,
    "附件标记": ATTACHMENT_MARK,
    "表题": TABLE_TITLE,
    "表头": TABLE_HEAD,
    "表文": TABLE_TEXT,
    "表注": TABLE_NOTE,
    "来源条目": SOURCE,
    "报尾": TAIL,
    "文末锚点": ANCHOR,
}

ENDINGS = "。；：，、！？.;:,!?…"
FIRST_HEADING = re.compile(r"[一二三四五六七八九十百零〇]+、")
SECOND_HEADING = re.compile(r"[（(][一二三四五六七八九十百零〇]+[）)]")
THIRD_HEADING = re.compile(r"\d{1,2}[.．、](?!\d)")
FOURTH_HEADING = re.compile(r"[（(]\d{1,2}[）)]")
NUMBERINGS = ((2, FIRST_HEADING), (3, SECOND_HEADING), (4, THIRD_HEADING), (5, FOURTH_HEADING))
TAIL_LINE = re.compile(r"(主报|主送|报送|抄报|抄送|分送|报|送|发|本期增发)\s*[：:]")
_TAIL_TEXT = re.compile(r"(抄送|报|送|发|本期增发|主送)\s*[：:]|印发|共印")
_ISSUE = re.compile(r"[（(]?(总)?第\s*[\d一二三四五六七八九十百〇○零]+\s*期")
_SECRECY = re.compile(r"(绝密|机密|秘密|内部资料|内部文件|编号\s*[：:]|№)")
_DATE = re.compile(r"(\d{4}|[一二〇○零三四五六七八九十]{4})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日")
CONTENTS_HEAD = re.compile(r"(本期|内容)?(要目|目录|目次|导读|内容提要)[：:]?")
NOTE_LABEL = re.compile(r"[【\[]?(编者按|编者的话|按语)[】\]]?[：:]?")
_BYLINE = re.compile(r"[（(]?.{0,40}(供稿|撰稿|整理)[^。]{0,20}$")
_SOURCE = re.compile(r"[〔\[［]\d+[〕\]］]")
_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_OTHER_STYLE = re.compile(r"(toc|目录|footer|header|页脚|页眉|caption|题注)", re.IGNORECASE)
_RED = re.compile(r"[C-F][0-9A-F][0-3][0-9A-F]{3}", re.IGNORECASE)

LONGEST_HEADING = 40
LONGEST_ISSUE = 24
TITLE_SIZE = 36
BODY_LENGTH = 15


def assign(file: Inspection) -> None:
    """Set ``role`` (and ``level`` of headings: 2 for 一、 to 5 for （1）) of every paragraph."""
    tails = {table.index for table in file.tables if is_tail(table)}
    reader = _Reader(file)
    for paragraph in file.paragraphs:
        table = paragraph.table
        if table is None:
            reader.place(paragraph)
        elif table.index in tails:
            paragraph.role = TAIL
        else:
            fixed = _fixed(file, paragraph)
            paragraph.role = fixed or (TABLE_TEXT if paragraph.row else TABLE_HEAD)


def is_tail(table: Table) -> bool:
    """Whether a table is the 报尾: its style says so, or it floats or stands alone with the words of one."""
    if any(paragraph.style == "报尾" for paragraph in table.paragraphs):
        return True
    lines = [paragraph.text.strip() for paragraph in table.paragraphs if paragraph.text.strip()]
    marked = sum(bool(_TAIL_TEXT.match(line) or "印发" in line or "共印" in line) for line in lines)
    return bool(lines) and len(table.columns) <= 2 and marked * 2 >= len(lines)


def _fixed(file: Inspection, paragraph: Paragraph) -> str:
    """The role that the style's name, or that of a style it is based on, fixes."""
    for style in reversed(file.formats.chain(paragraph.style_id)):
        if style.name in FIXED_NAMES:
            return FIXED_NAMES[style.name]
    return ""


def is_red(color: str | None) -> bool:
    """Whether a colour is a red that an office prints its name in."""
    return color is not None and _RED.fullmatch(color) is not None


def heading_style(name: str) -> int:
    """N of a style named ``heading N`` or ``标题 N``, else 0."""
    found = _HEADING_STYLE.match(name.strip())
    return int(found.group(1)) if found else 0


class _Reader:
    """Goes through the paragraphs outside tables in order; what came before decides what may come."""

    def __init__(self, file: Inspection) -> None:
        self.file = file
        self.titled = False
        self.begun = False
        self.issued = False
        self.listing = False
        # A file with the fixed style of the body needs no guess about paragraphs of other named styles.
        self.styled = any(style.name == "公文正文" for style in file.formats.styles.values())

    def place(self, paragraph: Paragraph) -> None:
        """Decide the role of one paragraph."""
        text = paragraph.text.strip()
        fixed = _fixed(self.file, paragraph)
        guessed = "" if fixed else self._front(paragraph, text)
        if not guessed and fixed in {BODY, ""}:
            level = self._heading(paragraph, text, styled=bool(fixed))
            if level:
                paragraph.role = TITLE if level == 1 else HEADING
                paragraph.level = level
                self.titled = self.titled or level == 1
                self.begun = self.begun or level > 1
                return
        paragraph.role = fixed or guessed or (self._guess(paragraph, text) if text else OTHER)
        self.begun = self.begun or paragraph.role == BODY
        if fixed:
            self.listing = fixed == CONTENTS
        self.issued = self.issued or paragraph.role in {ISSUE, ISSUER}

    def _front(self, paragraph: Paragraph, text: str) -> str:
        """What stands between masthead and title: the list of contents and the editor's note."""
        if self.begun or self.titled or not text:
            return ""
        if NOTE_LABEL.match(text):
            self.listing = False
            return NOTE
        if CONTENTS_HEAD.fullmatch(text.replace(" ", "").replace("\u3000", "")):
            self.listing = True
            return CONTENTS
        opened = "outlineLvl" in paragraph.props or self._looks_like_title(paragraph)
        self.listing = self.listing and not opened and text[-1] != "。"
        return CONTENTS if self.listing else ""

    def _heading(self, paragraph: Paragraph, text: str, *, styled: bool) -> int:
        """1 for a title, 2 to 5 for headings, 0 for anything else."""
        if not text or _OTHER_STYLE.match(paragraph.style):
            return 0
        # A sentence with the number of its source is no heading, however it begins.
        alone = len(text) <= LONGEST_HEADING and text[-1] not in ENDINGS + "〕"
        for level, pattern in NUMBERINGS[:2]:
            if pattern.match(text) and (alone or heading_style(paragraph.style)):
                return level
        if styled:
            return 0
        return self._by_outline(paragraph, text) or int(self._looks_like_title(paragraph))

    def _by_outline(self, paragraph: Paragraph, text: str) -> int:
        """The level that a heading style or an outline level gives, 0 without one."""
        named = heading_style(paragraph.style) or int(paragraph.style.lower() == "title")
        if not named:
            outline = paragraph.props.get("outlineLvl", "9")
            named = int(outline) + 1 if outline in {"0", "1", "2", "3", "4"} else 0
        if not named:
            return 0
        numbered = [level for level, pattern in NUMBERINGS[2:] if pattern.match(text)]
        return numbered[0] if numbered else min(named, 5)

    def _looks_like_title(self, paragraph: Paragraph) -> bool:
        """A large centred line that is not red, before the text begins."""
        if self.begun or paragraph.props.get("jc") != "center" or not paragraph.runs:
            return False
        first = paragraph.runs[0].props
        large = int_or(first.get("sz"), 20) >= TITLE_SIZE
        return large and not is_red(first.get("color")) and not _ISSUE.match(paragraph.text)

    def _guess(self, paragraph: Paragraph, text: str) -> str:
        if _OTHER_STYLE.match(paragraph.style):
            return CONTENTS if paragraph.style.lower().startswith("toc") else OTHER
        if not self.begun and not self.titled:
            masthead = self._masthead(paragraph, text)
            if masthead:
                return masthead
        if _SOURCE.match(text):
            return SOURCE
        return self._text(paragraph, text)

    def _masthead(self, paragraph: Paragraph, text: str) -> str:
        centred = paragraph.props.get("jc") == "center"
        if is_red(paragraph.props.get("pBdr.bottom.color")) or (self.issued and _DATE.search(text)):
            return ISSUER
        if _ISSUE.match(text) and (centred or len(text) <= LONGEST_ISSUE):
            return ISSUE
        first = paragraph.runs[0].props
        large = int_or(first.get("sz"), 20) >= TITLE_SIZE
        if centred and large and is_red(first.get("color")):
            return NAME
        return SECRECY if _SECRECY.match(text) else ""

    def _text(self, paragraph: Paragraph, text: str) -> str:
        align = paragraph.props.get("jc", "left")
        if len(text) <= LONGEST_HEADING:
            short = self._short(align, text)
            if short:
                return short
        named = paragraph.style_id != self.file.formats.defaults.get("paragraph")
        if align == "center" or (named and self.styled) or "framePr.w" in paragraph.props:
            return OTHER
        return BODY if len(text) >= BODY_LENGTH or text[-1] in "。！？；" else OTHER

    def _short(self, align: str, text: str) -> str:
        """The role of a line that is too short to be known as text, empty if it shows none."""
        if align in {"right", "end"}:
            if _BYLINE.match(text):
                return BYLINE
            return DATE if _DATE.search(text) else SIGNATURE
        if _DATE.fullmatch(text):
            return DATE
        if text.startswith("附件"):
            return ATTACHMENTS
        if not self.begun and self.titled and text.endswith(("：", ":")):
            return ADDRESSEE
        return ""


def int_or(text: str | None, default: int) -> int:
    """``text`` as a number, ``default`` where it is none."""
    return int(text) if text is not None and text.isdecimal() and len(text) < 10 else default
