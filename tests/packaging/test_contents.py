"""What a bundle consists of, as far as it can be told without making one."""

from __future__ import annotations

import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from messages.catalogue import SUBJECTS
from readers.registry import READERS
from summarizer.registry import engine_names
from tools.packing import contents

ROOT = Path(__file__).resolve().parents[2]


def test_whatever_is_registered_is_packed() -> None:
    named = set(contents.hidden_imports())
    assert {reader.module for reader in READERS} <= named
    assert {f"summarizer.engines.{name}" for name in engine_names()} <= named
    assert {f"messages.{subject}" for subject in SUBJECTS} <= named
    assert contents.own_modules() <= named


def test_everything_named_for_the_bundle_exists() -> None:
    assert [name for name in contents.hidden_imports() if find_spec(name) is None] == []
    assert [place for place, _ in contents.data_folders() if not Path(place).exists()] == []


def test_a_module_that_is_left_out_is_told() -> None:
    everything = contents.own_modules() | set(contents.hidden_imports())
    assert contents.forgotten(everything) == []
    assert contents.forgotten(everything - {"readers.text", "ui.window"}) == [
        "readers.text",
        "ui.window",
    ]


def test_every_floor_of_the_architecture_is_a_place_of_the_bundle() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages - {"tests", "benchmarks"} == set(contents.PLACES)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/imageformats/qjpeg.dll",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "libxcb-cursor.so.0",
        "libpython3.11.so.1.0",
        "libsqlite3.so.0",
        "jieba/dict.txt",
        "templates/简报.docx",
    ],
)
def test_what_the_program_needs_is_kept(place: str) -> None:
    assert contents.kept(place, platform="linux")


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/Qt/translations/qt_help_zh_CN.qm",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/Qt/plugins/imageformats/libqpdf.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6\\opengl32sw.dll",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt6Network.dll",
        "libcrypto.so.1.1",
        "libstdc++.so.6",
        "libglib-2.0.so.0",
        "jieba/lac_small/model_baseline/word_emb",
        "jieba/posseg/prob_emit.p",
    ],
)
def test_what_is_never_used_or_belongs_to_the_system_is_left_out(place: str) -> None:
    assert not contents.kept(place, platform="linux")


def test_libraries_of_a_desktop_are_only_left_out_where_there_is_one() -> None:
    assert contents.kept("libglib-2.0.so.0", platform="win32")


def test_a_table_is_trimmed_into_one_order() -> None:
    table = [("b", "/b", "DATA"), ("libssl.so.3", "/s", "BINARY"), ("a", "/a", "DATA")]
    assert contents.trimmed(table) == [("a", "/a", "DATA"), ("b", "/b", "DATA")]


def test_no_start_script_loads_qt_for_the_console_program() -> None:
    assert not contents.started("pyi_rth_pyside6", platform="linux")
    assert contents.started("pyi_rth_pyside6", platform="win32")
    assert not contents.started("pyi_rth_inspect", platform="win32")
    assert all(Path(path).is_file() for path in contents.start_scripts(platform="linux"))
    assert contents.start_scripts(platform="win32") == []


def test_a_zip_of_modules_gets_one_order(tmp_path: Path) -> None:
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    for path, names in ((first, "abc"), (second, "cab")):
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                archive.writestr(zipfile.ZipInfo(name), name.encode())
        contents.put_in_order(path)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert archive.read("b") == b"b"
