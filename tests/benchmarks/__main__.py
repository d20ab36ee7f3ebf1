"""Measure everything and print one JSON object a line; exit code 1 where a limit is broken."""

import asyncio
import logging
import sys
import tempfile
from pathlib import Path

import structlog

from tests.benchmarks import (
    broadcast,
    cpu,
    kill,
    outbox,
    plan,
    queue,
    reminders,
    start,
    status,
    surveys,
    terms,
    throughput,
)

KINDS = (cpu, terms, reminders, plan, queue, start, throughput, kill, outbox, broadcast, surveys, status)


# Figures have the output to themselves.
structlog.configure(
    logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
)


async def main(wanted: list[str]) -> int:
    """Run the kinds of measures that are wanted (all where none is named); how many limits are broken."""
    broken = 0
    for kind in KINDS:
        if wanted and kind.__name__.rpartition(".")[2] not in wanted:
            continue
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            async for figure in kind.measure(Path(folder)):
                print(figure.line(), flush=True)  # noqa: T201  # this is its output
                broken += not figure.holds
    return broken


if __name__ == "__main__":
    sys.exit(1 if asyncio.run(main(sys.argv[1:])) else 0)
