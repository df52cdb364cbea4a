"""The format check: every rule of a correct briefing against one .docx, made by us or by anyone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from messages import say
from model.errors import SourceError
from word import roles
from word.inspection import Inspection
from word.ooxml import Package, PackageFault, read_package
from word.rules import RULES
from word.rules.base import Fact, Fault, Place, Rule

_PLACES_SHOWN = 3
_ZIP = b"PK"
# Tags of one part. A page has about five hundred.
_MAX_TAGS = 4_000_000
_UNSAFE = frozenset({"too_big", "entities"})


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule's outcome. ``rule`` is the message code of its title; ``found`` and ``where`` are Chinese
    sentences, ``where`` empty if the rule is kept."""

    number: int
    rule: str
    passed: bool
    found: str
    where: str


def check(data: bytes, name: str) -> tuple[RuleResult, ...]:
    """Check a .docx. A rule about something that the file does not have passes and says so.

    Raises SourceError (``error.check.not_docx``, ``error.source.empty``, ``.encrypted``, ``.unsafe``,
    ``.too_large``, ``.damaged``) for a file that cannot be read as a .docx at all.
    """
    file = opened(data, name)
    try:
        return tuple(_result(rule, file) for rule in RULES)
    except PackageFault as broken:
        raise _error(broken, data, name) from None


def opened(data: bytes, name: str) -> Inspection:
    """A .docx laid out, with the role of every paragraph. Raises SourceError as :func:`check` does."""
    if not data:
        raise SourceError("error.source.empty", name=name)
    try:
        package = read_package(data)
        _refuse_crowds(package, name)
        file = Inspection(package)
        roles.assign(file)
    except PackageFault as broken:
        raise _error(broken, data, name) from None
    return file


def _refuse_crowds(package: Package, name: str) -> None:
    """Refuse a part of millions of elements before it is parsed: in memory each is many times its size."""
    for part, content in package.parts.items():
        if part.endswith((".xml", ".rels")) and content.count(b"<") > _MAX_TAGS:
            detail = say("check.damage.elements", {"part": part})
            raise SourceError("error.source.too_large", name=name, detail=detail)


def _result(rule: Rule, file: Inspection) -> RuleResult:
    checked = 0
    faults: list[Fault] = []
    fact: Fact | None = None
    for finding in rule.find(file):
        checked += 1
        if isinstance(finding, Fault):
            faults.append(finding)
        elif finding is not None:
            fact = fact or finding
    if faults:
        return RuleResult(rule.number, rule.code, False, _fault_sentence(faults), _places(faults))
    if not checked:
        found = say("check.absent", {"what": say(f"check.what.{rule.what}")})
    elif fact is not None:
        found = say(fact.code, dict(fact.values))
    else:
        found = say("check.kept", {"count": checked})
    return RuleResult(rule.number, rule.code, True, found, "")


def _fault_sentence(faults: list[Fault]) -> str:
    sentence = say(faults[0].code, dict(faults[0].values))
    return (
        sentence
        if len(faults) == 1
        else say("check.many", {"found": sentence, "count": len(faults)})
    )


def _places(faults: Iterable[Fault]) -> str:
    places: dict[Place, None] = dict.fromkeys(fault.place for fault in faults)
    shown = "；".join(say(place.code, dict(place.values)) for place in list(places)[:_PLACES_SHOWN])
    if len(places) <= _PLACES_SHOWN:
        return shown
    return say("check.where.more", {"places": shown, "count": len(places)})


def _error(broken: PackageFault, data: bytes, name: str) -> SourceError:
    if broken.reason == "encrypted":
        return SourceError("error.source.encrypted", name=name)
    if broken.reason in _UNSAFE:
        return SourceError("error.source.unsafe", name=name)
    if broken.reason == "old_format" or (broken.reason == "not_zip" and not data.startswith(_ZIP)):
        kind = "old" if broken.reason == "old_format" else "other"
        return SourceError("error.check.not_docx", name=name, found=say(f"check.content.{kind}"))
    detail = say(f"check.damage.{broken.reason}", {"part": broken.part})
    return SourceError("error.source.damaged", name=name, detail=detail)
