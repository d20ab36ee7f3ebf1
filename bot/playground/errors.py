"""The refusals of the Bot API: a code, Telegram's own words and, at times, a hint what to do."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
"""An object of the Bot API as it travels: its fields are Telegram's, so a class of our own would say nothing more."""


class ApiError(Exception):
    """A refused call: becomes ``{"ok": false, "error_code": …, "description": …}``."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def bad_request(words: str) -> ApiError:
    """400, the caller's mistake; ``words`` without the leading "Bad Request: "."""
    return ApiError(400, f"Bad Request: {words}")


def forbidden(words: str) -> ApiError:
    """403, the addressee can't be reached; ``words`` without the leading "Forbidden: "."""
    return ApiError(403, f"Forbidden: {words}")


def too_many_requests(seconds: int) -> ApiError:
    """429 with ``retry_after`` in seconds."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def conflict(words: str) -> ApiError:
    """409, a second reader of updates; ``words`` without the leading "Conflict: "."""
    return ApiError(409, f"Conflict: {words}")
