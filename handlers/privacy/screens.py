"""What is kept about the person who looks, and what withdrawing would mean."""

from bot.access import Permission
from bot.services.consents import VERSIONS, Given, Purpose
from bot.services.people.desk import Desk
from bot.services.people.newsdata import NewsKept
from bot.services.people.planwork import PlanKept
from bot.services.people.surveydata import SurveysKept
from bot.services.privacy import PersonalData
from bot.ui import Button, Screen, Text, column, page_of, pager, screen, t
from handlers.phrases import team_name
from handlers.privacy.addresses import (
    Confirm,
    ConfirmSurveys,
    Documents,
    Journal,
    Privacy,
    Surveys,
    TakeAway,
    Withdraw,
)
from handlers.site import Context

PURPOSES = frozenset(Purpose)
# The latest of what may come many times.
SHOWN = 3


async def privacy(context: Context, _: Privacy) -> Screen:
    """What is kept about me, shortly; everything is in the file."""
    data = await context.services.privacy.about(context.actor)
    export = Button(t("privacy-journal"), Journal()) if context.actor.may(Permission.AUDIT_EXPORT) else None
    buttons = [
        Button(t("privacy-file"), TakeAway()),
        Button(t("privacy-documents"), Documents()),
        export,
        Button(t("privacy-surveys"), Surveys()) if data.answers_by_name else None,
        Button(t("privacy-withdraw"), Withdraw()),
    ]
    return screen(t("privacy-title"), *_kept(data, context), t("privacy-hint"), rows=column(buttons))


async def documents(context: Context, address: Documents) -> Screen:
    """The documents that I agreed to, newest first, one a page, with the text where it still reads the same."""
    given = [*reversed((await context.services.privacy.about(context.actor)).consents)]
    if not given:
        return screen(t("privacy-documents-title"), t("privacy-no-consent"), back=Privacy())
    shown = page_of(given, address.page, size=1)[0]
    known = shown.purpose in PURPOSES and shown.version == VERSIONS[Purpose(shown.purpose)]
    return screen(
        t("privacy-documents-title"),
        _consent(shown),
        t(f"consent-{shown.purpose}-title") if known else None,
        t(f"consent-{shown.purpose}") if known else None,
        rows=pager(address, address.page, len(given), size=1),
        back=Privacy(),
    )


async def withdraw(context: Context, _: Withdraw) -> Screen:
    """What withdrawing means, before it is done."""
    data = await context.services.privacy.about(context.actor)
    last = await context.services.privacy.is_last_admin(context.actor)
    return screen(
        t("privacy-withdraw-title"),
        t("privacy-withdraw-means"),
        t(f"privacy-withdraw-{data.remains}"),
        t("privacy-withdraw-last-admin") if last else None,
        rows=column([Button(t("privacy-withdraw-yes"), Confirm())]),
        back=Privacy(),
    )


async def surveys(context: Context, _: Surveys) -> Screen:
    """What withdrawing the consent to named answers means, before it is done."""
    return screen(
        t("privacy-surveys-title"),
        t("privacy-surveys-means"),
        rows=column([Button(t("privacy-surveys-yes"), ConfirmSurveys())]),
        back=Privacy(),
    )


def _kept(data: PersonalData, context: Context) -> list[Text | None]:
    name = " ".join(part for part in (data.surname, data.given_name, data.patronymic) if part)
    today = context.school.today(context.now)
    roles = [kept.role for kept in data.roles if kept.since <= today and (kept.until is None or kept.until >= today)]
    return [
        t("privacy-name", name=name) if name else t("privacy-no-name"),
        t("privacy-position", position=data.position) if data.position else None,
        t("privacy-class", title=data.school_class) if data.school_class else None,
        *(t("privacy-role", role=t(f"role-{role}")) for role in roles),
        *(t("privacy-child", child=child.initials, title=child.class_title) for child in data.children),
        *(_account(account) for account in data.messenger),
        *_at_the_help_desk(data.help_desk, context),
        *_in_the_plan(data.plan),
        *_of_news(data.news),
        *_of_surveys(data.surveys),
        t("privacy-written", count=len(data.written)) if data.written else None,
        *(_consent(given) for given in data.consents[-3:]),
        None if data.consents else t("privacy-no-consent"),
    ]


def _at_the_help_desk(desk: Desk, context: Context) -> list[Text | None]:
    """What is kept of the help desk, in figures where there may be much of it."""
    teams = (context.school.teams[team.id] for team in desk.teams if team.id in context.school.teams)
    return [
        *(t("privacy-team", team=team_name(team)) for team in teams),
        *(t("privacy-heads", title=title) for title in desk.heads),
        *(t("privacy-away", first=days.first, last=days.last) for days in desk.absences[-SHOWN:]),
        *(t("privacy-stands-in", first=days.first, last=days.last) for days in desk.stands_in[-SHOWN:]),
        t("privacy-follows", count=len(desk.follows)) if desk.follows else None,
        t("privacy-deeds", count=len(desk.deeds)) if desk.deeds else None,
    ]


def _in_the_plan(plan: PlanKept) -> list[Text | None]:
    """What is kept of the roadmap and of tasks."""
    return [
        *(t("privacy-post", title=title) for title in plan.posts),
        t("privacy-items", count=len(plan.items)) if plan.items else None,
        t("privacy-watches", count=len(plan.watches)) if plan.watches else None,
        t("privacy-calendar", at=plan.calendar_since) if plan.calendar_since else None,
        t("privacy-summary", at=plan.summary.at) if plan.summary else None,
        t("privacy-plan-deeds", count=len(plan.deeds)) if plan.deeds else None,
    ]


def _of_news(news: NewsKept) -> list[Text | None]:
    """What is kept of news and letters."""
    answered = sum(1 for one in news.got if one.reacted_at is not None)
    return [
        t("privacy-news-got", count=len(news.got)) if news.got else None,
        t("privacy-news-answered", count=answered) if answered else None,
        t("privacy-news-wrote", count=len(news.wrote)) if news.wrote else None,
        t("privacy-news-saved", count=len(news.audiences)) if news.audiences else None,
        *(t("privacy-news-chat", title=title) for title in news.chats[-SHOWN:]),
    ]


def _of_surveys(kept: SurveysKept) -> list[Text | None]:
    """What is kept of surveys; what was sent anonymously is nobody's."""
    return [
        t("privacy-surveys-asked", count=len(kept.asked)) if kept.asked else None,
        t("privacy-surveys-begun", count=len(kept.begun)) if kept.begun else None,
        t("privacy-surveys-named", count=len(kept.sheets)) if kept.sheets else None,
        t("privacy-surveys-entered", count=len(kept.entered)) if kept.entered else None,
    ]


def _account(account: str) -> Text:
    channel, _, number = account.partition(" ")
    return t("privacy-messenger", channel=t(f"privacy-channel-{channel}"), number=number)


def _consent(given: Given) -> Text:
    purpose = purpose_words(given)
    if given.withdrawn_at is None:
        return t("privacy-consent", purpose=purpose, version=given.version, at=given.given_at)
    key = "privacy-consent-refused" if given.is_refused else "privacy-consent-ended"
    return t(key, purpose=purpose, version=given.version, at=given.withdrawn_at)


def purpose_words(given: Given) -> Text:
    """What a consent is for; the bare word of a purpose that this version does not know."""
    return t(f"privacy-purpose-{given.purpose}") if given.purpose in PURPOSES else t("text", text=given.purpose)
