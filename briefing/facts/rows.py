"""Series as the rows of a table: target, actual and difference of each period, with the sources of every number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from briefing.facts import wording
from briefing.facts.identity import SERIES_TABLE
from language.count import printed_length
from model.briefing import BriefingTable, SourceRef, TableRow
from model.document import Document, Span
from model.facts import Indicator, IndicatorKind, Numeral
from model.series import Aspect, Point, Series

NAME, UNIT, PERIOD, TARGET, ACHIEVED, DIFFERENCE = (
    "指标",
    "单位",
    "时期",
    "目标",
    "实际",
    "差额",
)
_MARK = "※"
# A table with fewer rows of things compared takes in figures that stand alone.
_FEW = 16
_LONGEST_NAME = 26
_ALONE = 5
# A table is full when so many in a row found no room.
_MISSES = 40
_YEAR = re.compile("[0-9]{4}")


@dataclass(frozen=True, slots=True)
class _Period:
    """The points of one series for one period."""

    period: str
    targets: tuple[Point, ...]
    achieved: tuple[Point, ...]


def rows_of(
    series: Series, documents: Mapping[str, Document], *, subject: bool = True
) -> tuple[TableRow, ...]:
    """A row for every period of ``series``, in order of time; ``documents`` by sha256.

    Values that contradict each other stand side by side, marked ※. ``subject``: the name of the place or body
    goes before the name of the indicator.
    """
    name = wording.name(series, subject=subject)
    differences = {one.period: one for one in series.differences}
    clashing = {(one.period, one.kind) for one in series.conflicts}
    rows: list[TableRow] = []
    for one in _periods(series):
        cells = [(NAME, name), (UNIT, series.unit), (PERIOD, wording.period(one.period))]
        for column, kind, points in (
            (TARGET, IndicatorKind.TARGET, one.targets),
            (ACHIEVED, IndicatorKind.ACHIEVED, one.achieved),
        ):
            values = dict.fromkeys(
                wording.cell(point, series, documents.get(point.indicator.document))
                for point in points
            )
            text = "；".join(values)
            if (one.period, kind) in clashing:
                text = wording.chinese("fact.conflicting", {"values": text})
            cells.append((column, text))
        found = differences.get(one.period)
        shown = found is not None and series.aspect is not Aspect.RANK
        cells.append((DIFFERENCE, wording.difference(found, series) if found and shown else ""))
        points = (*one.targets, *one.achieved)
        rows.append(
            TableRow(_row_id(series, one.period), tuple(cells), sources_of(points, documents))
        )
    return tuple(rows)


def sources_of(points: Sequence[Point], documents: Mapping[str, Document]) -> tuple[SourceRef, ...]:
    """The sentences that the figures of ``points`` stand in, each once."""
    every = (one for point in points for one in (point.indicator, *point.others))
    return tuple(dict.fromkeys(ref for one in every if (ref := source_of(one, documents))))


def source_of(indicator: Indicator, documents: Mapping[str, Document]) -> SourceRef | None:
    """The sentence that a figure stands in; None if its document is not open."""
    document = documents.get(indicator.document)
    if document is None:
        return None
    span = trimmed(document, indicator.sentence)
    return SourceRef(document.sha256, span, document.text(span))


def trimmed(document: Document, span: Span) -> Span:
    """``span`` without white space at its ends."""
    text = document.text(span)
    left = len(text) - len(text.lstrip())
    return Span(span.block, span.start + left, span.start + max(left, len(text.rstrip())))


def table_of(
    series: Sequence[Series],
    documents: Sequence[Document],
    *,
    length: int | None = None,
    rows: int | None = None,
    title: bool = True,
) -> BriefingTable:
    """The table of what is most worth printing of ``series`` (as ``facts.series`` orders them).

    First come those with a target and its actual and contradictions, then what runs over several periods; figures
    that stand alone only fill a short table. At most ``length`` characters of cells or so many ``rows``; the first
    series is printed in any case.
    """
    by_sha = {document.sha256: document for document in documents}
    chosen = list(_chosen(series, by_sha, length, rows))
    own = _main_subject([one for one, _ in chosen])
    printed: list[TableRow] = []
    for one, periods in chosen:
        made = rows_of(one, by_sha, subject=one.subject != own)
        printed += [row for row in made if row.cell(PERIOD) in periods]
    return BriefingTable(
        SERIES_TABLE,
        tuple(printed),
        _title([one for one, _ in chosen], own) if title and printed else "",
        note_of(printed),
    )


def clashing(row: TableRow) -> bool:
    """Whether a row says that its sources contradict each other."""
    return any(_MARK in text for _, text in row.cells)


def _main_subject(series: Sequence[Series]) -> str:
    """Whose table it is: the one that most of the series are about; empty if nobody has that many, or if it is not
    known of all whose they are: a title must not say of a figure what no source says."""
    if not all(one.subject for one in series):
        return ""
    counts = Counter(one.subject for one in series)
    subject, count = next(iter(counts.most_common(1)), ("", 0))
    return subject if 2 * count > len(series) else ""


def note_of(rows: Sequence[TableRow]) -> str:
    """What stands under a table of these rows: how to read it, empty if there is nothing to say."""
    notes = []
    if any(row.cell(DIFFERENCE) for row in rows):
        notes.append(wording.chinese("fact.note.difference"))
    if any(map(clashing, rows)):
        notes.append(wording.chinese("fact.note.conflict"))
    return "".join(notes)


def _chosen(
    series: Sequence[Series],
    documents: Mapping[str, Document],
    length: int | None,
    most: int | None,
) -> Iterator[tuple[Series, frozenset[str]]]:
    """Series to be printed, each with the periods (as worded) of its rows."""
    used = count = missed = 0
    first = True
    tiers: list[list[Series]] = [[] for _ in range(_ALONE + 1)]
    for one in series:
        tiers[_tier(one)].append(one)
    for tier, members in enumerate(tiers):
        for one in members:
            periods = _worth(one)
            if not periods:
                continue
            if tier >= _ALONE - 1 and count >= _FEW:
                return
            rows = [row for row in rows_of(one, documents) if row.cell(PERIOD) in periods]
            size = sum(printed_length(text) for row in rows for _, text in row.cells)
            over = (length is not None and used + size > length) or (
                most is not None and count + len(rows) > most
            )
            if over and not first:
                missed += 1
                if missed > _MISSES:
                    return
                continue
            first = False
            used, count, missed = used + size, count + len(rows), 0
            yield one, periods


def _tier(series: Series) -> int:
    """0: target and actual of one period, or a contradiction; 1: a target and what was reached at another time;
    2: several periods; 3: ranks of several periods; 4: a target of which nothing more is known; 5: any figure that
    stands alone."""
    if series.differences or series.conflicts:
        return 0
    if len({point.indicator.period for point in series.points}) < 2:
        wanted = series.points[0].indicator.kind is IndicatorKind.TARGET
        return _ALONE - 1 if wanted else _ALONE
    if series.aspect is Aspect.RANK:
        return 3
    return 1 if len({point.indicator.kind for point in series.points}) > 1 else 2


def _worth(series: Series) -> frozenset[str]:
    """The periods of a series that are worth a row, as worded; none if the series is not.

    Where years are compared, months and quarters of it are only in the way; a figure without a period cannot be
    compared with anything.
    """
    if not series.name or len(series.name) > _LONGEST_NAME or series.aspect is Aspect.GAP:
        return frozenset()
    # 千万头 in words alone is more often part of a name than a figure that was counted.
    if all(point.indicator.numeral is Numeral.CHINESE for point in series.points):
        return frozenset()
    periods = dict.fromkeys(point.indicator.period for point in series.points)
    known = [period for period in periods if period]
    compared = [one.period for one in series.differences]
    compared += [one.period for one in series.conflicts]
    if compared and all(map(_YEAR.fullmatch, compared)):
        known = [period for period in known if _YEAR.fullmatch(period)]
    return frozenset(map(wording.period, known))


def _periods(series: Series) -> list[_Period]:
    groups: dict[str, list[Point]] = {}
    for point in series.points:
        groups.setdefault(point.indicator.period, []).append(point)
    return [
        _Period(
            period,
            tuple(p for p in points if p.indicator.kind is IndicatorKind.TARGET),
            tuple(p for p in points if p.indicator.kind is IndicatorKind.ACHIEVED),
        )
        for period, points in groups.items()
    ]


def _row_id(series: Series, period: str) -> str:
    """The same series and period have the same id in every draft."""
    key = "\n".join((series.subject, series.name, series.aspect.value, series.unit, period))
    return f"row-{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _title(series: Sequence[Series], subject: str) -> str:
    text = (
        wording.chinese("fact.title.of", {"subject": subject})
        if subject
        else wording.chinese("fact.title")
    )
    years = sorted(
        year
        for one in series
        for point in one.points
        for year in _YEAR.findall(point.indicator.period)
    )
    if not years:
        return text
    span = years[0] if years[0] == years[-1] else f"{years[0]}-{years[-1]}"
    return wording.chinese("fact.title.period", {"title": text, "period": wording.period(span)})


def with_fresh_ids(rows: Sequence[TableRow], taken: set[str]) -> tuple[TableRow, ...]:
    """``rows`` with ids that are not ``taken``."""
    made: list[TableRow] = []
    for row in rows:
        identity, number = row.id, 2
        while identity in taken:
            identity, number = f"{row.id}~{number}", number + 1
        taken.add(identity)
        made.append(row if identity == row.id else replace(row, id=identity))
    return tuple(made)
