"""The moves of a post: each by its hands and from its states only, with approval and without."""

from dataclasses import replace

import pytest

from bot.access import Actor, permissions_of
from bot.errors import Denied, Outdated
from bot.services.news.states import MOVES, Hand, Step, steps_for
from bot.services.news.storing import hands_of, require_step
from models.news import PostState
from models.people import Role
from tests.bot.services.news.made_up import known, post, school

WRITERS = (Hand.AUTHOR, Hand.MANAGER)
WRITING = {Step.EDIT, Step.SEND, Step.DELETE}
SENT = {Step.CORRECT, Step.MOVE, Step.REMIND, Step.WITHDRAW}
# By state: what a writer may do, and what an approver may who did not write it. With approval OFFER is in SEND's place.
TABLE: dict[PostState, tuple[set[Step], set[Step]]] = {
    PostState.DRAFT: (WRITING, set()),
    PostState.OFFERED: ({Step.RECALL}, {Step.APPROVE, Step.RETURN}),
    PostState.SCHEDULED: ({Step.RECALL}, set()),
    PostState.SENT: (SENT, {Step.WITHDRAW}),
    PostState.WITHDRAWN: (set(), set()),
}
EDITOR, SECOND_EDITOR, DEPUTY, DIRECTOR, TEACHER, SECOND_TEACHER, ADMIN, PARENT, FORMER_TEACHER, GONE = range(1, 11)
ROLES = {
    EDITOR: Role.EDITOR,
    SECOND_EDITOR: Role.EDITOR,
    DEPUTY: Role.DEPUTY,
    DIRECTOR: Role.DIRECTOR,
    TEACHER: Role.STAFF,
    SECOND_TEACHER: Role.STAFF,
    ADMIN: Role.ADMIN,
    PARENT: Role.PARENT,
    FORMER_TEACHER: Role.STAFF,
}
LEADS = {TEACHER: {1}, SECOND_TEACHER: {2}}
PEOPLE = [known(one, role, led_classes=LEADS.get(one, set())) for one, role in ROLES.items()]
FREE, STRICT = school(PEOPLE), school(PEOPLE, news_approval=True)
TODAY = FREE.today(post().updated_at)


def actor(number: int) -> Actor:
    return Actor(number, "ru", frozenset({ROLES[number]}), frozenset(LEADS.get(number, ())))


def test_each_step_by_its_hands_and_in_its_states() -> None:
    for state, (writers, approvers) in TABLE.items():
        for hand in WRITERS:
            assert steps_for(frozenset({hand}), state, wants_approval=False) == writers, (state, hand)
        # What was approved stays as it is.
        offering = writers - {Step.SEND, Step.CORRECT} | ({Step.OFFER} if Step.SEND in writers else set())
        assert steps_for(frozenset({Hand.AUTHOR}), state, wants_approval=True) == offering, state
        assert steps_for(frozenset({Hand.APPROVER}), state, wants_approval=True) == approvers, state
        both = frozenset({Hand.AUTHOR, Hand.APPROVER})
        assert steps_for(both, state, wants_approval=True) == writers | approvers, state
        assert steps_for(frozenset({Hand.COLLEAGUE}), state, wants_approval=False) == writers & {Step.REMIND}, state
        assert steps_for(frozenset(), state, wants_approval=False) == set(), state


def test_nothing_leads_back_from_what_was_sent() -> None:
    back = {step for step, move in MOVES.items() if PostState.SENT in move.sources and move.target is PostState.DRAFT}
    assert back == set()
    assert [step for step, move in MOVES.items() if PostState.WITHDRAWN in move.sources] == []


def test_whose_a_post_is() -> None:
    author, manager, approver = {Hand.AUTHOR}, {Hand.MANAGER}, {Hand.APPROVER}
    everybodys = {EDITOR: manager, SECOND_EDITOR: manager, DEPUTY: manager, DIRECTOR: manager}
    # By author: how everybody stands to a draft of theirs; approvers come to it when it is offered.
    cases: dict[int | None, dict[int, set[Hand]]] = {
        EDITOR: everybodys | {EDITOR: author | manager},
        TEACHER: {TEACHER: author},
        ADMIN: {ADMIN: author},
        # Made of the school's website.
        None: everybodys,
        # Of somebody who is not in the school any more, and of those who may write no more.
        GONE: everybodys,
        PARENT: everybodys,
        FORMER_TEACHER: everybodys,
    }
    for author_id, expected in cases.items():
        draft, sent = post(author_id=author_id, state=PostState.DRAFT), post(author_id=author_id, state=PostState.SENT)
        for number in ROLES:
            hands = expected.get(number, set())
            assert hands_of(actor(number), draft, FREE, TODAY) == hands, (author_id, number)
            if author_id != ADMIN:
                later = hands | (approver if number in {DEPUTY, DIRECTOR} else set())
                later |= {Hand.CORRECTOR} if number == DIRECTOR else set()
                assert hands_of(actor(number), sent, FREE, TODAY) == later, (author_id, number)


