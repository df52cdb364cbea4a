"""What an engine says of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from summarizer.corpus import Floats, Ints


class Evidence(NamedTuple):
    """One reason over all sentences: where ``values`` is not 0 the reason ``code`` holds, with that number."""

    code: str
    values: Ints


class Verdict(NamedTuple):
    """A score for every sentence, higher is better, comparable over the whole call; and why."""

    scores: Floats
    evidence: tuple[Evidence, ...] = ()
