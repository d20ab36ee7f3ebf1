"""The register of how the staff was taught: items of the plan and meetings whose words say so."""

import re
from collections.abc import AsyncIterator, Sequence
from typing import Final

from sqlalchemy import bindparam, select

from bot.access import STAFF_ROLES, Permission
from bot.db import Database
from bot.reports.table_files import Kind
from bot.services.exports.news import MEETS, posts_of
from bot.services.exports.roadmap import RoadmapTable, items_of
from bot.services.exports.shapes import Heading, Label, Reader, Row
from bot.services.groups import Group, GroupKind
from bot.services.news.storing import Post
from bot.services.news.wording import plain, title
from bot.services.roadmap.lines import IS_SHOWN
from models.base import table
from models.roadmap import RoadmapEvidence

# Beginnings of words by which teaching of the staff is told from other things; pupils are taught in other words.
_TEACHING: Final = re.compile(
    r"\b(?:курс(?:ы|ов|ам|ами|ах|овой|овая|овую)\b|повышени\w* квалификации|переподготовк|стажировк|семинар|вебинар"
    r"|мастер-класс|тренинг|педсовет|методическ\w+ (?:дн|час|совещани)"
    r"|(?:обучени|подготовк|консультаци|консультировани|инструктаж)\w*"
    r" (?:\w+ ){0,3}(?:педагог|учител|сотрудник|работник|персонал|преподавател|коллектив|администраци))",
    re.IGNORECASE,
)


def is_teaching(words: str) -> bool:
    """Whether these words speak of teaching the staff."""
    return _TEACHING.search(words) is not None


class TrainingTable:
    """What of the plan goes on in the period, and the meetings of the period, with what was shown for it."""

    code = "training"
    permissions = (Permission.ROADMAP_SEE,)
    headings = (
        Heading("sort", has_codes=True),
        Heading("code"),
        Heading("start", Kind.DAY),
        Heading("end", Kind.DAY),
        Heading("text", Kind.LONG),
        Heading("who", Kind.LONG),
        Heading("state", has_codes=True),
        Heading("evidence", Kind.NUMBER),
        Heading("shown", Kind.LONG),
    )

    def __init__(self, db: Database) -> None:
        self._db = db
        self._roadmap = RoadmapTable(db)

    async def total(self, reader: Reader) -> int:
        return await self._roadmap.total(reader)

    async def chunks(self, reader: Reader) -> AsyncIterator[Sequence[Row]]:
        async for lines, _ in items_of(self._db, reader):
            wanted = [line for line in lines if is_teaching(line.text)]
            shown = await self._shown([line.id for line in wanted])
            yield [
                (
                    Label("exports-sort-item", "item"),
                    line.code,
                    line.starts_on,
                    line.ends_on,
                    line.text,
                    line.answering,
                    Label(f"item-{line.state}", line.state),
                    line.evidence,
                    shown.get(line.id),
                )
                for line in wanted
            ]
        async for posts in posts_of(self._db, reader, MEETS):
            yield [_meeting(post, reader) for post, _ in posts if _is_for_staff(post) and is_teaching(plain(post.html))]

    async def _shown(self, items: list[int]) -> dict[int, str]:
        """The names and links of what was shown, by item."""
        found: dict[int, list[str]] = {}
        async with self._db.read() as session:
            for row in await session.execute(_EVIDENCE_OF, {"items": items}):
                found.setdefault(row.item_id, []).append(row.name or row.link or "")
        return {item: "; ".join(name for name in names if name) for item, names in found.items()}


def _is_for_staff(post: Post) -> bool:
    """Whether a meeting is one of the staff: nobody else is among those whom it is for."""
    groups = [Group.parse(code) for code in post.audience.groups]
    roles = {group.of for group in groups if group.kind is GroupKind.ROLE}
    return (
        bool(groups)
        and roles <= STAFF_ROLES
        and all(one.kind in _OF_STAFF or one.kind is GroupKind.ROLE for one in groups)
    )


def _meeting(post: Post, reader: Reader) -> Row:
    day = reader.school.today(post.meets_at) if post.meets_at else None
    state = "called-off" if post.withdrawn_at else "past" if day is not None and day < reader.today else "ahead"
    return (
        Label("exports-sort-meeting", "meeting"),
        None,
        day,
        day,
        title(post.html),
        reader.staff_name(post.author_id),
        Label(f"exports-meeting-{state}", state),
        None,
        None,
    )


_OF_STAFF: Final = frozenset(
    {
        GroupKind.ALL_STAFF,
        GroupKind.CLASS_TEACHERS,
        GroupKind.KEEPERS,
        GroupKind.DEPARTMENT,
        GroupKind.DEPARTMENT_HEADS,
    }
)
_EVIDENCE = table(RoadmapEvidence).c
_EVIDENCE_OF = (
    select(_EVIDENCE.item_id, _EVIDENCE.name, _EVIDENCE.link)
    .where(_EVIDENCE.item_id.in_(bindparam("items", expanding=True)), IS_SHOWN)
    .order_by(_EVIDENCE.id)
)
