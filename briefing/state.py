"""What a session remembers of each moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.redrafting import DEFAULT_CUT, Cut
from briefing.touched import NOTHING, Touched
from model.briefing import Briefing
from model.document import BlockKind
from model.highlight import Highlight

if TYPE_CHECKING:
    from model.series import Joins


@dataclass(frozen=True, slots=True)
class State:
    """What undo goes back to: the briefing, what of it is the person's own work, and what was chosen."""

    briefing: Briefing
    touched: Touched = NOTHING
    cut: Cut = DEFAULT_CUT
    highlights: tuple[Highlight, ...] = ()
    corrections: tuple[tuple[str, int, int, BlockKind, int], ...] = ()
    """What the person says of what begins at a place of a source as it was read: sha256, block, offset, kind, level;
    sorted."""
    joins: Joins | None = None
    """Which names of indicators the person joined or parted; None: none."""
    breaks: tuple[tuple[str, int, int, bool], ...] = ()
    """Where the person split blocks (True) or joined them with what is before (False): sha256, block and offset of a
    source as it was read; sorted. Places in everything else here are those of the sources so corrected."""
