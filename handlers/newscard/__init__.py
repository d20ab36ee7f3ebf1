"""The sender's card of a post that went: counts, who is silent, answers, reminding, correcting, taking back."""

from handlers.newscard import actions, addresses, answers, correcting, meeting, places, reminding, screens, table
from handlers.site import Feature

FEATURE = Feature(
    name="newscard",
    screens={
        addresses.Card: screens.card,
        addresses.More: screens.more,
        addresses.Mine: screens.mine,
        addresses.Remind: reminding.ask,
        addresses.Correct: correcting.correct,
        addresses.Until: screens.until,
        addresses.Venue: meeting.venue,
        addresses.Withdraw: screens.withdraw,
        addresses.Places: places.places,
        addresses.Behind: places.behind,
        addresses.Place: places.place,
        addresses.Answers: answers.answers,
        addresses.Choice: answers.choice,
    },
    actions={
        addresses.RemindNow: reminding.now,
        addresses.CorrectNow: correcting.confirm,
        addresses.CorrectNot: correcting.drop,
        addresses.UntilDay: actions.move,
        addresses.WithdrawNow: actions.withdraw,
        addresses.Copy: actions.copy,
        addresses.Table: table.table,
    },
    questions={
        addresses.CorrectSaid: correcting.correct,
        addresses.UntilSaid: screens.until,
        addresses.MeetsSaid: screens.until,
        addresses.VenueSaid: meeting.venue,
    },
    inputs={
        addresses.CorrectSaid: correcting.said,
        addresses.UntilSaid: actions.moved,
        addresses.MeetsSaid: meeting.met,
        addresses.VenueSaid: meeting.seated,
    },
)
