"""How well coined terms agree with a glossary made by hand.

GOLDDIR holds ``glossary.jsonl``, one term a line: ``{"doc", "term", "defined", "definition", "header_lost", …}``, where ``doc``
is what a seed's name begins with. A term is found if its characters agree by 0.8 (F1, marks left out) or it holds the
gold's; a definition is right if they agree by 0.6.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import readers
from benchmarks.common import SEEDS, row
from facts.terms.finding import find
from facts.terms.mentions import bare
from model.terms import Term, TermStatus

_ALIKE = 0.8
_SAME_DEFINITION = 0.6
_FIRST = 30
_ASIDE = re.compile("（.*")


def agreement(one: str, other: str) -> float:
    """F1 of the characters of two texts, as multisets, without marks and spaces."""
    mine, theirs = Counter(bare(one)), Counter(bare(other))
    both = sum((mine & theirs).values())
    return 2 * both / (sum(mine.values()) + sum(theirs.values())) if both else 0.0


def names_same(term: Term, gold: str) -> bool:
    """Whether a term of ours is the gold's."""
    if term.text is None:
        return False
    name = _ASIDE.sub("", gold)
    return bare(name) in bare(term.text) or agreement(term.text, name) >= _ALIKE


def rows(folder: Path) -> bool:
    """Print a row for each figure; True if all reach their goals. FileNotFoundError without ``glossary.jsonl``."""
    gold: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for line in (folder / "glossary.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            entry = json.loads(line)
            gold[entry["doc"]].append(entry)
    met = True
    found = wanted = right = defined = 0
    for document in sorted(gold):
        for path in sorted(SEEDS.glob(f"{document}*")):
            terms = find([readers.read(path)])
            for entry in gold[document]:
                same = [term for term in terms if names_same(term, entry["term"])]
                wanted += 1
                found += bool(same)
                if entry["defined"] and not entry["header_lost"]:
                    defined += 1
                    texts = [one.text for term in same for one in term.definitions]
                    right += any(
                        agreement(text, entry["definition"]) >= _SAME_DEFINITION for text in texts
                    )
            first = [term for term in terms if term.text is not None][:_FIRST]
            if len(gold[document]) > _FIRST:
                good = sum(
                    any(names_same(term, entry["term"]) for entry in gold[document])
                    for term in first
                )
                met &= row(
                    f"terms {document}: of the first {_FIRST}, in the gold",
                    str(good),
                    str(_FIRST),
                    good,
                    ">= 24",
                )
    met &= row("terms found", str(found), str(wanted), found / wanted if wanted else 0.0, ">= 0.9")
    if defined:
        met &= row("definitions linked", str(right), str(defined), right / defined, ">= 0.9")
    lost, linked = orphans()
    met &= row("orphan definitions in the seeds, linked", str(linked), str(lost), linked, "<= 0")
    return met


def orphans() -> tuple[int, int]:
    """How many definitions without a head all seeds have, and how many of them a term was given all the same."""
    terms = find([readers.read(path) for path in sorted(SEEDS.glob("*.txt"))])
    lost = [term.definitions[0].place for term in terms if term.status is TermStatus.ORPHAN]
    given = [one.place for term in terms if term.text is not None for one in term.definitions]
    linked = sum(
        any(
            one.document == other.document
            and one.span.block == other.span.block
            and one.span.start < other.span.end
            and other.span.start < one.span.end
            for other in given
        )
        for one in lost
    )
    return len(lost), linked
