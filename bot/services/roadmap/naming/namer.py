"""Puts together what a cell says: names, the posts beside them, posts without a name, groups."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.services.roadmap.naming.cases import plain
from bot.services.roadmap.naming.cutting import Cutter, Gap, Item
from bot.services.roadmap.naming.groupwords import Departments, read_group
from bot.services.roadmap.naming.holders import Holder, Holders
from bot.services.roadmap.naming.model import Named, NamedDepartment, Naming, NamingDoubt, Post, Staffer
from bot.services.roadmap.naming.names import NameFinder, NameSpan
from bot.services.roadmap.naming.people import Found, PeopleIndex, Written
from bot.services.roadmap.naming.tokens import Token, cleaned, tokenise
from bot.services.roadmap.naming.wording import Wording, Wordings

_CLOSE_TO_A_NAME = frozenset({Gap.LINE, Gap.DASH, Gap.BRACKET})
_APART = frozenset({Gap.BREAK, Gap.AND})
# A longer phrase that begins with no post is no misspelled name.
_LONGEST_NAME = 3
# As many as a screen has buttons.
_MOST_OFFERED = 6
# Characters of a cell: fifty people with their posts. What is longer names nobody.
_LONGEST_CELL = 2_000


@dataclass(slots=True)
class _Mention:
    """A responsible that is being gathered, from the first to the last of its tokens."""

    first: int
    last: int
    name: NameSpan | None = None
    wordings: list[Wording] = field(default_factory=list)
    is_posted_before: bool = False
    # A group that names follow at once: perhaps only they are meant.
    is_listed: bool = False
    # Words of nobody that is known end here; a post may follow.
    unknown_to: int = 0
    # A name with a post among bare names.
    is_in_list: bool = False


class Namer:
    """Reads the cells of one plan; knows the school as it was given."""

    def __init__(self, staff: Sequence[Staffer], posts: Sequence[Post], departments: Sequence[NamedDepartment]) -> None:
        titles = {one.position for one in staff} | {post.title for post in posts} | {one.title for one in departments}
        surnames = frozenset(plain(one.surname) for one in staff)
        self._wordings = Wordings([tokenise(cleaned(title)) for title in sorted(titles)], surnames)
        self._staff = {staffer.id: staffer for staffer in staff}
        self._people = PeopleIndex(staff)
        self._holders = Holders(staff, posts, self._wordings)
        self._departments = Departments(departments, self._wordings)

    def read(self, words: str) -> Naming:
        """Everybody who is meant, in the order written; an empty cell names nobody. Raises nothing on any text.

        A cell that is longer than any list of people is not read: NOT_UNDERSTOOD.
        """
        if len(words) > _LONGEST_CELL:
            return Naming((Named(" ".join(words[:_LONGEST_CELL].split()), doubts=(NamingDoubt.NOT_UNDERSTOOD,)),))
        text = cleaned(words)
        tokens = tokenise(text)
        finder = NameFinder(tokens, self._people, self._wordings)
        items = Cutter(tokens, finder, self._wordings).cut()
        mentions = self._mentions(tokens, items)
        if any(mention.name and not mention.wordings for mention in mentions):
            self._doubt_posts_in_list(mentions)
        if not mentions and any(token.key.isalnum() for token in tokens):
            return Naming((Named(" ".join(text.split()), doubts=(NamingDoubt.NOT_UNDERSTOOD,)),))
        named = [self._named(text, tokens, mention) for mention in mentions]
        return Naming(_each_once(_with_posts_of_nobody(named, mentions)))

    def _doubt_posts_in_list(self, mentions: Sequence[_Mention]) -> None:
        """Among bare names a post may be one more responsible rather than what the name before it does."""
        for mention in mentions:
            if mention.name and mention.wordings and not mention.is_posted_before:
                mention.is_in_list = True

    def _mentions(self, tokens: Sequence[Token], items: Sequence[Item]) -> list[_Mention]:
        """Each name and each phrase that is of nobody beside it; other phrases go to their names."""
        mentions: list[_Mention] = []
        waiting: _Mention | None = None  # a post that stands before its name
        owner: _Mention | None = None  # whose posts follow
        for at, item in enumerate(items):
            if item.name:
                owner = waiting or _Mention(item.first, item.last)
                owner.name, owner.last = item.name, item.last
                if waiting is None:
                    mentions.append(owner)
                waiting = None
                continue
            wording = self._wordings.read(tokens[item.first : item.last])
            following = items[at + 1] if at + 1 < len(items) else None
            if self._is_group(wording):
                is_listed = bool(following and following.name and following.before <= _CLOSE_TO_A_NAME - {Gap.LINE})
                mentions.append(_Mention(item.first, item.last, wordings=[wording], is_listed=is_listed))
                owner = None
            elif self._is_before_its_name(item, following, owner, wording):
                waiting = _Mention(item.first, item.last, wordings=[wording], is_posted_before=True)
                mentions.append(waiting)
            elif owner is not None and self._is_of(owner, item, wording):
                owner.wordings.append(wording)
                owner.last = item.last
            else:
                mentions.append(_Mention(item.first, item.last, wordings=[wording], unknown_to=item.last))
                # Words that begin with no post may be somebody's name, and what follows be their post.
                owner = None if wording.head else mentions[-1]
        return mentions

    def _is_group(self, wording: Wording) -> bool:
        if wording.head is None:
            return self._departments.is_title(wording)
        return wording.head.is_many or wording.is_open

    def _is_before_its_name(self, item: Item, following: Item | None, owner: _Mention | None, wording: Wording) -> bool:
        if not (wording.head and following and following.name and following.before <= _CLOSE_TO_A_NAME):
            return False
        if owner is None or item.before & _APART or owner.is_posted_before:
            return True
        if following.before:
            return False
        own, theirs = self._people.find(_written(owner)), self._people.find(following.name.written)
        return self._has(theirs, wording) and not self._has(own, wording)

    def _has(self, found: Found, wording: Wording) -> bool:
        return found.person_id is not None and self._holders.is_in(found.person_id, wording)

    def _is_of(self, owner: _Mention, item: Item, wording: Wording) -> bool:
        """Whether a post is of the person before it: the first one is, a further one unless somebody else has it."""
        if wording.head is None or item.before & _APART:
            return False
        if not owner.wordings or owner.name is None:
            return len(owner.wordings) < 2
        found = self._people.find(_written(owner))
        if found.person_id is None or self._has(found, wording):
            return True
        return self._holders.find(wording).found.person_id is None

    def _named(self, text: str, tokens: Sequence[Token], mention: _Mention) -> Named:
        end = tokens[mention.last - 1].end
        words = " ".join(text[tokens[mention.first].start : end].split())
        if words.count("(") > words.count(")"):
            words += ")" if text[end : end + 1] == ")" else ""
        if mention.name:
            return self._person(words, mention)
        wording = mention.wordings[0]
        if self._is_group(wording):
            return self._group(words, wording, mention)
        if wording.head:
            return self._post(words, wording)
        return self._unknown(words, tokens[mention.first : mention.unknown_to])

    def _person(self, words: str, mention: _Mention) -> Named:
        found = self._people.find(_written(mention))
        if found.doubt is NamingDoubt.SEVERAL:
            found = self._told_apart(found, mention.wordings)
        doubts = [found.doubt] if found.doubt else []
        if found.person_id is None and not found.candidates:
            found = Found(None, self._in_posts(mention.wordings), found.doubt)
        if found.person_id is not None:
            doubts += self._doubts_of_posts(found.person_id, mention)
            doubts += self._remarks(found.person_id)
        if any(wording.odd for wording in mention.wordings):
            doubts.append(NamingDoubt.NOT_UNDERSTOOD)
        known = [known for wording in mention.wordings if (known := self._holders.known_id(wording)) is not None]
        return Named(
            words,
            person_id=found.person_id,
            candidates=found.candidates[:_MOST_OFFERED],
            post=", ".join(wording.text for wording in mention.wordings) or None,
            post_id=known[0] if known else None,
            doubts=tuple(dict.fromkeys(doubts)),
        )

    def _doubts_of_posts(self, person_id: int, mention: _Mention) -> list[NamingDoubt]:
        doubts = []
        for at, wording in enumerate(mention.wordings):
            doubt = self._holders.doubt_beside(person_id, wording)
            if doubt is None and (at or mention.is_in_list) and not self._holders.is_in(person_id, wording):
                # That one may as well be somebody else.
                doubt = NamingDoubt.POST_UNKNOWN
            if doubt:
                doubts.append(doubt)
        return doubts

    def _in_posts(self, wordings: Sequence[Wording]) -> tuple[int, ...]:
        """Who is known in the posts that stand beside a name which nobody has; who was in them comes last."""
        found = [self._holders.find(wording).found for wording in wordings]
        people = [one for each in found for one in (each.person_id, *each.candidates) if one is not None]
        people = people or [one for wording in wordings for one in self._holders.of_role(wording)]
        return tuple(sorted(dict.fromkeys(people), key=lambda one: self._staff[one].has_left))

    def _told_apart(self, found: Found, wordings: Sequence[Wording]) -> Found:
        """Of several that fit the name, the only one whose position fits all that is written beside it.

        It decides nothing where the position of another is not known.
        """
        fitting = [one for one in found.candidates if all(self._holders.is_in(one, wording) for wording in wordings)]
        unclear = [one for one in found.candidates if not self._holders.has_position(one)]
        if not wordings or unclear or len(fitting) != 1:
            return found
        if self._staff[fitting[0]].has_left:
            return Found(None, (fitting[0],), NamingDoubt.HAS_LEFT)
        return Found(fitting[0])

    def _group(self, words: str, wording: Wording, mention: _Mention) -> Named:
        meant = read_group(wording, self._departments)
        is_clear = meant.is_exact and not mention.is_listed and not wording.odd
        return Named(words, group=meant.code, doubts=() if is_clear else (NamingDoubt.NOT_UNDERSTOOD,))

    def _post(self, words: str, wording: Wording) -> Named:
        holder = self._holders.find(wording)
        if wording.odd:
            offered = (holder.found.person_id,) if holder.found.person_id is not None else holder.found.candidates
            holder = Holder(Found(None, offered, NamingDoubt.NOT_UNDERSTOOD))
        doubts = [holder.found.doubt] if holder.found.doubt else []
        if holder.found.person_id is not None:
            doubts += self._remarks(holder.found.person_id)
        return Named(
            words,
            person_id=holder.found.person_id,
            candidates=holder.found.candidates[:_MOST_OFFERED],
            post=wording.text,
            post_id=holder.post_id,
            doubts=tuple(doubts),
        )

    def _unknown(self, words: str, tokens: Sequence[Token]) -> Named:
        """Words that begin with no post: a name that is misspelled, or of somebody who is not known, or anything."""
        parts = [token for token in tokens if token.is_word]
        if not parts or len(parts) > _LONGEST_NAME or self._wordings.is_topic(parts[0].key):
            return Named(words, doubts=(NamingDoubt.NOT_UNDERSTOOD,))
        found = self._people.find(Written(parts[0].key))
        is_name = bool(found.candidates) or (parts[0].is_title and len(parts[0].key) > 2)
        doubt = NamingDoubt.NOT_FOUND if is_name else NamingDoubt.NOT_UNDERSTOOD
        # Nobody is taken for a surname that something unknown stands beside.
        close = found.candidates or ((found.person_id,) if found.person_id is not None else ())
        return Named(words, candidates=close[:_MOST_OFFERED], doubts=(doubt,))

    def _remarks(self, person_id: int) -> list[NamingDoubt]:
        return [] if self._staff[person_id].has_joined else [NamingDoubt.NOT_JOINED]


def _with_posts_of_nobody(named: list[Named], mentions: Sequence[_Mention]) -> list[Named]:
    """A post right before a post with a name that nobody has may be the first half of theirs: its holder is offered."""
    found = list(named)
    for at, (one, after, mention) in enumerate(zip(named, named[1:], mentions[1:], strict=False)):
        is_of_nobody = mention.name is not None and mention.is_posted_before and after.person_id is None
        if mentions[at].name is None and is_of_nobody and one.person_id in after.candidates:
            found[at] = replace(one, person_id=None, candidates=(one.person_id,), doubts=(NamingDoubt.NOT_UNDERSTOOD,))
    return found


def _written(mention: _Mention) -> Written:
    return mention.name.written if mention.name else Written("")


def _each_once(named: Sequence[Named]) -> tuple[Named, ...]:
    """Somebody named twice stands once, at the first place, with the words of both."""
    kept: dict[tuple[str, int | str], Named] = {}
    for at, one in enumerate(named):
        key: tuple[str, int | str] = ("place", at)
        if one.person_id is not None:
            key = ("person", one.person_id)
        elif one.group is not None and not one.doubts:
            key = ("group", one.group)
        before = kept.get(key)
        kept[key] = one if before is None else _both(before, one)
    return tuple(kept.values())


def _both(first: Named, second: Named) -> Named:
    return Named(
        words=first.words if second.words in first.words else f"{first.words}, {second.words}",
        person_id=first.person_id,
        post=", ".join(dict.fromkeys(post for post in (first.post, second.post) if post)) or None,
        post_id=first.post_id if first.post_id is not None else second.post_id,
        group=first.group,
        doubts=tuple(dict.fromkeys(first.doubts + second.doubts)),
    )


def read_people(
    words: str, staff: Sequence[Staffer], posts: Sequence[Post], departments: Sequence[NamedDepartment]
) -> Naming:
    """The responsibles of one cell; for the cells of a whole plan make one Namer."""
    return Namer(staff, posts, departments).read(words)
