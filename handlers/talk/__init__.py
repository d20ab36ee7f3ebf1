"""The conversation on a ticket: questions and answers, internal notes, and the rating at its end."""

from handlers.site import Feature
from handlers.talk import actions, addresses, screens

FEATURE = Feature(
    name="talk",
    screens={
        addresses.Ask: screens.ask,
        addresses.Reply: screens.reply,
        addresses.Note: screens.note,
        addresses.Rate: screens.rate,
        addresses.Late: screens.too_late,
    },
    actions={
        addresses.AskReady: actions.ask_ready,
        addresses.ReplyReady: actions.reply_ready,
        addresses.RateGive: actions.give_rating,
        addresses.Afresh: actions.start_afresh,
    },
    inputs={
        addresses.AskOwn: actions.ask_own,
        addresses.Reply: actions.reply_own,
        addresses.Note: actions.note,
        addresses.RateSay: actions.say_to_rating,
    },
    free_input=actions.lost_part,
)
