"""Errors: what is wrong, in which file, and the next step."""

MESSAGES: dict[str, tuple[str, str]] = {
    "error.cancelled": ("已取消。", "Cancelled."),
}
