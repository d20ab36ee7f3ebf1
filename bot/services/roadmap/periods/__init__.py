"""When an item of the roadmap is due: its period as the order writes it, read into days of the school year.

Pure rules; what each wording means is in docs/decisions/periods.md. The grammar is loaded when it is first needed:
most days nobody reads a document.
"""

from bot.services.roadmap.periods.meaning import Period, PeriodProblem, PeriodReading, reminder_day
from bot.services.schoolyear import SchoolYear
from models.roadmap import PeriodKind, Rhythm

__all__ = [
    "Period",
    "PeriodKind",
    "PeriodProblem",
    "PeriodReading",
    "Rhythm",
    "move_period",
    "read_period",
    "reminder_day",
]


def read_period(words: str, year: SchoolYear) -> PeriodReading:
    """What a cell of the plan for this school year says; never raises.

    A day or a month without a year is taken in this school year. Where years are written, the reading tells the school
    year that they belong to, and OTHER_YEAR if it is not this one.
    """
    from bot.services.roadmap.periods.reading import read

    return read(words, year)


def move_period(words: str, from_year: int, to_year: SchoolYear) -> PeriodReading:
    """The same cell of a plan for the school year that began in `from_year`, in another school year; never raises.

    Months, days and names of terms stay, written years move along with the school year. 29 February is NO_SUCH_DAY
    where there is none.
    """
    from bot.services.roadmap.periods.reading import read

    return read(words, to_year, to_year.start - from_year)
