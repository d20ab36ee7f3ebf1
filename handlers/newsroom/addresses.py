"""Addresses of the newsroom. Whatever changes a post names the version that its screen showed.

What a screen expects has an address of its own (…Said), which no button leads to: a reply to a message goes where the
first of its buttons takes messages.
"""

from bot.ui import Address


class Newsroom(Address, prefix="newsroom"):
    """What is being written, waits, and went."""


class Page(Address, prefix="newsroom.page"):
    """A page of it."""

    page: int


class New(Address, prefix="newsroom.new"):
    """The words of a new post, or its files."""


class Post(Address, prefix="newsroom.post"):
    """A post as its writers see it."""

    id: int


class Added(Address, prefix="newsroom.add"):
    """More words or files for a draft: parts of an album come in any order, so no version."""

    id: int


class Ask(Address, prefix="newsroom.ask"):
    """What is asked of whoever gets it?"""

    id: int


class What(Address, prefix="newsroom.ask.what"):
    """What else is asked of them?"""

    id: int


class AskFor(Address, prefix="newsroom.ask.set"):
    """This is asked."""

    id: int
    version: int
    reaction: str


class Choices(Address, prefix="newsroom.choices"):
    """Which answers are there to choose from?"""

    id: int


class ChoicesSaid(Address, prefix="newsroom.choices.say"):
    """The answers, typed."""

    id: int
    version: int


class Meeting(Address, prefix="newsroom.meeting"):
    """When is the meeting?"""

    id: int


class MeetingSaid(Address, prefix="newsroom.meeting.say"):
    """The day and the time of it, typed."""

    id: int
    version: int


class Place(Address, prefix="newsroom.place"):
    """Where is the meeting?"""

    id: int


class PlaceSaid(Address, prefix="newsroom.place.say"):
    """The place of it, typed."""

    id: int
    version: int


class By(Address, prefix="newsroom.by"):
    """Until when is the reaction asked?"""

    id: int


class BySet(Address, prefix="newsroom.by.set"):
    """Until this day, written 20261225."""

    id: int
    version: int
    day: str


class BySaid(Address, prefix="newsroom.by.say"):
    """The last day, typed."""

    id: int
    version: int


class Count(Address, prefix="newsroom.count"):
    """Whose reaction is waited for."""

    id: int
    version: int
    counting: str


class When(Address, prefix="newsroom.when"):
    """When is it to go?"""

    id: int


class WhenSet(Address, prefix="newsroom.when.set"):
    """At once, or with everybody's next hours (gathered)."""

    id: int
    version: int
    gathered: bool


class WhenSaid(Address, prefix="newsroom.when.say"):
    """The day and the time, typed."""

    id: int
    version: int


class More(Address, prefix="newsroom.more"):
    """All the rest about a draft."""

    id: int


class Rewrite(Address, prefix="newsroom.text"):
    """What are the words to be instead? And what comes with them."""

    id: int


class RewriteSaid(Address, prefix="newsroom.text.say"):
    """The other words, typed."""

    id: int
    version: int


class DropFiles(Address, prefix="newsroom.nofiles"):
    """Without files."""

    id: int
    version: int


class Links(Address, prefix="newsroom.links"):
    """Buttons that open pages."""

    id: int


class LinkSaid(Address, prefix="newsroom.links.say"):
    """A label and an address, typed."""

    id: int
    version: int


class DropLinks(Address, prefix="newsroom.nolinks"):
    """Without such buttons."""

    id: int
    version: int


class Topics(Address, prefix="newsroom.topics"):
    """What is it about?"""

    id: int


class TopicSet(Address, prefix="newsroom.topic"):
    """It is about this."""

    id: int
    version: int
    topic: str


class Public(Address, prefix="newsroom.public"):
    """Whether the school's website shows it."""

    id: int
    version: int
    on: bool


class Urgent(Address, prefix="newsroom.urgent"):
    """Why is it urgent?"""

    id: int


class UrgentSaid(Address, prefix="newsroom.urgent.say"):
    """Why, typed."""

    id: int
    version: int


class Calm(Address, prefix="newsroom.calm"):
    """Not urgent after all."""

    id: int
    version: int


class Delete(Address, prefix="newsroom.delete"):
    """A copy of the draft, or throw it away?"""

    id: int


class DeleteDo(Address, prefix="newsroom.delete.do"):
    """Throw it away."""

    id: int
    version: int


class Copy(Address, prefix="newsroom.copy"):
    """A new draft like this post."""

    id: int


class Confirm(Address, prefix="newsroom.check"):
    """A last look: to how many, and when."""

    id: int
    version: int


class Send(Address, prefix="newsroom.send"):
    """Let it go: send it, offer it for approval, or approve it, as the sender may."""

    id: int
    version: int


class Return(Address, prefix="newsroom.return"):
    """What is to be changed?"""

    id: int


class ReturnSaid(Address, prefix="newsroom.return.say"):
    """What is to be changed, typed."""

    id: int


class Recall(Address, prefix="newsroom.recall"):
    """Take it back, to be written on."""

    id: int
