"""一键修正: putting right, in a copy, what a rule of the format says for certain.

A repair is made only where a rule is broken and the rule leaves no choice; it never writes, deletes or orders
words. What is left is said rule by rule.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.errors import SourceError
from word.check import RuleResult, check, opened
from word.repair.bench import Bench
from word.repair.layout import LAYOUT
from word.repair.package import PACKAGE, put_in_order
from word.repair.style import STYLE
from word.repair.tables import TABLES
from word.repair.words import WORDS

_ROUNDS = 3
# In this order: what parts hold, then page and styles, then what stands on the spot.
REPAIRS = (*PACKAGE, *LAYOUT, *STYLE, *TABLES, *WORDS)


@dataclass(frozen=True, slots=True)
class Repaired:
    """``data`` is the repaired copy; ``before`` and ``after`` are all results of the check."""

    data: bytes
    before: tuple[RuleResult, ...]
    after: tuple[RuleResult, ...]

    @property
    def repaired(self) -> tuple[RuleResult, ...]:
        """Rules that were broken and are kept now, as they were found."""
        left = {result.number for result in self.left}
        return tuple(r for r in self.before if not r.passed and r.number not in left)

    @property
    def left(self) -> tuple[RuleResult, ...]:
        """Rules that are still broken: a person has to decide."""
        return tuple(result for result in self.after if not result.passed)


def repair(data: bytes, name: str) -> Repaired:
    """A copy of a .docx with all that is certain put right. Raises SourceError as ``check`` does."""
    before = check(data, name)
    first = broken = _broken(before)
    best, results, now = data, before, data
    for _ in range(_ROUNDS):
        changed = _round(now, name, broken)
        if changed is None or changed == now:
            break
        # Putting one thing right can uncover another, which the next round puts right.
        again, now = check(changed, name), changed
        broken = _broken(again)
        if len(broken) < len(_broken(results)) or (len(broken) == len(first) and broken <= first):
            best, results = now, again
    return Repaired(best, before, results)


def _broken(results: tuple[RuleResult, ...]) -> set[int]:
    return {result.number for result in results if not result.passed}


def _round(data: bytes, name: str, faulty: set[int]) -> bytes | None:
    """The file after every repair that a broken rule asks for, None if there is none."""
    bench = Bench(opened(data, name), frozenset(faulty))
    wanted = [fix for numbers, fix in REPAIRS if not faulty.isdisjoint(numbers)]
    if not wanted:
        return None
    for fix in wanted:
        fix(bench)
    put_in_order(bench)
    try:
        return bench.packed()
    except ValueError as error:  # lxml: text that XML cannot hold
        raise SourceError("error.source.damaged", name=name, detail=str(error)) from None
