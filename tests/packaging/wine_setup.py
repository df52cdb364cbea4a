"""The setup program at work under Wine: what it installs, registers, refuses, replaces and leaves. `make wine-test`.

Wine keeps to NSIS what Windows keeps to it: the registry, the shell's folders, files of programs at work. Not tried by
it are the bundle itself (a stand-in here), how the desktop shows what was registered, and rights of accounts.
WINE names the command (default: wine); `wineserver` must lie beside it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import VERSION
from readers.registry import supported_suffixes
from tools.packing import contents, windows

WINE = os.environ.get("WINE") or shutil.which("wine") or ""
pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(
        not (WINE and shutil.which("makensis")), reason="needs wine (32 and 64 bit) and makensis"
    ),
]

CLASSES = r"Software\Classes"
ENTRY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Jianbao"
WORKSPACE, SOURCE = "Jianbao.Workspace", "Jianbao.Source"
WINDOWED, CONSOLE = windows.PROGRAMS
REFUSED = 2
_SECONDS = 300
_LINE = re.compile(r'^(@|"(?P<name>(?:[^"\\]|\\.)*)")=(?P<value>.*)$')


class Machine:
    """A Windows of its own: one Wine prefix."""

    def __init__(self, prefix: Path) -> None:
        self._environment = os.environ | {
            "HOME": str(prefix.parent),  # Wine's desktop would be our own
            "WINEPREFIX": str(prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "winemenubuilder.exe=d",
        }
        self._prefix = prefix
        self.drive = prefix / "drive_c"

    def command(self, *words: str) -> list[str]:
        return [WINE, *words]

    def run(self, *words: str) -> int:
        """Run a program to its end and let the registry be written; its status."""
        done = subprocess.run(
            self.command(*words),
            env=self._environment,
            stdout=subprocess.DEVNULL,  # Wine's server would hold a pipe open
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
        return done.returncode

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self.command(*words),
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def settle(self) -> None:
        """Wait until every program has ended; then the registry is in its files."""
        server = Path(WINE).with_name("wineserver")
        subprocess.run([str(server), "-w"], env=self._environment, timeout=_SECONDS, check=False)

    def end(self) -> None:
        server = Path(WINE).with_name("wineserver")
        subprocess.run([str(server), "-k"], env=self._environment, timeout=_SECONDS, check=False)

    @property
    def profile(self) -> Path:
        users = self.drive / "users"
        return next(one for one in users.iterdir() if one.is_dir() and one.name != "Public")

    def registry(self, hive: str = "user") -> dict[str, dict[str, str]]:
        """Key → value's name → value, as the registry's file has them ("" is a key's own value)."""
        self.settle()
        keys: dict[str, dict[str, str]] = {}
        for line in (self._prefix / f"{hive}.reg").read_text(encoding="latin-1").splitlines():
            if line.startswith("["):
                key = _plain(line[1 : line.rindex("]")])
                keys[key] = {}
            elif keys and (found := _LINE.match(line)):
                keys[key][_plain(found["name"] or "")] = _plain(found["value"][1:-1])
        return keys


def _plain(text: str) -> str:
    """A name or value without the registry file's escapes: ``\\x7b80`` and doubled backslashes."""
    return re.sub(r"\\x([0-9a-f]{1,4})|\\(.)", lambda m: chr(int(m[1], 16)) if m[1] else m[2], text)


def _bundle(folder: Path, program: Path) -> Path:
    inner = folder / "_internal" / "templates"
    inner.mkdir(parents=True)
    (inner / "简报.docx").write_bytes(b"template")
    for name in windows.PROGRAMS:
        shutil.copyfile(program, folder / name)
    return folder


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """The system every test gets a copy of."""
    machine = Machine(tmp_path_factory.mktemp("wine") / "prefix")
    machine.drive.parent.mkdir()
    machine.run("wineboot", "--init")
    assert machine.run("winecfg", "-v", "win10") == 0
    machine.settle()
    for folder in machine.profile.iterdir():
        if folder.is_symlink():
            folder.unlink()
            folder.mkdir()
    yield machine
    machine.end()


@pytest.fixture
def machine(fresh: Machine, tmp_path: Path) -> Iterator[Machine]:
    shutil.copytree(fresh.drive.parent, tmp_path / "prefix", symlinks=True)
    copy = Machine(tmp_path / "prefix")
    yield copy
    copy.end()


@pytest.fixture(scope="module")
def program(fresh: Machine, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The setup program of a stand-in bundle, whose programs are Wine's notepad; with the optional part."""
    folder = tmp_path_factory.mktemp("setup")
    part = folder / "part" / "onnxruntime"
    part.mkdir(parents=True)
    (part / "x.py").write_text("", encoding="utf-8")
    bundle = _bundle(folder / "bundle", fresh.drive / "windows" / "notepad.exe")
    return str(windows.setup(bundle, folder / "out", folder / "part"))


def _home(machine: Machine) -> Path:
    return machine.profile / "AppData/Local/Programs/Jianbao"


def _links(machine: Machine) -> set[str]:
    return {
        path.relative_to(machine.drive).as_posix()
        for path in machine.drive.rglob(f"{contents.NAME}.lnk")
    }


def _remove(machine: Machine, folder: Path, *words: str) -> int:
    """The uninstaller; with `_?=` it does its work where it is and ends when that is done."""
    place = "C:\\" + str(folder.relative_to(machine.drive)).replace("/", "\\")
    return machine.run(f"{place}\\uninstall.exe", "/S", *words, f"_?={place}")


def test_silently_for_one_person_and_removed_again(machine: Machine, program: str) -> None:
    before = machine.registry()
    system = machine.registry("system")
    assert machine.run(program, "/S") == 0
    home = _home(machine)
    assert {path.name for path in home.iterdir()} == {
        *windows.PROGRAMS,
        "_internal",
        "uninstall.exe",
    }
    assert (home / "_internal/templates/简报.docx").read_bytes() == b"template"
    assert (home / "_internal/onnxruntime/x.py").is_file()
    user = machine.profile.relative_to(machine.drive).as_posix()
    assert {link.rpartition("/")[0].removeprefix(f"{user}/") for link in _links(machine)} == {
        "Desktop",
        "AppData/Roaming/Microsoft/Windows/Start Menu/Programs",
    }

    now = machine.registry()
    opened = f'"C:\\{user}/AppData/Local/Programs/Jianbao/{WINDOWED}" "%1"'.replace("/", "\\")
    assert now[rf"{CLASSES}\.jianbao"][""] == WORKSPACE
    assert now[rf"{CLASSES}\{WORKSPACE}\shell\open\command"][""] == opened
    assert now[rf"{CLASSES}\{SOURCE}\shell\open\command"][""] == opened
    for suffix in supported_suffixes():
        assert SOURCE in now[rf"{CLASSES}\{suffix}\OpenWithProgids"]
        assert "" not in now.get(rf"{CLASSES}\{suffix}", {}), "the type's own program stays first"
    entry = now[ENTRY]
    assert entry["DisplayVersion"] == VERSION
    assert entry["QuietUninstallString"].endswith('uninstall.exe" /S')
    assert "/ALLUSERS" not in entry["UninstallString"]
    assert [key for key in machine.registry("system") if "Jianbao" in key] == []

    theirs = machine.profile / "AppData/Local/jianbao"
    theirs.mkdir(parents=True)
    (theirs / "kept.txt").write_text("of the person", encoding="utf-8")
    assert _remove(machine, home) == 0
    assert not (home / "_internal").exists()
    assert not any((home / name).exists() for name in windows.PROGRAMS)
    assert _links(machine) == set()
    left = machine.registry()
    # Keys that other programs could have a share in go only when they are empty.
    assert {key for key in left.keys() - before.keys() if not key.startswith("Software\\Wine")} <= {
        CLASSES,
        rf"{CLASSES}\Applications",
        r"Software\Microsoft\Windows\CurrentVersion\Uninstall",
    }
    of_all = {key for key in machine.registry("system") if key.startswith(CLASSES)}
    assert of_all == {key for key in system if key.startswith(CLASSES)}
    assert (theirs / "kept.txt").read_text(encoding="utf-8") == "of the person"


def test_an_upgrade_replaces_the_program_and_keeps_the_rest(machine: Machine, program: str) -> None:
    folder = machine.drive / "工作 软件" / "简报"
    # A folder with a space goes unquoted, as on any command line of Windows.
    setup = "Z:" + program.replace("/", "\\")
    words = rf"{setup} /S /NODESKTOP /NOOCR /D=C:\工作 软件\简报"
    assert machine.run("cmd", "/c", words) == 0
    assert (folder / CONSOLE).is_file()
    assert not _home(machine).exists()
    assert not (folder / "_internal/onnxruntime").exists()
    assert not any("Desktop" in link for link in _links(machine))
    stale = folder / "_internal" / "stale.txt"
    stale.write_text("of an older version", encoding="utf-8")
    beside = folder / "我的简报.jianbao"
    beside.write_text("of the person", encoding="utf-8")

    assert machine.run(program, "/S", "/NODESKTOP") == 0
    assert not _home(machine).exists(), "an upgrade goes where the program is"
    assert not stale.exists()
    assert (folder / "_internal/onnxruntime/x.py").is_file()
    assert beside.read_text(encoding="utf-8") == "of the person"
    assert _remove(machine, folder) == 0
    assert beside.read_text(encoding="utf-8") == "of the person"


def test_for_everyone(machine: Machine, program: str) -> None:
    assert machine.run(program, "/S", "/ALLUSERS") == 0
    folder = machine.drive / "Program Files" / "Jianbao"
    assert (folder / CONSOLE).is_file()
    system = machine.registry("system")
    assert system[ENTRY]["QuietUninstallString"].endswith("/S /ALLUSERS")
    assert system[rf"{CLASSES}\.jianbao"][""] == WORKSPACE
    assert ENTRY not in machine.registry()
    assert _remove(machine, folder, "/ALLUSERS") == 0
    assert [key for key in machine.registry("system") if "Jianbao" in key] == []
    assert not (folder / "_internal").exists()


def test_what_another_program_registered_stays(machine: Machine, program: str) -> None:
    assert machine.run(program, "/S") == 0
    for key, name in ((".docx\\OpenWithProgids", "Other.Docx"), (".jianbao", "")):
        value = ["/v", name] if name else ["/ve"]
        data = [] if name else ["/d", "Other.Workspace"]
        assert machine.run("reg", "add", rf"HKCU\{CLASSES}\{key}", *value, *data, "/f") == 0
    assert _remove(machine, _home(machine)) == 0
    left = machine.registry()
    assert left[rf"{CLASSES}\.docx\OpenWithProgids"].keys() == {"Other.Docx"}
    assert left[rf"{CLASSES}\.jianbao"][""] == "Other.Workspace"


def test_an_old_system_is_refused(machine: Machine, program: str) -> None:
    assert machine.run("winecfg", "-v", "win81") == 0
    assert machine.run(program, "/S") == REFUSED
    assert not _home(machine).exists()


def test_the_folder_of_another_program_is_refused(machine: Machine, program: str) -> None:
    theirs = machine.drive / "other" / "_internal" / "theirs.txt"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("theirs", encoding="utf-8")
    assert machine.run(program, "/S", r"/D=C:\other") == REFUSED
    assert theirs.is_file()
    assert not (machine.drive / "other" / CONSOLE).exists()
    assert ENTRY not in machine.registry()


def test_a_program_at_work_is_neither_replaced_nor_removed(machine: Machine, program: str) -> None:
    assert machine.run(program, "/S") == 0
    stays = _home(machine) / "_internal" / "stays.txt"
    stays.write_text("", encoding="utf-8")
    place = "C:\\" + str(_home(machine).relative_to(machine.drive)).replace("/", "\\")
    with machine.start(f"{place}\\{WINDOWED}") as working:
        try:
            assert machine.run("cmd", "/c", "ver") == 0
            time.sleep(2)
            assert working.poll() is None
            assert machine.run(program, "/S") == REFUSED
            assert _remove(machine, _home(machine)) == REFUSED
            assert stays.is_file()
        finally:
            machine.end()
    assert machine.run(program, "/S") == 0
    assert not stays.exists()
