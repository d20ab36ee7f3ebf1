"""The menu by role, help, the way out, and what the bot says in a group."""

from dataclasses import replace
from itertools import combinations
from unittest.mock import AsyncMock

import pytest

from bot.access import Actor
from bot.ui import Address, Button, Text, t
from handlers.home.addresses import Cancel, Group, Help, Menu, More, NotUnderstood
from handlers.home.screens import MOST_USED
from handlers.site import Context, Site
from models.people import Role
from tests.chat import Chat
from tests.databases import sqlite_only
from tests.personas import MEMBERS, ContextOf

pytestmark = sqlite_only


# The menu besides rooms of one's own and an outage that goes on.
ROWS, BUTTONS = 7, 8
# What stands in the menu of everybody that it is for, whatever else they do.
NEVER_HIDDEN = ("report", "shortage", "queue", "status", "roadmap", "help")


async def labels(context: Context, address: Address | None = None) -> list[str]:
    answer = await context.site.follow(context, (address or Menu()).pack())
    assert answer.screen is not None
    return [button.label.key for row in answer.screen.rows for button in row if isinstance(button.label, Text)]


@pytest.mark.parametrize(
    ("persona", "has", "has_not"),
    [
        ("teacher", {"button-report", "button-tickets"}, {"button-queue", "button-status"}),
        ("technician", {"button-report", "button-queue"}, {"button-status"}),
        ("director", {"button-report", "button-status"}, {"button-queue"}),
        ("parent", {"button-help"}, {"button-report", "button-tickets", "button-queue", "button-status"}),
        ("admin", {"button-people", "button-school", "button-help"}, {"button-report"}),
        ("several", {"button-report", "button-status", "button-help"}, {"button-queue"}),
    ],
)
async def test_the_menu_follows_the_roles(
    context_of: ContextOf, persona: str, has: set[str], has_not: set[str]
) -> None:
    shown = set(await labels(await context_of(persona)))
    assert has <= shown
    assert not has_not & shown


async def test_a_long_menu_is_cut_and_the_rest_is_one_tap_further(context_of: ContextOf, site: Site) -> None:
    for persona in MEMBERS:
        context = await context_of(persona)
        shown = (await site.follow(context, "menu")).screen
        assert shown is not None
        own_rooms = [row for row in shown.rows if "number" in getattr(row[0].label, "args", {})]
        assert len(shown.rows) - len(own_rooms) <= ROWS, persona
        assert sum(map(len, shown.rows)) - sum(map(len, own_rooms)) <= BUTTONS, persona
        first, rest = await labels(context), []
        if "button-more" in first:
            rest = [*await labels(context, More()), *await labels(context, More(page=1))]
            assert shown.rows[-1][0].label == t("button-help"), persona
        everything = {entry.label for entry in site.entries_for(context.actor) if entry.label}
        assert everything <= {*first, *rest}, persona
        assert not everything & {*first} & {*rest}, persona
    assert "button-more" not in await labels(await context_of("teacher"))
    assert "button-more" in await labels(await context_of("several"))


async def test_what_is_most_used_is_never_behind_more(context_of: ContextOf) -> None:
    """Whatever two roles somebody holds besides the duties of a class teacher and of a service."""
    site = (await context_of("teacher")).site
    for roles in combinations(Role, 2):
        actor = Actor(1, "ru", frozenset(roles), led_classes=frozenset({1}), teams=frozenset({1}))
        commands = [entry.command for entry in site.entries_for(actor) if entry.label]
        shown = {*commands[:MOST_USED], commands[-1]}
        assert {*commands} & {*NEVER_HIDDEN} <= shown, roles


async def test_whoever_leads_the_school_or_writes_has_surveys_and_letters_in_the_menu(context_of: ContextOf) -> None:
    """Class teachers who do so as well, too."""
    site = (await context_of("teacher")).site
    surveys = {"school_surveys", "write"}
    for role, needed in {Role.DEPUTY: surveys, Role.DIRECTOR: surveys, Role.EDITOR: {"write"}}.items():
        for classes in (frozenset[int](), frozenset({1})):
            actor = Actor(1, "ru", frozenset({role}), led_classes=classes)
            commands = [entry.command for entry in site.entries_for(actor) if entry.label]
            assert needed <= {*commands[:MOST_USED]}, (role, classes)


