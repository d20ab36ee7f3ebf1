"""What can go wrong for a person, one tree. An error carries a message key and arguments, never a text.

SchoolError
├── Denied        the actor may not do this (or may no longer)
├── Missing       there is no such thing (any more)
├── Outdated      the screen shows a state that is gone; `shows` is the thing to show afresh
├── Invalid       what was typed or sent can't be used; the key says why and what to do
└── Unavailable   a helper of the program (the worker that draws) can't do its part now; trying again may help
"""

from collections.abc import Mapping


class SchoolError(Exception):
    """Base: `key` is a message of locales/*/errors.ftl, `shows` the thing whose fresh screen helps."""

    key = "error-unexpected"

    def __init__(self, key: str | None = None, shows: str | None = None, **args: str | int) -> None:
        self.key = key or self.key
        self.shows = shows
        self.args_for_text: Mapping[str, str | int] = args
        super().__init__(self.key)


class Denied(SchoolError):
    """The actor may not do this (or may no longer)."""

    key = "error-denied"


class Missing(SchoolError):
    """There is no such thing (any more), or it is not the actor's to see."""

    key = "error-missing"


class Outdated(SchoolError):
    """The screen that was tapped shows a state that is gone."""

    key = "error-outdated"


class Invalid(SchoolError):
    """What was typed or sent can't be used."""

    key = "error-invalid"


class Unavailable(SchoolError):
    """A helper of the program can't do its part now. Nothing was changed; the same may be asked again."""

    key = "error-worker-died"


class Repeated(Exception):
    """This update changed the school already; `shows` is the thing whose screen answers it again."""

    def __init__(self, shows: str) -> None:
        self.shows = shows
        super().__init__(shows)
