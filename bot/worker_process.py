"""The worker's own process: takes jobs from its input one by one, does them, and writes what came out.

Imports next to nothing, so that it is ready soon and stays small; a job brings what it needs.
"""

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import IO, Final

# The module that runs in the process, and the word by which `bot` knows that it is imported there.
NAME: Final = "bot.worker_process"
# Before each message stands its length in so many bytes.
LENGTH_BYTES: Final = 8
# Taps come first: what is drawn takes the time that the bot leaves.
_KINDNESS: Final = 10


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write a message whole."""
    pipe.write(len(message).to_bytes(LENGTH_BYTES, "big"))
    pipe.write(message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Read a message whole. Raises EOFError where the other side has gone."""
    length = int.from_bytes(_read(pipe, LENGTH_BYTES), "big")
    return _read(pipe, length)


def _read(pipe: IO[bytes], length: int) -> bytes:
    got = pipe.read(length)
    if len(got) < length:
        raise EOFError
    return got


def work(jobs: IO[bytes], results: IO[bytes], most_seconds: float) -> None:
    """Do jobs until the other side goes (also when it is killed), or until none came for `most_seconds`.

    No job is waited for longer than that either: whoever asked for it has killed this process before, or is gone.
    """
    while True:
        try:
            with _at_most(most_seconds):
                job = receive(jobs)
        except EOFError:
            return
        with _at_most(most_seconds):
            result = _done(job)
        send(results, result)


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """End the process where this takes longer."""
    ending = Timer(seconds, os._exit, (0,))
    ending.daemon = True
    ending.start()
    try:
        yield
    finally:
        ending.cancel()


def _done(job: bytes) -> bytes:
    """(result, None) or (None, error), pickled. The error carries where it arose as a note."""
    try:
        function, args = pickle.loads(job)  # noqa: S301  # it comes from the bot's own pipe
        return pickle.dumps((function(*args), None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # whatever it is, the one who asked is told
        where = traceback.format_exc()
        error.add_note(where)
        try:
            told = pickle.dumps((None, error))
            pickle.loads(told)  # noqa: S301  # made one line above: not every error can be read back
        except Exception:  # any code may run while an error is pickled
            told = pickle.dumps((None, RuntimeError(where)))
        return told


def main() -> None:
    """Leave Ctrl-C to the bot, and what a library prints to the log."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.nice(_KINDNESS)
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    work(sys.stdin.buffer, results, float(sys.argv[1]))


if __name__ == "__main__":
    main()
