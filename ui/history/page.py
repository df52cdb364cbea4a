"""What is different between two states of the briefing, as a page to read."""

from __future__ import annotations

import html

from briefing.comparing import Fate, ItemDifference, Part, text_difference
from messages import say
from ui.colours import Colours


def marked(old: str, new: str, colours: Colours) -> str:
    """``old`` turned into ``new`` as HTML: what is gone struck through, what came underlined."""
    pieces: list[str] = []
    for piece in text_difference(old, new):
        text = html.escape(piece.text)
        if piece.part is Part.GONE:
            text = (
                f"<span style='color:{colours.error}; text-decoration:line-through'>{text}</span>"
            )
        elif piece.part is Part.NEW:
            text = f"<span style='color:{colours.success}; text-decoration:underline'>{text}</span>"
        pieces.append(text)
    return "".join(pieces)


def no_difference(colours: Colours) -> str:
    """What the page says where nothing is different."""
    return f"<p style='color:{colours.muted}'>{html.escape(say('window.history.same'))}</p>"


def entry(one: ItemDifference, colours: Colours) -> str:
    """One difference: what became of the item, the section it stands under, its wordings."""
    fate = html.escape(say(f"window.history.{one.fate.value}"))
    section = html.escape(one.section or say("window.card.no_heading"))
    moved = one.fate is Fate.MOVED
    text = html.escape(one.new) if moved else marked(one.old, one.new, colours)
    return (
        f"<p style='margin-top:10px; margin-bottom:2px; color:{colours.muted}'>"
        f"<b>{fate}</b>　{section}</p><p style='margin-top:0; line-height:140%'>{text}</p>"
    )
