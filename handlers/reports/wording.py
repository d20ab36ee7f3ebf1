"""A report put into words: the texts that its template shows.

The document is the school's official paper, so it speaks Russian to whoever makes it. Of the staff it names surnames
with initials; whoever is none of the staff any more is not named.
"""

from collections.abc import Iterable
from datetime import date
from itertools import chain

from bot.i18n import DEFAULT_LANGUAGE, Voice
from bot.reports.school_report import (
    PaperEvidence,
    PaperFigure,
    PaperGap,
    PaperItem,
    PaperSection,
    PaperTotal,
    PeriodPaper,
    YearPaper,
)
from bot.services.snapshot import Snapshot
from bot.services.status.accounts import (
    Account,
    Deed,
    ItemAccount,
    PeriodReport,
    StepDone,
    YearReport,
)
from bot.services.status.registry import BY_CODE
from bot.services.status.shapes import Reading
from bot.ui import Text, t
from handlers.plan_phrases import assignee_words
from handlers.reports.orders import Order
from handlers.reports.phrases import did, due_line, gap_lines, proof_line, section_summary, section_title
from handlers.status_phrases import figure_words, period_name


def year_paper(report: YearReport, school: Snapshot, order: Order) -> YearPaper:
    """The report of a school year."""
    said = _Said(school, report.made_on)
    return YearPaper(
        school=report.school,
        year=report.year.title,
        made_on=written(report.made_on),
        order_number=order.number,
        order_date=order.day,
        director=said.name(report.signers.director_id),
        author=said.name(report.signers.author_id),
        summary=said.all(_year_summary(report)),
        total=_total(report.account),
        sections=said.sections(report.account),
        gaps=said.gaps(report.account),
        evidence=said.evidence(report.account),
    )


def period_paper(report: PeriodReport, school: Snapshot, order: Order) -> PeriodPaper:
    """The report of a period."""
    said = _Said(school, report.made_on)
    return PeriodPaper(
        school=report.school,
        period=said.plain(period_name(report.period, school)),
        made_on=written(report.made_on),
        order_number=order.number,
        order_date=order.day,
        director=said.name(report.signers.director_id),
        author=said.name(report.signers.author_id),
        summary=said.all(_period_summary(report)),
        total=_total(report.account),
        sections=said.sections(report.account),
        figures=tuple(said.figure(one) for one in report.readings),
        other=said.all(_other(report)),
        gaps=said.gaps(report.account),
        evidence=said.evidence(report.account),
    )


def written(day: date) -> str:
    """«01.08.2027»."""
    return f"{day:%d.%m.%Y}"


