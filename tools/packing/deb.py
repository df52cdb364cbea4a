"""A .deb of a bundle. Runs in the build root, whose packages tell which of them hold the libraries that are asked for.

    python -m tools.packing.deb [--part] FOLDER OUT      FOLDER: the bundle, or the optional part

No maintainer scripts: what desktops keep about menus, icons and file types is refreshed by dpkg's own triggers, so
nothing can fail, ask the network or be left behind.
"""

from __future__ import annotations

import filecmp
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
from email.utils import formatdate
from pathlib import Path

from briefing import VERSION
from tools.packing import contents, elf

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = ROOT / "packaging" / "linux"
HOME = Path("usr/lib/jianbao")

# A library of ours is loaded whatever happens; these stand behind things that can be missing.
_OPTIONAL = re.compile(r"plugins/(?:printsupport|platformthemes|platforminputcontexts)/")
# What a package is called where it has another name: Debian 13, UOS 20 (Debian 10).
_OTHER_NAMES = {
    "libglib2.0-0": "libglib2.0-0 | libglib2.0-0t64",
    "libgcc-s1": "libgcc-s1 | libgcc1",
    "libcups2": "libcups2 | libcups2t64",
    "libgssapi-krb5-2": "libgssapi-krb5-2",
}
# Libraries of packages that the build root does without: only the printing plugin asks for them.
_ABSENT = {"libcups.so.2": "libcups2"}
_MAINTAINER = "简报工坊 <jianbao@localhost>"
_C_LIBRARY = re.compile(r"^(?:lib(?:c|m|dl|pthread|rt|util)\.so\.\d|ld-linux.*)$")


def package_of(library: str) -> str:
    """The package of the build root that holds ``library``. Raises ValueError if none does."""
    if library in _ABSENT:
        return _ABSENT[library]
    done = subprocess.run(
        ["dpkg-query", "--search", f"*/{library}"], capture_output=True, text=True, check=False
    )
    names = sorted({line.split(":")[0] for line in done.stdout.splitlines() if ": /" in line})
    if len(names) != 1:
        raise ValueError(f"{library}: {names or 'no package holds it'}")
    return names[0]


def needs(bundle: Path) -> tuple[list[str], list[str]]:
    """(Depends, Recommends): the packages of every library that the bundle asks of the system."""
    wanted = elf.outside(map(elf.asks, elf.binaries(bundle)), bundle)
    must: set[str] = set()
    may: set[str] = set()
    for library, asking in wanted.items():
        if _C_LIBRARY.match(library):
            continue
        optional = all(_OPTIONAL.search(path.as_posix()) for path in asking)
        (may if optional else must).add(package_of(library))

    def named(packages: set[str]) -> list[str]:
        return [_OTHER_NAMES.get(name, name) for name in sorted(packages)]

    # xkb-data is read by a library of ours; the rest are what Qt opens by name at run time.
    return (
        [_glibc(), *named(must | {"libxcb1", "xkb-data"})],
        [*named(may - must), "fonts-noto-cjk | fonts-wqy-microhei | fonts-wqy-zenhei"],
    )


def _glibc() -> str:
    return f"libc6 (>= {elf.dotted(elf.NEWEST_GLIBC)})"


def changelog(package: str, text: str) -> str:
    """What CHANGELOG.md says, as tools of Debian read it: an entry for each version, all with the time of the commit."""
    moment = formatdate(int(os.environ.get("SOURCE_DATE_EPOCH", "0"))).replace("-0000", "+0000")
    entries = []
    for version, said in re.findall(r"^## (\d\S*)\n(.*?)(?=^## |\Z)", text, re.M | re.S):
        points = "".join(
            "  * " + point.replace("\n", "\n  ") + "\n"
            for point in re.findall(r"^- (.+(?:\n  .+)*)", said, re.M)
        )
        entries.append(
            f"{package} ({version}) stable; urgency=medium\n\n{points}\n -- {_MAINTAINER}  {moment}\n"
        )
    return "\n".join(entries)


def stage(bundle: Path, tree: Path) -> None:
    """The files of the package below ``tree``."""
    shutil.copytree(bundle, tree / HOME, symlinks=True)
    window, console = tree / HOME / contents.NAME, tree / HOME / contents.CONSOLE
    if filecmp.cmp(window, console, shallow=False):
        # Only Windows knows two kinds of programs; here one file has two names.
        window.unlink()
        window.hardlink_to(console)
    programs = tree / "usr/bin"
    programs.mkdir(parents=True)
    (programs / "jianbao").symlink_to("../lib/jianbao/jianbao")
    (programs / "jianbao-gui").symlink_to(f"../lib/jianbao/{contents.NAME}")
    share = tree / "usr/share"
    _copied(FILES / "jianbao.desktop", share / "applications/jianbao.desktop")
    _copied(FILES / "jianbao.xml", share / "mime/packages/jianbao.xml")
    icons = ROOT / "packaging" / "icons"
    for picture in sorted(icons.glob("*.png")):
        size = f"{picture.stem}x{picture.stem}"
        _copied(picture, share / f"icons/hicolor/{size}/apps/jianbao.png")
        _copied(picture, share / f"icons/hicolor/{size}/mimetypes/application-x-jianbao.png")
    _copied(icons / "jianbao.svg", share / "icons/hicolor/scalable/apps/jianbao.svg")
    for page, language in (("jianbao.1", ""), ("jianbao.zh_CN.1", "zh_CN")):
        manual = share / "man" / language / "man1"
        _zipped((FILES / page).read_bytes(), manual / "jianbao.1")
        (manual / "jianbao-gui.1.gz").symlink_to("jianbao.1.gz")
    document = share / "doc/jianbao"
    _copied(FILES / "copyright", document / "copyright")
    _copied(ROOT / "THIRD-PARTY.md", document / "THIRD-PARTY.md")
    _changed("jianbao", document)
    _tidied(tree)


