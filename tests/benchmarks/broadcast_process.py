"""A process that sends one post and prints its peak memory: `python -m tests.benchmarks.broadcast_process FOLDER …`."""

import asyncio
import sys
from pathlib import Path

from tests.benchmarks import families, school
from tests.benchmarks.processes import peak
from tests.benchmarks.stub import InstantSession

# So many messages go out of all that are queued; one claim of the outbox is 100.
SENT = 100


async def main(folder: Path, groups: list[str]) -> None:
    """Queue the post for everybody, send the first messages to a messenger that answers at once."""
    app = school.build(folder, "http://127.0.0.1:1", school.working_clock())
    session = InstantSession()
    session.middleware = app.bot.session.middleware
    app.bot.session = session
    await families.send_post(app, groups)
    while session.calls["sendMessage"] < SENT:
        assert await app.outbox.send_due()
    await app.db.close()
    print(peak())  # noqa: T201  # this is its output


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2:]))
