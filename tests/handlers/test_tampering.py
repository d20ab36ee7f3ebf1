"""Addresses as somebody makes them by hand who knows their form: sound words, numbers of things that there are not."""

from itertools import count

import pytest
from sqlalchemy import func, select

from bot.db import Database
from bot.ui import Address
from handlers.errors import answer_to
from handlers.site import Site
from models.tickets import ReportDraft
from tests.personas import ContextOf, StandardSchool

# A word that its field understands.
WORDS = {
    "kind": "projector",
    "symptom": "no_power",
    "step": "take",
    "role": "technician",
    "listing": "class",
    "duty": "room",
    "scope": "all",
    "day": "2026-12-01",
    "code": "en",
    "name": "Asia/Tomsk",
}
_UPDATE_IDS = count(1)


def made_by_hand(address: type[Address], number: str) -> str:
    """An address with this number wherever one stands."""
    fields = (
        number if field.annotation is int else "0" if field.annotation is bool else WORDS.get(name, "1")
        for name, field in address.model_fields.items()
    )
    return ":".join([address.__prefix__, *fields])


@pytest.mark.parametrize("number", ["-1", "999999999", f"{10**20}"])
async def test_numbers_of_nothing_get_an_answer(
    number: str, db: Database, school: StandardSchool, site: Site, context_of: ContextOf
) -> None:
    for name in ("teacher", "technician", "class_teacher", "several"):
        for address, _ in (site.screens | site.actions).values():
            if int not in {field.annotation for field in address.model_fields.values()}:
                continue
            raw = made_by_hand(address, number)
            context = await context_of(name, update_id=next(_UPDATE_IDS))
            answer = await answer_to(context, site.follow(context, raw))
            assert answer.screen is not None or answer.toast is not None, raw
    async with db.read() as session:
        assert (await session.execute(select(func.count()).select_from(ReportDraft))).scalar_one() == 0
