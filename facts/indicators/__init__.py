"""Indicators: every figure of a text with what it measures, of whom, when, and whether it was reached or is wanted."""

from __future__ import annotations

from facts.indicators.finding import of_document, of_text

__all__ = ["of_document", "of_text"]
