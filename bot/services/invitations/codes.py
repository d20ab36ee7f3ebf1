"""Secrets of an invitation: a link's token and a short code to type; how a typed code is read.

Only their SHA-256 is kept. The token has 128 bits, which nobody guesses. The code has about 33, and a plain hash is
enough for it too: it can be tried through the chat only, where wrong ones are counted (guessing.py), and whoever can
read the database has no need of an invitation any more.
"""

import re
import secrets
from hashlib import sha256

TOKEN_BYTES = 16
CODE_LENGTH = 8

# Characters that look the same in the Latin and the Cyrillic alphabet, and digits that are no letter's twin:
# a parent can type a code on any keyboard, from any print.
ALPHABET = "ACEHKMPTXY23456789"
_TWINS = str.maketrans("АВБСЕНКМРТХУЗЧBSZG", "A86CEHKMPTXY348526")
_SEPARATORS = re.compile(r"[\s\-‐‑‒–—_.]+")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


def new_token() -> str:
    """128 random bits as 22 characters of base64url, which a deep link's payload may hold (Bot API: 64 of these)."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def new_code() -> str:
    """Eight random characters with a letter and a digit among them, so that no word and no number is taken for it."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        if _is_mixed(code):
            return code


def show_code(code: str) -> str:
    """As it is printed: «A7KP-4MTX»."""
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"


def read_code(typed: str) -> str | None:
    """The code in what somebody typed, whatever the case, the alphabet, spaces and dashes; None where it is none."""
    code = _SEPARATORS.sub("", typed).upper().translate(_TWINS)
    fits = len(code) == CODE_LENGTH and set(code) <= set(ALPHABET) and _is_mixed(code)
    return code if fits else None


def is_token(text: str) -> bool:
    """Whether this may be a link's token."""
    return _TOKEN.fullmatch(text) is not None


def hash_of(secret: str) -> str:
    """What is kept of a token or a code."""
    return sha256(secret.encode()).hexdigest()


def _is_mixed(code: str) -> bool:
    return not code.isdecimal() and not code.isalpha()
