"""Whose work is in the program and under what terms: read from the lock and from what the packages say of themselves.

    python -m tools.packing.licences          prints THIRD-PARTY.md
    python -m tools.packing.licences --write  writes it

A package whose terms are not on the list stops the build: somebody has to read them first.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TARGET = ROOT / "THIRD-PARTY.md"
TEXTS = ROOT / "packaging" / "licences"

ALLOWED = frozenset(
    (
        *("MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "PSF-2.0", "Zlib"),
        *("ISC", "CC0-1.0", "Unlicense", "BSL-1.0", "LGPL-3.0-only", "FTL", "IJG", "libpng-2.0"),
        "MIT-CMU",
    )
)
"""SPDX names of terms that a closed installer may carry. LGPL only for libraries that lie beside the program as
files of their own; GPL and AGPL never."""

# What a package's own record leaves unsaid or leaves to us: distribution → (terms, why).
SAID: dict[str, tuple[str, str]] = {
    "pyside6-essentials": ("LGPL-3.0-only", "offered under LGPL or GPL; taken under LGPL"),
    "shiboken6": ("LGPL-3.0-only", "offered under LGPL or GPL; taken under LGPL"),
    "pypdfium2": (
        "BSD-3-Clause AND Apache-2.0",
        "with the parts of PDFium, all of the BSD and MIT kind",
    ),
    "markdown-it-py": ("MIT", "said by its classifier"),
    "mdurl": ("MIT", "said by its classifier"),
    "jieba": ("MIT", "said by its classifier"),
    "textrank4zh": ("MIT", "said by its classifier"),
    "msoffcrypto-tool": ("MIT", "said by its classifier"),
    "olefile": ("BSD-2-Clause", "the text in its package; parts of PIL under the HPND of its time"),
    "networkx": ("BSD-3-Clause", "said by its record"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One work by others. ``terms`` is an SPDX expression, ``where`` says what carries it."""

    name: str
    version: str
    terms: str
    home: str
    note: str = ""


# Carried inside the packages above or taken from the build machine.
INNER = (
    Part("Python", "", "PSF-2.0", "https://www.python.org", "the language itself"),
    Part("SQLite", "", "public domain", "https://sqlite.org", "the workspace file"),
    Part(
        "Qt", "", "LGPL-3.0-only", "https://www.qt.io", "in PySide6; dynamic libraries of its own"
    ),
    Part(
        "PDFium",
        "",
        "BSD-3-Clause AND Apache-2.0",
        "https://pdfium.googlesource.com",
        "in pypdfium2",
    ),
    Part("libxml2, libxslt", "", "MIT", "https://gitlab.gnome.org/GNOME/libxml2", "in lxml"),
    Part("OpenBLAS", "", "BSD-3-Clause", "https://www.openblas.net", "in numpy"),
    Part(
        "libgfortran, libquadmath",
        "",
        "GPL-3.0 WITH GCC-exception-3.1",
        "https://gcc.gnu.org",
        "in numpy; the exception lets any program carry them",
    ),
    Part(
        "OpenSSL",
        "",
        "Apache-2.0",
        "https://www.openssl.org",
        "in cryptography; no connection is made",
    ),
    Part("zlib, bzip2, xz, expat, libffi", "", "Zlib, BSD, public domain, MIT", "", "with Python"),
    Part("xcb-util, libxkbcommon", "", "MIT", "https://xcb.freedesktop.org", "Linux only, with Qt"),
    Part(
        "PyInstaller's starter",
        "",
        "GPL-2.0 WITH Bootloader-exception",
        "https://pyinstaller.org",
        "the exception lets any program carry it",
    ),
)

# The optional part, which need not be installed where this runs; its package carries the texts of its terms.
OPTIONAL = {
    "onnxruntime": Part(
        "onnxruntime", "", "MIT", "https://onnxruntime.ai", "ThirdPartyNotices.txt lies beside it"
    ),
    "pillow": Part("pillow", "", "MIT-CMU", "https://python-pillow.org"),
    "rapidocr": Part(
        "rapidocr",
        "",
        "Apache-2.0",
        "https://github.com/RapidAI/RapidOCR",
        "two networks of PaddleOCR (PP-OCRv6), none of its code",
    ),
}
PART_LOCK = ROOT / "requirements-ocr.lock"

_LOCKED = re.compile(r"^([A-Za-z0-9][\w.-]*)==([\w.+!-]+)", re.MULTILINE)
_WORD = re.compile(r"[\w.+-]+")
_TEXT_NAMES = ("licen", "copying", "notice", "authors")


def locked(lock: Path) -> dict[str, str]:
    """Distribution → version, as a lock has them."""
    return dict(_LOCKED.findall(lock.read_text(encoding="utf-8")))


def terms_of(package: Distribution) -> tuple[str, str]:
    """(SPDX expression, why it is this one); empty if the package does not say."""
    name = package.metadata["Name"].lower().replace("_", "-")
    if name in SAID:
        return SAID[name]
    said = package.metadata.get("License-Expression") or package.metadata.get("License") or ""
    return ("", "") if len(said) > 80 or "\n" in said else (said.strip(), "")


def refused(terms: str) -> set[str]:
    """What in an SPDX expression is not allowed; of alternatives one is enough. Terms that are unsaid are refused."""
    if not terms.strip():
        return {"unsaid"}
    missing: set[str] = set()
    for needed in re.split(r"\bAND\b", terms.replace("(", " ").replace(")", " ")):
        choices = [" ".join(_WORD.findall(choice)) for choice in re.split(r"\bOR\b", needed)]
        if not any(choice in ALLOWED for choice in choices):
            missing.update(choices)
    return missing


