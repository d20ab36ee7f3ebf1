"""What a period comes to: its kind, its days, the days on which it is asked about, and what is doubtful about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.services.calendar import WorkingCalendar
from models.roadmap import PeriodKind, Rhythm


class PeriodProblem(StrEnum):
    """Why a period is shown before it is taken."""

    NOT_UNDERSTOOD = "not_understood"  # nothing of it is
    PARTLY = "partly"  # some words are left over
    NO_SUCH_DAY = "no_such_day"  # 31 February; the last day of that month is proposed
    BACKWARDS = "backwards"  # it ends before it starts
    STRANGE_YEAR = "strange_year"  # 1021
    OTHER_YEAR = "other_year"  # it lies in another school year than the document
    SEVERAL_YEARS = "several_years"  # it goes on over the school year; the part within it is taken
    OTHER_TERMS = "other_terms"  # quarters in a school of trimesters, or the other way round
    CONTRADICTION = "contradiction"  # wordings that do not go together: «сентябрь, в течение года»
    UNSURE = "unsure"  # read, but it may be meant otherwise: «до 1 сентября» is of this year or of the next


@dataclass(frozen=True, slots=True)
class Period:
    """Both ends are included; `controls` ascend, lie between them, and are empty only where it is on request."""

    kind: PeriodKind
    start: date
    end: date
    controls: tuple[date, ...]
    rhythm: Rhythm | None = None
    every_year: bool = False


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """A cell as it was understood.

    `period` is None where nothing can be proposed, `rest` holds the words that were not understood ("" if all were),
    `year` is the school year (the one it begins in) that the period belongs to.
    """

    period: Period | None
    problems: tuple[PeriodProblem, ...]
    rest: str
    year: int

    @property
    def is_clear(self) -> bool:
        """Whether it can be taken without being shown."""
        return self.period is not None and not self.problems


def reminder_day(control: date, calendar: WorkingCalendar) -> date:
    """The day of the control itself, or the working day before it where it is a day off."""
    return control if calendar.is_working_day(control) else calendar.previous_working_day(control)
