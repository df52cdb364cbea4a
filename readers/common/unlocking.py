"""Office files with a password (MS-OFFCRYPTO): what they hold, as an ordinary file.

Excel writes files that only forbid changes with a password that every copy of it knows; these open without being
asked for one. Passwords are never kept, logged or named in an error.
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from model.errors import SourceError
from readers.common.ole import MAGIC, Compound

PACKAGE, _INFO = "EncryptedPackage", "EncryptionInfo"
# What Excel and PowerPoint encrypt with where only changing is forbidden.
_WELL_KNOWN = ("VelvetSweatshop", "/01Hannes Ruescher/01")
# Office itself spins 100,000 times; each spin is a hash, and a crafted file may ask for ten million.
_MOST_SPINS = 1_000_000
_SPINS = re.compile(rb'spinCount\s*=\s*["\']\s*0*(\d{1,20})["\']')
_LONGEST = 255


def is_package(data: bytes) -> bool:
    """Whether this is the compound file in which Office keeps an encrypted .docx, .xlsx or .pptx."""
    if not data.startswith(MAGIC):
        return False
    try:
        return PACKAGE in Compound(data, "")
    except SourceError:
        return False


def unlocked(data: bytes, name: str, password: str) -> bytes:
    """The file inside an encrypted Office file. Raises SourceError: ``error.source.password`` (not this one),
    ``.locked`` (a kind of encryption that is not known), ``.damaged``, ``.unsafe``."""
    _refuse_crafted(data, name)
    library = _library()
    exceptions = library.exceptions
    written = BytesIO()
    try:
        file = library.OfficeFile(BytesIO(data))
        if not file.is_encrypted():
            return data
        file.load_key(password=password[:_LONGEST])
        file.decrypt(written)
    except exceptions.InvalidKeyError:
        raise SourceError("error.source.password", name=name) from None
    except (exceptions.DecryptionError, exceptions.FileFormatError, NotImplementedError):
        raise SourceError("error.source.locked", name=name) from None
    except MemoryError:
        raise
    except Exception:
        # It reads lengths and places from the file as they stand: a broken one fails in many ways.
        raise SourceError("error.source.damaged", name=name, detail="OLE") from None
    return written.getvalue()


@cache
def _library() -> Any:
    """msoffcrypto, kept from putting what it decrypts in temporary files on the disk."""
    import msoffcrypto
    from msoffcrypto.format import doc97, ppt97, xls97

    for module in (doc97, ppt97, xls97):
        module.tempfile = SimpleNamespace(TemporaryFile=BytesIO)
    return msoffcrypto


def without_asking(data: bytes, name: str) -> bytes | None:
    """The file inside, if one of the passwords that Office itself uses opens it. Raises SourceError where no password
    would help."""
    for password in _WELL_KNOWN:
        try:
            return unlocked(data, name, password)
        except SourceError as error:
            if error.code != "error.source.password":
                raise
    return None


def _refuse_crafted(data: bytes, name: str) -> None:
    """What the library would believe: sectors in a circle, a description with entities in it, years of hashing."""
    compound = Compound(data, name)
    if not compound.is_sound():
        raise SourceError("error.source.damaged", name=name, detail="OLE")
    if _INFO not in compound:
        return
    said = compound.stream(_INFO)
    if b"<!" in said or any(int(spins) > _MOST_SPINS for spins in _SPINS.findall(said)):
        raise SourceError("error.source.unsafe", name=name)
