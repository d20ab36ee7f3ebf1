"""One question a screen: what is doubtful, how it was understood, the buttons that settle it."""

from collections.abc import Sequence

from bot.errors import Outdated
from bot.services.roadmap.importing.doubts import About, How, doubts_of
from bot.services.roadmap.importing.doubts import Doubt as Question
from bot.services.roadmap.importing.draft import DraftPerson, State
from bot.services.roadmap.importing.usecases import Shown
from bot.services.roadmap.naming import NamingDoubt
from bot.services.roadmap.periods import PeriodProblem
from bot.services.roadmap.storing import Section
from bot.services.text import shorten
from bot.ui import Button, Row, Screen, Text, column, screen, t
from handlers.plan_import.addresses import Check, Choose, Doubt, Put, Settle, Typed
from handlers.plan_import.phrases import (
    ITEM_TEXT,
    WORDS_SHOWN,
    codes,
    group_name,
    item_line,
    period_line,
    section_line,
    staff_line,
    staff_name,
    understood_period,
    who,
)
from handlers.site import Context

CANDIDATES_SHOWN, SECTIONS_OFFERED, EXAMPLES = 4, 5, 3
LABEL = 40


async def doubt(context: Context, address: Doubt) -> Screen:
    """A question of the draft, by its key."""
    return asked(context, await context.services.roadmap.importing.shown(context.actor), address.key)


async def question(context: Context, address: Typed) -> Screen:
    """The question that was answered in words, once more."""
    return await doubt(context, Doubt(key=address.key))


def asked(context: Context, shown: Shown, key: str) -> Screen:
    """A question: what is doubtful and why, where it stands in the plan, what settles it."""
    found = doubts_of(shown.draft)
    at = next((at for at, one in enumerate(found) if one.key == key), None)
    if at is None:
        raise Outdated(shows=Check().pack())
    one = found[at]
    first = shown.draft.items[one.items[0]]
    is_typed = one.about in {About.SECTION, About.PERIOD, About.PERSON}
    return screen(
        t("plan-import-doubt-title", number=str(at + 1), count=str(len(found))),
        *_what(context, shown, one),
        t("plan-import-doubt-items", items=codes(shown.draft, one.items)) if len(one.items) > 1 else None,
        *(
            t("plan-import-item-text", text=item_line(shown.draft.items[place], ITEM_TEXT))
            for place in one.items[:EXAMPLES]
            if one.about is not About.TWIN
        ),
        _settled(context, shown, one),
        t(f"plan-import-doubt-how-{one.about}"),
        rows=[*_answers(context, shown, one), *_skip(one, is_skipped=first.is_skipped), _around(found, at)],
        back=Check(),
        expects=Typed(key=key) if is_typed else None,
    )


def offered_sections(shown: Shown) -> tuple[Section, ...]:
    """The sections that an item may be put into: the roadmap's and the draft's own."""
    own = (section for section in shown.draft.sections if section)
    return tuple(dict.fromkeys((*shown.sections, *own)))


def _what(context: Context, shown: Shown, one: Question) -> list[Text | None]:
    item = shown.draft.items[one.items[0]]
    match one.about:
        case About.PERIOD:
            return _about_period(shown, one)
        case About.PERSON:
            assert one.person is not None
            return _about_person(context, shown, one.person)
        case About.TWIN:
            assert item.twin is not None
            twin = shown.draft.items[item.twin]
            both = [t("plan-import-item-text", text=item_line(each, ITEM_TEXT)) for each in (twin, item)]
            return [t("plan-import-doubt-twin"), *both, t("plan-import-doubt-end", what=period_line(item))]
        case About.POSTPONED:
            before = next((each.before for each in shown.differences if each.item == item), None)
            granted = t("plan-import-doubt-granted", day=before.end) if before else None
            return [granted, t("plan-import-doubt-document", words=item.period_words, what=period_line(item))]
        case _:
            return [t("plan-import-doubt-section")]


def _about_period(shown: Shown, one: Question) -> list[Text | None]:
    item = shown.draft.items[one.items[0]]
    if not item.period_words:
        return [t("plan-import-doubt-no-period")]
    understood = t("plan-import-doubt-understood", what=understood_period(item.period)) if item.period else None
    return [
        t("plan-import-doubt-period", words=item.period_words),
        *(t(f"plan-import-problem-{problem}") for problem in item.problems),
        t("plan-import-doubt-rest", words=item.rest) if item.rest and PeriodProblem.PARTLY in item.problems else None,
        understood,
    ]


