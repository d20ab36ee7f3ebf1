import pytest

from bot.services import Services
from bot.services.tickets.reporting import Fault
from bot.services.tickets.understanding import LONGEST, understand
from tests.personas import ActorOf, ContextOf, StandardSchool


async def heard(services: Services, actor_of: ActorOf, name: str, words: str) -> tuple[Fault, bool] | None:
    found = await understand(services.tickets.reporting, await actor_of(name), words)
    return (found.fault, found.is_told) if found else None


@pytest.mark.parametrize(
    ("words", "room", "device", "kind"),
    [
        ("в 214 не работает проектор", "214", "Проектор Acme X1", "projector"),
        ("Каб.214: ПРОЕКТОР сломался!", "214", "Проектор Acme X1", "projector"),
        ("Проектор не включается", "214", "Проектор Acme X1", "projector"),
        ("в 305 завис компьютер", "305", "", "computer"),  # there are two of them
        ("нет wi-fi в 102", "102", "", "network"),
        ("в 101 не горит свет", "101", "", "other"),
        ("the projector in 102 does not work", "102", "Проектор", "projector"),
    ],
)
async def test_a_sentence_names_room_device_and_trouble(
    services: Services, school: StandardSchool, actor_of: ActorOf, words: str, room: str, device: str, kind: str
) -> None:
    asset_id = school.devices[device] if device else 0
    assert await heard(services, actor_of, "teacher", words) == (Fault(school.rooms[room], asset_id, kind), True)


async def test_a_device_alone_is_no_trouble_yet(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    fault = Fault(school.rooms["214"], school.devices["Компьютер учителя"], "computer")
    assert await heard(services, actor_of, "teacher", "компьютер") == (fault, False)


@pytest.mark.parametrize(
    "words",
    ["привет", "не работает", "завтра в 10 совещание", "буду в 214", "в 999 не работает свет", "214 " * LONGEST],
)
async def test_other_sentences_are_left_alone(services: Services, actor_of: ActorOf, words: str) -> None:
    assert await heard(services, actor_of, "teacher", words) is None


async def test_without_a_number_the_room_must_be_clear(services: Services, actor_of: ActorOf) -> None:
    assert await heard(services, actor_of, "keeper_of_many", "проектор не включается") is None


async def test_the_offered_report_can_be_sent_at_once(context_of: ContextOf) -> None:
    context = await context_of("teacher", update_id=1)
    understood = await understand(context.services.tickets.reporting, context.actor, "в 214 не печатает МФУ")
    assert understood is not None
    await context.services.tickets.reporting.say(context.actor, understood.fault, "в 214 не печатает МФУ")
    draft = await context.services.tickets.reporting.draft(context.actor)
    assert draft is not None
    assert draft.is_ready
    assert draft.device == "МФУ"
