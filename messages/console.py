"""The console program: help texts, progress stages, closing lines."""

MESSAGES: dict[str, tuple[str, str]] = {
}
