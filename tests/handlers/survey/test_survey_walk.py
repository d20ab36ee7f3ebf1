"""Every button of surveys of every sort, as those see them who are asked."""

from datetime import date

from sqlalchemy import delete

from bot.access import SYSTEM
from bot.db import Database
from bot.services.surveys.form import LABEL_LIMIT, OPTIONS_LIMIT, Answer, Form, Kind, Option, Question
from handlers.site import Site
from models.news import PostState
from models.people import Consent, Person
from models.surveys import Survey, SurveyMode, SurveyUnit, UnitKind
from tests import factories
from tests.bot.services.surveys.canvass import SAID, Canvass
from tests.databases import SetClock, sqlite_only
from tests.handlers.feature_walk import check_feature

pytestmark = sqlite_only

WILD = "<b>&amp; «ёлка» 👩‍🏫 " + "слово " * 60
SHORT = tuple(Option(number, f"Ответ {number}") for number in range(1, OPTIONS_LIMIT + 1))
LONG = tuple(Option(number, f"{number} {WILD}"[:LABEL_LIMIT]) for number in range(1, OPTIONS_LIMIT + 1))
# Of each kind a question, at its widest.
WIDE = Form(
    (
        Question(1, Kind.MANY, WILD[:300], help=WILD[:300], options=LONG, own=True, least=1, most=3),
        Question(2, Kind.ONE, "Коротко?", options=SHORT, own=True),
        Question(3, Kind.SCALE, "Насколько?", least=0, most=10, low_label=WILD[:40], high_label=WILD[:40]),
        Question(4, Kind.NUMBER, "Сколько?", least=-5, most=1_000_000, required=True, picture="photo1"),
        Question(5, Kind.DATE, "Когда?"),
        Question(6, Kind.SHORT, "Коротко:"),
        Question(7, Kind.LONG, "Подробно:"),
        Question(8, Kind.MANY, "Что?", options=SHORT[:6], own=True),
        # More than a page of the summary holds.
        *(Question(number, Kind.YES_NO, WILD[:300]) for number in (9, 10, 11)),
    ),
    last=11,
)
ANSWERED = {
    1: Answer((1,), words=WILD[:200]),
    2: Answer((3,)),
    3: Answer(number=10),
    4: Answer(number=7),
    5: Answer(day=date(2012, 3, 15)),
    6: Answer(words=WILD[:200]),
    7: Answer(words=(WILD * 10)[:2000]),
    8: Answer((1,)),
    **dict.fromkeys((9, 10, 11), Answer(number=1)),
}


async def test_every_button_leads_somewhere(
    canvass: Canvass, db: Database, site: Site, clock: SetClock, database_url: str
) -> None:
    # What is answered anonymously lies in no database, so no state of the walk would bring it back.
    wide = await canvass.running(form=WIDE, title=WILD[:120], intro=WILD[:300], mode=SurveyMode.NAMED)
    finished = await canvass.running(form=WIDE, mode=SurveyMode.NAMED)
    await canvass.say(finished, "teacher", ANSWERED)
    named = await canvass.running(mode=SurveyMode.NAMED)
    by_child = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    first = next(unit for unit, people in await canvass.units(by_child) if people == ("parent",))
    # Another parent has answered for the first child.
    await canvass.set(SurveyUnit, SurveyUnit.id == first, answered=True)
    changed = await canvass.running(mode=SurveyMode.NAMED)
    await canvass.answer(changed, "teacher", said=SAID)
    over = await canvass.running()
    await canvass.answer(over, "teacher", "technician", "editor", "coordinator", "storekeeper")
    await canvass.end(over)
    # A second page of the list.
    more = [await canvass.running(mode=SurveyMode.NAMED) for _ in range(2)]
    for one in more:
        await canvass.end(one)
    async with db.write(SYSTEM) as session:
        post = await factories.news_post(session, state=PostState.SENT, sent_at=clock.now())
        teacher = await session.get_one(Person, canvass.school.people["teacher"])
        await factories.news_recipient(session, post, teacher)
        await session.execute(delete(Consent).where(Consent.person_id == canvass.school.people["technician"]))
    await canvass.set(Survey, Survey.id.in_([over, *more]), post_id=post.id)
    surveys = [f"survey:{one}" for one in (wide, finished, named, changed, over)]
    fills = [f"survey.fill:{await canvass.unit(finished, 'teacher')}"]
    walks = [
        *(("teacher", [start]) for start in ("survey.all", *surveys, *fills)),
        ("technician", [f"survey.fill:{await canvass.unit(named, 'technician')}"]),
        ("parent", ["survey.all", f"survey:{by_child}"]),
    ]
    await check_feature("survey", walks, site, clock, database_url)
