"""Marks under the text: picked sentences, hits of the search, the flash of a jump."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, QVariantAnimation, Signal
from PySide6.QtGui import QTextLayout

from model.document import Span

FLASH_MS = 1_600


@dataclass(frozen=True, slots=True)
class Mark:
    """A picked stretch. ``strength`` is 0 (weakest pick) to 1; ``item`` the id of the item that uses it."""

    span: Span
    item: str
    strength: float = 0.5
    by_user: bool = False
    words: Callable[[], tuple[str, str]] = field(default=lambda: ("", ""), compare=False)
    """Where the item is in the briefing, and what is said of the mark; worded when somebody looks at it."""

    @property
    def label(self) -> str:
        """Where the item is in the briefing, for a menu."""
        return self.words()[0]

    @property
    def tip(self) -> str:
        """What is said of the mark under the pointer."""
        return self.words()[1]


class MarkIndex:
    """The marks of one document by block."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._by_block: dict[int, list[Mark]] = {}
        for mark in marks:
            self._by_block.setdefault(mark.span.block, []).append(mark)

    def __len__(self) -> int:
        return sum(len(marks) for marks in self._by_block.values())

    def of_block(self, block: int) -> Sequence[Mark]:
        """The marks that lie in ``block``."""
        return self._by_block.get(block, ())

    def at(self, block: int, offset: int) -> Mark | None:
        """The mark over a character, or None."""
        for mark in self.of_block(block):
            if mark.span.start <= offset < mark.span.end:
                return mark
        return None

    def all_at(self, block: int, offset: int) -> list[Mark]:
        """Every mark over a character."""
        return [one for one in self.of_block(block) if one.span.start <= offset < one.span.end]

    @property
    def blocks(self) -> Mapping[int, Sequence[Mark]]:
        """Marks by block index."""
        return self._by_block


class Flash(QObject):
    """A stretch that glows and fades."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.span: Span | None = None
        self.strength = 0.0
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(FLASH_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setEasingCurve(QEasingCurve.Type.InQuad)
        self._fade.valueChanged.connect(self._step)
        self._fade.finished.connect(self.stop)

    def start(self, span: Span) -> None:
        """Glow on ``span`` and begin to fade."""
        self._fade.stop()
        self.span = span
        self.strength = 1.0
        self._fade.start()
        self.changed.emit()

    def stop(self) -> None:
        """Be dark."""
        self._fade.stop()
        self.span = None
        self.strength = 0.0
        self.changed.emit()

    def _step(self, value: float) -> None:
        self.strength = float(value)
        self.changed.emit()


def line_rectangles(
    layout: QTextLayout, start: int, end: int, origin: QPointF, bottom: float
) -> Iterable[QRectF]:
    """The rectangles that ``start`` to ``end`` (UTF-16 units of the block) take on the lines of ``layout``
    that are visible above ``bottom``; ``origin`` is where the block is drawn in the viewport."""
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        y = origin.y() + line.y()
        if y + line.height() < 0:
            continue
        if y > bottom:
            break
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first >= last:
            continue
        left = _x(line, first)
        right = _x(line, last)
        yield QRectF(origin.x() + left, y, right - left, line.height() + 1)


def _x(line: object, position: int) -> float:
    found = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)
