"""Coined terms (热词): what a text names with a phrase of its own, what it says the phrase means, where it is used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.document import Span


class TermStatus(StrEnum):
    """Whether the documents say what a term means. ORPHAN is a definition whose headword is lost."""

    DEFINED = "defined"
    UNDEFINED = "undefined"
    ORPHAN = "orphan"


class DefinedBy(StrEnum):
    """How a definition was recognised; the wording is ``term.defined.*`` in ``messages``."""

    GLOSSARY = (
        "glossary"  # a head with its explanation, in a list of terms or on lines of their own
    )
    GLOSS = "gloss"  # “…”即…, 是指…, （…）
    LIST = "list"  # as many members as the term counts: 甲、乙、丙、丁“四大集群”
    PARTS = "parts"  # every part of the term explained in turn: “一主”…“双廊”…“双带”…
    LOST_HEAD = "lost_head"  # 即：… under no head


@dataclass(frozen=True, slots=True)
class TermPlace:
    """A stretch of a document, known by its sha256."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Definition:
    """What one place says a term means: ``text`` is the verbatim slice at ``place``.

    ``part`` is 0 for a definition in one piece. The parts of one that runs over several paragraphs (新能源, 新装备 …, each
    the head of its own) are numbered from 1; those of one document are one definition.
    """

    place: TermPlace
    text: str
    how: DefinedBy
    part: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """A coined term as the texts write it, quotes included.

    ``text`` is None for an orphan definition; ``hints`` are then terms that the definition itself mentions and
    may belong to, for a person to confirm: nothing is linked by them. ``definitions`` that differ stand side by
    side, in the order of the documents; ``uses`` are all places in source order, the first use first. ``worth``
    says how much the term is worth printing and only compares terms of one call.
    """

    text: str | None
    definitions: tuple[Definition, ...]
    uses: tuple[TermPlace, ...]
    status: TermStatus
    worth: float = 0.0
    hints: tuple[str, ...] = ()
