"""The way from an invitation into the school, in the chat, with every wrong turn."""

import pytest
from sqlalchemy import func, select

from bot.access import SYSTEM, Actor, Sender
from bot.services.invitations.issuing import Issued
from bot.services.surveys.kept import json_of_form
from models.base import Base
from models.people import Consent, Identity, Person
from models.surveys import SurveyMode, SurveyState
from tests import factories
from tests.bot.services.surveys.canvass import FORM
from tests.chat import Chat
from tests.databases import SCHOOL_MORNING, sqlite_only

pytestmark = sqlite_only


async def admin(chat: Chat) -> Actor:
    services = chat.app.services
    return services.directory.actor(await services.directory.now(), Sender("telegram", 1010), "ru", None)


async def for_staff(chat: Chat) -> Issued:
    return await chat.app.services.invitations.issuing.invite_person(
        await admin(chat), chat.school.people["not_joined"]
    )


async def for_parent(chat: Chat, child: int = 0) -> Issued:
    return await chat.app.services.invitations.issuing.invite_parents(await admin(chat), chat.school.children[child])


async def rows(chat: Chat, model: type[Base]) -> int:
    async with chat.app.db.read() as session:
        return (await session.execute(select(func.count()).select_from(model))).scalar_one()


async def test_a_member_of_staff_joins_by_the_link(chat: Chat) -> None:
    issued = await for_staff(chat)
    people = await rows(chat, Person)
    offer = await chat.says("stranger", f"/start join-{issued.token}")
    assert "Сотрудник: Будущая И. Р." in offer.text
    document = await chat.taps("stranger", "Да, всё верно")
    assert "Согласие на обработку" in document.text
    assert "Редакция 1" in document.text
    assert await rows(chat, Consent) == 0
    menu = await chat.taps("stranger", "Согласен")
    assert "Здравствуйте, Инна Романовна!" in menu.text
    assert chat.offers("stranger", "Сообщить")
    assert (await rows(chat, Person), await rows(chat, Consent)) == (people, 1)


async def test_who_joins_while_a_survey_runs_sees_it_at_once(chat: Chat) -> None:
    async with chat.app.db.write(SYSTEM) as session:
        deputy = await session.get_one(Person, chat.school.people["deputy"])
        running = {"state": SurveyState.RUNNING, "mode": SurveyMode.NAMED, "started_at": SCHOOL_MORNING}
        await factories.survey(session, deputy, groups=["staff-"], form=json_of_form(FORM), **running)
    await chat.says("stranger", f"/start join-{(await for_staff(chat)).token}")
    await chat.taps("stranger", "Да, всё верно")
    await chat.taps("stranger", "Согласен")
    assert chat.offers("stranger", "Опросы: ждёт 1")


async def test_a_parent_joins_by_typing_the_code_and_tells_their_name(chat: Chat) -> None:
    issued = await for_parent(chat)
    typed = f"{issued.code[:4].lower()} {issued.code[4:].lower()}".translate(str.maketrans("acehkmptxy", "асенкмртху"))
    offer = await chat.says("stranger", typed)
    assert "Ребёнок: А. М., класс 5А" in offer.text
    assert "Согласие родителя" in (await chat.taps("stranger", "Да, всё верно")).text
    assert "Как вас зовут" in (await chat.taps("stranger", "Согласен")).text
    assert "нужны буквы" in (await chat.says("stranger", "<b>Злая</b> Анна")).text
    menu = await chat.says("stranger", "Отцова Анна Львовна")
    assert "Здравствуйте, Анна Львовна!" in menu.text
    assert not chat.offers("stranger", "Сообщить")


async def test_a_parent_may_stay_without_a_name(chat: Chat) -> None:
    issued = await for_parent(chat)
    await chat.says("stranger", issued.code)
    await chat.taps("stranger", "Да, всё верно")
    await chat.taps("stranger", "Согласен")
    assert "Что нужно сделать?" in (await chat.taps("stranger", "Меню")).text


async def test_who_does_not_agree_is_told_of_paper_and_nothing_is_kept(chat: Chat) -> None:
    issued = await for_parent(chat)
    before = [await rows(chat, model) for model in (Person, Identity, Consent)]
    await chat.says("stranger", f"/start join-{issued.token}")
    await chat.taps("stranger", "Да, всё верно")
    assert "на бумаге" in (await chat.taps("stranger", "Не согласен")).text
    assert [await rows(chat, model) for model in (Person, Identity, Consent)] == before
    assert "Ребёнок" in (await chat.says("stranger", f"/start join-{issued.token}")).text


