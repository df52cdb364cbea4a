"""OpenDocument files with a password (ODF 1.0 to 1.4): their entries, deciphered.

Until ODF 1.3 every entry is locked by itself: deflated, then AES in CBC mode, in the oldest files Blowfish. LibreOffice
24.8 and later lock one package within another, by AES-GCM under a key that Argon2 derives. Passwords are never kept,
logged or named in an error.
"""

from __future__ import annotations

import hmac
import zlib
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import pbkdf2_hmac, sha1, sha256

from model.errors import SourceError
from readers.common import xml
from readers.common.zips import CHUNK, Archive
from readers.odt.names import MANIFEST

_MANIFEST_PART, _WHOLE = "META-INF/manifest.xml", "encrypted-package"
_EXPERIMENTAL = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
# LibreOffice asks for 100,000 rounds, or for 3 passes over 64 MiB; a crafted file may ask for years.
_MOST_ROUNDS = 1_000_000
_MOST_PASSES, _MOST_MEMORY, _MOST_LANES = 20, 256 * 1024, 16
# What an entry may be blown up to, as in any other package.
_FREE, _RATIO = 32 * 1024 * 1024, 250
_CHECKED = 1024
_TAG = 16


@dataclass(frozen=True, slots=True)
class Lock:
    """How an entry is locked: names and numbers as the manifest gives them."""

    cipher: str
    vector: bytes
    start: str
    derivation: str
    salt: bytes
    rounds: int
    size: int
    memory: int
    lanes: int
    checksum: bytes

    def key(self, password: str) -> bytes:
        """The key that ``password`` gives. Raises ValueError for what is not known."""
        hashed = sha256 if self.start.endswith("sha256") else sha1
        begun = hashed(password.encode()).digest()
        if self.derivation == "pbkdf2":
            return pbkdf2_hmac("sha1", begun, self.salt, self.rounds, self.size)
        if self.derivation != "argon2id":
            raise ValueError
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        return Argon2id(
            salt=self.salt,
            length=self.size,
            iterations=self.rounds,
            lanes=self.lanes,
            memory_cost=self.memory,
        ).derive(begun)


class Unlocked(Archive):
    """A package whose entries are locked one by one, read with a password."""

    def __init__(self, data: bytes, name: str, locks: Mapping[str, Lock], password: str) -> None:
        super().__init__(data, name)
        self._locks, self._password = locks, password

    def chunks(self, path: str) -> Iterator[bytes]:
        """The bytes of an entry as its author saw them, in pieces."""
        lock = self._locks.get(path.lower())
        if lock is None:
            yield from super().chunks(path)
            return
        packed = b"".join(super().chunks(path))
        yield from _inflated(_deciphered(packed, lock, self._password, self._name), self._name)


def opened(data: bytes, name: str, password: str | None) -> Archive:
    """The entries of an OpenDocument package, with a password or without.

    Raises SourceError: ``error.source.encrypted`` (a password is needed), ``.password`` (not this one), ``.locked`` (none
    would help), ``.unsafe``, ``.damaged``.
    """
    archive = _archive(data, name)
    locks = _locks(archive, name)
    if not locks:
        return archive
    if b"opendocument.text" not in archive.read("mimetype")[:100]:
        # Only LibreOffice could read it, and that is not given passwords.
        raise SourceError("error.source.locked", name=name)
    if not password:
        raise SourceError("error.source.encrypted", name=name)
    whole = locks.get(_WHOLE)
    if whole is None:
        return Unlocked(data, name, locks, password)
    plain = _deciphered(archive.read(_WHOLE), whole, password, name)
    return _archive(b"".join(_inflated(plain, name)), name)


def _archive(data: bytes, name: str) -> Archive:
    try:
        return Archive(data, name)
    except SourceError as error:
        if error.code != "error.source.encrypted":
            raise
        # Locked by a packing program, which no OpenDocument file is.
        raise SourceError("error.source.locked", name=name) from None


def _locks(archive: Archive, name: str) -> dict[str, Lock]:
    """How each entry is locked, by its name in lower case; empty for a file without a password."""
    if _MANIFEST_PART not in archive:
        return {}
    locks = {}
    for entry in xml.parse(archive.read(_MANIFEST_PART), name).iter(MANIFEST + "file-entry"):
        said = entry.find(MANIFEST + "encryption-data")
        if said is not None:
            try:
                locks[str(entry.get(MANIFEST + "full-path")).lower()] = _lock(said)
            except (ValueError, AttributeError):
                raise SourceError("error.source.locked", name=name) from None
            except OverflowError:
                raise SourceError("error.source.unsafe", name=name) from None
    return locks


