"""A draft in the form in which it is saved: clauses joined into their twins, each responsible once. Pure rules."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.services.roadmap.answering import Assignee
from bot.services.roadmap.importing.alike import plain
from bot.services.roadmap.importing.draft import Draft, DraftItem, DraftPerson, State
from bot.services.roadmap.naming.model import NamingDoubt, Staffer
from bot.services.roadmap.storing import NewItem
from bot.services.text import shorten

_SOURCE_LIMIT = 200


def sources_of(draft: Draft, place: int) -> tuple[str, ...]:
    """The clauses that ask for the item at this place, where there are several: its own, and those joined into it."""
    joined = [item for item in draft.items if item.is_joined and item.twin == place]
    return tuple(_source(item) for item in (draft.items[place], *joined)) if joined else ()


def people_of(draft: Draft, place: int) -> tuple[DraftPerson, ...]:
    """The responsibles of the item at this place and, behind them, of those that went into it; each once."""
    found = {_who(one): one for one in draft.items[place].people}
    for item in draft.items:
        if item.is_joined and item.twin == place:
            decided = (one for one in item.people if one.state is not State.OPEN and not one.is_nobody)
            found = {_who(one): one for one in decided} | found
    own = draft.items[place].people
    return (*own, *(one for one in found.values() if one not in own))


def assignees_of(people: Sequence[DraftPerson], posts: Mapping[str, int]) -> tuple[Assignee, ...]:
    """As the roadmap keeps them. posts: the numbers of those that were made, by title.

    A post stands alone, so that its items go on with its next holder. Nobody, without words, is left out; a name that
    nobody was found for keeps its words.
    """
    found = []
    for one in people:
        words = one.words or one.typed
        if one.makes_post and one.post:
            found.append(Assignee(words, None, posts[one.post]))
        elif words or not one.is_nobody:
            found.append(Assignee(words, one.person_id, one.post_id, one.group))
    return tuple(found)


def new_item(draft: Draft, place: int, posts: Mapping[str, int]) -> NewItem:
    """The item at this place, to be added. It has a period: whoever saves has asked."""
    item = draft.items[place]
    assert item.period is not None
    return NewItem(
        section=item.section,
        number=item.number,
        text=item.text,
        period_words=item.period_words,
        period=item.period,
        assignees=assignees_of(people_of(draft, place), posts),
        result=item.result,
        sources="\n".join(sources_of(draft, place)),
    )


def recheck(draft: Draft, staff: Sequence[Staffer], posts: Mapping[int, object]) -> Draft:
    """The draft with those asked about anew who have left since, and posts that are gone."""
    there = {one.id for one in staff if not one.has_left}
    items = tuple(
        replace(item, people=tuple(_rechecked(one, there, posts) for one in item.people)) for item in draft.items
    )
    return draft if items == draft.items else replace(draft, items=items)


def _rechecked(one: DraftPerson, there: set[int], posts: Mapping[int, object]) -> DraftPerson:
    if one.state is State.KEPT:
        return one
    if one.person_id is not None and one.person_id not in there:
        gone = replace(one, state=State.OPEN, candidates=(one.person_id,), person_id=None, makes_post=False)
        return replace(gone, doubts=(NamingDoubt.HAS_LEFT,))
    if one.post_id is not None and one.post_id not in posts:
        return replace(one, post_id=None, state=one.state if one.person_id else State.OPEN)
    return one


def _source(item: DraftItem) -> str:
    return shorten(f"{item.code} {' '.join(item.text.split())}".strip(), _SOURCE_LIMIT)


def _who(one: DraftPerson) -> object:
    return (one.person_id, one.group) if one.person_id or one.group else plain(one.words)