async def test_what_calls_drives_nothing_out_of_a_menu(context_of: ContextOf, monkeypatch: pytest.MonkeyPatch) -> None:
    context = await context_of("director")
    before = await labels(context)
    assert "button-more" in before
    survey = next(one for one in context.site.features if one.name == "survey")
    call = AsyncMock(return_value=[Button(t("button-news"), Menu())])
    monkeypatch.setattr(context.site, "features", (*context.site.features, replace(survey, calls=call)))
    assert await labels(context) == ["button-news", *before]


async def test_who_keeps_a_few_rooms_has_them_in_the_menu(context_of: ContextOf) -> None:
    """Below «report», whatever stands above that."""
    context = await context_of("keeper_of_many")
    for actor in (context.actor, replace(context.actor, teams=frozenset({1}))):
        shown = await labels(replace(context, actor=actor))
        place = shown.index("button-report") + 1
        assert shown[place : place + 4] == [*["button-room"] * 3, "button-shortage"]


async def test_help_lists_the_commands_of_the_roles_only(context_of: ContextOf) -> None:
    async def commands(persona: str) -> set[object]:
        context = await context_of(persona)
        answer = await context.site.follow(context, Help().pack())
        assert answer.screen is not None
        return {line.args["command"] for line in answer.screen.lines if line.key == "help-line"}

    teacher, parent = await commands("teacher"), await commands("parent")
    assert {"start", "menu", "help", "report", "tickets", "cancel"} <= teacher
    assert "queue" not in teacher
    assert not {"report", "tickets"} & parent


async def test_cancel_says_whether_there_was_anything(context_of: ContextOf) -> None:
    context = await context_of("teacher")
    nothing = await context.site.follow(context, Cancel().pack())
    await context.services.expectations.set(context.actor.require_person(), "report.more")
    something = await context.site.follow(context, Cancel().pack())
    await context.services.expectations.set(context.actor.require_person(), "survey.fill:1")
    survey = await context.site.follow(context, Cancel().pack())
    said = [answer.toast.key if answer.toast else "" for answer in (nothing, something, survey)]
    assert said == ["home-nothing-to-cancel", "home-cancelled", "home-survey-kept"]


async def test_in_a_group_there_is_nothing_to_tap(context_of: ContextOf) -> None:
    context = await context_of("stranger")
    answer = await context.site.follow(context, Group().pack())
    assert answer.screen is not None
    assert answer.screen.rows == ()


@pytest.mark.parametrize(("persona", "ways"), [("teacher", ["report", "tickets"]), ("parent", [])])
async def test_who_was_not_understood_reads_what_to_write_and_little_more(
    context_of: ContextOf, persona: str, ways: list[str]
) -> None:
    context = await context_of(persona)
    screen = (await context.site.follow(context, NotUnderstood().pack())).screen
    assert screen is not None
    keys = [line.key for line in screen.lines]
    assert ("help-footer" in keys[:2]) is bool(ways)
    assert keys.count("help-line") <= 6
    assert keys[-1] == "home-all-commands"
    labels = [button.label.key for row in screen.rows for button in row if isinstance(button.label, Text)]
    assert labels == [f"button-{way}" for way in ways]


async def test_thanks_are_answered_and_my_tickets_found_in_words(chat: Chat) -> None:
    await chat.says("teacher", "/report")
    for button in ("Проектор", "Нет изображения", "Отправить"):
        await chat.taps("teacher", button)
    await chat.says("teacher", "/menu")
    assert (await chat.says("teacher", "Спасибо!")).text.startswith("Пожалуйста!")
    assert "1 заявка" in (await chat.says("teacher", "Где моя заявка?")).text
    assert "Заявка № 1" in (await chat.says("teacher", "№ 1")).text
    await chat.says("teacher", "/menu")
    assert "Не понимаю" in (await chat.says("teacher", "заявка 77")).text
    await chat.says("class_teacher", "/menu")
    assert "Не понимаю" in (await chat.says("class_teacher", "заявка 1")).text, "it is somebody else's"