class _Said:
    """Says the parts of a report on a day of the school."""

    def __init__(self, school: Snapshot, day: date) -> None:
        self._school = school
        self._day = day
        self._voice = Voice(DEFAULT_LANGUAGE, school.zone)

    def plain(self, text: Text) -> str:
        return self._voice.plain(text)

    def all(self, texts: Iterable[Text]) -> tuple[str, ...]:
        return tuple(self._voice.plain(text) for text in texts)

    def name(self, person_id: int | None) -> str:
        """Somebody of the staff; nobody else is named."""
        person = self._school.people.get(person_id or 0)
        return person.name if person is not None and person.is_staff(self._day) else ""

    def sections(self, account: Account) -> tuple[PaperSection, ...]:
        return tuple(
            PaperSection(
                self.plain(section_title(section)),
                self.plain(section_summary(section)),
                tuple(self._item(item) for item in section.items),
            )
            for section in account.sections
        )

    def gaps(self, account: Account) -> tuple[PaperGap, ...]:
        return tuple(
            PaperGap(item.line.code, item.line.text, "; ".join(self.all(gap_lines(item))))
            for item in account.items
            if item.gaps
        )

    def evidence(self, account: Account) -> tuple[PaperEvidence, ...]:
        return tuple(
            PaperEvidence(
                str(proof.number),
                item.line.code,
                self.plain(t(f"reports-kind-{proof.shown.kind}")),
                proof.shown.name,
                proof.shown.link or "",
                written(proof.shown.day),
            )
            for item in account.items
            for proof in item.proofs
        )

    def figure(self, reading: Reading) -> PaperFigure:
        indicator = BY_CODE[reading.code]
        shown = (reading.now, reading.before, reading.year_ago)
        values = [
            t("reports-figure-failed")
            if reading.failed
            else t("reports-figure-none")
            if one is None
            else figure_words(indicator, one)
            for one in shown
        ]
        return PaperFigure(*self.all([t(f"reports-area-{indicator.area}"), t(f"indicator-{reading.code}"), *values]))

    def _item(self, item: ItemAccount) -> PaperItem:
        line = item.line
        return PaperItem(
            number=line.code,
            text=line.text,
            result=item.result,
            period=item.period,
            who=self._who(item),
            state=self.plain(t(f"item-{line.state}")),
            done=self.all(self._deed(one) for one in item.deeds),
            steps=self.all(self._step(one) for one in item.steps),
            evidence=self.all(proof_line(one) for one in item.proofs),
            due=self.all(due_line(one, self._day) for one in item.dues),
            gaps=self.all(gap_lines(item)),
        )

    def _who(self, item: ItemAccount) -> str:
        """Who took it or got it passed, then all whom the document names."""
        answering = item.line.answering
        named = [assignee_words(one, self._school, self._day) for one in answering.assignees]
        words = [self.name(answering.owner_id), *self.all(named)]
        found = [one for one in dict.fromkeys(words) if one]
        return "; ".join(found) or self.plain(t("assignee-nobody"))

    def _deed(self, deed: Deed) -> Text:
        who = self.name(deed.person_id)
        return t(
            "reports-deed",
            day=deed.day,
            what=did(deed),
            words=t("reports-deed-words", words=deed.words) if deed.words else "",
            who=t("reports-by", who=who) if who else "",
        )

    def _step(self, step: StepDone) -> Text:
        who = self.name(step.person_id)
        return t("reports-step", text=step.text, day=step.day, who=t("reports-by", who=who) if who else "")


def _total(account: Account) -> PaperTotal:
    count = account.count
    states = {state.value: number for state, number in account.states.items()}
    return PaperTotal(
        all=count.all,
        done=count.done,
        late=count.late,
        dropped=count.dropped,
        evidence=sum(len(item.proofs) for item in account.items),
        unproven=account.unproven,
        **{state: states.get(state, 0) for state in ("offered", "going", "help", "open")},
    )


def _year_summary(report: YearReport) -> list[Text]:
    account = report.account
    count = account.count
    percent = round(count.done * 100 / count.all) if count.all else 0
    proofs = sum(len(item.proofs) for item in account.items)
    lines = [
        t("reports-year-plan", year=report.year.title, count=count.all, sections=len(account.sections)),
        t("reports-year-done", done=str(count.done), all=str(count.all), percent=str(percent)),
        t("reports-year-evidence", count=proofs, unproven=str(account.unproven)),
    ]
    return lines + ([t("reports-year-late", count=count.late)] if count.late else [])


def _period_summary(report: PeriodReport) -> list[Text]:
    account = report.account
    dues = list(chain.from_iterable(item.dues for item in account.items))
    met = sum(due.is_met for due in dues)
    ahead = sum(not due.is_met and due.day > report.made_on for due in dues)
    told = sum(bool(item.deeds or item.steps or item.proofs) for item in account.items)
    lines = [t("reports-period-told", count=told)]
    to_come = t("reports-period-ahead", count=ahead) if ahead else ""
    return lines + ([t("reports-period-due", count=len(dues), met=str(met), ahead=to_come)] if dues else [])


def _other(report: PeriodReport) -> list[Text]:
    """Tickets, supplies, news and surveys in a line each, as far as there were any."""
    other = report.other
    value = {one.code: one.now.value for one in report.readings if not one.failed and one.now.value is not None}
    lines = [
        _pair("reports-other-tickets", value, "tickets_opened", "tickets_solved"),
        _pair("reports-other-supplies", value, "shortages_opened", "consumables_used"),
        t("reports-other-planned", count=other.planned) if other.planned else None,
        t("reports-other-news", news=other.news, letters=other.letters) if other.news or other.letters else None,
        t("reports-other-surveys", count=other.surveys) if other.surveys else None,
    ]
    return [line for line in lines if line is not None]


def _pair(key: str, value: dict[str, float], first: str, second: str) -> Text | None:
    if first not in value or second not in value:
        return None
    return t(key, first=round(value[first]), second=round(value[second]))
