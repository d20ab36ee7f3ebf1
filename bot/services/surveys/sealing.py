"""Anonymous answers are sealed while their survey runs, with a key that lies outside the database and its copies.

Once the survey has ended and its sheets were written anew in random order the key is destroyed: what remains in an
older copy of the database, in its write-ahead log or in its free pages can be read by nobody any more, and so tells
nobody whose it was. docs/decisions/anonymity.md says what this protects from, and what not.
"""

import hmac
import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from bot.errors import Invalid
from bot.services.surveys.storing import Survey
from models.surveys import SurveyState

FOLDER: Final = "seals"
# What a sheet is sealed as.
SHEET: Final = "sheet"
_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_LENGTH_BYTES: Final = 4
# What is sealed is at least so long.
_LEAST: Final = 2048


class SealLost(Exception):
    """The key is not there (a copy of the database was put back elsewhere), or does not open this."""


class Seals:
    """The keys of running surveys, a file each. `folder` is the data folder; replicas share it.

    What is sealed is bound to what it is (`what`: a sheet, the draft of somebody): put elsewhere it does not open.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def make(self, survey_id: int) -> None:
        """A new key, in place of one that may be there."""
        self.destroy(survey_id)
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

    def lacks(self, survey: Survey) -> bool:
        """Whether what runs can neither be answered nor opened: its answers are sealed, and the key is not there."""
        return survey.state is SurveyState.RUNNING and survey.is_anonymous and not self.has(survey.id)

    def kept(self) -> frozenset[int]:
        """The surveys that have a key."""
        return frozenset(int(path.stem) for path in self._folder.glob("*.key") if path.stem.isdecimal())

    def seal(self, survey_id: int, what: str, content: bytes, size: int = 0) -> bytes:
        """The content so that only this survey's key opens it. Invalid where the key is gone.

        size: bytes that the longest content of its kind has. All of a kind come out equally long, for lengths would
        tell them apart.
        """
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(_NONCE_BYTES)
        try:
            key = self._key(survey_id)
        except SealLost as lost:
            raise Invalid("error-survey-sealed") from lost
        return nonce + AESGCM(key).encrypt(nonce, _padded(content, size), _bound(survey_id, what))

    def open(self, survey_id: int, what: str, *sealed: bytes) -> list[bytes | None]:
        """What was sealed; None in place of what does not open as this. SealLost where there is no key."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        cipher, found = AESGCM(self._key(survey_id)), list[bytes | None]()
        for one in sealed:
            try:
                plain = cipher.decrypt(one[:_NONCE_BYTES], one[_NONCE_BYTES:], _bound(survey_id, what))
            except (InvalidTag, ValueError):
                found.append(None)
            else:
                length = int.from_bytes(plain[:_LENGTH_BYTES])
                found.append(plain[_LENGTH_BYTES : _LENGTH_BYTES + length])
        return found

    def names(self, survey_id: int, whats: Iterable[str]) -> list[str]:
        """A name for each that tells nobody without the key what it is. SealLost where there is no key."""
        key = self._key(survey_id)
        return [hmac.digest(key, what.encode(), "sha256").hex() for what in whats]

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


class SealedDrafts:
    """What people have answered so far of anonymous surveys: a sealed file each, which is in no database and no copy.

    In the database each version of a draft would stay in its log for a while, beside whose it is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._seals = Seals(folder)

    def read(self, survey_id: int, unit_id: int, person_id: int) -> bytes | None:
        """What this person has answered of this unit; None: nothing, or of before the key was lost."""
        what = _draft(unit_id, person_id)
        try:
            sealed = self._path(survey_id, what).read_bytes()
            return self._seals.open(survey_id, what, sealed)[0]
        except (FileNotFoundError, SealLost):
            return None

    def write(self, survey_id: int, unit_id: int, person_id: int, content: bytes, size: int) -> None:
        """Keep it in place of what was there. Invalid where the key is gone."""
        what = _draft(unit_id, person_id)
        sealed = self._seals.seal(survey_id, what, content, size)
        path = self._path(survey_id, what)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        fresh = path.with_suffix(f".{secrets.token_hex(4)}")
        fresh.write_bytes(sealed)
        fresh.replace(path)

    def drop(self, survey_id: int, unit_id: int, people: Iterable[int]) -> None:
        """Delete what these people have of this unit."""
        for person_id in people:
            try:
                self._path(survey_id, _draft(unit_id, person_id)).unlink(missing_ok=True)
            except SealLost:
                return

    def names(self, survey_id: int) -> list[str]:
        """The files that there are."""
        return [path.name for path in (self._folder / str(survey_id)).glob("*")]

    def drop_others(self, survey_id: int, names: Iterable[str], wanted: Iterable[tuple[int, int]]) -> None:
        """Of these files delete all but the drafts of these units and people."""
        try:
            kept = set(self._seals.names(survey_id, (_draft(*one) for one in wanted)))
        except SealLost:
            return
        for name in names:
            if name not in kept:
                (self._folder / str(survey_id) / name).unlink(missing_ok=True)

    def drop_all(self, survey_id: int) -> None:
        """Delete every draft of a survey."""
        shutil.rmtree(self._folder / str(survey_id), ignore_errors=True)

    def _path(self, survey_id: int, what: str) -> Path:
        return self._folder / str(survey_id) / self._seals.names(survey_id, [what])[0]


def _draft(unit_id: int, person_id: int) -> str:
    return f"draft:{unit_id}:{person_id}"


def _padded(content: bytes, wanted: int) -> bytes:
    size = max(_LEAST, _LENGTH_BYTES + wanted)
    while size < _LENGTH_BYTES + len(content):
        size *= 2
    return (len(content).to_bytes(_LENGTH_BYTES) + content).ljust(size, b"\0")


def _bound(survey_id: int, what: str) -> bytes:
    return f"survey:{survey_id}:{what}".encode()


def _sync(folder: Path) -> None:
    """Make sure that names in a folder are on the disk too."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