def control(bundle: Path, tree: Path, architecture: str) -> str:
    """The control file."""
    depends, recommends = needs(bundle)
    return _worded(
        {
            "Package": "jianbao",
            **_common(tree, architecture),
            "Depends": ", ".join(depends),
            "Recommends": ", ".join(recommends),
            "Suggests": "jianbao-ocr, libreoffice-writer",
            "Description": (FILES / "description").read_text(encoding="utf-8").rstrip(),
        }
    )


def build(bundle: Path, out: Path) -> Path:
    """The package of the program in ``out``."""
    print("\n".join(elf.checked(bundle)))
    tree = out / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    stage(bundle, tree)
    architecture = _said("dpkg", "--print-architecture")
    return _packed(
        tree, control(bundle, tree, architecture), out, f"jianbao_{VERSION}_{architecture}"
    )


def build_part(folder: Path, out: Path) -> Path:
    """The package of the optional part in ``folder`` (:mod:`tools.packing.recognition`): beside the program's modules."""
    print("\n".join(elf.checked(folder)))
    tree = out / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    inner = tree / HOME / "_internal"
    shutil.copytree(folder, inner, ignore=shutil.ignore_patterns("licences"))
    document = tree / "usr/share/doc/jianbao-ocr"
    shutil.copytree(folder / "licences", document / "licences")
    _copied(FILES / "copyright", document / "copyright")
    _changed("jianbao-ocr", document)
    _tidied(tree)
    architecture = _said("dpkg", "--print-architecture")
    fields = {
        "Package": "jianbao-ocr",
        **_common(tree, architecture),
        "Depends": f"jianbao (= {VERSION}), {_glibc()}",
        "Description": (FILES / "description-ocr").read_text(encoding="utf-8").rstrip(),
    }
    return _packed(tree, _worded(fields), out, f"jianbao-ocr_{VERSION}_{architecture}")


def _packed(tree: Path, text: str, out: Path, name: str) -> Path:
    """Make the package file; its parts have the times of SOURCE_DATE_EPOCH, one order and owner root."""
    print(text)
    inner = tree / "DEBIAN"
    inner.mkdir()
    (inner / "control").write_text(text, encoding="utf-8")
    (inner / "md5sums").write_text("".join(_sums(tree)), encoding="utf-8")
    for path in inner.iterdir():
        path.chmod(0o644)
    target = out / f"{name}.deb"
    # gzip and xz are read by every dpkg in use; newer kinds are not.
    subprocess.run(
        ["dpkg-deb", "-Zxz", "-z6", "--root-owner-group", "--build", str(tree), str(target)],
        check=True,
    )
    shutil.rmtree(tree)
    return target


def _common(tree: Path, architecture: str) -> dict[str, str]:
    files = [p.lstat() for p in tree.rglob("*") if p.is_file() and not p.is_symlink()]
    size = sum({(one.st_dev, one.st_ino): one.st_size for one in files}.values())
    return {
        "Version": VERSION,
        "Architecture": architecture,
        "Maintainer": _MAINTAINER,
        "Installed-Size": str(-(-size // 1024)),
        "Section": "editors",
        "Priority": "optional",
    }


def _worded(fields: dict[str, str]) -> str:
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _copied(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _zipped(data: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.with_name(target.name + ".gz").write_bytes(gzip.compress(data, 9, mtime=0))


def _changed(package: str, document: Path) -> None:
    text = changelog(package, (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    _zipped(text.encode(), document / "changelog")


def _tidied(tree: Path) -> None:
    """Modes as Debian wants them, whatever the umask was and whatever wheels carry."""
    programs = {contents.NAME, contents.CONSOLE}
    for path in tree.rglob("*"):
        if path.is_symlink():
            continue
        runs = path.is_dir() or (path.parent == tree / HOME and path.name in programs)
        path.chmod(0o755 if runs else 0o644)


def _sums(tree: Path) -> list[str]:
    lines = []
    for path in sorted(tree.rglob("*")):
        inside = path.relative_to(tree)
        if path.is_file() and not path.is_symlink() and inside.parts[0] != "DEBIAN":
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            lines.append(f"{digest}  {inside.as_posix()}\n")
    return lines


if __name__ == "__main__":
    make = build_part if sys.argv[1] == "--part" else build
    print(make(*map(Path, sys.argv[-2:])))
