"""A process that gives out a register once and prints the peak memory of itself and of its worker together, in MiB:
`python -m tests.benchmarks.register_process FOLDER PERIOD`."""

import asyncio
import sys
from pathlib import Path

from tests.benchmarks import registers, school
from tests.benchmarks.processes import peak
from tests.benchmarks.tapping import answer_at_once


async def main(folder: Path, period: str) -> None:
    """Take the register of tickets of this period."""
    app = school.build(folder, "http://127.0.0.1:1", school.working_clock())
    session = answer_at_once(app)
    await registers.take(app, session, period)
    print(peak())  # noqa: T201  # this is its output
    await app.services.worker.close()
    await app.db.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
