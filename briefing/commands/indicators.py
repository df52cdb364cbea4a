"""``indicators``: every figure of the sources with what it measures; ``--series``: joined over sources and years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.commands import shared
from briefing.console import passwords, terminal, wire
from briefing.console.options import Options
from messages import say
from model.document import Document
from model.facts import Indicator
from model.series import Aspect, Point, Series


def options() -> Options:
    """What ``indicators`` takes."""
    parser = Options("indicators", "console.indicators")
    parser.takes_sources()
    parser.add_argument("--series", action="store_true", help=say("console.series"))
    parser.takes_json()
    return parser


def run(arguments: Sequence[str]) -> int:
    """Do it; returns the exit status."""
    asked = options().parsed(arguments)

    from facts.indicators.finding import of_document
    from facts.series.joining import join

    with terminal.progress() as task:
        result = passwords.read(asked.sources, asked.password, task)
        found = [one for document in result.documents for one in of_document(document, task)]
        joined = join(found, result.documents) if asked.series else ()
    shared.report(result)
    documents = {document.sha256: document for document in result.documents}
    if asked.json:
        terminal.out_json(
            {
                "indicators": wire.indicators(found, documents),
                "series": wire.series(joined, documents),
            }
        )
    elif asked.series:
        for one in joined:
            _print_series(one, documents)
    else:
        for indicator in found:
            _print(indicator, documents[indicator.document])
    return shared.status(result)


def _print(indicator: Indicator, document: Document) -> None:
    values = {
        "period": indicator.period or say("series.period_unknown"),
        "subject": indicator.subject,
        "name": indicator.name,
        "figure": _figure(indicator, document),
        "kind": say(f"series.kind.{indicator.kind.value}"),
        "document": document.name,
    }
    terminal.out(say("indicators.row", values).strip())


def _figure(indicator: Indicator, document: Document) -> str:
    from language.quantities.units import ROUND_AFTER

    text = document.text(indicator.span)
    approx = "" if indicator.approx in text else indicator.approx
    text = text + approx if approx in ROUND_AFTER else approx + text
    return f"{indicator.direction} {text}".strip()


def _print_series(series: Series, documents: Mapping[str, Document]) -> None:
    head = {"subject": series.subject, "name": series.name, "unit": series.unit}
    terminal.out(say("series.head", head))
    for point in series.points:
        _print_point(point, documents[point.indicator.document])
    # The difference of two percentages is counted in percentage points.
    unit = "个百分点" if series.unit == "%" else series.unit
    for difference in series.differences:
        values = {"period": difference.period, "amount": f"{difference.amount:+f}", "unit": unit}
        if series.aspect is not Aspect.RANK:
            terminal.out(say("series.difference", values))
    for conflict in series.conflicts:
        said = "、".join(
            documents[point.indicator.document].text(point.indicator.span)
            for point in conflict.points
        )
        terminal.out(say("series.conflict", {"period": conflict.period, "values": said}))
    for reason in series.reasons:
        terminal.out(say("series.reason", {"reason": say(reason.code, dict(reason.values))}))


def _print_point(point: Point, document: Document) -> None:
    values = {
        "period": point.indicator.period or say("series.period_unknown"),
        "kind": say(f"series.kind.{point.indicator.kind.value}"),
        "value": _figure(point.indicator, document),
        "document": document.name,
    }
    terminal.out(say("series.point", values))
