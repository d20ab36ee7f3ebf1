"""Anonymous answers are sealed while their survey runs, with a key that lies outside the database and its copies.

Once the survey has ended and its sheets were written anew in random order the key is destroyed: what remains in an
older copy of the database, in its write-ahead log or in its free pages can be read by nobody any more, and so tells
nobody whose it was. docs/decisions/anonymity.md says what this protects from, and what not.
"""

import os
import secrets
from pathlib import Path
from typing import Final

from bot.errors import Invalid

FOLDER: Final = "seals"
_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_LENGTH_BYTES: Final = 4
# Whatever somebody wrote, their sheet is as long as the others: lengths would tell the sheets apart.
_LEAST: Final = 2048


class SealLost(Exception):
    """The key is not there (a copy of the database was put back elsewhere), or does not open this."""


class Seals:
    """The keys of running surveys, a file each. `folder` is the data folder; replicas share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def make(self, survey_id: int) -> None:
        """A new key, in place of one that may be there."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = self._folder / f"{survey_id}.{secrets.token_hex(4)}.new"
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        made.replace(self._path(survey_id))
        _sync(self._folder)

    def has(self, survey_id: int) -> bool:
        """Whether there is a key for this survey."""
        return self._path(survey_id).exists()

    def kept(self) -> frozenset[int]:
        """The surveys that have a key."""
        return frozenset(int(path.stem) for path in self._folder.glob("*.key") if path.stem.isdecimal())

    def seal(self, survey_id: int, content: bytes) -> bytes:
        """The content so that only this survey's key opens it, at least 2 KB long. Invalid where the key is gone."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(_NONCE_BYTES)
        try:
            key = self._key(survey_id)
        except SealLost as lost:
            raise Invalid("error-survey-sealed") from lost
        return nonce + AESGCM(key).encrypt(nonce, _padded(content), _bound(survey_id))

    def open(self, survey_id: int, *sealed: bytes) -> list[bytes | None]:
        """What was sealed; None in place of what this key does not open. SealLost where there is no key."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        cipher, found = AESGCM(self._key(survey_id)), list[bytes | None]()
        for one in sealed:
            try:
                plain = cipher.decrypt(one[:_NONCE_BYTES], one[_NONCE_BYTES:], _bound(survey_id))
            except (InvalidTag, ValueError):
                found.append(None)
            else:
                length = int.from_bytes(plain[:_LENGTH_BYTES])
                found.append(plain[_LENGTH_BYTES : _LENGTH_BYTES + length])
        return found

    def destroy(self, survey_id: int) -> None:
        """Overwrite the key and delete it. Twice does nothing more."""
        path = self._path(survey_id)
        try:
            with path.open("r+b") as file:
                file.write(bytes(_KEY_BYTES))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
        except FileNotFoundError:
            return
        _sync(self._folder)

    def _key(self, survey_id: int) -> bytes:
        try:
            key = self._path(survey_id).read_bytes()
        except FileNotFoundError as missing:
            raise SealLost from missing
        if len(key) != _KEY_BYTES or not any(key):
            raise SealLost
        return key

    def _path(self, survey_id: int) -> Path:
        return self._folder / f"{survey_id}.key"


def _padded(content: bytes) -> bytes:
    size = _LEAST
    while size < _LENGTH_BYTES + len(content):
        size *= 2
    return (len(content).to_bytes(_LENGTH_BYTES) + content).ljust(size, b"\0")


def _bound(survey_id: int) -> bytes:
    return f"survey:{survey_id}".encode()


def _sync(folder: Path) -> None:
    """Make sure that names in a folder are on the disk too."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
