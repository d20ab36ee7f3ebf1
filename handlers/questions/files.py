"""Questions as files: out of a survey as a workbook or a text, into a draft from either."""

import asyncio
from typing import Final

from bot.access import Permission
from bot.errors import Invalid
from bot.i18n import Voice, voices
from bot.reports.survey_form import form_xlsx, problem_lines, template_xlsx
from bot.services.surveys.files.draft import Draft, Found
from bot.services.surveys.files.words import Say, Vocabulary, vocabulary
from bot.services.surveys.storing import Survey
from bot.services.text import shorten
from bot.ui import Address, Answer, Button, File, Incoming, Screen, column, screen, t
from handlers.questions import lines
from handlers.questions.addresses import (
    Files,
    New,
    NewSaid,
    Questions,
    Replace,
    ReplaceDo,
    ReplaceDrop,
    ReplaceKeep,
    ReplaceLook,
    ReplaceSaid,
    Template,
    Xlsx,
    Yaml,
)
from handlers.questions.common import draft, is_draft, survey_of
from handlers.questions.screens import TITLE_SHOWN, listed
from handlers.site import Context
from handlers.survey_phrases import length_line

# How much of a title a file's name carries, and what a name can't.
NAME_SHOWN: Final = 60
_NOT_IN_NAMES: Final = str.maketrans('\\/:*?"<>|', " " * 9)
# A bare name of the messenger's own.
_NAMELESS: Final = "file"
FIRST_SHOWN: Final = 5


async def new(context: Context, _: New | NewSaid) -> Screen:
    """How a file becomes a survey."""
    context.actor.require(Permission.SURVEY_MANAGE)
    return screen(
        t("questions-new-file-title"),
        t("questions-new-file-hint"),
        rows=column([Button(t("questions-get-template"), Template(), keeps=True)]),
        back="surveys.new",
        expects=NewSaid(),
    )


async def new_said(context: Context, address: NewSaid, incoming: Incoming) -> Answer:
    """A draft of the file, or all that is wrong with it."""
    found = await _read(context, incoming)
    if found.draft is None:
        return Answer(_problems(context, found, address, New()))
    survey_id = await context.services.surveys.composing.create(context.actor, found.draft)
    shown = await context.site.follow(context, f"surveys.one:{survey_id}")
    return Answer(shown.screen, toast=t("questions-taken", count=len(found.draft.form.questions)))


async def template(context: Context, _: Template) -> Screen:
    """The workbook to fill in, with examples."""
    context.actor.require(Permission.SURVEY_MANAGE)
    voice = _voice(context)
    content = await asyncio.to_thread(template_xlsx, voice.language, _say(voice), _vocabulary(context))
    return screen(
        t("questions-template-title"),
        t("questions-template-hint"),
        back=New(),
        file=File(voice.plain(t("questions-template-file")), content),
        expects=NewSaid(),
    )


async def files(context: Context, address: Files) -> Screen:
    """Out as a file, in from one."""
    survey = await survey_of(context, address.id)
    has_any = bool(survey.form.questions)
    buttons = [
        Button(t("questions-xlsx"), Xlsx(id=survey.id), keeps=True) if has_any else None,
        Button(t("questions-yaml"), Yaml(id=survey.id), keeps=True) if has_any else None,
        Button(t("questions-replace"), Replace(id=survey.id)) if is_draft(survey) else None,
    ]
    return screen(
        t("questions-files-title", title=shorten(survey.title, TITLE_SHOWN)),
        t("questions-files-hint"),
        rows=column(buttons),
        back=Questions(id=survey.id),
        expects=_sent_back(survey),
    )


def _sent_back(survey: Survey) -> ReplaceSaid | None:
    """A file that is sent where a draft's questions are shown comes instead of them, after a look."""
    return ReplaceSaid(id=survey.id) if is_draft(survey) else None


async def xlsx(context: Context, address: Xlsx) -> Screen:
    """The questions as a workbook, which can be sent back when it was changed."""
    survey = await survey_of(context, address.id)
    content = await asyncio.to_thread(form_xlsx, _draft(survey), _say(_voice(context)), _vocabulary(context))
    return _exported(survey, f"{_name(survey)}.xlsx", content)


async def yaml(context: Context, address: Yaml) -> Screen:
    """The same as a text."""
    from bot.services.surveys.files.text import write_yaml

    survey = await survey_of(context, address.id)
    content = await asyncio.to_thread(write_yaml, _draft(survey), _say(_voice(context)), _vocabulary(context))
    return _exported(survey, f"{_name(survey)}.yaml", content)


