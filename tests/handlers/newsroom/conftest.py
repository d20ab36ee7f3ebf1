"""The newsroom's desk for its tests."""

import pytest

from tests.handlers.newsroom.desk import Desk
from tests.personas import ContextOf


@pytest.fixture
def desk(context_of: ContextOf) -> Desk:
    """`await desk.tap("editor", "newsroom")`, `await desk.send("editor", "newsroom.new", text="…")`."""
    return Desk(context_of)
