"""What a report says of an item and of a section, line by line."""

from datetime import date
from typing import Final

from bot.services.roadmap.proofs import host_of
from bot.services.status.accounts import Deed, Due, Gap, ItemAccount, Proof, SectionAccount
from bot.ui import Text, t

# The actions of the history that have words of their own; others are a change.
_DID: Final = frozenset(
    {
        *("accept", "ask_later", "drop", "grant", "hand", "offer", "refuse", "reopen", "return"),
        *("say", "show", "split", "take", "withdraw"),
    }
)
_ANSWERS: Final = frozenset({"done", "going", "help", "open"})


def did(deed: Deed) -> Text:
    """What somebody did with an item."""
    if deed.action == "pulse":
        if deed.day_before:
            return t("reports-did-met", day=deed.day_before)
        return t(f"reports-did-pulse-{deed.value if deed.value in _ANSWERS else 'going'}")
    if deed.action not in _DID:
        return t("reports-did-other")
    return t(f"reports-did-{deed.action}", day=deed.day_after)


def proof_line(proof: Proof) -> Text:
    """What was shown, as a cell has room for it: the list at the end has all of it."""
    shown = proof.shown
    name = shown.name or (host_of(shown.link) if shown.link else "")
    kind = t(f"reports-kind-{shown.kind}")
    number = str(proof.number)
    if not name:
        return t("reports-proof-bare", number=number, kind=kind)
    return t("reports-proof", number=number, kind=kind, name=name)


def due_line(due: Due, today: date) -> Text:
    """A deadline of the period, and whether it was met; of a day to come nothing is said yet."""
    if due.is_met:
        return t("reports-due-met", day=due.day)
    return t("reports-due-ahead" if due.day > today else "reports-due-open", day=due.day)


def gap_lines(item: ItemAccount) -> list[Text]:
    """What is missing at an item."""
    return [
        t(f"reports-gap-{gap}", count=item.late) if gap is Gap.LATE else t(f"reports-gap-{gap}") for gap in item.gaps
    ]


def section_title(account: SectionAccount) -> Text:
    """«2. Техника, сеть и программы»."""
    section = account.section
    if section is None:
        return t("reports-no-section")
    number = section.number.strip(" .")
    return t("reports-section", number=number, title=section.title) if number else t("text", text=section.title)


def section_summary(account: SectionAccount) -> Text:
    """Its items in figures."""
    count = account.count
    return t(
        "reports-section-summary",
        count=count.all,
        done=str(count.done),
        late=t("reports-late", count=count.late) if count.late else "",
        dropped=t("reports-dropped", count=count.dropped) if count.dropped else "",
    )
