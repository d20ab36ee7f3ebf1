"""Somebody's answers so far, and what each tap or typed word makes of them. Pure.

Whatever is kept of a sheet goes through here: an answer that does not fit its question is refused, whoever made the
button that carries it.
"""

from dataclasses import dataclass, replace
from typing import Self

from bot.errors import Missing, Outdated
from bot.services.groups import Facts
from bot.services.surveys.answers import check_finished, check_fits, pick, read_words, toggle
from bot.services.surveys.form import SKIPPED, Answer, Kind, Question, Sheet
from bot.services.surveys.storing import Survey
from bot.services.surveys.walking import before, is_answered, is_complete, next_after, on_path, path
from models.surveys import UnitKind


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit as the one sees it who is to answer: about which children, whether a sheet came, and by whom."""

    id: int
    survey_id: int
    children: tuple[int, ...]
    class_id: int | None
    group_code: str
    answered: bool
    answered_by: int | None
    entered_by: int | None

    def class_on_paper(self, kind: UnitKind, facts: Facts) -> int | None:
        """The class whose teacher may enter it from paper: of the youngest child today; None: nobody may.

        What somebody answers in person is nobody else's: one of the staff, a pupil, each parent where all are asked.
        """
        known = {facts.children[child] for child in self.children if child in facts.children}
        if kind is UnitKind.PERSON or self.class_id is None or not known:
            return None
        return min(known, key=lambda class_id: facts.classes[class_id])

    def is_still_of(self, person_id: int, facts: Facts) -> bool:
        """Whether it concerns somebody who was asked: a parent for the sake of their children only while one is here.

        Units of the staff have no class, those of pupils no children.
        """
        mine = facts.parents.get(person_id, set()) & facts.children.keys()
        return not self.children or self.class_id is None or not mine.isdisjoint(self.children)


@dataclass(frozen=True, slots=True)
class Filling:
    """Somebody's answers so far. at: the number of the question to show; 0: all is answered and waits to be sent.

    lacks_consent: nothing of it may be kept before the person has agreed to answer under their name. handled: numbers
    of the updates that made it, the last ones.
    """

    survey: Survey
    unit: UnitLine
    sheet: Sheet
    at: int
    lacks_consent: bool = False
    handled: tuple[int, ...] = ()

    @property
    def question(self) -> Question | None:
        return self.survey.form.question(self.at)

    @property
    def answer(self) -> Answer:
        """What was said to the question that is shown."""
        return self.sheet.get(self.at, SKIPPED)

    @property
    def is_begun(self) -> bool:
        return bool(self.sheet)

    @property
    def is_complete(self) -> bool:
        return is_complete(self.survey.form, self.sheet)

    @property
    def is_answered(self) -> bool:
        """Whether the question that is shown has its answer."""
        return self.question is not None and is_answered(self.question, self.sheet)

    @property
    def previous(self) -> Question | None:
        """The question before the one that is shown."""
        return before(self.survey.form, self.sheet, self.at)

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that the answers lead through, up to the first open one."""
        return path(self.survey.form, self.sheet)

    def said(self, number: int, answer: Answer) -> Self:
        """With an answer, SKIPPED too, gone on to what comes next.

        The next question; the summary once all is answered; where a finished sheet is open again, the open question.
        Invalid or Missing where the answer does not fit; Outdated where the answers so far lead to no such question.
        """
        check_finished(self._asked_for(number), answer)
        form, sheet = self.survey.form, on_path(self.survey.form, {**self.sheet, number: answer})
        if is_complete(form, sheet):
            return replace(self, sheet=sheet, at=0)
        following = None if self.is_complete else next_after(form, sheet, number)
        return replace(self, sheet=sheet, at=(following or path(form, sheet)[-1]).number)

    def marked(self, number: int, answer: Answer) -> Self:
        """With an answer that is not finished (of several options one more), still at its question."""
        check_fits(self._asked_for(number), answer)
        return replace(self, sheet={**self.sheet, number: answer}, at=number)

    def moved(self, number: int) -> Self:
        """At another question of those that the answers so far lead to; 0: the summary."""
        if number or not self.is_complete:
            self._asked_for(number)
        return replace(self, at=number)

    def picked(self, number: int, value: int) -> Self:
        """With what a button of the question shown chooses: gone on, or of several options one more.

        What a quicker tap of the same button chose already stays as it is, so that tapping twice does nothing more.
        """
        said = self.sheet.get(number, SKIPPED)
        is_chosen = value in said.options or value == said.number
        if is_chosen and number != self.at:
            return self
        question = self._shown(number)
        if question.kind is not Kind.MANY:
            return self.said(number, pick(question, value))
        return self if is_chosen else self.marked(number, toggle(question, said, value))

    def unpicked(self, number: int, value: int) -> Self:
        """Without an option of several; the same where it is not ticked."""
        question = self._shown(number)
        if value not in self.answer.options:
            return self
        return self.marked(number, toggle(question, self.answer, value))

    def gone_on(self, number: int) -> Self:
        """Behind the question shown, with the answer that it has; what has none is skipped, if it may be.

        What a quicker tap left behind already stays so.
        """
        if number != self.at and number in self.sheet:
            return self
        self._shown(number)
        return self.said(number, self.answer)

    def heard(self, typed: str) -> Self:
        """With what these words are as an answer to the question shown; words beside options are an own answer."""
        question = self._shown(self.at)
        answer = read_words(question, typed, self.answer)
        return self.marked(self.at, answer) if question.kind is Kind.MANY else self.said(self.at, answer)

    def _shown(self, number: int) -> Question:
        """Outdated where another question is shown by now: on another phone, or by a quicker tap."""
        if number != self.at or self.question is None:
            raise Outdated(shows=f"survey.fill:{self.unit.id}")
        return self._asked_for(number)

    def _asked_for(self, number: int) -> Question:
        question = next((one for one in self.asked if one.number == number), None)
        if question is None:
            raise Outdated(shows=f"survey.fill:{self.unit.id}")
        return question


def begun(survey: Survey, unit: UnitLine, sheet: Sheet) -> Filling:
    """These answers at the first question that is open; at the summary where none is. Missing without questions."""
    if is_complete(survey.form, sheet):
        return Filling(survey, unit, sheet, 0)
    walked = path(survey.form, sheet)
    if not walked:
        raise Missing
    return Filling(survey, unit, sheet, walked[-1].number)
