"""Tasks: the card with its steps, and setting one, by buttons or in a sentence."""

from bot.access import Permission
from handlers.site import Entry, Feature
from handlers.tasks import actions, addresses, notices, screens, setting, splitting

FEATURE = Feature(
    name="tasks",
    screens={
        addresses.Card: screens.card,
        addresses.Ask: screens.ask,
        addresses.Say: screens.ask_say,
        addresses.Later: screens.later,
        addresses.What: setting.what,
        addresses.Who: setting.who,
        addresses.When: setting.when,
        addresses.Rhythm: setting.rhythm,
        addresses.Draft: setting.draft_screen,
        addresses.Split: splitting.split,
        addresses.Steps: splitting.steps,
        addresses.StepWho: splitting.step_who,
    },
    actions={
        addresses.Do: actions.do,
        addresses.MoveTo: actions.move,
        addresses.Begin: setting.begin,
        addresses.For: setting.choose_doer,
        addresses.By: setting.choose_day,
        addresses.Often: setting.choose_rhythm,
        addresses.Give: setting.give,
        addresses.Drop: setting.drop,
        addresses.StepFor: splitting.step_for,
        addresses.StepsMine: splitting.steps_mine,
        addresses.StepsGive: splitting.steps_give,
    },
    questions={addresses.AskSaid: screens.ask, addresses.LaterDay: screens.later},
    inputs={
        addresses.Card: actions.said,
        addresses.AskSaid: actions.words_said,
        addresses.Say: actions.said_on,
        addresses.LaterDay: actions.day_said,
        addresses.What: setting.said,
        addresses.Who: setting.who_said,
        addresses.When: setting.when_said,
        addresses.Draft: setting.said,
        addresses.Split: splitting.steps_said,
        addresses.Steps: splitting.steps_said,
        addresses.StepWho: splitting.step_who_said,
    },
    remarks=frozenset({addresses.Card, addresses.AskSaid, addresses.LaterDay}),
    notices=notices.LOOKS,
    entries=(Entry(addresses.Begin(doer=0), command="task", permission=Permission.TASK_PLAN, order=22),),
    free_input=setting.sentence,
    last_input=setting.maybe_sentence,
)
