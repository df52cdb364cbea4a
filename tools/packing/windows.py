"""The two packages for Windows made of a bundle: the setup program (NSIS) and the portable .zip.

    python -m tools.packing.windows BUNDLE OUT [--ocr FOLDER]

NSIS compiles on Linux as well; the bundle itself can only be made on Windows.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from briefing import VERSION
from readers.registry import supported_suffixes
from tools.packing import contents
from tools.packing.windows_version import numbers

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = ROOT / "packaging" / "windows"
MARKER = FILES / "绿色版.txt"
PROGRAMS = (f"{contents.NAME}.exe", f"{contents.CONSOLE}.exe")
# A zip has no earlier year.
_EARLIEST = 315532800


def defines(bundle: Path) -> str:
    """What the NSIS script includes: numbers of the version, size, and a macro over the suffixes of sources."""
    size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file())
    suffixes = "".join(f'  !insertmacro ${{DO}} "{one}"\n' for one in sorted(supported_suffixes()))
    return (
        f'!define VERSION_NUMBERS "{".".join(map(str, numbers(VERSION)))}"\n'
        f"!define SIZE_KB {-(-size // 1024)}\n"
        f"!macro EverySuffix DO\n{suffixes}!macroend\n"
    )


def setup(bundle: Path, out: Path, ocr: Path | None = None, makensis: str = "makensis") -> Path:
    """Compile the setup program. Raises ValueError if the bundle lacks one of the two programs."""
    missing = [name for name in PROGRAMS if not (bundle / name).is_file()]
    if missing:
        raise ValueError(f"{bundle}: {', '.join(missing)}")
    generated = out / "generated"
    generated.mkdir(parents=True, exist_ok=True)
    (generated / "defines.nsh").write_text(defines(bundle), encoding="utf-8-sig")
    target = out / f"jianbao-{VERSION}-windows-x64-setup.exe"
    settings = {
        "VERSION": VERSION,
        "BUNDLE": bundle.resolve(),
        "GENERATED": generated.resolve(),
        "OUT": target.resolve(),
        "ICON": (ROOT / "packaging" / "icons" / "jianbao.ico").resolve(),
    }
    if ocr is not None:
        settings["OCR"] = ocr.resolve()
    script = FILES / "jianbao.nsi"
    subprocess.run(
        [
            *(makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8"),
            *(f"-D{name}={value}" for name, value in settings.items()),
            str(script),
        ],
        check=True,
        env=os.environ | {"LC_ALL": os.environ.get("LC_ALL", "C.UTF-8")},
    )
    shutil.rmtree(generated)
    return target


def portable(bundle: Path, out: Path, ocr: Path | None = None) -> Path:
    """The portable .zip: the bundle and the file that makes it portable, in one folder."""
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"jianbao-{VERSION}-windows-x64-portable.zip"
    moment = max(int(os.environ.get("SOURCE_DATE_EPOCH", _EARLIEST)), _EARLIEST)
    date = time.gmtime(moment)[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, place in _members(bundle, ocr):
            entry = zipfile.ZipInfo(f"{contents.NAME}/{place}", date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return target


def _members(bundle: Path, ocr: Path | None) -> Iterator[tuple[Path, str]]:
    yield MARKER, MARKER.name
    for folder, below in ((bundle, ""), (ocr, "_internal/")):
        for path in sorted(folder.rglob("*")) if folder is not None else ():
            if path.is_file():
                yield path, below + path.relative_to(folder or bundle).as_posix()


def main(argv: list[str] | None = None) -> int:
    """Make both."""
    parser = argparse.ArgumentParser()
    parser.add_argument("bundle", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--ocr", type=Path)
    parser.add_argument("--makensis", default="makensis")
    given = parser.parse_args(argv)
    print(setup(given.bundle, given.out, given.ocr, given.makensis))
    print(portable(given.bundle, given.out, given.ocr))
    return 0


if __name__ == "__main__":
    sys.exit(main())