async def test_a_double_tap_on_agree_joins_once_and_ends_in_the_menu(chat: Chat) -> None:
    issued = await for_staff(chat)
    await chat.says("stranger", f"/start join-{issued.token}")
    document = await chat.taps("stranger", "Да, всё верно")
    user = chat.user("stranger")
    taps = [await user.tap_data(document, f"join.yes:{issued.token}") for _ in range(2)]
    said = [await tap.answered() for tap in taps]
    await chat.settled()
    assert "Добро пожаловать" in said[0].text
    assert "уже приняли" in said[1].text
    assert "Здравствуйте, Инна Романовна!" in user.last.text
    assert await rows(chat, Consent) == 1


async def test_a_known_parent_adds_another_child_without_a_new_document(chat: Chat) -> None:
    first, second = await for_parent(chat), await for_parent(chat, child=1)
    await chat.says("stranger", f"/start join-{first.token}")
    await chat.taps("stranger", "Да, всё верно")
    await chat.taps("stranger", "Согласен")
    await chat.taps("stranger", "Меню")
    await chat.says("stranger", "/join")
    assert "8 знаков" in (await chat.says("stranger", "не код")).text
    await chat.says("stranger", "/join")
    assert "Б. М., класс 9Б" in (await chat.says("stranger", second.code)).text
    assert "Что нужно сделать?" in (await chat.taps("stranger", "Да, всё верно")).text
    assert await rows(chat, Consent) == 1
    assert "уже приняли" in (await chat.says("stranger", second.code)).text


async def test_a_teacher_types_a_code_of_their_own_child_anywhere(chat: Chat) -> None:
    issued = await for_parent(chat)
    assert "Ребёнок: А. М." in (await chat.says("teacher", issued.code)).text
    await chat.taps("teacher", "Да, всё верно")
    assert "Здравствуйте, Мария Петровна!" in (await chat.taps("teacher", "Согласен")).text
    assert chat.offers("teacher", "Сообщить")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("A7KP-4MTX", "Такого приглашения нет"),
        ("/start join-AAAAAAAAAAAAAAAAAAAAAA", "Такого приглашения нет"),
        ("/start join-", "Такого приглашения нет"),
        ("/start join-a:b:c", "Такого приглашения нет"),
        ("/start setup-AAAAAAAAAAAAAAAAAAAAAA", "больше не действует"),
        ("Здравствуйте, я мама Пети", "не похоже на код"),
        ("<b>\u200b", "не похоже на код"),
    ],
)
async def test_what_is_no_invitation_is_answered_with_the_way_to_one(chat: Chat, said: str, answer: str) -> None:
    shown = await chat.says("stranger", said)
    assert answer in shown.text
    assert "по приглашению" in shown.text


async def test_an_invitation_revoked_between_screen_and_tap(chat: Chat) -> None:
    issued = await for_staff(chat)
    await chat.says("stranger", f"/start join-{issued.token}")
    await chat.taps("stranger", "Да, всё верно")
    await for_staff(chat)
    user = chat.user("stranger")
    said = await (await user.tap(user.last, "Согласен")).answered()
    await chat.settled()
    assert "отозвано" in said.text
    assert "по приглашению" in user.last.text
    assert await rows(chat, Consent) == 0


async def test_codes_can_not_be_guessed_by_buttons_made_by_hand(chat: Chat) -> None:
    issued = await for_staff(chat)
    user = chat.user("stranger")
    await user.send_text("/start")
    await user.reply()
    said = [await (await user.tap_data(user.last, "join.yes:A7KP4MTX")).answered() for _ in range(6)]
    assert "Такого приглашения нет" in said[4].text
    assert "Слишком много" in said[5].text
    assert "Слишком много" in (await chat.says("stranger", issued.code)).text
    assert "Сотрудник" in (await chat.says("stranger", f"/start join-{issued.token}")).text


async def test_a_photo_of_a_stranger_is_answered(chat: Chat) -> None:
    user = chat.user("stranger")
    await user.send_photo()
    assert "по приглашению" in (await user.reply()).text
