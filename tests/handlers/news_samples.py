"""News and letters that went to everybody: of every sort, one with everything at its longest, many short ones."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import STAFF_ROLES
from handlers.site import NoticeArgs
from models.news import Counting, PostState, Reaction
from models.people import Person, Role
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import MEMBERS, StandardSchool

# The first post is the letter that waits for everybody's answer.
NOTICES = {f"news.{kind}": NoticeArgs("news:1", {}) for kind in ("post", "remind")}
# The fourth one is a meeting.
NOTICES["news.moved"] = NoticeArgs("news:4", {})

WORDS = "<b>Ярмарка &amp; концерт</b> «ёлка» 👩‍🏫 " + "слово " * 450
PLAIN_NEWS = 8


async def fill_news(session: AsyncSession, school: StandardSchool) -> None:
    """What went to everybody of the school."""
    author = await session.get_one(Person, school.people["deputy"])
    readers = [await session.get_one(Person, school.people[name]) for name in MEMBERS]
    everybody = [f"role-{role}" for role in Role]
    letter: dict[str, Any] = {"react_by": date(2026, 11, 27), "counting": Counting.FAMILY}
    # The staff find these first in their archive, families the others.
    of_staff = letter | {"react_by": date(2026, 11, 25), "groups": [f"role-{role}" for role in STAFF_ROLES]}
    choices = ["Очень длинный вариант ответа в 40 знаков", "Да", "Нет"]
    meets: dict[str, Any] = {"meets_at": SCHOOL_MORNING + timedelta(days=3), "place": "Актовый зал, " * 12}
    sorts: list[dict[str, Any]] = [
        letter | {"reaction": Reaction.CHOICE, "choices": choices, "html": WORDS, "corrected_at": SCHOOL_MORNING},
        letter | {"reaction": Reaction.ACKNOWLEDGE, "urgent_reason": "Мороз"},
        of_staff | {"reaction": Reaction.WORDS},
        of_staff | meets | {"reaction": Reaction.MEETING},
        {"state": PostState.WITHDRAWN},
        {
            "links": [
                ["Афиша", "https://school.example/"],
                ["Сайт школы с очень длинной подписью", "https://school.example/"],
            ]
        },
        *({} for _ in range(PLAIN_NEWS)),
    ]
    for number, values in enumerate(sorts):
        sent = {"state": PostState.SENT, "sent_at": SCHOOL_MORNING - timedelta(hours=number), "groups": everybody}
        post = await factories.news_post(session, author, **(sent | values))
        if number == 1:
            await factories.news_file(session, post)
        for reader in readers:
            children = list(school.children) if reader.id == school.people["parent"] else []
            await factories.news_recipient(session, post, reader, children=children)
