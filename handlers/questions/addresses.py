"""Addresses of the builder of questions. Whatever changes a draft names the version that its screen showed.

What a screen expects has an address of its own (…Said), which no button leads to. Questions and options go by their
own numbers, which stay when they are moved, not by their places.
"""

from bot.ui import Address


class OfQuestion(Address, prefix="-"):
    """About one question of a survey."""

    id: int
    number: int


class Change(Address, prefix="-"):
    """Changes one question of a draft."""

    id: int
    version: int
    number: int


class Questions(Address, prefix="questions"):
    """All questions of a survey."""

    id: int


class Page(Address, prefix="questions.page"):
    """A page of them."""

    id: int
    page: int


class Add(Address, prefix="questions.add"):
    """What kind is the new question?"""

    id: int


class AddKind(Address, prefix="questions.add.kind"):
    """What does the new question of this kind ask?"""

    id: int
    kind: str


class AddSaid(Address, prefix="questions.add.say"):
    """The words of a new question, options below it."""

    id: int
    version: int
    kind: str


class One(OfQuestion, prefix="questions.one"):
    """One question, with all that can be changed."""


class More(OfQuestion, prefix="questions.more"):
    """What is changed less often."""


class Words(OfQuestion, prefix="questions.text"):
    """What does it ask instead?"""


class WordsSaid(Change, prefix="questions.text.say"):
    """The new words, typed."""


class Help(OfQuestion, prefix="questions.help"):
    """What explains it?"""


class HelpSaid(Change, prefix="questions.help.say"):
    """The explanation, typed."""


class HelpDrop(Change, prefix="questions.help.drop"):
    """Without explanation."""


class Photo(OfQuestion, prefix="questions.photo"):
    """The picture above it."""


class PhotoSaid(Change, prefix="questions.photo.say"):
    """The picture, sent."""


class PhotoDrop(Change, prefix="questions.photo.drop"):
    """Without picture."""


class Required(Change, prefix="questions.must"):
    """It may be skipped, or may not any more."""


class Options(OfQuestion, prefix="questions.options"):
    """Its options, and more of them."""


class OptionsSaid(Change, prefix="questions.options.say"):
    """More options, one a line."""


class Own(Change, prefix="questions.own"):
    """With an answer in own words, or without."""


class Option(OfQuestion, prefix="questions.option"):
    """One option."""

    option: int


class OptionSaid(Change, prefix="questions.option.say"):
    """Its new label, typed."""

    option: int


class OptionMove(Change, prefix="questions.option.move"):
    """One place down, or up."""

    option: int
    down: bool


class OptionDrop(Change, prefix="questions.option.drop"):
    """Without this option."""

    option: int


class Counts(OfQuestion, prefix="questions.count"):
    """How many options may be marked?"""


class CountsSet(Change, prefix="questions.count.set"):
    """So many; most 0: as many as there are."""

    least: int
    most: int


class CountsSaid(Change, prefix="questions.count.say"):
    """The least and the most, typed."""


class Ends(OfQuestion, prefix="questions.ends"):
    """The ends of a scale, or of the range of a number."""


class EndsSet(Change, prefix="questions.ends.set"):
    """These ends."""

    least: int
    most: int


class EndsSaid(Change, prefix="questions.ends.say"):
    """The ends, typed."""


class Labels(OfQuestion, prefix="questions.label"):
    """What do the ends of the scale mean?"""


class LabelsSaid(Change, prefix="questions.label.say"):
    """That, typed in two lines."""


class LabelsDrop(Change, prefix="questions.label.drop"):
    """Nothing is said about it."""


class Kinds(OfQuestion, prefix="questions.kind"):
    """How else is it answered?"""


class KindSet(Change, prefix="questions.kind.set"):
    """In this way."""

    kind: str


class Ways(OfQuestion, prefix="questions.ways"):
    """Where its answers lead."""


class WaysSaid(OfQuestion, prefix="questions.ways.say"):
    """Numbers from and to, of which something is to be said, typed."""


class Way(OfQuestion, prefix="questions.way"):
    """Where do these answers lead? answers: "3", "-5..10", or "else" for all others."""

    answers: str
    page: int


class WaySet(Change, prefix="questions.way.set"):
    """To this later question, or to the end: 0."""

    answers: str
    to: int


class WayDrop(Change, prefix="questions.way.drop"):
    """To the next question, as usual."""

    answers: str


class Move(Change, prefix="questions.move"):
    """One place down, or up."""

    down: bool


class Duplicate(Change, prefix="questions.copy"):
    """Another question like this."""


class Delete(OfQuestion, prefix="questions.delete"):
    """Throw it away?"""


class DeleteDo(Change, prefix="questions.delete.do"):
    """Throw it away."""


class Look(Address, prefix="questions.look"):
    """The survey as those see it who are asked, from its first question on."""

    id: int


class LookAt(OfQuestion, prefix="questions.look.at"):
    """One question of it; number 0: the end. ticks: the places of ticked options as bits, as nothing is kept."""

    ticks: int


class LookTick(OfQuestion, prefix="questions.look.tick"):
    """Tick an option there, or untick it."""

    ticks: int
    option: int


class LookOwn(OfQuestion, prefix="questions.look.own"):
    """What is the answer in own words?"""


class LookSaid(OfQuestion, prefix="questions.look.say"):
    """An answer to it, typed to try."""


class New(Address, prefix="questions.new"):
    """A survey from a file."""


class NewSaid(Address, prefix="questions.new.say"):
    """The file, sent."""


class Template(Address, prefix="questions.template"):
    """The workbook to fill in."""


class Files(Address, prefix="questions.files"):
    """The questions as files, and from one."""

    id: int


class Xlsx(Address, prefix="questions.xlsx"):
    """The questions as a workbook."""

    id: int


class Yaml(Address, prefix="questions.yaml"):
    """The questions as a text."""

    id: int


class Replace(Address, prefix="questions.file"):
    """Questions from a file instead of those that there are."""

    id: int


class ReplaceSaid(Address, prefix="questions.file.say"):
    """The file, sent."""

    id: int


class ReplaceLook(Address, prefix="questions.file.look"):
    """What came with the file, until it is said what becomes of it."""

    id: int
    other: int


class ReplaceDrop(ReplaceLook, prefix="questions.file.drop"):
    """Not these: what was looked at goes."""


class ReplaceKeep(ReplaceLook, prefix="questions.file.keep"):
    """What was looked at becomes a survey of its own."""


class ReplaceDo(Address, prefix="questions.file.do"):
    """The questions of that draft instead."""

    id: int
    version: int
    other: int
