"""Write the tables of fields into docs/templates.md: ``python tools/make_field_table.py``."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from messages import Language, say  # noqa: E402 - the tool runs from any folder
from word.fields import COLUMN_PREFIX, COLUMNS, FIELDS, ITEM_FIELDS, PLACE_FIELDS, Field  # noqa: E402

PAGE = ROOT / "docs" / "templates.md"
HEADS = {
    Language.CHINESE: ("字段", "是什么", "种类"),
    Language.ENGLISH: ("Field", "What it is", "Kind"),
}
KINDS = {"text": "文字", "date": "日期", "number": "数字", "list": "名单", "block": "多段"}


def table(fields: Sequence[Field], language: Language, prefix: str = "") -> str:
    """A Markdown table of ``fields``, whose names have ``prefix``."""
    rows = [" | ".join(HEADS[language]), " | ".join(["---"] * 3)]
    for field in fields:
        kind = field.kind.value
        kind = KINDS[kind] if language is Language.CHINESE else kind
        rows.append(f"【{prefix}{field.name}】 | {say(field.code, language=language)} | {kind}")
    return "".join(f"| {row} |\n" for row in rows)


def page(text: str) -> str:
    """``text`` with its tables made anew."""
    for mark, fields, prefix in (
        ("fields", FIELDS, ""),
        ("items", ITEM_FIELDS, ""),
        ("places", PLACE_FIELDS, ""),
        ("columns", COLUMNS, COLUMN_PREFIX),
    ):
        for code, language in (("zh", Language.CHINESE), ("en", Language.ENGLISH)):
            text = re.sub(
                rf"(<!-- {mark}:{code} -->\n).*?(<!-- /{mark} -->)",
                lambda found, f=fields, chosen=language, p=prefix: (
                    found[1] + table(f, chosen, p) + found[2]
                ),
                text,
                flags=re.S,
            )
    return text


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
    print(PAGE)
