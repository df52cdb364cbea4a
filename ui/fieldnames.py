"""What fields of the masthead are called in the language of the window; in a file they keep their own names."""

from __future__ import annotations

from messages import has, say
from word.fields import BY_NAME


def field_label(name: str) -> str:
    """The words beside the field ``name``."""
    field = BY_NAME.get(name)
    code = f"{field.code}.label" if field is not None else ""
    return say(code) if code and has(code) else name
