"""Entries of a zip that a password locks: by the old cipher of PKWARE, or by AES as WinZip and 7-Zip write it."""

from __future__ import annotations

import hmac
import zipfile
import zlib
from collections.abc import Iterator
from hashlib import pbkdf2_hmac, sha1
from typing import IO

_AES_METHOD, _AES_FIELD = 99, 0x9901
_LOCKED = 0x1
_CHUNK = 1 << 20
_BLOCK = 16
# Of each strength (1 to 3): bytes of salt, bytes of key.
_STRENGTHS = {1: (8, 16), 2: (12, 24), 3: (16, 32)}
_CHECK, _SEAL, _ROUNDS = 2, 10, 1000


class WrongPassword(Exception):
    """The password is not the entry's."""


class UnknownLock(Exception):
    """The entry is locked or packed in a way that is not known."""


def is_locked(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry needs a password."""
    return bool(entry.flag_bits & _LOCKED)


def chunks(
    package: zipfile.ZipFile, file: IO[bytes], entry: zipfile.ZipInfo, password: str
) -> Iterator[bytes]:
    """The bytes of a locked entry of ``package``, which was opened from ``file``.

    Raises WrongPassword, UnknownLock and what ``zipfile`` raises for broken files.
    """
    if entry.compress_type == _AES_METHOD:
        yield from _by_aes(file, entry, password)
        return
    for spelling in _spellings(password):
        try:
            stream = package.open(entry, pwd=spelling)
        except RuntimeError:
            continue
        except NotImplementedError:
            raise UnknownLock from None
        with stream:
            try:
                while chunk := stream.read(_CHUNK):
                    yield chunk
            except (zlib.error, zipfile.BadZipFile):
                # One wrong password in 256 passes for right until the bytes make no sense.
                raise WrongPassword from None
        return
    raise WrongPassword


def _spellings(password: str) -> tuple[bytes, ...]:
    """A password as bytes: Chinese Windows puts its characters in its own code page."""
    return tuple(dict.fromkeys((password.encode(), password.encode("gb18030", "replace"))))


def _by_aes(file: IO[bytes], entry: zipfile.ZipInfo, password: str) -> Iterator[bytes]:
    strength, method = _described(entry)
    salt_size, key_size = _STRENGTHS[strength]
    packed = _packed(file, entry)
    salt, check = packed[:salt_size], packed[salt_size : salt_size + _CHECK]
    body, seal = packed[salt_size + _CHECK : -_SEAL], packed[-_SEAL:]
    for spelling in _spellings(password):
        made = pbkdf2_hmac("sha1", spelling, salt, _ROUNDS, 2 * key_size + _CHECK)
        if hmac.compare_digest(made[2 * key_size :], check):
            break
    else:
        raise WrongPassword
    if not hmac.compare_digest(
        hmac.new(made[key_size : 2 * key_size], body, sha1).digest()[:_SEAL], seal
    ):
        raise zipfile.BadZipFile("seal")
    plain = _deciphered(body, made[:key_size])
    if method == zipfile.ZIP_STORED:
        yield from plain
    elif method == zipfile.ZIP_DEFLATED:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        for piece in plain:
            waiting = piece
            while waiting:
                yield inflater.decompress(waiting, _CHUNK)
                waiting = inflater.unconsumed_tail
        yield inflater.flush()
    else:
        raise UnknownLock


def _described(entry: zipfile.ZipInfo) -> tuple[int, int]:
    """Strength and true method of packing, from the extra field that AES entries have."""
    extra = entry.extra
    while len(extra) >= 4:
        kind, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        if kind == _AES_FIELD and size >= 7 and extra[8] in _STRENGTHS:
            return extra[8], int.from_bytes(extra[9:11], "little")
        extra = extra[4 + size :]
    raise UnknownLock


def _packed(file: IO[bytes], entry: zipfile.ZipInfo) -> bytes:
    """What the archive holds of an entry, as it stands."""
    file.seek(entry.header_offset)
    head = file.read(30)
    if head[:4] != b"PK\x03\x04" or len(head) < 30:
        raise zipfile.BadZipFile("header")
    file.seek(int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little"), 1)
    data = file.read(entry.compress_size)
    if len(data) < entry.compress_size:
        raise EOFError
    return data


def _deciphered(body: bytes, key: bytes) -> Iterator[bytes]:
    """AES in counter mode, the counter's low byte first and beginning at 1."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    # One block at a time is what the mode is made of; no two are the same.
    cipher = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305
    for at in range(0, len(body), _CHUNK):
        piece = body[at : at + _CHUNK]
        first = at // _BLOCK + 1
        count = -(-len(piece) // _BLOCK)
        counters = b"".join(n.to_bytes(_BLOCK, "little") for n in range(first, first + count))
        mask = cipher.update(counters)[: len(piece)]
        yield (int.from_bytes(piece, "big") ^ int.from_bytes(mask, "big")).to_bytes(
            len(piece), "big"
        )
