"""Asking everybody how their items go: whom first, then at one tap; and how the question looks to them."""

from collections.abc import Sequence
from typing import Final

from bot.services.roadmap.asking import Scope
from bot.services.roadmap.overview import Filter
from bot.services.roadmap.pressing import Asked
from bot.services.text import shorten
from bot.ui import Answer, Button, Screen, Text, column, screen, t
from handlers.plan_phrases import item_mark, item_name
from handlers.roadmap.addresses import Ask, AskNow, Items, More, Plan
from handlers.roadmap.filters import in_words, person_of, plan_of, section_of
from handlers.roadmap.screens import plan as whole
from handlers.site import Context, NoticeArgs, NoticeLook

# Where one's items are answered for one after another; another feature's.
PULSES: Final = "pulses:0"
ITEMS_SHOWN: Final = 5
TEXT_IN_LINE: Final = 70


async def ask(context: Context, address: Ask) -> Screen:
    """How many people would be asked about how many items, and when it was done last."""
    plan = await plan_of(context, address.year)
    scope = Scope(address.year, section_of(plan, address.section), person_of(plan, address.person))
    found = await context.services.roadmap.asking.prepare(context.actor, scope)
    fields = address.model_dump()
    people, items = len(found.people), len(found.told)
    return screen(
        t("roadmap-ask-title", filter=in_words(plan, Filter(scope.section, scope.person_id))),
        t("roadmap-ask-check", people=people, items=items) if items else t("roadmap-ask-none"),
        t("roadmap-ask-hint") if items else None,
        t("roadmap-ask-today", count=found.asked_today) if found.asked_today else None,
        t("roadmap-ask-unheard", count=found.unheard) if found.unheard else None,
        t("roadmap-ask-last", day=context.school.today(found.last)) if found.last else None,
        rows=column([Button(t("roadmap-ask-send"), AskNow(**fields)) if items else None]),
        back=Items(**fields) if address.section or address.person else More(year=address.year),
    )


async def ask_now(context: Context, address: AskNow) -> Answer:
    """Ask, and show the plan."""
    plan = await plan_of(context, address.year)
    scope = Scope(address.year, section_of(plan, address.section), person_of(plan, address.person))
    asked = await context.services.roadmap.asking.ask(context.actor, scope)
    return Answer(await whole(context, Plan()), toast=t("roadmap-asked", count=len(asked.people)))


async def _question(context: Context, notice: NoticeArgs) -> Screen | None:
    """What is still to be answered when it is sent; nothing where all was said meanwhile."""
    asked = await context.services.roadmap.pressing.asked(context.actor)
    if not asked:
        return None
    person, today = context.school.people.get(int(notice.args.get("by", 0))), context.school.today(context.now)
    more = len(asked) - ITEMS_SHOWN
    return screen(
        t("notice-roadmap-ask"),
        t("roadmap-asks", name=person.name) if person else None,
        *(
            t(
                "roadmap-asked-line",
                mark=item_mark(one.line, today),
                name=item_name(one.line),
                text=shorten(one.line.text, TEXT_IN_LINE),
            )
            for one in asked[:ITEMS_SHOWN]
        ),
        t("digest-rest", count=more) if more > 0 else None,
        rows=column([_way(asked)]),
    )


def _way(asked: Sequence[Asked]) -> Button:
    """One item opens as its card, several are answered one after another."""
    if len(asked) == 1:
        return Button(t("roadmap-answer-one"), f"item:{asked[0].line.id}", keeps=True)
    return Button(t("roadmap-answer"), PULSES, keeps=True)


async def _question_line(_context: Context, _notice: NoticeArgs) -> Text:
    return t("digest-roadmap-ask")


LOOKS = {"roadmap.ask": NoticeLook(_question, _question_line, way=Button(t("roadmap-answer"), PULSES, keeps=True))}
