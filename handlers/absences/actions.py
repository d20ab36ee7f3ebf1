"""Setting and ending days off, also by typed days and surnames."""

from bot.errors import Invalid
from bot.services.daywords import read_days
from bot.ui import Answer, Incoming, t
from handlers.absences import screens
from handlers.absences.addresses import Absences, Deputy, EndAbsence, SetAbsence
from handlers.site import Context


async def type_days(context: Context, address: Absences, incoming: Incoming) -> Answer:
    """Days were typed; who stands in comes next."""
    days = read_days(_words(incoming), context.school.today(context.now))
    person_id = address.person or context.actor.require_person()
    to = Deputy(person=person_id, first=days.first.isoformat(), last=days.last.isoformat(), page=0)
    return Answer(await screens.deputy(context, to))


async def find_deputy(context: Context, address: Deputy, incoming: Incoming) -> Answer:
    """A surname was typed: whoever fits."""
    lines = await context.services.people.absences.find(context.actor, address.person, _words(incoming))
    return Answer(screens.found(address, lines))


async def set_absence(context: Context, address: SetAbsence) -> Answer:
    """The days and the deputy are chosen."""
    days = screens.read(address.first, address.last)
    await context.services.people.absences.set(context.actor, address.person, days, address.deputy)
    return Answer(
        await screens.absences(await context.again(), Absences(person=address.person)), toast=t("absence-set")
    )


async def end_absence(context: Context, address: EndAbsence) -> Answer:
    """There again."""
    person_id = await context.services.people.absences.end(context.actor, address.id)
    shown = await screens.absences(await context.again(), Absences(person=person_id))
    return Answer(shown, toast=t("absence-ended"))


def _words(incoming: Incoming) -> str:
    if not incoming.text:
        raise Invalid("error-words-needed")
    return incoming.text
