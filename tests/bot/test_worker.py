"""The worker: what is asked twice is made once, and a process that dies or hangs takes nobody with it."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable
from io import BytesIO
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.errors import Unavailable
from bot.reports.survey_chart import Chart, ChartBar, chart_png
from bot.worker import Worker, _Job, _Kept, _packed, _result
from bot.worker_process import NAME, receive, send, work
from tests.bot import worker_jobs as jobs

PICTURE = Chart("Что", [ChartBar("Ответ", 0.5, "5")])


class Pipes:
    """Two pipes by which a job says that it has begun, and is let go on."""

    def __init__(self, folder: Path) -> None:
        self.begun, self.going_on = folder / "begun", folder / "going_on"
        os.mkfifo(self.begun)
        os.mkfifo(self.going_on)

    async def begins(self) -> int:
        """Wait until the job has begun; the number of its process."""
        return int(await asyncio.to_thread(self.begun.read_text))

    async def go_on(self) -> None:
        await asyncio.to_thread(self.going_on.write_text, "")


class Watched(Worker):
    """A worker that says how many jobs it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._asked = asyncio.Semaphore(0)

    def _begun(self, key: bytes, job: _Job) -> asyncio.Task[bytes]:
        self._asked.release()
        return super()._begun(key, job)

    async def is_asked(self, times: int) -> None:
        for _ in range(times):
            await self._asked.acquire()


@pytest.fixture
async def worker() -> AsyncIterator[Watched]:
    worker = Watched()
    yield worker
    await worker.close()


@pytest.fixture
def pipes(tmp_path: Path) -> Pipes:
    return Pipes(tmp_path)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


def ended(pid: int) -> Callable[[], object]:
    """What returns when the process has ended."""
    return lambda: os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)


async def test_a_picture_is_drawn_in_one_other_process(worker: Worker, log: Path) -> None:
    assert await worker.run(chart_png, PICTURE) == chart_png(PICTURE)
    pids = {await worker.run(jobs.note, log, words) for words in "ab"}
    assert len(pids) == 1
    assert os.getpid() not in pids
    assert {await worker.run(os.getsid, 0)} == pids, "signals of the keyboard are the bot's alone"


async def test_the_same_is_made_once_and_other_things_are_not_it(worker: Worker, log: Path) -> None:
    for words in ("a", "a", "b", "a"):
        await worker.run(jobs.note, log, words)
    assert jobs.lines(log) == ["a", "b"]
    for _ in range(2):
        await worker.make(jobs.note, log, "a")
    assert jobs.lines(log) == ["a", "b", "a", "a"]
    assert await worker.run(jobs.chatter, 1) != await worker.run(jobs.chatter, 2)


async def test_many_asked_at_once_have_their_turns(worker: Worker, log: Path) -> None:
    lengths = range(100_000, 100_020)
    assert [len(one) for one in await asyncio.gather(*(worker.run(jobs.chatter, one) for one in lengths))] == [*lengths]
    await asyncio.gather(*(worker.make(jobs.note, log, "a") for _ in range(2)))
    assert jobs.lines(log) == ["a", "a"], "what is not kept is not shared either"


async def test_what_failed_is_tried_again_and_told_with_its_place(worker: Worker, log: Path) -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="never") as caught:
            await worker.run(jobs.refuse, log, "never")
        assert "worker_jobs.py" in caught.value.__notes__[0]
    assert jobs.lines(log) == ["never", "never"]
    with pytest.raises(RuntimeError, match="Unreadable"):
        await worker.run(jobs.refuse_unreadably)
    with pytest.raises(Exception, match="pickle"):
        await worker.run(jobs.unwritable)


async def test_what_a_library_prints_does_not_mix_with_answers(worker: Worker) -> None:
    assert await worker.make(jobs.chatter, 3_000_000) == b"x" * 3_000_000


async def test_asked_twice_at_once_it_runs_once_and_outlives_who_goes_away(worker: Watched, pipes: Pipes) -> None:
    first, second = (asyncio.create_task(worker.run(jobs.wait, pipes.begun, pipes.going_on, "a")) for _ in range(2))
    await pipes.begins()
    await worker.is_asked(times=2)
    first.cancel()
    await asyncio.wait({first})
    await pipes.go_on()
    assert await second == "a"
    assert first.cancelled()
    assert await worker.run(jobs.wait, pipes.begun, pipes.going_on, "a") == "a", "kept; run anew it would wait for ever"


async def test_killed_while_drawing_it_is_started_anew_and_asked_once_more(
    worker: Worker, pipes: Pipes, tmp_path: Path
) -> None:
    asked = asyncio.create_task(worker.run(jobs.wait_once, pipes.begun, pipes.going_on, tmp_path / "been_here"))
    with capture_logs() as said:
        os.kill(await pipes.begins(), signal.SIGKILL)
        assert await asked == "again after one"
    assert [(line["event"], line["job"]) for line in said] == [("worker_died", "wait_once")]


