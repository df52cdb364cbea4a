"""Names of persons, places and bodies in Chinese text: rules over the words and tables of ``tables``.

Made for a check that compares names: it would rather find one too many than miss one.
"""

from language.names.recogniser import Name, NameKind, names

__all__ = ["Name", "NameKind", "names"]
