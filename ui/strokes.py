"""SVG path data as Qt's own paths: the icons of the first picture wait for no reader of SVG."""

from __future__ import annotations

import math
import re

from PySide6.QtGui import QPainterPath

_PIECE = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7, "Z": 0}
_QUARTER = math.pi / 2


def path_of(data: str) -> QPainterPath:
    """The path of SVG's ``d``, of M, L, H, V, C, A and Z and their relative forms. Raises KeyError for any other."""
    made = QPainterPath()
    pieces = _PIECE.findall(data)
    at = 0
    x = y = 0.0
    command = ""
    while at < len(pieces):
        if pieces[at].isalpha():
            command = pieces[at]
            at += 1
        count = _NUMBERS[command.upper()]
        numbers = [float(piece) for piece in pieces[at : at + count]]
        at += count
        x, y = _draw(made, command, numbers, x, y)
        # Further pairs after a move are lines.
        command = {"M": "L", "m": "l"}.get(command, command)
    return made


def _draw(
    path: QPainterPath, command: str, numbers: list[float], x: float, y: float
) -> tuple[float, float]:
    """Draw one command from (x, y); where it ends."""
    kind, dx, dy = command.upper(), *((x, y) if command.islower() else (0.0, 0.0))
    if kind == "Z":
        path.closeSubpath()
        end = path.currentPosition()
        return end.x(), end.y()
    if kind == "H":
        numbers = [numbers[0], y - dy]
    elif kind == "V":
        numbers = [x - dx, numbers[0]]
    tx, ty = numbers[-2] + dx, numbers[-1] + dy
    if kind == "M":
        path.moveTo(tx, ty)
    elif kind == "C":
        first, second = numbers[:2], numbers[2:4]
        path.cubicTo(first[0] + dx, first[1] + dy, second[0] + dx, second[1] + dy, tx, ty)
    elif kind == "A":
        _arc(path, numbers, (x, y), (tx, ty))
    else:
        path.lineTo(tx, ty)
    return tx, ty


def _arc(
    path: QPainterPath, numbers: list[float], start: tuple[float, float], end: tuple[float, float]
) -> None:
    """A circle's arc as SVG gives it, by its ends, in curves of at most a quarter. The icons have round ones only."""
    radius, large, sweep = numbers[0], numbers[3] != 0, numbers[4] != 0
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    reach = math.hypot(half_x, half_y)
    radius = max(radius, reach)
    away = math.sqrt(max(radius * radius - reach * reach, 0.0)) / reach
    if large == sweep:
        away = -away
    centre = (
        (start[0] + end[0]) / 2 + away * half_y,
        (start[1] + end[1]) / 2 - away * half_x,
    )
    first = math.atan2(start[1] - centre[1], start[0] - centre[0])
    turn = math.atan2(end[1] - centre[1], end[0] - centre[0]) - first
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi
    steps = max(1, math.ceil(abs(turn) / _QUARTER - 1e-9))
    each = turn / steps
    reach = 4 / 3 * math.tan(each / 4) * radius
    for number in range(steps):
        here, there = first + number * each, first + (number + 1) * each
        a = (centre[0] + radius * math.cos(here), centre[1] + radius * math.sin(here))
        b = (centre[0] + radius * math.cos(there), centre[1] + radius * math.sin(there))
        path.cubicTo(
            a[0] - reach * math.sin(here),
            a[1] + reach * math.cos(here),
            b[0] + reach * math.sin(there),
            b[1] - reach * math.cos(there),
            *b,
        )
