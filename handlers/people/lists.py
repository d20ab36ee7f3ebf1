"""Finding people: counts, lists, search, groups."""

from collections.abc import Sequence

from bot.access import Permission
from bot.errors import Missing
from bot.services.groups import GroupLine
from bot.services.people.reading import Listing
from bot.services.people.roll import PersonKind, PersonLine
from bot.ui import PAGE_SIZE, Address, Button, Row, Screen, Text, column, grid, page_of, pager, screen, t
from handlers.group_phrases import group_name
from handlers.people.addresses import Add, Card, Find, Groups, Listed, Lists, NewDepartment, People
from handlers.site import Context

# A phone shows no more of a button.
LABEL_LIMIT = 38
GROUPS_ON_A_PAGE = 12


async def people(context: Context, _: People) -> Screen:
    """Who has joined, and the ways to find somebody."""
    counts = await context.services.people.read.counts(context.actor)
    rows = list(grid([Button(t(f"people-by-{listing}"), Lists(listing=listing.value)) for listing in Listing], 2))
    rows.append((Button(t("people-groups"), Groups()),))
    if context.actor.may(Permission.PEOPLE_MANAGE):
        rows.append((Button(t("people-add"), Add()),))
    lines = [t(f"people-count-{kind}", joined=counts[kind].joined, total=counts[kind].total) for kind in PersonKind]
    return screen(t("people-title"), *lines, t("people-find-hint"), rows=rows, expects=Find())


async def lists(context: Context, address: Lists) -> Screen:
    """The lists of one sort."""
    listing = listing_of(address.listing)
    choices = await context.services.people.read.choices(context.actor, listing)
    shown = page_of(choices, address.page)
    more = list(pager(address, address.page, len(choices)))
    buttons = [
        Button(
            t(
                "people-choice",
                title=t(f"role-{choice.key}") if listing is Listing.ROLE else _cut(choice.title, LABEL_LIMIT - 8),
                count=str(choice.count),
            ),
            Listed(listing=listing.value, key=choice.key),
        )
        for choice in shown
    ]
    if listing is Listing.DEPARTMENT and context.actor.may(Permission.PEOPLE_MANAGE):
        more.append((Button(t("people-department-new"), NewDepartment()),))
    return screen(
        t(f"people-by-{listing}-title"),
        t("people-choose") if choices else t("people-nothing-here"),
        rows=[*column(buttons), *more],
        back=People(),
        expects=Find(),
    )


async def listed(context: Context, address: Listed) -> Screen:
    """The people of one list. Parents stand there only for whoever may read their names."""
    listing = listing_of(address.listing)
    title, lines = await context.services.people.read.listed(context.actor, listing, address.key)
    shown = page_of(lines, address.page)
    return screen(
        t("people-list-title", title=t(f"role-{address.key}") if listing is Listing.ROLE else title),
        t("people-listed", count=len(lines), joined=sum(line.joined for line in lines)),
        None if context.actor.may(Permission.PEOPLE_MANAGE) else t("people-parents-hidden"),
        rows=[
            *column(person_button(line, Card(id=line.id)) for line in shown),
            *pager(address, address.page, len(lines)),
        ],
        back=Lists(listing=listing.value) if context.actor.may(Permission.PEOPLE_SEE) else None,
        expects=Find() if context.actor.may(Permission.PEOPLE_SEE) else None,
    )


async def new_department(context: Context, address: NewDepartment) -> Screen:
    """Ask for the name of a new department."""
    context.actor.require(Permission.PEOPLE_MANAGE)
    back = Lists(listing=Listing.DEPARTMENT.value)
    return screen(t("people-department-title"), t("people-department-hint"), back=back, expects=address)


async def groups(context: Context, address: Groups) -> Screen:
    """The groups that messages can be addressed to, with how many of each can be reached here."""
    lines = await context.services.groups.lines(context.actor)
    shown = page_of(lines, address.page, GROUPS_ON_A_PAGE)
    return screen(
        t("people-groups-title"),
        *map(_group_line, shown),
        None if lines else t("people-nothing-here"),
        rows=pager(address, address.page, len(lines), GROUPS_ON_A_PAGE),
        back=People(),
    )


async def add(context: Context, _: Add) -> Screen:
    """Ask for the name of a new person of the staff."""
    context.actor.require(Permission.PEOPLE_MANAGE)
    return screen(t("people-add-title"), t("people-add-hint"), t("people-add-many"), back=People(), expects=Add())


def found(lines: Sequence[PersonLine]) -> Screen:
    """People who fit what was typed."""
    rows: list[Row] = list(column(person_button(line, Card(id=line.id)) for line in lines[:PAGE_SIZE]))
    more = len(lines) - PAGE_SIZE
    return screen(
        t("people-found", count=len(lines)) if lines else t("people-found-none"),
        t("people-found-more", count=more) if more > 0 else None,
        t("people-find-hint"),
        rows=rows,
        back=People(),
        expects=Find(),
    )


def person_button(line: PersonLine, to: Address) -> Button:
    """«✅ Ежова М. П. · учитель физики, 214»; the mark says whether the person has joined and can be reached."""
    words = f"{line.note} · {line.name}" if line.kind is PersonKind.CHILD else f"{line.name} · {line.note}"
    mark = "unreachable" if line.unreachable else "joined" if line.joined else "waiting"
    return Button(t("people-line", mark=mark, words=_cut(words if line.note else line.name, LABEL_LIMIT - 2)), to)


def _group_line(line: GroupLine) -> Text:
    name = group_name(line.group, line.title)
    return t("people-group-line", group=name, count=line.count, joined=str(line.joined))


def listing_of(word: str) -> Listing:
    """The sort of list of this word; Missing where it is none."""
    if word not in set(Listing):
        raise Missing
    return Listing(word)


def _cut(words: str, limit: int) -> str:
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"
