"""Font names: OOXML holds one per slot, so the name written must exist where the file will be read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

# What each role may be set in, best first. The first name is the standard one: shipped templates use it.
TITLE = ("方正小标宋_GBK", "方正小标宋简体", "华文中宋", "宋体")
BODY = ("仿宋_GB2312", "仿宋")
KAI = ("楷体_GB2312", "楷体")
HEI = ("黑体",)
SONG = ("宋体",)
CHAINS = (TITLE, BODY, KAI)
# What a person may choose among for a role, by the export setting that says it (``word.fields``).
ROLES = {"标题字体": TITLE, "正文字体": BODY, "楷体字体": KAI}

# Fonts with the 6,763 characters of GB/T 2312 only: 镕, 喆 and 堃 come out in another face, or not at all.
SMALL = frozenset({"仿宋_GB2312", "楷体_GB2312", "方正小标宋简体"})

_REGISTRY_KEY = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
# Windows lists these under their English names; a Chinese Word knows both.
_ENGLISH = {
    "fangsong": "仿宋",
    "fangsong_gb2312": "仿宋_GB2312",
    "kaiti": "楷体",
    "kaiti_gb2312": "楷体_GB2312",
    "simhei": "黑体",
    "simsun": "宋体",
    "stzhongsong": "华文中宋",
    "fzxiaobiaosong-b05": "方正小标宋_GBK",
    "fzxiaobiaosong-b05s": "方正小标宋简体",
}


class FontPlan(NamedTuple):
    """What to write instead of the names in a template.

    ``names`` maps a template's name to the one written (only where they differ); ``bold`` holds the
    template names whose stand-in has to be bold; ``rare`` the characters that forced a fuller font.
    """

    names: dict[str, str]
    bold: frozenset[str] = frozenset()
    rare: str = ""


def beyond_gb2312(text: Iterable[str]) -> str:
    """The Chinese characters of ``text`` that GB/T 2312 lacks, each once, in code order."""
    return "".join(sorted(char for char in set(text) if _is_rare(char)))


def _is_rare(char: str) -> bool:
    code = ord(char)
    if not (0x3400 <= code <= 0x9FFF or 0x20000 <= code <= 0x3FFFF):
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def plan(
    text: str,
    installed: frozenset[str],
    *,
    for_other_computers: bool,
    wanted: frozenset[str] = frozenset(),
) -> FontPlan:
    """Choose names for a document of ``text``.

    With ``for_other_computers`` the standard names stay whatever is installed here. Otherwise a name that
    is missing here gives way to the first of its chain that exists; where none exists (a server without
    Chinese fonts) it stays. In both cases a font without the text's rare characters gives way to a full
    one, and one that is ``wanted`` comes before the others of its chain.
    """
    rare = beyond_gb2312(text)
    names: dict[str, str] = {}
    bold: set[str] = set()
    for chain in CHAINS:
        first = [n for n in chain if n in wanted]
        for name in chain:
            if name in SONG:
                continue  # the last resort of a title, but in its own right the face of page numbers
            fitting = [n for n in (*first, name, *chain) if not (rare and n in SMALL)]
            present = [n for n in fitting if n in installed]
            chosen = fitting[0] if for_other_computers or not present else present[0]
            if chosen != name:
                names[name] = chosen
            if chosen in SONG:
                bold.add(name)  # weight tells a title from the text where only a thin face is left
    return FontPlan(names, frozenset(bold), rare if any(n in SMALL for n in names) else "")


def written(
    chain: tuple[str, ...], wanted: str, installed: frozenset[str], *, standard: bool
) -> str:
    """The name that an export writes for the first of ``chain``, if ``wanted`` is chosen (empty: none is) and the
    text has no rare characters."""
    chosen = plan("", installed, for_other_computers=standard, wanted=frozenset({wanted} - {""}))
    return chosen.names.get(chain[0], chain[0])


@cache
def installed_fonts() -> frozenset[str]:
    """Family names of this computer's fonts, in Chinese where a font has a Chinese name. No Qt."""
    found = _from_registry() if sys.platform == "win32" else _from_fontconfig()
    return frozenset(found | {_ENGLISH[name.lower()] for name in found if name.lower() in _ENGLISH})


def _from_fontconfig() -> set[str]:
    """All families that fontconfig lists, or none where it is missing."""
    lister = shutil.which("fc-list")
    if lister is None:
        return set()
    try:
        listed = subprocess.run(  # noqa: S603 - a fixed command without any input of a person
            [lister, ":", "family"],
            capture_output=True,
            timeout=5,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError):
        return set()
    return {
        name.strip() for line in listed.splitlines() for name in line.split(",") if name.strip()
    }


def _from_registry() -> set[str]:
    """All families in the machine's and the person's own font keys of Windows."""
    found: set[str] = set()
    if sys.platform == "win32":
        import winreg

        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            try:
                with winreg.OpenKey(root, _REGISTRY_KEY) as key:
                    for index in range(winreg.QueryInfoKey(key)[1]):
                        label = winreg.EnumValue(key, index)[0].split(" (")[0]
                        found.update(name.strip() for name in label.split("&"))
            except OSError:
                continue
    return found