def _lock(said: xml.Element) -> Lock:
    """Raises ValueError and AttributeError for what is missing or no number, OverflowError for what asks for too much."""
    cipher, derivation = said.find(MANIFEST + "algorithm"), said.find(MANIFEST + "key-derivation")
    start = said.find(MANIFEST + "start-key-generation")
    if cipher is None or derivation is None:
        raise ValueError
    argon = derivation.get(_EXPERIMENTAL + "argon2-iterations")
    lock = Lock(
        cipher=_last(cipher.get(MANIFEST + "algorithm-name")),
        vector=_bytes(cipher.get(MANIFEST + "initialisation-vector")),
        start=_last(start.get(MANIFEST + "start-key-generation-name")) if start is not None else "",
        derivation=_last(derivation.get(MANIFEST + "key-derivation-name")),
        salt=_bytes(derivation.get(MANIFEST + "salt")),
        rounds=int(argon or derivation.get(MANIFEST + "iteration-count") or 0),
        size=int(derivation.get(MANIFEST + "key-size") or 16),
        memory=int(derivation.get(_EXPERIMENTAL + "argon2-memory") or 0),
        lanes=int(derivation.get(_EXPERIMENTAL + "argon2-lanes") or 0),
        checksum=_bytes(said.get(MANIFEST + "checksum")),
    )
    if (
        lock.rounds > (_MOST_PASSES if argon else _MOST_ROUNDS)
        or lock.memory > _MOST_MEMORY
        or lock.lanes > _MOST_LANES
    ):
        raise OverflowError
    if lock.rounds < 1 or lock.size not in (16, 24, 32):
        raise ValueError
    return lock


def _bytes(said: str | None) -> bytes:
    return b64decode(said or "", validate=True)


def _last(name: str | None) -> str:
    """What an algorithm is called, without the place that its name pretends to have."""
    return (name or "").lower().rpartition("#")[2].rpartition(":")[2]


def _deciphered(packed: bytes, lock: Lock, password: str, name: str) -> bytes:
    """What was locked, still deflated."""
    from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm

    try:
        plain = _plain(packed, lock, lock.key(password))
    except InvalidTag:
        raise SourceError("error.source.password", name=name) from None
    except (ValueError, UnsupportedAlgorithm):
        raise SourceError("error.source.locked", name=name) from None
    if lock.checksum:
        hashed = sha256 if len(lock.checksum) == sha256().digest_size else sha1
        if not hmac.compare_digest(hashed(plain[:_CHECKED]).digest(), lock.checksum):
            raise SourceError("error.source.password", name=name)
    return plain


def _plain(packed: bytes, lock: Lock, key: bytes) -> bytes:
    """Raises ValueError for a cipher that is not known, and InvalidTag."""
    from cryptography.hazmat.decrepit.ciphers.algorithms import Blowfish
    from cryptography.hazmat.decrepit.ciphers.modes import CFB
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if lock.cipher.endswith("-gcm"):
        # The vector stands before the text, too.
        return AESGCM(key).decrypt(lock.vector, packed[len(lock.vector) :], None)
    if lock.cipher.endswith("-cbc") and lock.cipher.startswith("aes"):
        step = Cipher(algorithms.AES(key), modes.CBC(lock.vector)).decryptor()
        plain = step.update(packed) + step.finalize()
        # The last byte counts what fills the last block.
        return plain[: -plain[-1]] if plain else plain
    if lock.cipher.startswith("blowfish"):
        step = Cipher(Blowfish(key), CFB(lock.vector)).decryptor()
        return step.update(packed) + step.finalize()
    raise ValueError


def _inflated(packed: bytes, name: str) -> Iterator[bytes]:
    """Deflated bytes as they were, counted while they come."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    most, done, waiting = max(_FREE, len(packed) * _RATIO), 0, packed
    try:
        while not inflater.eof:
            piece = inflater.decompress(waiting, CHUNK)
            waiting = inflater.unconsumed_tail
            done += len(piece)
            if done > most:
                raise SourceError("error.source.unsafe", name=name)
            if not piece and not waiting:
                raise SourceError("error.source.damaged", name=name, detail="ZIP")
            yield piece
    except zlib.error:
        raise SourceError("error.source.damaged", name=name, detail="ZIP") from None
