"""Joins figures into series: by rules that say so, and by hand where a person said otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from facts.indicators import tables
from facts.series import comparing, names
from facts.series.names import Key
from facts.series.subjects import Subjects, in_name
from facts.series.when import order_of
from language.quantities import units
from model.document import Document
from model.facts import Indicator, IndicatorKind
from model.highlight import Reason
from model.series import Aspect, Joins, Label, Point, Series

_Group = list["_Row"]


class _Row:
    """A figure with its label and key."""

    __slots__ = ("indicator", "key", "label", "said")

    def __init__(self, indicator: Indicator, subjects: Subjects) -> None:
        self.indicator = indicator
        # 长春市… in the name says more than 全省 at the head of the sentence.
        self.said = in_name(indicator.name) or indicator.subject
        subject = subjects.resolve(self.said, indicator.document)
        self.label = Label(subject, indicator.name)
        name = indicator.name
        name = name.removeprefix(self.said) if len(name) > len(self.said) + 1 else name
        self.key = names.key_of(replace(indicator, name=name), subject)


def join(
    indicators: Sequence[Indicator], documents: Sequence[Document], joins: Joins | None = None
) -> tuple[Series, ...]:
    """Every indicator's series, a single figure being a series of one; thresholds (5000万元以上项目) have none.

    Figures share a series if their subjects are the same place or body, their names one measure, their units can be
    converted and they tell the same aspect of it; ``joins`` adds and takes away. Those with a target and its actual
    come first, then those with most periods, then as the texts have them. Linear in the number of figures but for
    sorting.
    """
    joins = joins or Joins()
    order = {document.sha256: number for number, document in enumerate(documents)}
    subjects = Subjects(tuple(documents))
    rows = [
        _Row(indicator, subjects)
        for indicator in indicators
        if not indicator.name.endswith(tables.THRESHOLD)
    ]
    rows.sort(key=lambda row: (order.get(row.indicator.document, len(order)), row.indicator.span))
    found = [_series(group, order, joins) for group in _groups(rows, joins)]
    places = {id(series): index for index, series in enumerate(found)}
    found.sort(
        key=lambda series: (
            not series.differences,
            not series.conflicts,
            -len({point.indicator.period for point in series.points}),
            -len(series.points),
            places[id(series)],
        )
    )
    return tuple(found)


def _groups(rows: Iterable[_Row], joins: Joins) -> list[_Group]:
    """The rows of each series: by key, parted and joined by hand."""
    by_key: dict[tuple[str, Key], dict[Label, _Group]] = {}
    for row in rows:
        by_key.setdefault((row.label.subject, row.key), {}).setdefault(row.label, []).append(row)
    apart = _neighbours(joins.apart)
    groups: list[dict[Label, _Group]] = []
    for labels in by_key.values():
        groups += _parted(labels, apart)
    if joins.together:
        groups = _joined(groups, joins)
    return [[row for rows in group.values() for row in rows] for group in groups]


def _neighbours(pairs: Iterable[tuple[Label, Label]]) -> dict[Label, set[Label]]:
    found: defaultdict[Label, set[Label]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return dict(found)


def _parted(
    labels: dict[Label, _Group], apart: dict[Label, set[Label]]
) -> list[dict[Label, _Group]]:
    """``labels`` in as few groups as keep those apart that a person parted."""
    if not apart or not any(label in apart for label in labels):
        return [labels]
    groups: list[dict[Label, _Group]] = []
    for label, rows in labels.items():
        others = apart.get(label, set())
        for group in groups:
            if not others.intersection(group):
                group[label] = rows
                break
        else:
            groups.append({label: rows})
    return groups


def _joined(groups: list[dict[Label, _Group]], joins: Joins) -> list[dict[Label, _Group]]:
    """Groups made one where a person joined a label of each; only figures that can be compared are joined."""
    merged = list(groups)
    for pair in joins.together:
        for kind in dict.fromkeys(_comparable(group) for group in merged):
            ends = [
                index
                for index, group in enumerate(merged)
                if _comparable(group) == kind and any(label in group for label in pair)
            ]
            if len(ends) < 2 or not all(any(label in merged[i] for i in ends) for label in pair):
                continue
            first, *rest = ends
            for index in rest:
                for label, rows in merged[index].items():
                    merged[first].setdefault(label, []).extend(rows)
            merged = [group for index, group in enumerate(merged) if index not in rest]
    return merged


def _comparable(group: dict[Label, _Group]) -> tuple[Aspect, str]:
    key = next(iter(group.values()))[0].key
    return key.aspect, key.dimension


def _series(group: _Group, order: dict[str, int], joins: Joins) -> Series:
    first = group[0]
    unit, base, scale = _unit_of(group)
    points = _points(group, base, scale)
    points.sort(
        key=lambda point: (
            order_of(point.indicator.period),
            point.indicator.kind is IndicatorKind.ACHIEVED,
            order.get(point.indicator.document, len(order)),
            point.indicator.span,
        )
    )
    labels = tuple(dict.fromkeys(row.label for row in group))
    by_measure = Counter(
        names.bare_of(row.indicator.name, row.key.aspect, row.label.subject) for row in group
    )
    name = max(
        by_measure, key=lambda name: (by_measure[name], name == first.key.measure, -len(name))
    )
    return Series(
        subject=first.label.subject,
        name=name,
        unit=unit,
        aspect=first.key.aspect,
        points=tuple(points),
        labels=labels,
        differences=comparing.differences(points),
        conflicts=comparing.conflicts(points),
        reasons=_reasons(group, labels, joins),
    )


def _unit_of(group: _Group) -> tuple[str, str, Decimal]:
    """The unit that most figures are printed in, without its scale, and the scale."""
    counts = Counter(row.indicator.unit for row in group)
    unit = max(counts, key=lambda unit: counts[unit])
    one = next(row.indicator for row in group if row.indicator.unit == unit)
    return unit, one.base, _scale(one)


def _scale(indicator: Indicator) -> Decimal:
    """How many of ``base`` one ``unit`` is: 亿斤 → 100000000."""
    stretch = indicator.unit
    for word, worth in units.SCALES.items():
        if stretch.startswith(word) and len(stretch) >= len(word) and stretch != indicator.base:
            return Decimal(worth)
    return Decimal(1)


def _points(group: _Group, base: str, scale: Decimal) -> list[Point]:
    """One point for each figure; the same figure said again is another source of the same point."""
    points: dict[tuple[object, ...], Point] = {}
    for row in group:
        indicator = row.indicator
        sign = -1 if row.key.aspect is Aspect.CHANGE and names.falls(indicator) else 1
        low = units.convert(indicator.low, indicator.base, base)
        high = units.convert(indicator.high, indicator.base, base)
        # Counting words of one kind (户, 家) are worth the same.
        low = indicator.low if low is None else low
        high = indicator.high if high is None else high
        ends = sorted((sign * low / scale, sign * high / scale))
        identity = (
            indicator.period,
            indicator.kind,
            ends[0],
            ends[1],
            indicator.approx,
            indicator.document,
        )
        known = points.get(identity)
        if known is None:
            points[identity] = Point(indicator, row.label, ends[0], ends[1])
        else:
            points[identity] = replace(known, others=(*known.others, indicator))
    return list(points.values())


def _reasons(group: _Group, labels: Sequence[Label], joins: Joins) -> tuple[Reason, ...]:
    """Why figures with different names, subjects or units are in one series."""
    reasons: dict[Reason, None] = {}
    first = group[0]
    spelled = dict.fromkeys(row.indicator.name for row in group)
    by_hand = {label for pair in joins.together for label in pair if label in labels}
    if len(spelled) > 1 and not by_hand:
        reasons[_reason("series.joined.name", names="、".join(spelled))] = None
    if by_hand and len(by_hand) > 1:
        reasons[
            _reason("series.joined.hand", names="、".join(sorted(label.name for label in by_hand)))
        ] = None
    said = dict.fromkeys(row.said for row in group if row.said and row.said != first.label.subject)
    if said:
        values = {"names": "、".join(said), "subject": first.label.subject}
        reasons[_reason("series.joined.subject", **values)] = None
    if any(not row.said for row in group) and len({row.indicator.document for row in group}) > 1:
        subject = first.label.subject
        code = "series.joined.home" if subject else "series.joined.unknown"
        reasons[_reason(code, subject=subject)] = None
    printed = dict.fromkeys(row.indicator.unit for row in group)
    if len(printed) > 1:
        reasons[_reason("series.joined.unit", units="、".join(printed))] = None
    return tuple(reasons)


def _reason(code: str, **values: str) -> Reason:
    return Reason(code, tuple(values.items()))
