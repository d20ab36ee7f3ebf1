"""The chat as a site: what a feature declares, and the look-up tables made of all features.

A tap, a command or a notice is found in a dictionary by its prefix, never tried against a queue of filters.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeAlias

from bot.access import Actor, Permission
from bot.errors import Invalid
from bot.services import Services
from bot.services.snapshot import Snapshot
from bot.ui import Address, Answer, Button, Incoming, Screen, Text
from bot.working import Progress

Working: TypeAlias = Callable[[Text], AbstractAsyncContextManager[Progress]]


@asynccontextmanager
async def unseen(_: Text) -> AsyncIterator[Progress]:
    """Work that nobody watches."""
    yield Progress()


@dataclass(frozen=True, slots=True)
class Context:
    """What a screen or an action works with: who asks, the use cases, the school as it is now, the moment.

    tapped: the number of the message whose button it was. working: goes around work that may take long, says that it
    goes on and how far it is: `async with context.working(t("…")) as progress: … progress.at(3, 10)`. Others' updates
    are not held up by it and this one counts as handled, so nothing is written from there on.
    """

    actor: Actor
    services: Services
    school: Snapshot
    now: datetime
    site: "Site"
    tapped: int | None = None
    working: Working = unseen

    async def again(self) -> "Context":
        """The same sender after the school changed: with the roles and settings of now."""
        school = await self.services.directory.now()
        assert self.actor.sender is not None
        actor = self.services.directory.actor(school, self.actor.sender, self.actor.language, self.actor.update_id)
        return replace(self, actor=actor, school=school)


class Nowhere(LookupError):
    """An address that nobody serves: of an older version, or made by hand."""


ShowScreen: TypeAlias = Callable[[Context, Any], Awaitable[Screen]]
Act: TypeAlias = Callable[[Context, Any], Awaitable[Answer]]
Take: TypeAlias = Callable[[Context, Any, Incoming], Awaitable[Answer]]
FollowLink: TypeAlias = Callable[[Context, str], Awaitable[Answer]]
TakeFree: TypeAlias = Callable[[Context, Incoming], Awaitable[Answer | None]]
Shortcuts: TypeAlias = Callable[[Context], Awaitable[Sequence[Button]]]


@dataclass(frozen=True, slots=True)
class NoticeArgs:
    """What a notice carries: the thing it is about ("ticket:42") and the rest of its arguments.

    sent: a message carries it already, and is made anew.
    """

    subject: str | None
    args: Mapping[str, Any]
    sent: bool = False

    @property
    def number(self) -> int:
        """The number of the thing."""
        return int((self.subject or "").rpartition(":")[2])


@dataclass(frozen=True, slots=True)
class NoticeLook:
    """How a notice looks alone and as one line of a digest; None from these: not worth sending any more, or withdrawn.

    leads: whole even where others are due with it: they stand below it, as the lines of a digest. way: where its line
    of a digest leads, where it is about no thing or there is no room for a button of its own. gone: what is shown in
    its place where it was withdrawn and can't be deleted any more; without it the message stays. group: how it looks
    in a group's chat, where nobody asks (the actor has no person and no sender); without it it never goes there.
    """

    full: Callable[[Context, NoticeArgs], Awaitable[Screen | None]]
    line: Callable[[Context, NoticeArgs], Awaitable[Text | None]]
    leads: bool = False
    way: Button | None = None
    gone: Callable[[Context, NoticeArgs], Awaitable[Screen]] | None = None
    group: Callable[[Context, NoticeArgs], Awaitable[Screen | None]] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A way in: a button of the menu, a command, or both. Permission None: everybody of the school.

    The order decides who finds it at once: the menu shows a person's first ones, the others stand behind «More»
    (handlers/home/screens.py). Entries below order 100 stand alone in their row, the others two in a row.
    """

    address: Address
    label: str | None = None
    command: str | None = None
    permission: Permission | None = None
    order: int = 50


@dataclass(frozen=True, slots=True)
class Feature:
    """What one feature adds to the chat.

    questions: what asks for messages to an address of `inputs` that is no screen itself. links: deep links by
    the word before their first "-"; the function gets the rest. free_input: what it makes of a message that no screen
    asked for (None: nothing); last_input: of one that no feature made anything of. remarks: the inputs that take any
    words beside the matter: there what surely is a question of `answers` of some feature is answered, and not kept.
    shortcuts: buttons below its entry
    in the menu. calls: buttons above all entries of the menu, where something waits. open_to_strangers: the addresses
    that need no person.
    """

    name: str
    screens: Mapping[type[Address], ShowScreen] = field(default_factory=dict)
    actions: Mapping[type[Address], Act] = field(default_factory=dict)
    inputs: Mapping[type[Address], Take] = field(default_factory=dict)
    questions: Mapping[type[Address], ShowScreen] = field(default_factory=dict)
    notices: Mapping[str, NoticeLook] = field(default_factory=dict)
    entries: Sequence[Entry] = ()
    links: Mapping[str, FollowLink] = field(default_factory=dict)
    free_input: TakeFree | None = None
    last_input: TakeFree | None = None
    remarks: frozenset[type[Address]] = frozenset()
    answers: TakeFree | None = None
    shortcuts: Shortcuts | None = None
    calls: Shortcuts | None = None
    open_to_strangers: frozenset[type[Address]] = frozenset()


