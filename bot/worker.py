"""One process beside the bot in which pictures and documents are made, so that a tap never waits for them.

A plain child process with two pipes: a pool of `concurrent.futures` outlives a bot that is killed, tells nobody the
process to kill when a job hangs, and imports the bot's main module into it. This one starts at the first job, goes
when nobody asks for minutes, and ends with the bot, however that ends.
"""

import asyncio
import hashlib
import os
import pickle
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, TypeVar, TypeVarTuple, cast

import structlog

from bot.errors import Unavailable
from bot.worker_process import NAME, receive, send

log = structlog.get_logger()

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

JOB_SECONDS: Final = 60.0
IDLE_SECONDS: Final = 300.0
BYTES_KEPT: Final = 16 * 1024 * 1024
RESULTS_KEPT: Final = 256


class Worker:
    """Runs functions of bot.reports in its process, one at a time. Nothing is started while nobody asks.

    A function is given by its module's name, so it is a plain one of a module; arguments and result are plain data.
    job_seconds: how long a job may take from its turn on. idle_seconds: when the process ends by itself;
    more than job_seconds.
    """

    def __init__(self, job_seconds: float = JOB_SECONDS, idle_seconds: float = IDLE_SECONDS) -> None:
        self._job_seconds = job_seconds
        self._idle_seconds = idle_seconds
        self._process: _Process | None = None
        self._turn = asyncio.Lock()
        self._kept = _Kept(BYTES_KEPT, RESULTS_KEPT)
        self._running: dict[bytes, asyncio.Task[bytes]] = {}
        self._closed = False

    async def run(self, function: Callable[[*Ts], T], *args: *Ts) -> T:
        """What the function returns, kept by the function and its arguments: asked again, it comes at once.

        What the function reads besides its arguments (a file, the clock) is not looked at: hand it over.
        Asked twice at once it runs once, also when one of those who wait goes away. For large files: `make`.
        Raises what the function raises, and Unavailable where the process died twice or took too long.
        """
        job = await asyncio.to_thread(_packed, function, args)
        key = hashlib.blake2b(job.packed).digest()
        kept = self._kept.get(key)
        if kept is not None:
            return cast(T, _result(kept))
        answer = await asyncio.shield(self._begun(key, job))
        result = _result(answer)
        self._kept.put(key, answer)
        return cast(T, result)

    async def make(self, function: Callable[[*Ts], T], *args: *Ts) -> T:
        """The same without keeping: for what is large, or is asked for once.

        Where the arguments are many thousand rows, hand over the path of a file with them instead: what is handed over
        is packed in one go, which a tap would feel.
        """
        job = await asyncio.to_thread(_packed, function, args)
        return cast(T, _result(await asyncio.shield(self._begun(os.urandom(16), job))))

    async def close(self) -> None:
        """End the process, and with it what runs. Whoever waits, or asks from now on, is told Unavailable."""
        self._closed = True
        if self._process:
            self._process.kill()
        async with self._turn:
            if self._process:
                await asyncio.to_thread(self._process.end)

    def _begun(self, key: bytes, job: "_Job") -> asyncio.Task[bytes]:
        """The job as a task of its own, so that it goes on when the one who asked goes away."""
        task = self._running.get(key)
        if task is None:
            task = self._running[key] = asyncio.create_task(self._turned(job))
            task.add_done_callback(lambda _: self._running.pop(key))
        return task

    async def _turned(self, job: "_Job") -> bytes:
        """The answer to a job, when its turn has come.

        A process that dies meanwhile is started anew and asked once more. A job that takes too long is not: it would
        again.
        """
        async with self._turn:
            for _ in range(2):
                answer = await self._answer(await self._ready(), job)
                if answer is not None:
                    return answer
                log.warning("worker_died", job=job.name)
            raise Unavailable("error-worker-died")

    async def _ready(self) -> "_Process":
        """The process, started where there is none. Raises Unavailable after `close`."""
        if not self._closed and (self._process is None or not self._process.is_alive()):
            self._process = await asyncio.to_thread(_Process.started, self._idle_seconds, self._process)
        if self._closed or self._process is None:
            raise Unavailable("error-worker-died")
        return self._process

    async def _answer(self, process: "_Process", job: "_Job") -> bytes | None:
        """The process's answer; None where it died. Raises Unavailable where it took too long, and kills it."""
        asked = asyncio.ensure_future(asyncio.to_thread(process.ask, job.packed))
        done, _ = await asyncio.wait({asked}, timeout=self._job_seconds)
        if not done:
            process.kill()
            await asked
            log.error("worker_too_slow", job=job.name, seconds=self._job_seconds)
            raise Unavailable("error-worker-slow")
        return asked.result()


@dataclass(frozen=True, slots=True)
class _Job:
    """packed: the function and its arguments, as they go through the pipe."""

    name: str
    packed: bytes


class _Process:
    """The process, from the bot's side. All but `kill` and `is_alive` takes its time: call it in a thread."""

    def __init__(self, idle_seconds: float) -> None:
        paths = os.pathsep.join(str(Path(path).resolve()) for path in sys.path)
        self._process = subprocess.Popen(  # noqa: S603  # Python itself, with words from here
            [sys.executable, "-P", "-m", NAME, str(idle_seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": paths},
            start_new_session=True,  # so that Ctrl-C is the bot's alone from the first moment on
        )

    @classmethod
    def started(cls, idle_seconds: float, before: "_Process | None") -> "_Process":
        """A new one in the place of one that has died, if there was one."""
        if before is not None:
            before.end()
        return cls(idle_seconds)

    def ask(self, job: bytes) -> bytes | None:
        """Its answer; None where it died, whoever killed it. It does not live on then."""
        jobs, answers = self._pipes()
        try:
            send(jobs, job)
            return receive(answers)
        except (OSError, EOFError):
            self.end()
            return None

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        """Make sure that it has gone, and that nothing of it stays open."""
        self._process.kill()
        self._process.wait()
        for pipe in self._pipes():
            with suppress(OSError):  # what was not sent yet can't be any more
                pipe.close()

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        """For jobs and for answers."""
        assert self._process.stdin is not None, "it is a pipe"
        assert self._process.stdout is not None, "it is a pipe"
        return self._process.stdin, self._process.stdout


class _Kept:
    """Answers by their keys, the one used longest ago goes first when there are too many or too much of them."""

    def __init__(self, most_bytes: int, most: int) -> None:
        self._most_bytes = most_bytes
        self._most = most
        self._answers: OrderedDict[bytes, bytes] = OrderedDict()
        self._bytes = 0

    def get(self, key: bytes) -> bytes | None:
        if key in self._answers:
            self._answers.move_to_end(key)
        return self._answers.get(key)

    def put(self, key: bytes, answer: bytes) -> None:
        self._bytes += len(answer) - len(self._answers.pop(key, b""))
        self._answers[key] = answer
        while self._bytes > self._most_bytes or len(self._answers) > self._most:
            self._bytes -= len(self._answers.popitem(last=False)[1])


def _packed(function: Callable[..., Any], args: tuple[Any, ...]) -> _Job:
    return _Job(function.__qualname__, pickle.dumps((function, args), pickle.HIGHEST_PROTOCOL))


def _result(answer: bytes) -> Any:
    result, error = pickle.loads(answer)  # noqa: S301  # it comes from the bot's own process
    if error is not None:
        raise error
    return result