def test_what_stands_under_the_name_of_the_head_is_changed_by_such_only() -> None:
    author, manager, approver, colleague = {Hand.AUTHOR}, {Hand.MANAGER}, {Hand.APPROVER}, {Hand.COLLEAGUE}
    corrector = {Hand.CORRECTOR}
    managed = {EDITOR: colleague, DEPUTY: colleague, DIRECTOR: manager | approver | corrector}
    cases = (
        (post(author_id=DIRECTOR, state=PostState.SENT), managed | {DIRECTOR: author | manager | approver | corrector}),
        (
            post(author_id=ADMIN, state=PostState.SENT, urgent_reason="Мороз"),
            {DEPUTY: colleague, DIRECTOR: approver | corrector, ADMIN: author},
        ),
        # What the admin sent without haste a deputy may take back.
        (
            post(author_id=ADMIN, state=PostState.SENT),
            {DEPUTY: approver, DIRECTOR: approver | corrector, ADMIN: author},
        ),
        # Who let the director's draft go may take it back.
        (post(author_id=DIRECTOR, state=PostState.OFFERED, updated_by=EDITOR), {EDITOR: colleague | {Hand.SENDER}}),
        # Urgent, of a director who is none any more.
        (post(author_id=GONE, state=PostState.SENT, urgent_reason="Мороз"), managed),
        # Drafts are written together, and what is offered waits for a deputy.
        (post(author_id=DIRECTOR, state=PostState.DRAFT), {EDITOR: manager, DEPUTY: manager}),
        (post(author_id=ADMIN, state=PostState.OFFERED), {DEPUTY: approver, DIRECTOR: approver}),
    )
    for what, expected in cases:
        for number, hands in expected.items():
            assert hands_of(actor(number), what, FREE, TODAY) == hands, (what.author_id, what.state, number)


def test_a_step_is_refused_to_strange_hands_and_too_late() -> None:
    draft, sent = post(author_id=EDITOR, state=PostState.DRAFT), post(author_id=EDITOR, state=PostState.SENT)
    refused = [
        (actor(TEACHER), draft, Step.EDIT, FREE, Denied),
        (actor(PARENT), draft, Step.EDIT, FREE, Denied),
        (actor(ADMIN), draft, Step.SEND, FREE, Denied),
        (actor(EDITOR), post(author_id=EDITOR, state=PostState.OFFERED), Step.APPROVE, STRICT, Denied),
        (actor(DEPUTY), draft, Step.APPROVE, STRICT, Denied),
        (actor(EDITOR), sent, Step.SEND, FREE, Outdated),
        (actor(EDITOR), sent, Step.RECALL, FREE, Outdated),
        (actor(EDITOR), draft, Step.SEND, STRICT, Outdated),
        (actor(EDITOR), draft, Step.OFFER, FREE, Outdated),
        (actor(DIRECTOR), draft, Step.OFFER, STRICT, Outdated),
    ]
    for who, what, step, where, error in refused:
        with pytest.raises(error):
            require_step(who, what, step, where, TODAY)
    require_step(actor(EDITOR), draft, Step.OFFER, STRICT, TODAY)
    require_step(actor(DEPUTY), draft, Step.SEND, STRICT, TODAY)
    # Nothing urgent waits for a word.
    require_step(actor(ADMIN), replace(draft, author_id=ADMIN, urgent_reason="Мороз"), Step.SEND, STRICT, TODAY)
    # Words of a class teacher and of the admin are corrected by those who approve them, and by the director always.
    for author_id in (TEACHER, ADMIN):
        for number, where in ((DEPUTY, STRICT), (DIRECTOR, STRICT), (DIRECTOR, FREE)):
            require_step(actor(number), replace(sent, author_id=author_id), Step.CORRECT, where, TODAY)
        with pytest.raises(Denied):
            require_step(actor(DEPUTY), replace(sent, author_id=author_id), Step.CORRECT, FREE, TODAY)


def test_a_right_that_is_gone_takes_the_hands_with_it() -> None:
    former = Actor(EDITOR, "ru", frozenset({Role.STAFF}))
    assert not permissions_of(former.roles) & {"news.write"}
    assert hands_of(former, post(author_id=EDITOR), FREE, TODAY) == frozenset()
