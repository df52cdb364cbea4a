"""What a person should know of pages that gave no text, or only some."""

from __future__ import annotations

from collections.abc import Sequence

from model.document import Notice
from readers.common.pages.flow import Found

# A page without a word among others is worth a notice; naming each of hundreds is not.
_NAMED_PAGES = 12
_UNMAPPED_SHARE = 0.02


def listed(pages: Sequence[int]) -> str:
    """Numbers of pages as a notice names them."""
    named = "、".join(map(str, pages[:_NAMED_PAGES]))
    return named + "…" if len(pages) > _NAMED_PAGES else named


def notices_of(name: str, count: int, found: Found) -> list[Notice]:
    """The notices of a document of ``count`` pages."""
    unmapped = found.unmapped_share
    notices = []
    for code, pages in (
        ("notice.pdf.pages_without_text", found.empty),
        ("notice.pdf.pages_lost", found.broken),
    ):
        if pages:
            values = {"name": name, "pages": listed(pages), "count": str(len(pages))}
            values["total"] = str(count)
            notices.append(Notice(code, tuple(values.items())))
    if unmapped > _UNMAPPED_SHARE:
        notices.append(
            Notice("notice.pdf.unmapped", (("name", name), ("share", f"{unmapped:.0%}")))
        )
    return notices
