"""A folder of everything that is bad, opened in the window: it goes on answering, every file has its line, and the
good file among them is read."""

from __future__ import annotations

import os
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from messages import has
from tests.readers import hostile_files as files
from tests.readers.pdf_samples import build, flow
from tests.ui.conftest import REPORT, Driver

# Seconds of the window's own thread between two beats.
LONGEST_TURN = 0.2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    whole = files.docx("".join(files.paragraph(files.TEXT) for _ in range(30)))
    bad = {
        "炸弹.docx": files.zip_bomb(),
        "谎.docx": files.lying_zip_bomb(),
        "环.pdf": files.looping_pdf(),
        "自画.pdf": files.form_in_itself_pdf(),
        "胀.pdf": files.inflating_pdf(),
        "密.pdf": build(flow([files.TEXT]), user_password="2024"),
        "实体.docx": files.docx(files.paragraph("&i;"), before=files.LAUGHS),
        "断.docx": whole[: len(whole) // 2],
        "空.docx": b"",
        "照片.jpg": b"\xff\xd8",
        "程序.docx": b"MZ\x90\0" + bytes(4_000),
        "越界.docx": files.docx(files.paragraph("x"), **{"../../x.xml": "<a/>"}),
        "层.html": b"<div>" * 100_000,
        "乱.txt": bytes((i * 7919 + i * i) % 256 for i in range(4_000)),
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "管道.txt")
        (tmp_path / "圈.txt").symlink_to(tmp_path / "圈.txt")
    (tmp_path / "好.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


@pytest.mark.timeout(400)
def test_the_window_never_notices(driver: Driver, folder: Path) -> None:
    beats: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.thread_time()))
    timer.start(10)
    with driver.qtbot.waitSignal(driver.desk.draft_ready, timeout=350_000):
        driver.window.deeds.open_paths([folder])
    driver.settle()
    timer.stop()
    assert max(later - before for before, later in pairwise(beats)) < LONGEST_TURN
    read = {one.name for one in driver.desk.documents}
    assert "好.txt" in read
    assert driver.texts
    failures = driver.desk.session.failures
    failed = {Path(one.name).name for one in failures}
    assert read | failed >= {path.name for path in folder.iterdir()}
    assert {
        "炸弹.docx",
        "谎.docx",
        "环.pdf",
        "断.docx",
        "空.docx",
        "照片.jpg",
        "程序.docx",
    } <= failed
    assert all(has(one.code) and one.code.startswith("error.source.") for one in failures)
    assert driver.window.messages.isVisible()
