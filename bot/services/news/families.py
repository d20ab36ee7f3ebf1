"""What another parent answered for a child: where one parent's reaction is enough, it settles a letter for both."""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.news.audience import Meant
from bot.services.snapshot import Snapshot
from models.base import table
from models.news import NewsRecipient
from models.people import Guardianship

# Letters, each with a child for whom another parent has reacted.
Answered: TypeAlias = frozenset[tuple[int, int]]


async def answered_by_others(
    session: AsyncSession, school: Snapshot, person_id: int, letters: Mapping[int, Meant]
) -> Answered:
    """For which of a parent's children in which of these letters another parent has reacted, who is still here."""
    children = {child for meant in letters.values() for child in meant.children}
    if not children:
        return frozenset()
    values = {"person": person_id, "children": sorted(children), "posts": sorted(letters)}
    rows = await session.execute(_BY_OTHERS, values)
    return frozenset(
        (row.post_id, row.child_id)
        for row in rows
        if row.parent_id in school.people
        and row.child_id in row.children
        and row.child_id in letters[row.post_id].children
    )


def is_settled(post_id: int, meant: Meant, answered: Answered) -> bool:
    """Whether a reader need not react any more: others did for all their children, and they are not asked in person."""
    return (
        bool(meant.children) and not meant.in_person and all((post_id, child) in answered for child in meant.children)
    )


_GOT, _TIE = table(NewsRecipient).c, table(Guardianship).c
_BY_OTHERS: Final[Any] = (
    select(_TIE.child_id, _TIE.parent_id, _GOT.post_id, _GOT.children)
    .join(table(NewsRecipient), _GOT.person_id == _TIE.parent_id)
    .where(
        _TIE.child_id.in_(bindparam("children", expanding=True)),
        _TIE.parent_id != bindparam("person"),
        _GOT.post_id.in_(bindparam("posts", expanding=True)),
        _GOT.reacted_at.is_not(None),
    )
)
