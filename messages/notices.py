"""Notices: what a reader or the exporter had to guess, leave out or warn about."""

MESSAGES: dict[str, tuple[str, str]] = {
}
