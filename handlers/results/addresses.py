"""Addresses of results. The same screens show what a survey has found and, before that, a made-up sample of it.

number: a question's. page: a page of a list; of questions the place of the one that is shown.
"""

from enum import StrEnum

from bot.ui import Address


class Source(StrEnum):
    """What is shown: what a survey has found, or made-up answers to it."""

    REAL = "r"
    SAMPLE = "s"


class By(StrEnum):
    """What stands in a row of its own: every group, or all classes of a year, of a stage of school."""

    GROUP = "g"
    YEAR = "y"
    STAGE = "s"


class Head(Address, prefix="results"):
    """Who has answered, and the few things to know."""

    id: int


class Seen(Address, prefix="survey.seen"):
    """The same of made-up answers: what the director will see."""

    id: int


class Question(Address, prefix="results.question"):
    """One question after the other."""

    source: Source
    id: int
    page: int = 0


class Picture(Address, prefix="results.picture"):
    """The same question as a picture."""

    source: Source
    id: int
    page: int


class Compare(Address, prefix="results.compare"):
    """Which question is to be compared?"""

    source: Source
    id: int
    page: int = 0


class Groups(Address, prefix="results.groups"):
    """One question by groups."""

    source: Source
    id: int
    number: int
    by: By
    page: int = 0


class GroupsPicture(Address, prefix="results.groups.picture"):
    """The same as a picture."""

    source: Source
    id: int
    number: int
    by: By


class First(Address, prefix="results.cross"):
    """Two questions against each other: which is the first?"""

    source: Source
    id: int
    page: int = 0


class Second(Address, prefix="results.cross.with"):
    """Which is the second?"""

    source: Source
    id: int
    row: int
    page: int = 0


class Cross(Address, prefix="results.cross.table"):
    """The table of both."""

    source: Source
    id: int
    row: int
    column: int
    page: int = 0


class CrossPicture(Address, prefix="results.cross.picture"):
    """The same as a picture."""

    source: Source
    id: int
    row: int
    column: int


class Texts(Address, prefix="results.texts"):
    """The questions that were answered in own words."""

    source: Source
    id: int
    page: int = 0


class Said(Address, prefix="results.said"):
    """What was said to one of them."""

    source: Source
    id: int
    number: int
    page: int = 0


class Report(Address, prefix="results.report"):
    """What to take along?"""

    id: int


class Document(Address, prefix="results.docx"):
    """The report as a document."""

    id: int


class Table(Address, prefix="results.xlsx"):
    """The figures as a table."""

    id: int


class Needs(Address, prefix="results.do"):
    """What is to be done about? The few things to know first."""

    id: int


class NeedQuestions(Address, prefix="results.do.more"):
    """Something else: of which question?"""

    id: int
    page: int = 0


class NeedAnswers(Address, prefix="results.do.answers"):
    """Which answer to it?"""

    id: int
    number: int
    page: int = 0


class Need(Address, prefix="results.need"):
    """What becomes of it? option: the number of an answer, text: the place of a group of texts from 1; 0: none."""

    id: int
    number: int
    option: int
    text: int


class NeedTask(Address, prefix="results.need.task"):
    """A task for somebody."""

    id: int
    number: int
    option: int
    text: int


class NeedHead(Address, prefix="results.need.head"):
    """A task for the head of the working group: to put it into the roadmap."""

    id: int
    number: int
    option: int
    text: int


class NeedItem(Address, prefix="results.need.item"):
    """An item of the roadmap."""

    id: int
    number: int
    option: int
    text: int


class NeedSupply(Address, prefix="results.need.supply"):
    """Something to be bought: really?"""

    id: int
    number: int
    option: int
    text: int


class NeedBuy(Address, prefix="results.need.buy"):
    """Ask for it."""

    id: int
    number: int
    option: int
    text: int


class Done(Address, prefix="results.done"):
    """«You said, we did»: a post for those who were asked. What has been done is typed."""

    id: int


class DoneSkip(Address, prefix="results.done.skip"):
    """The same without what has been done."""

    id: int
