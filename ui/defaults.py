"""What is chosen before anybody has chosen."""

from __future__ import annotations

DEFAULT_ENGINE = "briefing"
DEFAULT_LENGTH = 1_500
"""Printed characters of a briefing: about three pages, what one issue usually holds."""
ENGINES = ("briefing", "textrank", "lexrank", "lead", "textrank4zh")
"""As ``summarizer.registry`` has them, without loading what ranks; a test compares."""

DEFAULT_TEMPLATE = "简报"
"""That of :class:`model.briefing.Briefing`, which the first picture does without."""
