"""What every body is made of: JSON, and the few values that all share."""

from __future__ import annotations

import json
import re
from typing import Any

from model.document import Span
from workspace.failures import Damage
from workspace.state import Pairs

_SURROGATE = re.compile("[\ud800-\udfff]")


class BadBody(Damage):
    """A body is not what its table should hold."""


def dumps(value: object) -> str:
    """``value`` as compact JSON that is valid UTF-8 whatever characters it holds."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def loads(body: str) -> Any:
    """The value of a body. Raises BadBody."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadBody(str(error)) from error


def pairs_of(body: str) -> Pairs:
    """Names with values (masthead fields, settings, values of a label). Raises BadBody."""
    try:
        return pairs_value(loads(body))
    except (TypeError, ValueError) as error:
        raise BadBody(str(error)) from error


def pairs_value(value: Any) -> Pairs:
    """Names with values inside a body. Raises TypeError or ValueError."""
    return tuple((text_of(name), text_of(worth)) for name, worth in value)


def span_value(span: Span) -> list[int]:
    """A place inside a body: block, start, end."""
    return [span.block, span.start, span.end]


def text_of(value: Any) -> str:
    """A text inside a body. Raises TypeError if it is none."""
    if not isinstance(value, str):
        raise TypeError(f"text expected, not {type(value).__name__}")
    return value
