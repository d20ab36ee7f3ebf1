"""What is being written: an offered letter and a draft with everything at its longest, one of the site, many short."""

from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.news.drafting import CHOICE_LIMIT, FILES_LIMIT, LABEL_LIMIT, LINKS_LIMIT, PLACE_LIMIT, REASON_LIMIT
from bot.services.news.wording import TEXT_LIMIT, visible_length
from handlers.site import NoticeArgs
from models.news import Counting, NewsPost, PostState, Reaction, Topic
from models.people import Person, Role
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import StandardSchool

# Numbers of their own, whatever else went before.
OFFERED, DRAFT, MEETING, OF_SITE, OF_DIRECTOR, OF_CLASS, SHORT, APPROVED = range(901, 909)
NOTICES = {
    "news.offered": NoticeArgs(f"newsroom.post:{OFFERED}", {}),
    "news.approved": NoticeArgs(f"newsroom.post:{APPROVED}", {}),
    "news.returned": NoticeArgs(f"newsroom.post:{DRAFT}", {"words": "<b>&amp; «ёлка» " + "слово " * 160}),
    "news.stopped": NoticeArgs(f"newsroom.post:{DRAFT}", {"reason": "error-news-author"}),
}
TITLE = "<b>" + "Ярмарка &amp; концерт «ёлка» 👩‍🏫 " * 4 + "</b>\n"
SCHEDULED = 8


def filled(text: str, limit: int) -> str:
    """The text again and again, as long as it may be."""
    return (text * limit)[:limit]


LONGEST = TITLE + filled("слово ", TEXT_LIMIT - visible_length(TITLE))


async def fill_newsroom(session: AsyncSession, school: StandardSchool) -> None:
    """The newsroom of a school where much is written."""
    people = {name: await session.get_one(Person, number) for name, number in school.people.items()}
    everybody = [f"role-{role}" for role in Role] + [f"parents-{one}" for one in school.classes.values()]
    full = {
        "html": LONGEST,
        "groups": everybody,
        "exceptions": [f"person-{people['left'].id}", f"person-{people['parent'].id}"],
        "reaction": Reaction.CHOICE,
        "choices": [filled(f"Ответ {number} ", CHOICE_LIMIT) for number in range(6)],
        "links": [[filled("Афиша", LABEL_LIMIT), "https://school.example/"]] * LINKS_LIMIT,
        "react_by": date(2026, 12, 4),
        "urgent_reason": filled("Мороз ", REASON_LIMIT),
        "topic": Topic.DIGITAL,
        "counting": Counting.FAMILY,
        "updated_by": people["deputy"].id,
    }
    offered = {"state": PostState.OFFERED, "offered_at": SCHOOL_MORNING, "html": LONGEST[:2_300]}
    await factories.news_post(session, people["class_teacher"], id=OFFERED, **(full | offered))
    await factories.news_post(session, people["editor"], id=DRAFT, **(full | {"is_public": True, "chats": [1, 2]}))
    meeting = {"reaction": Reaction.MEETING, "place": filled("Зал ", PLACE_LIMIT), "choices": []}
    await factories.news_post(session, people["editor"], id=MEETING, **(full | meeting))
    await factories.news_post(session, id=OF_SITE, groups=[])
    await factories.news_post(session, people["director"], id=OF_DIRECTOR, urgent_reason="Мороз")
    await factories.news_post(session, people["class_teacher"], id=OF_CLASS, groups=[])
    await factories.news_post(session, people["admin"], id=SHORT)
    approved = {"state": PostState.SCHEDULED, "send_at": SCHOOL_MORNING + timedelta(days=1), "html": LONGEST}
    await factories.news_post(session, people["editor"], id=APPROVED, **approved)
    await _with_files(session, await session.get_one(NewsPost, DRAFT))
    later = {"state": PostState.SCHEDULED, "send_at": SCHOOL_MORNING + timedelta(days=2)}
    for _ in range(SCHEDULED):
        await factories.news_post(session, people["deputy"], **later)


async def _with_files(session: AsyncSession, post: NewsPost) -> None:
    for position in range(1, FILES_LIMIT + 1):
        await factories.news_file(session, post, position=position, kind="document", name="x" * 120)