def _about_person(context: Context, shown: Shown, person: DraftPerson) -> list[Text | None]:
    if not person.words:
        return [t("plan-import-doubt-no-person")]
    gone = [shown.staff[one] for one in person.candidates if one in shown.staff and shown.staff[one].has_left]
    reasons: list[Text | None] = []
    for reason in person.doubts:
        if reason is NamingDoubt.HAS_LEFT and gone:
            reasons.append(t("plan-import-naming-has_left", name=staff_name(gone[0])))
        elif reason not in {NamingDoubt.NOT_JOINED, NamingDoubt.HAS_LEFT}:
            reasons.append(t(f"plan-import-naming-{reason}"))
    post = t("plan-import-doubt-post", title=person.post) if person.is_post else None
    return [t("plan-import-doubt-person", words=shorten(person.words, WORDS_SHOWN)), *reasons, post]


def _settled(context: Context, shown: Shown, one: Question) -> Text | None:
    """What was decided, where it was."""
    item = shown.draft.items[one.items[0]]
    if item.is_skipped:
        return t("plan-import-skipped")
    if one.is_open:
        return None
    match one.about:
        case About.PERIOD:
            what = period_line(item)
        case About.PERSON:
            assert one.person is not None
            what = who(one.person, shown.staff, context.school)
        case About.TWIN:
            what = t("plan-import-decided-join" if item.is_joined else "plan-import-decided-both")
        case About.POSTPONED:
            what = t("plan-import-decided-granted" if item.keeps_granted else "plan-import-decided-document")
        case _:
            title = section_line(item.section.title, item.section.number, LABEL) if item.section else ""
            what = t("text", text=title) if title else t("plan-import-no-section")
    return t("plan-import-decided", what=what)


def _answers(context: Context, shown: Shown, one: Question) -> Sequence[Row]:
    match one.about:
        case About.PERIOD:
            is_proposed = shown.draft.items[one.items[0]].period is not None
            return [
                *column([_how(one, How.ACCEPT) if is_proposed else None]),
                (_how(one, How.YEAR), _how(one, How.REQUEST)),
            ]
        case About.PERSON:
            assert one.person is not None
            return _people(context, shown, one, one.person)
        case About.TWIN:
            return [(_how(one, How.JOIN), _how(one, How.BOTH))]
        case About.POSTPONED:
            return column([_how(one, How.GRANTED), _how(one, How.DOCUMENT)])
        case _:
            named = _sections(shown, shown.draft.items[one.items[0]].number, one)
            return column([*named, _how(one, How.PLAIN)])


def _sections(shown: Shown, number: str, one: Question) -> list[Button]:
    """The sections that there are; of an item «3.7» the third one first."""
    meant = number.partition(".")[0]
    offered = sorted(enumerate(offered_sections(shown)), key=lambda pair: pair[1].number.strip(" .") != meant)
    return [
        Button(section_line(each.title, each.number, LABEL - 8), Put(key=one.key, at=at))
        for at, each in offered[:SECTIONS_OFFERED]
    ]


def _people(context: Context, shown: Shown, one: Question, person: DraftPerson) -> Sequence[Row]:
    """The one or the group that was proposed, those who may be meant, nobody."""
    buttons: list[Button | None] = []
    if person.group is not None and person.state is State.OPEN:
        label = t("plan-import-accept-group", group=group_name(person.group, context.school))
        buttons.append(Button(label, Settle(key=one.key, how=How.ACCEPT)))
    post = context.school.posts.get(person.post_id or 0)
    offered = (person.person_id, post.holder_id if post else None, *person.candidates)
    for number in list(dict.fromkeys(each for each in offered if each))[:CANDIDATES_SHOWN]:
        staffer = shown.staff.get(number)
        if staffer is not None and not staffer.has_left:
            buttons.append(Button(staff_line(staffer, context.school), Choose(key=one.key, person=number)))
    return column([*buttons, _how(one, How.NOBODY)])


def _how(one: Question, how: How) -> Button:
    return Button(t(f"plan-import-how-{how}"), Settle(key=one.key, how=how))


def _skip(one: Question, *, is_skipped: bool) -> Sequence[Row]:
    if one.about in {About.TWIN, About.POSTPONED}:
        return ()
    how = How.BACK if is_skipped else How.SKIP
    return ((Button(t(f"plan-import-how-{how}", count=len(one.items)), Settle(key=one.key, how=how)),),)


def _around(found: Sequence[Question], at: int) -> Row:
    """The questions before and behind this one."""
    row = [Button("‹", Doubt(key=found[at - 1].key))] if at else []
    row.append(Button(f"{at + 1}/{len(found)}", Doubt(key=found[at].key)))
    return (*row, Button("›", Doubt(key=found[at + 1].key))) if at + 1 < len(found) else tuple(row)
