"""The menu and help."""

from collections.abc import Iterable, Sequence

from bot.access import Permission
from bot.services.snapshot import OutageLine
from bot.ui import Button, Row, Screen, Text, grid, page_of, pager, screen, t
from handlers.home.addresses import Edited, Group, Help, Menu, More, NotUnderstood
from handlers.phrases import outage_name
from handlers.site import Context, Entry

# Entries of the menu from this order on are looked for seldom, and stand two in a row.
PAIRED_FROM = 100
# The menu of many roles would be longer than a phone: where there are more entries than fit, it has the most used ones,
# and in its last row help and the way to the rest.
FITTING, MOST_USED = 8, 6
# Behind «More», two in a row.
MORE_SHOWN = 8
# More outages than these would push the menu off a phone.
OUTAGES_SHOWN = 3
# Whoever was not understood gets these lines of commands at most, and these as buttons.
USUAL_SHOWN = 6
WAYS_ON = ("report", "tickets")
HELP = "help"


async def menu(context: Context, _: Menu) -> Screen:
    """What this person's roles allow, most frequent first; what there is no place for stands behind «More»."""
    entries, calls = _labelled(context), await _called(context)
    hidden = _hidden(entries)
    shown = entries[:MOST_USED] if hidden else entries
    paired = [_button(entry) for entry in shown if entry.order >= PAIRED_FROM]
    outages = context.school.outages
    # Who works tickets has an entry for it, which may stand behind «More».
    has_entry = any(entry.label == "button-outages" for entry in shown)
    if outages and not has_entry:
        to = f"outage:{outages[0].id}" if len(outages) == 1 else "outages"
        (calls or paired).insert(len(calls), Button(t("button-outages-now"), to))
    rows = [*grid(calls, 2), *await _alone(context, [entry for entry in shown if entry.order < PAIRED_FROM])]
    # What calls takes a row more, and these give it.
    rows += grid(paired, 3 if calls else 2)
    if hidden:
        rows.append((_button(entries[-1]), Button(t("button-more"), More())))
    name = context.school.people[context.actor.require_person()].called
    title = t("menu-title", school=context.school.name or "") if context.school.name else t("menu-title-nameless")
    hello = t("menu-hello", name=name) if name else None
    return screen(title, hello, *_outage_lines(context, outages), t("menu-question"), rows=rows, home=True)


async def more(context: Context, address: More) -> Screen:
    """What the menu of this person has no place for, in the menu's order."""
    hidden = _hidden(_labelled(context))
    buttons = [_button(entry) for entry in page_of(hidden, address.page, MORE_SHOWN)]
    rows = [*grid(buttons, 2), *pager(address, address.page, len(hidden), MORE_SHOWN)]
    return screen(t("menu-more"), t("home-all-commands"), rows=rows)


async def help_(context: Context, _: Help) -> Screen:
    """What this person can do here, a line for each command of theirs."""
    return screen(t("help-title"), *_what_can_be_done(context))


async def not_understood(context: Context, _: NotUnderstood) -> Screen:
    """A message that was not understood: what can simply be written, what is used most, and two ways on."""
    entries = [entry for entry in _labelled(context) if entry.command]
    usual = [entry for entry in entries if entry.command != HELP][:USUAL_SHOWN]
    return screen(
        t("home-not-understood"),
        t("help-footer") if context.actor.may(Permission.TICKET_REPORT) else None,
        t("home-questions") if context.actor.may(Permission.STATUS_SEE) else None,
        t("blank"),
        *_command_lines(usual),
        t("home-all-commands"),
        rows=[(_button(entry),) for entry in entries if entry.command in WAYS_ON],
    )


async def edited(_context: Context, _: Edited) -> Screen:
    """A message that was changed after it was sent keeps its first wording here."""
    return screen(t("home-edited"))


async def group(_context: Context, _: Group) -> Screen:
    """In a group: what the bot can do there, and nothing about anybody."""
    return screen(t("home-group"), home=True)


def _outage_lines(context: Context, outages: Sequence[OutageLine]) -> list[Text]:
    """What is down for many, so that nobody need ask or report it again; the newest first."""
    newest = sorted(outages, key=lambda one: one.id, reverse=True)
    lines = [t("menu-outage", name=outage_name(one), since=_since(context, one)) for one in newest[:OUTAGES_SHOWN]]
    return [*lines, t("menu-outages-more", count=len(newest) - len(lines))] if len(newest) > len(lines) else lines


def _since(context: Context, outage: OutageLine) -> Text:
    opened = outage.opened_at.astimezone(context.school.zone)
    if opened.date() == context.school.today(context.now):
        return t("menu-outage-at", at=opened.time())
    return t("menu-outage-on", day=opened.date())


def _labelled(context: Context) -> list[Entry]:
    return [entry for entry in context.site.entries_for(context.actor) if entry.label]


async def _called(context: Context) -> list[Button]:
    """What calls whoever opens the menu, before they look for anything."""
    calls = [feature.calls for feature in context.site.features if feature.calls]
    return [button for call in calls for button in await call(context)]


async def _alone(context: Context, entries: Sequence[Entry]) -> list[Row]:
    """A row an entry; the shortcuts of a feature stand below its entry."""
    shortcuts = {entry.label: f.shortcuts for f in context.site.features if f.shortcuts for entry in f.entries}
    rows = list[Row]()
    for entry in entries:
        rows.append((_button(entry),))
        if entry.label in shortcuts:
            rows += grid(await shortcuts[entry.label](context), 3)
    return rows


def _hidden(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Of the entries of a menu those that it has no place for: neither among the most used ones nor the last, help.

    What calls comes on top, and an outage beside it: neither drives out what somebody looks for every day.
    """
    return entries[MOST_USED:-1] if len(entries) > FITTING else ()


def _button(entry: Entry) -> Button:
    assert entry.label is not None
    return Button(t(entry.label), entry.address)


def _what_can_be_done(context: Context) -> list[Text | None]:
    lines = _command_lines(context.site.entries_for(context.actor))
    return [*lines, t("help-footer") if context.actor.may(Permission.TICKET_REPORT) else None]


def _command_lines(entries: Iterable[Entry]) -> list[Text]:
    commands = [entry.command for entry in entries if entry.command]
    return [t("help-line", command=command, what=t(f"command-{command}")) for command in commands]
