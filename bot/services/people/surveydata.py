"""What is kept of a person about surveys, and what of it goes when they leave the bot."""

from sqlalchemy import delete, select, update

from bot.db import WriteSession
from models.base import table
from models.surveys import SurveyAsked, SurveyDraft, SurveySheet, SurveyUnit


async def forget_surveys(session: WriteSession, person_id: int) -> None:
    """Let go of what they were asked, began to answer, and answered under their name.

    What they sent anonymously can't be found by anybody, so it stays.
    """
    theirs = SurveyUnit.answered_by == person_id
    sheets = select(SurveyUnit.id).where(theirs)
    await session.execute(delete(table(SurveySheet)).where(SurveySheet.unit_id.in_(sheets)))
    await session.execute(update(table(SurveyUnit)).where(theirs).values(answered=False, answered_by=None))
    await session.execute(delete(table(SurveyDraft)).where(SurveyDraft.person_id == person_id))
    await session.execute(delete(table(SurveyAsked)).where(SurveyAsked.person_id == person_id))
