"""Acting on what goes wrong: whoever answers is hurried; a ticket gets another day, or is taken off."""

from handlers.acting import addresses, answering, directing, hurrying, notices
from handlers.site import Feature

FEATURE = Feature(
    name="acting",
    screens={
        addresses.Hurry: hurrying.hurry,
        addresses.HurryOwn: hurrying.own_words,
        addresses.Answer: answering.when,
        addresses.Later: directing.later,
        addresses.LaterWhy: directing.why,
        addresses.Drop: directing.drop,
    },
    actions={addresses.HurryDo: hurrying.do, addresses.AnswerDay: answering.on_day},
    questions={
        addresses.AnswerSaid: answering.when,
        addresses.HurrySaid: hurrying.own_words,
        addresses.LaterDay: directing.later,
        addresses.LaterSaid: directing.why,
        addresses.DropSaid: directing.drop,
    },
    # A reply to the notice of who is asked to hurry is the answer.
    inputs={
        addresses.Answer: answering.said,
        addresses.AnswerSaid: answering.said,
        addresses.HurrySaid: hurrying.said,
        addresses.LaterDay: directing.day_said,
        addresses.LaterSaid: directing.why_said,
        addresses.DropSaid: directing.drop_said,
    },
    remarks=frozenset(
        {addresses.AnswerSaid, addresses.HurrySaid, addresses.LaterDay, addresses.LaterSaid, addresses.DropSaid}
    ),
    notices=notices.LOOKS,
)
