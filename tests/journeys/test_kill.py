from pathlib import Path

import pytest

from tests.benchmarks.kill import Outcome, survive


@pytest.mark.timeout(180)
async def test_killed_again_and_again_the_bot_loses_no_report_and_makes_none_twice(tmp_path: Path) -> None:
    outcome = await survive(tmp_path, persons=20, reports_each=3, kills=3, seed=3)
    assert outcome == Outcome(kills=3, tickets=60, lost=0, doubled=0, unanswered=0)