def parts(lock: Path = ROOT / "requirements.lock") -> Iterator[Part]:
    """Every distribution of the lock. Raises ValueError for one whose terms are not on the list."""
    for name, version in sorted(locked(lock).items()):
        package = distribution(name)
        terms, why = terms_of(package)
        if problem := refused(terms):
            raise ValueError(f"{name} {version}: {', '.join(sorted(problem))}")
        yield Part(name, version, terms, _home(package), why)


def optional_parts() -> Iterator[Part]:
    """Every distribution of the optional part's lock. Raises ValueError for one nobody has looked at."""
    for name, version in sorted(locked(PART_LOCK).items()):
        part = OPTIONAL.get(name)
        if part is None or refused(part.terms):
            raise ValueError(f"{name} {version}: not among the parts that were looked at")
        yield replace(part, version=version)


def strangers(packed: Iterable[str], lock: Path = ROOT / "requirements.lock") -> set[str]:
    """Distributions that brought one of the ``packed`` modules and are not in the lock: nobody looked at their terms."""
    allowed = set(locked(lock))
    brought = packages_distributions()
    found = set()
    for top in {name.partition(".")[0] for name in packed}:
        owners = {re.sub(r"[-_.]+", "-", one).lower() for one in brought.get(top, ())}
        if owners and not owners & allowed:
            found |= owners
    return found


def texts_of(name: str) -> list[Path]:
    """Files with the terms of a distribution: its own, or those kept here for one that brings none."""
    package = distribution(name)
    own = [
        Path(str(package.locate_file(file)))
        for file in package.files or ()
        if ".dist-info" in str(file)
        and (
            "licenses/" in str(file).replace("\\", "/") or file.name.lower().startswith(_TEXT_NAMES)
        )
    ]
    kept = TEXTS / f"{name}.txt"
    return [file for file in own if file.is_file()] or ([kept] if kept.is_file() else [])


def collected(lock: Path = ROOT / "requirements.lock") -> list[tuple[str, str]]:
    """(file, folder in the bundle) of every text of terms, for ``licences/`` beside the program."""
    found = [(str(path), "licences") for path in sorted(TEXTS.glob("*.txt"))]
    for name in sorted(locked(lock)):
        for path in texts_of(name):
            if path.parent == TEXTS:
                continue
            below = path.parts[
                next(i for i, p in enumerate(path.parts) if p.endswith(".dist-info")) + 1 : -1
            ]
            found.append((str(path), "/".join(("licences", name, *below[1:]))))
    return found


def _home(package: Distribution) -> str:
    stated = package.metadata.get("Home-page")
    if stated and stated.startswith("http"):
        return stated
    urls = package.metadata.get_all("Project-URL") or []
    links = [url.partition(",")[2].strip() for url in urls]
    for word in ("home", "source", "repo"):
        for url, link in zip(urls, links, strict=True):
            if url.lower().startswith(word):
                return link
    return links[0] if links else ""


_HEAD = """# 第三方组件与许可 Third-party parts and their terms

本程序随附下列他人的作品，各自的许可文本在安装目录的 `licences` 文件夹里。此文件由
`make third-party` 从 `requirements.lock` 生成，请勿手改。

The program carries these works of others; the texts of their terms are in the folder `licences` beside the
program. Generated from `requirements.lock` by `make third-party`.

## Qt（LGPL）

Qt 与 PySide6 按 GNU 宽通用公共许可证第 3 版（LGPL-3.0）使用，未作修改，以独立的动态库文件放在安装目录的
`_internal/PySide6` 与 `_internal/shiboken6` 下。您可以用自己编译的、接口兼容的同版本库替换这些文件，程序照常使用；
本程序的许可不限制为此目的所作的修改和反向工程。源代码可从 <https://download.qt.io/official_releases/QtForPython/>
和 <https://download.qt.io/official_releases/qt/> 取得。

Qt and PySide6 are used under LGPL-3.0, unchanged, as dynamic libraries in files of their own. You may replace
these files by ones that you built yourself with the same interface; nothing in the terms of this program forbids
the changes or the reverse engineering that this needs.

"""


def rendered() -> str:
    """THIRD-PARTY.md."""
    lines = [
        _HEAD,
        "## Python 组件 Packages\n\n",
        "| 组件 | 版本 | 许可 | 来源 |\n",
        "| --- | --- | --- | --- |\n",
    ]
    lines += map(_row, parts())
    lines += ["\n## 文字识别部件（可选） Text recognition, optional\n\n"]
    lines += ["| 组件 | 版本 | 许可 | 来源 |\n", "| --- | --- | --- | --- |\n"]
    lines += map(_row, optional_parts())
    lines += ["\n## 其中所含及随附的组件 Inside them and beside them\n\n"]
    lines += ["| 组件 | 许可 | 说明 | 来源 |\n", "| --- | --- | --- | --- |\n"]
    lines += [f"| {p.name} | {p.terms} | {p.note} | {p.home} |\n" for p in INNER]
    return "".join(lines)


def _row(part: Part) -> str:
    note = f" ({part.note})" if part.note else ""
    return f"| {part.name} | {part.version} | {part.terms}{note} | {part.home} |\n"


if __name__ == "__main__":
    if "--write" in sys.argv:
        TARGET.write_text(rendered(), encoding="utf-8", newline="\n")
    else:
        print(rendered())
