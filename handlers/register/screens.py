"""The import as screens: the template, what was understood, what was not."""

from collections.abc import Sequence

from bot.access import Permission
from bot.i18n import Voice, voices
from bot.services.register.layout import Doubt, Say, Sheet
from bot.services.register.plan import Plan
from bot.ui import Button, File, Row, Screen, Text, screen, t
from handlers.register.addresses import Check, Doubts, Drop, Register, Save, Template
from handlers.site import Context

DOUBTS_SHOWN = 10


async def start(context: Context, _: Register) -> Screen:
    """How it goes: take the template, fill it in, send it."""
    context.actor.require(Permission.REGISTER_IMPORT)
    return screen(
        t("register-title"),
        t("register-steps"),
        rows=[(Button(t("register-get-template"), Template()),)],
        back="people",
        expects=Register(),
    )


async def template(context: Context, _: Template) -> Screen:
    """The template in the actor's language."""
    voice = _voice(context)
    content = await context.services.register.template(context.actor, say_in(voice))
    return screen(
        t("register-template-title"),
        t("register-template-hint"),
        back=Register(),
        file=File(voice.plain(t("register-template-file")), content),
        expects=Register(),
    )


async def check(context: Context, _: Check) -> Screen:
    """What was understood of the file that was sent last, looked at anew."""
    return checked(await context.services.register.check(context.actor, says(context)))


def checked(plan: Plan) -> Screen:
    """What a file holds against what the school has, before anything is written."""
    rows: list[Row] = []
    if plan.to_save:
        rows.append((Button(t("register-save", count=plan.to_save), Save(plan=plan.digest)),))
    if plan.doubts:
        rows.append((Button(t("register-all-doubts"), Doubts()),))
    rows.append((Button(t("register-drop"), Drop()),))
    return screen(
        t("register-check-title"),
        *_tallies(plan),
        *_doubt_lines(plan.doubts),
        _verdict(plan),
        rows=rows,
        back=Register(),
        expects=Register(),
    )


async def doubts(context: Context, _: Doubts) -> Screen:
    """All doubts as a text file, a line each."""
    plan = await context.services.register.check(context.actor, says(context))
    voice = _voice(context)
    lines = [voice.plain(_doubt(doubt)) for doubt in plan.doubts]
    # The mark at the beginning lets every editor see that it is UTF-8.
    content = "\r\n".join(lines).encode("utf-8-sig")
    return screen(
        t("register-doubts-title", count=len(lines)),
        back=Check(),
        file=File(voice.plain(t("register-doubts-file")), content),
        expects=Register(),
    )


def says(context: Context) -> list[Say]:
    """All our languages: a file filled in one is understood from whoever speaks another."""
    return [say_in(voice) for voice in voices(context.school.zone).values()]


def say_in(voice: Voice) -> Say:
    """The words of one language without markup."""
    return lambda key: voice.plain(t(key))


def _voice(context: Context) -> Voice:
    return Voice(context.actor.language, context.school.zone)


def _tallies(plan: Plan) -> list[Text]:
    return [
        t(
            "register-tally",
            sheet=t(f"register-sheet-{sheet}"),
            new=str(plan.tallies[sheet].new),
            changed=str(plan.tallies[sheet].changed),
            same=str(plan.tallies[sheet].same),
        )
        for sheet in Sheet
    ]


def _doubt_lines(doubts: Sequence[Doubt]) -> list[Text]:
    if not doubts:
        return []
    more = len(doubts) - DOUBTS_SHOWN
    lines = [t("register-doubts", count=len(doubts)), *(_doubt(doubt) for doubt in doubts[:DOUBTS_SHOWN])]
    return [*lines, t("register-doubts-more", count=more)] if more > 0 else lines


def _doubt(doubt: Doubt) -> Text:
    return t(
        "register-doubt",
        sheet=t(f"register-sheet-{doubt.sheet}"),
        row=str(doubt.row),
        column=t("register-doubt-column", column=t(f"register-column-{doubt.sheet}-{doubt.column}"))
        if doubt.column
        else "",
        reason=t(f"doubt-{doubt.reason}", value=doubt.value),
    )


def _verdict(plan: Plan) -> Text:
    if plan.to_save:
        return t("register-nothing-saved-yet")
    return t("register-nothing-understood") if plan.doubts and not _rows(plan) else t("register-nothing-new")


def _rows(plan: Plan) -> int:
    return sum(tally.new + tally.changed + tally.same for tally in plan.tallies.values())
