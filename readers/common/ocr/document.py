"""Recognising the pages of one document: progress, stopping, and what is told of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from model.document import Notice
from model.progress import Task
from readers.common.ocr.page import Recognised, recognise
from readers.common.ocr.seals import without_seals
from readers.common.pages.notices import listed

# Every report of this stage says that another page, or part of one, has been recognised.
STAGE = "stage.read.recognise"
# How far the only page of a document is, in lines.
LINES = "stage.read.lines"


@dataclass(slots=True)
class Reading:
    """The recognised pages of a document of ``total`` pages."""

    task: Task
    total: int
    pages: list[int] = field(default_factory=list)
    doubts: int = 0
    unread: int = 0

    def page(self, picture: Any, number: int, width: float, height: float) -> Recognised:
        """The text of page ``number`` (from 1), ``width`` × ``height`` points, shown by an RGB picture."""

        def check() -> None:
            self.task.check()
            # A sign of life: a page takes seconds.
            self.task.report(STAGE, number - 1, self.total)

        def read(done: int, lines: int) -> None:
            self.task.report(LINES, done, lines)

        told = read if self.total == 1 else None
        return recognise(without_seals(picture), number, width, height, check, told=told)

    def count(self, found: Recognised) -> None:
        """Say that ``found`` is taken for its page."""
        if found.page.fragments:
            self.pages.append(found.page.number)
            self.doubts += sum(len(piece.doubts) for piece in found.page.fragments)
            self.unread += found.unread

    def notices(self, name: str) -> list[Notice]:
        """What a person should know of what was recognised."""
        if not self.pages:
            return []
        values = {
            "name": name,
            "pages": listed(self.pages),
            "total": str(self.total),
            "doubts": str(self.doubts),
        }
        code = "notice.ocr.doubtful" if self.doubts else "notice.ocr.pages"
        notices = [Notice(code, tuple(values.items()))]
        if self.unread:
            unread = {"name": name, "count": str(self.unread)}
            notices.append(Notice("notice.ocr.unread", tuple(unread.items())))
        return notices
