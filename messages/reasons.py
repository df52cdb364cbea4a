"""Reasons: why a sentence was chosen."""

MESSAGES: dict[str, tuple[str, str]] = {
}