class Site:
    """All features, looked up by prefix. Raises ValueError where two features claim the same prefix or notice."""

    def __init__(self, features: Iterable[Feature]) -> None:
        self.features = tuple(features)
        self.screens: dict[str, tuple[type[Address], ShowScreen]] = {}
        self.actions: dict[str, tuple[type[Address], Act]] = {}
        self.inputs: dict[str, tuple[type[Address], Take]] = {}
        self.questions: dict[str, tuple[type[Address], ShowScreen]] = {}
        self.notices: dict[str, NoticeLook] = {}
        self.commands: dict[str, Entry] = {}
        self.links: dict[str, FollowLink] = {}
        self.open_prefixes: set[str] = set()
        self.remarks: set[str] = set()
        for feature in self.features:
            self._add(feature)

    def _add(self, feature: Feature) -> None:
        for address in (*feature.screens, *feature.actions):
            if address.__prefix__ in self.screens or address.__prefix__ in self.actions:
                raise ValueError(f"two features claim {address.__prefix__}")
        self.screens |= {address.__prefix__: (address, show) for address, show in feature.screens.items()}
        self.questions |= {address.__prefix__: (address, show) for address, show in feature.questions.items()}
        self.actions |= {address.__prefix__: (address, act) for address, act in feature.actions.items()}
        for address, take in feature.inputs.items():
            self.inputs[address.__prefix__] = (address, take)
        for kind, look in feature.notices.items():
            if kind in self.notices:
                raise ValueError(f"two features claim the notice {kind}")
            self.notices[kind] = look
        self.commands |= {entry.command: entry for entry in feature.entries if entry.command}
        self.links |= feature.links
        self.remarks |= {address.__prefix__ for address in feature.remarks}
        self.open_prefixes |= {address.__prefix__ for address in feature.open_to_strangers}

    def entries_for(self, actor: Actor) -> list[Entry]:
        """The ways in that this actor may use, in the order of the menu."""
        entries = [entry for feature in self.features for entry in feature.entries]
        allowed = (entry for entry in entries if entry.permission is None or actor.may(entry.permission))
        return sorted(allowed, key=lambda entry: entry.order)

    def commands_for(self, actor: Actor) -> list[str]:
        """The commands that this actor may use, in the order of the menu."""
        return [entry.command for entry in self.entries_for(actor) if entry.command]

    async def follow(self, context: Context, raw: str) -> Answer:
        """Where a button (or a thing such as "ticket:42") leads. Nowhere for what leads nowhere."""
        prefix = raw.partition(":")[0]
        if prefix in self.screens:
            address, show = self.screens[prefix]
            return Answer(await show(context, _parse(address, raw)))
        if prefix in self.actions:
            action_address, act = self.actions[prefix]
            return await act(context, _parse(action_address, raw))
        raise Nowhere(prefix)

    async def question(self, context: Context, raw: str) -> Screen | None:
        """The screen that asks for messages to this address; None where no screen is known to."""
        prefix = raw.partition(":")[0]
        found = self.questions.get(prefix) or self.screens.get(prefix)
        if found is None:
            return None
        address, show = found
        return await show(context, _parse(address, raw))

    async def hear(self, context: Context, incoming: Incoming) -> Answer | None:
        """What the first feature makes of a message that no screen asked for; None where none makes anything of it."""
        features = self.features
        for take in (*(one.free_input for one in features), *(one.last_input for one in features)):
            answer = await take(context, incoming) if take is not None else None
            if answer is not None:
                return answer
        return None

    async def take(self, context: Context, raw: str, incoming: Incoming) -> Answer:
        """Hand a message to what it is meant for, or answer it where it surely is a question. Nowhere where that is
        gone. A reply is meant for what it replies to.
        """
        prefix = raw.partition(":")[0]
        if prefix not in self.inputs:
            raise Nowhere(prefix)
        address, take = self.inputs[prefix]
        meant_for = _parse(address, raw)
        if prefix in self.remarks and not incoming.reply_buttons:
            answer = await self._answered(context, incoming)
            if answer is not None:
                return answer
        return await take(context, meant_for, incoming)

    async def _answered(self, context: Context, incoming: Incoming) -> Answer | None:
        """A question with a mistake in it is none."""
        for feature in self.features:
            with suppress(Invalid):
                answer = await feature.answers(context, incoming) if feature.answers is not None else None
                if answer is not None:
                    return answer
        return None


def _parse(address: type[Address], raw: str) -> Address:
    try:
        return address.unpack(raw)
    except (TypeError, ValueError) as error:
        raise Nowhere(address.__prefix__) from error