async def test_killed_while_nobody_asks_it_is_started_anew_in_silence(worker: Worker, log: Path) -> None:
    pid = await worker.run(jobs.note, log, "a")
    os.kill(pid, signal.SIGKILL)
    await asyncio.to_thread(ended(pid))
    with capture_logs() as said:
        assert await worker.run(jobs.note, log, "b") != pid
    assert said == []


async def test_what_kills_it_twice_is_given_up_and_the_next_job_is_done(worker: Worker, log: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        await worker.run(jobs.die, log)
    assert caught.value.key == "error-worker-died"
    assert jobs.lines(log) == ["died", "died"]
    assert await worker.run(jobs.note, log, "a")


async def test_what_takes_too_long_is_killed_and_not_tried_again(pipes: Pipes, log: Path) -> None:
    worker = Worker(job_seconds=0.05)
    slow = asyncio.create_task(worker.run(jobs.wait, pipes.begun, pipes.going_on, "a"))
    with pytest.raises(Unavailable) as caught:
        await slow
    assert caught.value.key == "error-worker-slow"
    worker._job_seconds = 60
    assert await worker.run(jobs.note, log, "a"), "another process does the next"
    await worker.close()


async def test_it_goes_when_nobody_asks_for_long_and_comes_back(log: Path) -> None:
    worker = Worker(idle_seconds=0.5)
    pid = await worker.run(jobs.note, log, "a")
    await asyncio.to_thread(ended(pid))
    assert await worker.run(jobs.note, log, "b") != pid
    await worker.close()


async def test_closing_ends_what_runs_and_what_waits(worker: Watched, pipes: Pipes, log: Path) -> None:
    asked = asyncio.create_task(worker.run(jobs.wait, pipes.begun, pipes.going_on, "a"))
    pid = await pipes.begins()
    waiting = asyncio.create_task(worker.run(jobs.note, log, "a"))
    await worker.is_asked(times=2)
    await worker.close()
    for one in (asked, waiting, worker.make(jobs.note, log, "b")):
        with pytest.raises(Unavailable):
            await one
    assert jobs.lines(log) == []
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_nothing_is_started_while_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    await Worker().close()


async def test_its_process_loads_neither_the_messenger_nor_the_database(worker: Worker) -> None:
    await worker.run(chart_png, PICTURE)
    loaded = await worker.run(jobs.loaded)
    assert "typst" in loaded
    assert {"aiogram", "aiohttp", "pydantic", "sqlalchemy", "structlog"} & set(loaded) == set()


def test_it_ends_with_the_bot_and_ctrl_c_is_left_to_it() -> None:
    """Its input ends where the bot does, however that ended; a signal of the keyboard does nothing to it."""
    child = subprocess.Popen(
        [sys.executable, "-m", NAME, "60"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        for _ in range(2):
            send(child.stdin, _packed(os.getpid, ()).packed)
            receive(child.stdout)
            child.send_signal(signal.SIGINT)
        child.stdin.close()
        assert child.wait() == 0
        assert child.stderr.read() == b""


def test_no_limit_goes_on_when_its_time_is_over() -> None:
    asked, answers = BytesIO(), BytesIO()
    for _ in range(2):
        send(asked, _packed(os.getpid, ()).packed)
    asked.seek(0)
    work(asked, answers, most_seconds=60)
    answers.seek(0)
    assert [_result(receive(answers)) for _ in range(2)] == [os.getpid()] * 2
    assert all(one.finished.is_set() for one in threading.enumerate() if isinstance(one, threading.Timer))


def test_what_was_used_longest_ago_goes_first() -> None:
    kept = _Kept(most_bytes=10, most=3)
    for key in (b"a", b"b", b"c"):
        kept.put(key, b"xxx")
    kept.get(b"a")
    kept.put(b"d", b"x")
    assert [kept.get(key) for key in (b"a", b"b", b"c", b"d")] == [b"xxx", None, b"xxx", b"x"], "by count"
    kept.put(b"e", b"x" * 9)
    assert [kept.get(key) is None for key in (b"a", b"c", b"d", b"e")] == [True, True, False, False], "by size"
    kept.put(b"e", b"")
    kept.put(b"f", b"x" * 9)
    assert [kept.get(key) is None for key in (b"d", b"f")] == [False, False], "the same key again is counted once"
    kept.put(b"g", b"x" * 11)
    assert [kept.get(key) for key in (b"d", b"e", b"f", b"g")] == [None] * 4, "what is larger than all is not kept"
