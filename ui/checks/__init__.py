"""The number check and what else is to be looked at, following the briefing while it is edited."""
