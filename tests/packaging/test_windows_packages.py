"""The packages for Windows, made of a stand-in bundle: what is in them, and that the setup program compiles."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from briefing import VERSION
from readers.registry import supported_suffixes
from tools.packing import contents, windows, windows_version


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "bundle"
    inner = folder / "_internal" / "templates"
    inner.mkdir(parents=True)
    (inner / "简报.docx").write_bytes(b"template")
    for name in windows.PROGRAMS:
        (folder / name).write_bytes(b"MZ")
    return folder


def test_the_setup_program_knows_every_suffix_of_a_source(bundle: Path) -> None:
    text = windows.defines(bundle)
    assert all(f'"{suffix}"' in text for suffix in supported_suffixes())
    assert f'"{VERSION}.0"' in text


@pytest.mark.skipif(not shutil.which("makensis"), reason="needs makensis (NSIS)")
@pytest.mark.parametrize("with_part", [False, True])
def test_the_setup_program_compiles_without_a_warning(
    bundle: Path, tmp_path: Path, with_part: bool
) -> None:
    part = tmp_path / "part"
    (part / "onnxruntime").mkdir(parents=True)
    (part / "onnxruntime" / "x.py").write_text("", encoding="utf-8")
    made = windows.setup(bundle, tmp_path / "out", part if with_part else None)
    assert made.read_bytes()[:2] == b"MZ"
    assert VERSION in made.name
    assert [path.name for path in (tmp_path / "out").iterdir()] == [made.name]


def test_a_bundle_without_one_of_the_programs_is_refused(bundle: Path, tmp_path: Path) -> None:
    (bundle / windows.PROGRAMS[0]).unlink()
    with pytest.raises(ValueError, match=contents.NAME):
        windows.setup(bundle, tmp_path / "out")


def test_the_portable_zip_is_the_bundle_with_its_mark(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = windows.portable(bundle, tmp_path / "out")
    with zipfile.ZipFile(made) as archive:
        names = archive.namelist()
    inside = f"{contents.NAME}/"
    assert {f"{inside}{name}" for name in windows.PROGRAMS} <= set(names)
    assert f"{inside}{windows.MARKER.name}" in names
    assert f"{inside}_internal/templates/简报.docx" in names
    first = made.read_bytes()
    assert windows.portable(bundle, tmp_path / "again").read_bytes() == first


def test_the_script_installs_for_one_person_and_keeps_what_they_made() -> None:
    script = (windows.FILES / "jianbao.nsi").read_text(encoding="utf-8")
    assert "RequestExecutionLevel user" in script
    assert '"SimpChinese"' in script
    # The only trees that are ever removed whole are the program's own.
    removed = {line.split(maxsplit=2)[2] for line in script.splitlines() if "RMDir /r" in line}
    assert removed == {'"$INSTDIR\\${INNER}"'}


@pytest.mark.parametrize(
    ("version", "numbers"), [("1.2.3", (1, 2, 3, 0)), ("0.10.0-rc.1", (0, 10, 0, 0))]
)
def test_windows_wants_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert windows_version.numbers(version) == numbers


def test_the_version_resource_can_be_read_by_the_packer() -> None:
    text = windows_version.text(contents.NAME)
    compile(text, "version", "eval")
    assert f"'{VERSION}'" in text
