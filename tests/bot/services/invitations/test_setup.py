"""The set-up link makes one admin, once."""

import asyncio

import pytest

from bot.access import Actor, Permission, Sender
from bot.errors import Outdated
from bot.services import Services
from models.people import Role

SOMEBODY = Actor(None, "ru", sender=Sender("telegram", 5001))


async def test_the_newest_link_makes_the_admin(services: Services) -> None:
    setup = services.invitations.setup
    old, token = await setup.token(), await setup.token()
    assert old
    assert token
    assert len(f"setup-{token}") <= 64
    with pytest.raises(Outdated, match="error-setup-used"):
        await setup.check(old)
    await setup.check(token)
    await setup.take_up(SOMEBODY, token)
    school = await services.directory.now()
    actor = services.directory.actor(school, Sender("telegram", 5001), "ru", None)
    assert actor.roles == {Role.ADMIN}
    assert actor.may(Permission.SCHOOL_CONFIGURE)
    for who in (SOMEBODY, actor, Actor(None, "ru", sender=Sender("telegram", 5002))):
        with pytest.raises(Outdated, match="error-setup-used"):
            await setup.take_up(who, token)
    assert await setup.token() is None


async def test_of_two_who_open_it_at_once_one_becomes_the_admin(services: Services) -> None:
    token = await services.invitations.setup.token() or ""
    others = [Actor(None, "ru", sender=Sender("telegram", number)) for number in range(5001, 5005)]
    tried = await asyncio.gather(
        *(services.invitations.setup.take_up(other, token) for other in others), return_exceptions=True
    )
    assert sum(isinstance(one, int) for one in tried) == 1
    assert len((await services.directory.now()).people) == 1


@pytest.mark.usefixtures("school")
async def test_a_school_with_an_admin_has_no_link(services: Services) -> None:
    services.invitations.bot_name = "school_bot"
    assert await services.invitations.setup_link() is None
    with pytest.raises(Outdated):
        await services.invitations.setup.check("A" * 22)


async def test_the_links_are_the_messengers_own(services: Services) -> None:
    services.invitations.bot_name = "school_bot"
    assert services.invitations.join_link("t") == "https://t.me/school_bot?start=join-t"
    assert str(await services.invitations.setup_link()).startswith("https://t.me/school_bot?start=setup-")
