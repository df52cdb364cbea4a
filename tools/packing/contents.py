"""What the packed program consists of: asked from its own registries, less what a clerk's machine never needs.

``pyinstaller.spec`` is the only caller when a bundle is made; tests call it to see that nothing is forgotten.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

NAME = "简报工坊"
CONSOLE = "jianbao"
PLACES = (
    *("briefing", "facts", "language", "messages", "model"),
    *("readers", "summarizer", "ui", "word", "workspace"),
)
"""Our own packages, every floor of them."""

DATA = ("templates", "seeds", "docs/guide")
"""Folders that the program opens as files: templates, sample sources, the user guide."""

TEXTS = ("CHANGELOG.md", "THIRD-PARTY.md")

EXCLUDED = (
    # Never imported by the program, dragged in by optional imports of the libraries.
    *(
        "tkinter",
        "matplotlib",
        "scipy",
        "pandas",
        "IPython",
        "PIL",
        "lxml.html.diff",
        "lxml.isoschematron",
    ),
    *("pytest", "_pytest", "hypothesis", "setuptools", "pip", "pkg_resources", "wheel"),
    *("numpy.f2py", "numpy.distutils", "numpy.testing.tests", "lib2to3", "pydoc_data", "idlelib"),
    # The optional part brings its own.
    *("onnxruntime", "rapidocr"),
    *("readline", "curses", "_curses", "jieba.analyse", "jieba.lac_small"),
    # The program opens no socket: neither encryption of connections nor Qt's network is there at all.
    *("ssl", "_ssl", "_hashlib", "PySide6.QtNetwork", "ftplib", "smtplib", "imaplib", "nntplib"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtSql", "PySide6.QtTest"),
)

ASKED_BY_PARTS = (
    *(
        "__future__",
        "array",
        "atexit",
        "base64",
        "calendar",
        "colorsys",
        "decimal",
        "fractions",
        "gzip",
    ),
    *(
        "importlib.metadata",
        "importlib.resources",
        "logging",
        "mmap",
        "numbers",
        "platform",
        "queue",
    ),
    *("selectors", "string", "struct", "subprocess", "tempfile", "traceback", "uuid", "warnings"),
    *(
        "xml.etree.ElementTree",
        "lzma",
        "bz2",
        "zipfile",
        "ctypes.util",
        "concurrent.futures",
        "pprint",
    ),
)
"""Modules of Python itself that the optional part asks for: it is put beside a finished bundle and can add none."""

# Parts that hooks collect whole. What is matched is the place inside the bundle, with forward slashes.
_UNWANTED = re.compile(
    r"""
      ^PySide6/(?:Qt/)?translations/(?!qtbase_(?:zh_CN|en)\.qm)
    | ^PySide6/(?:Qt/)?(?:plugins/)?(?:plugins/)?
        (?: tls | networkinformation | generic | egldeviceintegrations | sqldrivers | qmltooling | qmllint
          | designer | wayland-[\w-]+ | xcbglintegrations )/
    | plugins/imageformats/[^/]*q(?:pdf|icns|tga|tiff|wbmp|webp)\b
    | plugins/platforms/[^/]*q(?:eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc|direct2d|wayland[\w-]*)\b
    | plugins/platformthemes/[^/]*qgtk3\b
    | plugins/platforminputcontexts/[^/]*virtualkeyboard
    | (?:^|/)(?:lib)?Qt6(?:Network|Qml\w*|Quick\w*|Pdf\w*|VirtualKeyboard\w*|EglF[Ss]\w*|Sql|Test|Wayland\w*|Wl\w*)
        (?:\.so[.\d]*|\.dll)$
    | (?:^|/)opengl32sw\.dll$
    | (?:^|/)lib(?:crypto|ssl)[^/]*\.(?:so|dll)[.\d]*$
    | ^jieba/(?:lac_small|analyse)/ | ^jieba/\w+/\w+\.p$ | ^lxml/isoschematron/ | (?:^|/)tests?/
    """,
    re.VERBOSE,
)

# What belongs to the desktop that the window appears on: taken along it would meet parts of another age there.
_OF_THE_SYSTEM = re.compile(
    r"^lib(?:glib-2|gobject-2|gio-2|gmodule-2|gthread-2|gtk-|gdk|pango|cairo|atk|harfbuzz|fontconfig|freetype|dbus-1"
    r"|systemd|mount|blkid|selinux|pcre|gcrypt|gpg-error|lz4|cap|Xau|Xdmcp|bsd|md|fribidi|graphite2|thai|datrie"
    r"|pixman|png16|X11|Xext|Xrender|Xi|Xfixes|Xcursor|Xdamage|Xcomposite|Xrandr|Xinerama|epoxy|wayland-"
    r"|cups|avahi|gnutls|krb5|gssapi|k5crypto|com_err|keyutils|nettle|hogweed|gmp|idn2|unistring|tasn1|p11-kit"
    r"|drm|brotli|jpeg|zstd|uuid|readline|tinfo|stdc\+\+|gcc_s)[-_.\w+]*\.so[.\d]*$"
)


def hidden_imports() -> list[str]:
    """What the packer cannot see by following imports: modules looked up by name, as the registries have them, and
    all of our own, so that a part which no other imports by statement is never missing."""
    from briefing.worker import WARM
    from messages.catalogue import SUBJECTS
    from readers.registry import READERS
    from summarizer.registry import engine_names
    from ui.app import NEEDED

    named = {
        *(f"messages.{subject}" for subject in SUBJECTS),
        *(reader.module for reader in READERS),
        *(f"summarizer.engines.{name}" for name in engine_names()),
        *(module.partition(":")[0] for module in WARM),
        *NEEDED,
        *("briefing.cli", "ui.app"),
        *ASKED_BY_PARTS,
        *own_modules(),
    }
    return sorted(named)


def own_modules(root: Path = ROOT) -> set[str]:
    """Every module of ours by its dotted name: a bundle that lacks one would fail only when it is needed."""
    found = set()
    for place in PLACES:
        for path in (root / place).rglob("*.py"):
            parts = path.relative_to(root).with_suffix("").parts
            found.add(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found


def data_folders(root: Path = ROOT) -> list[tuple[str, str]]:
    """(source, place in the bundle) of our own folders and texts."""
    folders = [(str(root / name), name) for name in DATA if (root / name).is_dir()]
    return folders + [(str(root / name), ".") for name in TEXTS]


_NEVER_STARTED = frozenset(
    # The last looks for encryption beside OpenSSL's library; ours is inside cryptography.
    ("pyi_rth_inspect", "pyi_rth_pkgutil", "pyi_rth_cryptography_openssl")
)
_NOT_ON_LINUX = frozenset(("pyi_rth_pyside6", "pyi_rth_multiprocessing"))


def start_scripts(*, platform: str = sys.platform) -> list[str]:
    """Scripts of ours that run before ``main.py``."""
    return [str(ROOT / "packaging" / "start.py")] if platform.startswith("linux") else []


def started(script: str, *, platform: str = sys.platform) -> bool:
    """Whether a start script that the packer would add is wanted: they cost as much as a short command."""
    if script in _NEVER_STARTED:
        return False
    return not (platform.startswith("linux") and script in _NOT_ON_LINUX)


def put_in_order(library: Path) -> None:
    """Sort the entries of a zip of modules, which the packer writes in the order of a set."""
    with zipfile.ZipFile(library) as archive:
        entries = [(info, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(library, "w", zipfile.ZIP_STORED) as archive:
        for info, data in sorted(entries, key=lambda entry: entry[0].filename):
            archive.writestr(info, data)


def kept(place: str, *, platform: str = sys.platform) -> bool:
    """Whether what would lie at ``place`` inside the bundle is taken along."""
    plain = place.replace("\\", "/")
    if _UNWANTED.search(plain):
        return False
    on_linux = platform.startswith("linux")
    return not (
        on_linux and "/plugins/" not in plain and _OF_THE_SYSTEM.match(plain.rpartition("/")[2])
    )


def trimmed(entries: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The entries of a PyInstaller table that are kept, in one order on every machine."""
    return sorted(entry for entry in entries if kept(entry[0]))


def forgotten(packed: Iterable[str], root: Path = ROOT) -> list[str]:
    """Modules of ours, or looked up by name, that are not among the ``packed`` ones."""
    named = set(hidden_imports()) - set(ASKED_BY_PARTS)
    return sorted((own_modules(root) | named) - set(packed))
