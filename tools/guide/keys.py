"""Writes the pages of shortcuts from the window's own actions: ``make guide-keys``."""

from __future__ import annotations

from messages.catalogue import Language
from ui.guide.book import FOLDER, KEYS
from ui.guide.keys import keys_page

PAGES = {Language.CHINESE: FOLDER / KEYS, Language.ENGLISH: FOLDER / "en" / KEYS}


def main() -> int:
    """Write both."""
    for spoken, path in PAGES.items():
        path.write_text(keys_page(spoken), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
