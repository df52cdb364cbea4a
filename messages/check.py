"""The format check: one row per rule."""

MESSAGES: dict[str, tuple[str, str]] = {
}
