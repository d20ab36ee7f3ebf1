"""Steps of whoever works a ticket that need more than a tap: done, waiting, passed on, merged."""

from handlers.site import Feature
from handlers.work import addresses, handing, merging, notices, solving, waiting

FEATURE = Feature(
    name="work",
    screens={
        addresses.Solve: solving.solve,
        addresses.SolveAnyway: solving.solve_anyway,
        addresses.Wait: waiting.wait,
        addresses.WaitFor: waiting.until_when,
        addresses.WaitUntil: waiting.in_words,
        addresses.Hand: handing.hand,
        addresses.HandAsk: handing.ask,
        addresses.HandTeams: handing.teams,
        addresses.Merge: merging.merge,
        addresses.MergeInto: merging.check,
    },
    actions={
        addresses.SolveReady: solving.ready,
        addresses.WaitDo: waiting.do,
        addresses.HandTo: handing.to_person,
        addresses.HandTeam: handing.to_team,
        addresses.MergeDo: merging.do,
    },
    notices=notices.LOOKS,
    questions={
        addresses.SolveSaid: solving.solve_anyway,
        addresses.WaitDay: waiting.until_when,
        addresses.WaitSaid: waiting.in_words,
        addresses.MergeNumber: merging.number_again,
    },
    inputs={
        addresses.SolveSaid: solving.said,
        addresses.WaitDay: waiting.day_said,
        addresses.WaitSaid: waiting.words_said,
        addresses.MergeNumber: merging.number_said,
    },
)