def _exported(survey: Survey, name: str, content: bytes) -> Screen:
    return screen(
        t("questions-exported-title", title=shorten(survey.title, TITLE_SHOWN)),
        t("questions-exported-hint"),
        back=Files(id=survey.id),
        file=File(name, content),
        expects=_sent_back(survey),
    )


async def replace(context: Context, address: Replace | ReplaceSaid) -> Screen:
    """Which file has the questions that come instead?"""
    survey = await draft(context, address.id)
    return screen(
        t("questions-replace-title", title=shorten(survey.title, TITLE_SHOWN)),
        t("questions-replace-hint", count=len(survey.form.questions)),
        rows=column([Button(t("questions-get-template"), Template(), keeps=True)]),
        back=Files(id=survey.id),
        expects=ReplaceSaid(id=survey.id),
    )


async def replace_said(context: Context, address: ReplaceSaid, incoming: Incoming) -> Answer:
    """What comes with the file is looked at before it is said what becomes of it."""
    await draft(context, address.id)
    found = await _read(context, incoming)
    if found.draft is None:
        return Answer(_problems(context, found, address, Replace(id=address.id)))
    other = await context.services.surveys.composing.look_over(context.actor, address.id, found.draft)
    return Answer(await replace_look(context, ReplaceLook(id=address.id, other=other)))


async def replace_look(context: Context, address: ReplaceLook) -> Screen:
    """These questions instead, as a survey of their own, or not at all?"""
    survey, other = await draft(context, address.id), await draft(context, address.other)
    take, drop = ReplaceDo(id=survey.id, version=survey.version, other=other.id), ReplaceDrop(**dict(address))
    questions = other.form.questions
    more = len(questions) - FIRST_SHOWN
    return screen(
        t("questions-instead-title", title=shorten(survey.title, TITLE_SHOWN)),
        length_line(other.form),
        *(lines.first_words(other.form, one) for one in questions[:FIRST_SHOWN]),
        t("questions-instead-more", count=more) if more > 0 else None,
        t("blank"),
        t("questions-instead-hint", count=len(survey.form.questions)),
        rows=column(
            [
                Button(t("questions-instead-do", count=len(questions)), take),
                Button(t("questions-instead-own"), ReplaceKeep(**dict(address))),
                Button(t("questions-instead-drop"), drop),
            ]
        ),
        back=drop,
        expects=ReplaceSaid(id=survey.id),
    )


async def replace_drop(context: Context, address: ReplaceDrop) -> Answer:
    """Not these."""
    await context.services.surveys.composing.drop(context.actor, address.id, address.other)
    return Answer(await files(context, Files(id=address.id)))


async def replace_keep(context: Context, address: ReplaceKeep) -> Answer:
    """These too, as a survey of their own."""
    await context.services.surveys.composing.keep(context.actor, address.other)
    return await context.site.follow(context, f"surveys.one:{address.other}")


async def replace_do(context: Context, address: ReplaceDo) -> Answer:
    """These instead."""
    composing = context.services.surveys.composing
    await composing.take_over(context.actor, address.id, address.version, address.other)
    survey = await draft(context, address.id)
    return Answer(listed(survey, 0), toast=t("questions-taken", count=len(survey.form.questions)))


async def _read(context: Context, incoming: Incoming) -> Found:
    """What a sent file holds."""
    if incoming.media is None or incoming.media.kind != "document":
        raise Invalid("error-questions-file")
    if incoming.size == 0:
        raise Invalid("error-file-empty")
    name = incoming.document_name or _NAMELESS
    composing = context.services.surveys.composing
    return await composing.read(context.actor, incoming.media.file_id, name, incoming.size, _vocabulary(context))


def _problems(context: Context, found: Found, expects: Address, back: Address) -> Screen:
    """All that is wrong at once, so that the file is put right once; it can be sent anew right here."""
    return screen(
        t("questions-problems-title"),
        *(t("questions-flaw", what=line) for line in problem_lines(found, _say(_voice(context)))),
        t("blank"),
        t("questions-problems-hint"),
        back=back,
        expects=expects,
    )


def _draft(survey: Survey) -> Draft:
    return Draft(survey.title, survey.intro, survey.mode, survey.unit, survey.form)


def _name(survey: Survey) -> str:
    """The title as a file may be called."""
    return " ".join(survey.title.translate(_NOT_IN_NAMES).split())[:NAME_SHOWN].strip(" .") or str(survey.id)


def _voice(context: Context) -> Voice:
    return Voice(context.actor.language, context.school.zone)


def _say(voice: Voice) -> Say:
    return lambda key: voice.plain(t(key))


def _vocabulary(context: Context) -> Vocabulary:
    """Of all our languages: a file in one is understood from whoever speaks another."""
    return vocabulary([_say(voice) for voice in voices(context.school.zone).values()])
