"""What the clock brings to people: their morning list, what is new for them, what went up to them; pulses in a row."""

from handlers.reminders import actions, addresses, notices, screens
from handlers.site import Feature

FEATURE = Feature(
    name="reminders",
    screens={
        addresses.Pulses: screens.pulses,
        addresses.Help: screens.ask_help,
        addresses.Raised: screens.raised,
    },
    actions={addresses.Answer: actions.answer},
    questions={addresses.Words: screens.again, addresses.HelpSaid: screens.ask_help},
    inputs={addresses.Words: actions.received, addresses.HelpSaid: actions.help_said},
    notices=notices.LOOKS,
)
