"""Jobs for the worker's tests: they tell when they have begun, wait until they may go on, or misbehave."""

import os
import sys
from pathlib import Path


class Unreadable(Exception):
    """An error that can be written and not read back."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


def note(log: Path, words: str) -> int:
    """Write a line, so that runs can be counted, and tell which process did it."""
    with log.open("a") as lines:
        lines.write(words + "\n")
    return os.getpid()


def lines(log: Path) -> list[str]:
    """What was noted, in order."""
    return log.read_text().split() if log.exists() else []


def wait(begun: Path, going_on: Path, words: str) -> str:
    """Say into one pipe that it has begun and by whom, then wait for the other."""
    begun.write_text(f"{os.getpid()}\n")
    going_on.read_text()
    return words


def wait_once(begun: Path, going_on: Path, been_here: Path) -> str:
    """The first time wait, the next time answer at once."""
    if been_here.exists():
        return f"again after {been_here.read_text()}"
    been_here.write_text("one")
    return wait(begun, going_on, "the first time")


def refuse(log: Path, words: str) -> None:
    note(log, words)
    raise ValueError(words)


def refuse_unreadably() -> None:
    raise Unreadable("a", "b")


def unwritable() -> object:
    """Something that can't be sent back."""
    return lambda: None


def chatter(length: int) -> bytes:
    """Print, as a library may, and answer at length."""
    sys.stdout.write("hello")
    sys.stdout.flush()
    return b"x" * length


def loaded() -> list[str]:
    return sorted({name.partition(".")[0] for name in sys.modules})


def die(log: Path) -> None:
    note(log, "died")
    os._exit(1)
