"""What tests of the clock's use cases share."""

import pytest

from bot.services import Services
from bot.services.tickets.ticking import Ticking


@pytest.fixture
def ticking(services: Services) -> Ticking:
    return services.tickets.ticking
