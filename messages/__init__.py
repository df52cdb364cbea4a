"""Everything a person reads, Chinese first, English second, by code.

The floors above name a code and values; only this package holds sentences. Each subject has a file of its own
with a ``MESSAGES`` table: code -> (Chinese, English), placeholders in braces.
"""

from messages.catalogue import Language, has, language, say, use

__all__ = ["Language", "has", "language", "say", "use"]
