"""The difference of a target and an actual, worked out again from the cells of the row."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from facts.check.cells import ACHIEVED, DIFFERENCE, PARTED, TARGET, read
from facts.check.fault import Fault, FaultKind
from model.briefing import TableRow


def expected(row: TableRow, unit: str) -> Decimal | None:
    """Actual less target, from the nearer end of a range, in the base of the row's ``unit``; None if the cells do
    not tell it."""
    ends = []
    for column in (TARGET, ACHIEVED):
        first = PARTED.split(row.cell(column))[0]
        values = [figure.value for figure in read(first, unit)]
        if not 1 <= len(values) <= 2:
            return None
        ends.append((min(values), max(values)))
    (low, high), (least, most) = ends
    return most - low if most < low else least - high if least > high else Decimal(0)


def computed(row: TableRow, unit: str, text: str, wanted: Decimal) -> Iterator[Fault]:
    """A fault if the cell of the difference, ``text``, does not show what is ``wanted``."""
    found = list(read(text, unit))
    if not found:
        return
    worth = found[0].token.worth or Decimal(1)
    amount = wanted / worth
    shown = Decimal(found[0].token.digits or 0)
    minus = text[: found[0].end].lstrip().startswith(("-", "−", "－")) or found[0].value < 0
    shown = -shown if minus else shown
    places = max(0, -int(shown.as_tuple().exponent))
    if round(amount, places) != shown:
        sign = "+" if amount > 0 and "+" in text else ""
        borne = sign + format(amount.normalize() if amount else Decimal(0), "f")
        start = text.index(text.strip()[0])
        yield Fault(
            row.id,
            FaultKind.NUMBER,
            text[start : found[0].end],
            start,
            found[0].end,
            (borne,),
            row.sources[0],
            column=DIFFERENCE,
        )
