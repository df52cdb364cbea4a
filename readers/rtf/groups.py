"""What the groups and the smallest words of RTF stand for."""

from __future__ import annotations

# What a group holds that is no text of the page.
SKIPPED = frozenset(
    [
        "colortbl",
        "info",
        "pict",
        "object",
        "objdata",
        "nonesttables",
        "shprslt",
        "annotation",
        "atnid",
        "atnauthor",
        "atndate",
        "atnref",
        "atrfstart",
        "atrfend",
        "atnparent",
        "atntime",
        "xe",
        "tc",
        "tcn",
        "rxe",
        "bkmkstart",
        "bkmkend",
        "filetbl",
        "revtbl",
        "rsidtbl",
        "listtable",
        "listoverridetable",
        "listpicture",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "generator",
        "xmlnstbl",
        "mmathPr",
        "pn",
        "pgptbl",
        "userprops",
        "docvar",
        "template",
        "passwordhash",
        "ftnsep",
        "ftnsepc",
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "private",
        "background",
        "nextfile",
        "fontemb",
        "falt",
        "panose",
        "blipuid",
        "picprop",
        "sp",
        "sn",
        "sv",
    ]
)
HEADS = frozenset(
    ["header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"]
)
# Groups that old programs do not know, and that hold text all the same.
STARRED = frozenset(
    [
        "footnote",
        "shpinst",
        "shptxt",
        "dptxbxtext",
        "nesttableprops",
        "ud",
        "listtext",
        "pntext",
        "fldinst",
        "fldrslt",
        "txbxcontent",
    ]
)
BOXES = frozenset(["shptxt", "dptxbxtext", "txbxcontent"])
CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "softline": "", "emdash": "—", "endash": "–", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "cell": "", "nestcell": "",
}  # fmt: skip
SYMBOLS = {"~": "\u00a0", "_": "-", "-": "", ":": "", "|": "", "{": "{", "}": "}", "\\": "\\"}
