"""Failures on demand: what the next calls of a method meet, before or after their effect."""

from collections import defaultdict, deque
from dataclasses import dataclass

ANY_METHOD = "*"


@dataclass(frozen=True, slots=True)
class TooManyRequests:
    """429 with ``retry_after`` seconds, no effect."""

    retry_after: int = 1


@dataclass(frozen=True, slots=True)
class BadGateway:
    """502 with a page of HTML instead of JSON, no effect."""


@dataclass(frozen=True, slots=True)
class ServerError:
    """500 in Telegram's JSON form, no effect."""


@dataclass(frozen=True, slots=True)
class Delay:
    """The effect and the answer come ``seconds`` late."""

    seconds: float


@dataclass(frozen=True, slots=True)
class ResetBefore:
    """The connection breaks before the effect."""


@dataclass(frozen=True, slots=True)
class ResetAfter:
    """The effect happens, then the connection breaks before the answer."""


Fault = TooManyRequests | BadGateway | ServerError | Delay | ResetBefore | ResetAfter


class Faults:
    """A queue of faults for each method; an empty queue means that the call goes well."""

    def __init__(self) -> None:
        self._planned: defaultdict[str, deque[Fault]] = defaultdict(deque)

    def plan(self, method: str, fault: Fault, times: int = 1) -> None:
        """The next ``times`` calls of ``method`` (``ANY_METHOD``: of any) meet ``fault``."""
        self._planned[method.lower()].extend([fault] * times)

    def clear(self) -> None:
        self._planned.clear()

    def take(self, method: str) -> Fault | None:
        """The fault that this call of ``method`` (in lower case) meets."""
        if not self._planned:
            return None
        for name in (method, ANY_METHOD):
            if planned := self._planned.get(name):
                return planned.popleft()
        return None
