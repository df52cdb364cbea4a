"""Fields of a template: what each one is."""

MESSAGES: dict[str, tuple[str, str]] = {
}
