import pytest

from bot.services import Services
from bot.services.tickets.drafts import Fault
from bot.services.tickets.hearing import LONGEST
from bot.services.tickets.understanding import understand
from tests.personas import ActorOf, ContextOf, StandardSchool


async def heard(services: Services, actor_of: ActorOf, name: str, words: str) -> tuple[Fault, bool] | None:
    found = await understand(services.tickets.reporting, await actor_of(name), words)
    return (found.fault, found.is_told) if found else None


@pytest.mark.parametrize(
    ("words", "room", "device", "kind", "symptom"),
    [
        ("в 214 не работает проектор", "214", "Проектор Acme X1", "projector", ""),
        ("Каб.214: ПРОЕКТОР сломался!", "214", "Проектор Acme X1", "projector", ""),
        ("Проектор не включается", "214", "Проектор Acme X1", "projector", "no_power"),
        ("в 305 завис компьютер", "305", "", "computer", ""),  # there are two of them
        ("нет wi-fi в 102", "102", "", "network", "no_wifi"),
        ("в 101 не горит свет", "101", "", "room", "light"),
        ("в кабинете музыки нет звука", "101", "Колонки", "speakers", "no_sound"),
        ("в 101 штора упала", "101", "", "other", ""),
        ("the projector in 102 does not work", "102", "Проектор", "projector", ""),
    ],
)
async def test_a_sentence_names_room_device_and_trouble(
    services: Services,
    school: StandardSchool,
    actor_of: ActorOf,
    words: str,
    room: str,
    device: str,
    kind: str,
    symptom: str,
) -> None:
    asset_id = school.devices[device] if device else 0
    fault = Fault(school.rooms[room], asset_id, kind, symptom)
    assert await heard(services, actor_of, "teacher", words) == (fault, True)


async def test_a_device_alone_is_no_trouble_yet(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    fault = Fault(school.rooms["214"], school.devices["Компьютер учителя"], "computer")
    assert await heard(services, actor_of, "teacher", "компьютер") == (fault, False)


@pytest.mark.parametrize(
    "words",
    ["привет", "завтра в 10 совещание", "буду в 214", "спасибо, проектор заработал", "214 " * LONGEST, "№", "😀"],
)
async def test_other_sentences_are_left_alone(services: Services, actor_of: ActorOf, words: str) -> None:
    assert await heard(services, actor_of, "teacher", words) is None


async def test_a_room_that_is_not_clear_is_left_open(services: Services, actor_of: ActorOf) -> None:
    open_fault = (Fault(0, 0, "projector", "no_power"), True)
    assert await heard(services, actor_of, "keeper_of_many", "проектор не включается") == open_fault
    assert await heard(services, actor_of, "teacher", "в 999 проектор не включается") == open_fault


async def test_what_may_be_meant_can_be_chosen_from(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    words = "в 214 и 305 не работают проектор и доска"
    found = await understand(services.tickets.reporting, await actor_of("teacher"), words)
    assert found is not None
    assert found.fault == Fault(0, 0, "other")
    assert found.rooms == (school.rooms["214"], school.rooms["305"])
    assert set(found.kinds) == {"projector", "board"}


async def test_haste_and_shortages_are_heard(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    words = "Срочно! В 214 кончился картридж"
    found = await understand(services.tickets.reporting, await actor_of("teacher"), words)
    assert found is not None
    assert found.fault == Fault(school.rooms["214"], school.devices["МФУ"], "printer", "toner")
    assert found.is_urgent
    assert found.is_shortage


async def test_a_word_that_is_no_word_is_left_alone(services: Services, actor_of: ActorOf) -> None:
    assert await heard(services, actor_of, "teacher", "1" * LONGEST) is None
    assert await heard(services, actor_of, "teacher", "я" * LONGEST) is None


async def test_the_offered_report_can_be_sent_at_once(context_of: ContextOf) -> None:
    context = await context_of("teacher", update_id=1)
    understood = await understand(context.services.tickets.reporting, context.actor, "в 214 не печатает МФУ")
    assert understood is not None
    await context.services.tickets.reporting.say(context.actor, understood.fault, "в 214 не печатает МФУ")
    draft = await context.services.tickets.reporting.draft(context.actor)
    assert draft is not None
    assert draft.is_ready
    assert draft.device == "МФУ"
