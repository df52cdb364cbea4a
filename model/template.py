"""A Word template: an ordinary .docx with fields in 【】."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Template:
    """``kind`` is the kind of briefing (简报, 会议简报, …); ``slots`` the field names the file holds, in
    order of first appearance; ``docx`` the file's bytes."""

    name: str
    kind: str
    slots: tuple[str, ...]
    docx: bytes
