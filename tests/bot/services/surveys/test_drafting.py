"""Surveys before they start: begun, changed, copied, thrown away; by whom."""

import pytest

from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services.surveys import SurveyMode, SurveyState, UnitKind
from bot.services.surveys.form import TITLE_LIMIT, Form, Kind
from bot.services.surveys.templates import all_templates
from tests.bot.services.surveys.canvass import FORM, Canvass
from tests.databases import SetClock


async def test_a_template_brings_all_that_a_start_needs(canvass: Canvass) -> None:
    deputy = await canvass.actor_of("deputy")
    for template in all_templates():
        number = await canvass.services.surveys.drafting.take_template(deputy, template.slug)
        survey = await canvass.services.surveys.drafting.survey(deputy, number)
        draft = template.draft
        assert (survey.title, survey.intro, survey.form) == (draft.title, draft.intro, draft.form), template.slug
        assert (survey.mode, survey.unit, survey.days) == (draft.mode, draft.unit, template.days), template.slug
        assert (survey.audience.groups, survey.template) == (template.groups, template.slug), template.slug
        assert survey.author_id == canvass.school.people["deputy"]


async def test_a_blank_one_has_its_title_and_nothing_else(canvass: Canvass) -> None:
    drafting, deputy = canvass.services.surveys.drafting, await canvass.actor_of("deputy")
    number = await drafting.begin(deputy, " Питание\u202e\n в столовой ")
    survey = await drafting.survey(deputy, number)
    assert (survey.title, survey.form, survey.audience.groups) == ("Питание в столовой", Form(), ())
    assert (survey.mode, survey.unit, survey.state) == (SurveyMode.ANONYMOUS, UnitKind.PERSON, SurveyState.DRAFT)
    for words in ("", "\u200b", "я" * (TITLE_LIMIT + 1)):
        with pytest.raises(Invalid):
            await drafting.begin(deputy, words)


async def test_a_copy_is_compared_with_what_has_answers(canvass: Canvass) -> None:
    drafting, deputy = canvass.services.surveys.drafting, await canvass.actor_of("deputy")
    first = await canvass.running(title="Питание", intro="Зачем", days=9)
    await canvass.end(first)
    second = await drafting.copy(deputy, first)
    of_draft = await drafting.copy(deputy, second)
    for number in (second, of_draft):
        copy = await drafting.survey(deputy, number)
        assert (copy.copied_from, copy.form, copy.title, copy.days) == (first, FORM, "Питание", 9)
        assert (copy.state, copy.starts_on, copy.ends_on, copy.started_at) == (SurveyState.DRAFT, None, None, None)
    bare = await canvass.draft()
    assert (await drafting.survey(deputy, await drafting.copy(deputy, bare))).copied_from is None


async def test_a_change_names_the_version_that_was_seen(canvass: Canvass) -> None:
    drafting, deputy = canvass.services.surveys.drafting, await canvass.actor_of("deputy")
    number = await canvass.draft()
    await drafting.set_title(deputy, number, 1, "Раз")
    changes = (
        drafting.set_title(deputy, number, 1, "Два"),
        drafting.set_intro(deputy, number, 1, "Два"),
        drafting.drop_intro(deputy, number, 1),
        drafting.set_mode(deputy, number, 1, SurveyMode.NAMED),
        drafting.set_unit(deputy, number, 1, UnitKind.FAMILY),
        drafting.delete(deputy, number, 1),
    )
    for change in changes:
        with pytest.raises(Outdated, match="error-survey-changed"):
            await change
    assert ((await canvass.row(number)).title, (await canvass.row(number)).version) == ("Раз", 2)


async def test_what_runs_is_neither_changed_nor_deleted(canvass: Canvass) -> None:
    drafting, deputy = canvass.services.surveys.drafting, await canvass.actor_of("deputy")
    number = await canvass.running()
    version = (await canvass.row(number)).version
    for change in (drafting.set_title(deputy, number, version, "Два"), drafting.delete(deputy, number, version)):
        with pytest.raises(Outdated, match="error-survey-started"):
            await change
    assert (await canvass.row(number)).state is SurveyState.RUNNING


async def test_a_deleted_draft_is_gone(canvass: Canvass) -> None:
    drafting, deputy = canvass.services.surveys.drafting, await canvass.actor_of("deputy")
    number = await canvass.draft()
    await drafting.delete(deputy, number, 1)
    for asking in (drafting.survey(deputy, number), drafting.copy(deputy, number), drafting.delete(deputy, number, 2)):
        with pytest.raises(Missing):
            await asking


async def test_only_those_draft_who_manage_surveys(canvass: Canvass) -> None:
    drafting = canvass.services.surveys.drafting
    number = await canvass.draft()
    for name in ("class_teacher", "editor", "admin", "parent", "coordinator"):
        actor = await canvass.actor_of(name)
        for doing in (
            drafting.survey(actor, number),
            drafting.begin(actor, "Моё"),
            drafting.take_template(actor, "quick_poll"),
            drafting.begin_poll(actor, "Пойдём в театр?"),
            drafting.copy(actor, number),
            drafting.set_title(actor, number, 1, "Моё"),
            drafting.delete(actor, number, 1),
            drafting.day(actor, "завтра"),
        ):
            with pytest.raises(Denied):
                await doing


async def test_a_template_that_is_only_looked_at_leaves_one_draft_for_a_day(canvass: Canvass, clock: SetClock) -> None:
    drafting, deputy = canvass.services.surveys.drafting, await canvass.actor_of("deputy")
    listing = canvass.services.surveys.listing
    first = await drafting.take_template(deputy, "parents_needs")
    assert await drafting.take_template(deputy, "parents_needs") == first
    assert await drafting.take_template(await canvass.actor_of("director"), "parents_needs") != first, "each their own"
    await drafting.set_title(deputy, first, 1, "Наше")
    changed, looked_at = first, await drafting.take_template(deputy, "parents_needs")
    assert looked_at != changed
    clock.advance(days=1, minutes=1)
    kept = {changed, await drafting.begin(deputy, "Питание"), await drafting.copy(deputy, changed)}
    assert {one.id for one in (await listing.lines(deputy, 0, 30)).lines} == kept
    clock.advance(days=2)
    kept.add(await drafting.take_template(deputy, "staff_readiness"))
    assert {one.id for one in (await listing.lines(deputy, 0, 30)).lines} == kept


async def test_a_poll_is_what_its_author_writes(canvass: Canvass) -> None:
    drafting, deputy = canvass.services.surveys.drafting, await canvass.actor_of("deputy")
    long = "Когда " * 40
    for words, title, kind, labels in (
        ("Пойдём в театр?\n", "Пойдём в театр?", Kind.YES_NO, []),
        ("Когда?\n- В среду\n- В пятницу", "Когда?", Kind.ONE, ["В среду", "В пятницу"]),
        (long, None, Kind.YES_NO, []),
    ):
        survey = await drafting.survey(deputy, await drafting.begin_poll(deputy, words))
        [question] = survey.form.questions
        assert (question.kind, [one.label for one in question.options]) == (kind, labels), words
        assert survey.title == (title or survey.title), words
        assert len(survey.title) <= TITLE_LIMIT, words
        assert survey.audience.groups == ("role-parent",), words
    for words in ("", "я" * 301):
        with pytest.raises(Invalid):
            await drafting.begin_poll(deputy, words)
