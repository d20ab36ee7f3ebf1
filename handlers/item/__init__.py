"""An item of the roadmap: its card, how it goes, what is shown for it, what is said on it."""

from handlers.item import addresses, notices, proofs, saying, screens
from handlers.site import Feature

FEATURE = Feature(
    name="item",
    screens={
        addresses.Card: screens.card,
        addresses.Text: screens.words,
        addresses.More: screens.more,
        addresses.History: screens.history,
        addresses.Help: screens.ask_help,
        addresses.Say: screens.ask_words,
        addresses.Evidence: proofs.evidence,
        addresses.Proof: proofs.proof,
    },
    actions={
        addresses.Pulse: saying.pulse,
        addresses.Done: saying.done,
        addresses.Take: saying.take,
        addresses.Watch: saying.watch,
        addresses.Unwatch: saying.unwatch,
        addresses.TakeBack: proofs.take_back,
    },
    questions={
        addresses.Said: saying.answered,
        addresses.HelpSaid: screens.ask_help,
        addresses.SaySaid: screens.ask_words,
    },
    inputs={
        addresses.Card: saying.received,
        addresses.Evidence: saying.received,
        addresses.More: saying.received,
        addresses.HelpSaid: saying.help_said,
        addresses.Said: saying.pulse_said,
        addresses.SaySaid: saying.said,
    },
    remarks=frozenset({addresses.Card, addresses.Evidence, addresses.More, addresses.HelpSaid, addresses.Said}),
    notices=notices.LOOKS,
)
