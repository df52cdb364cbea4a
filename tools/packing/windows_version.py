"""The version resource that Windows shows under “properties” of an executable."""

from __future__ import annotations

import re
from pathlib import Path

from briefing import VERSION

_TEXT = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0, OS=0x40004, fileType=1,
    subtype=0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('080404B0', [
      StringStruct('CompanyName', '简报工坊'),
      StringStruct('FileDescription', '{description}'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('InternalName', '{name}'),
      StringStruct('OriginalFilename', '{name}.exe'),
      StringStruct('ProductName', '简报工坊'),
      StringStruct('ProductVersion', '{version}')])]),
    VarFileInfo([VarStruct('Translation', [0x0804, 1200])])
  ]
)
"""


def numbers(version: str) -> tuple[int, int, int, int]:
    """The four numbers of a version that begins ``a.b.c``; what follows is left out."""
    first, second, third = (int(part) for part in re.split(r"[-+]", version)[0].split(".")[:3])
    return first, second, third, 0


def text(name: str, version: str = VERSION) -> str:
    """The resource of the executable ``name`` in PyInstaller's own notation."""
    description = "简报工坊（命令行）" if name.isascii() else "简报工坊"
    return _TEXT.format(
        numbers=numbers(version), version=version, name=name, description=description
    )


def written(folder: Path, name: str) -> str:
    """Write the resource of ``name`` into ``folder``; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"version-{name}.txt"
    path.write_text(text(name), encoding="utf-8")
    return str(path)
