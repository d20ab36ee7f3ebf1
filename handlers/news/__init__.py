"""News and letters as their readers have them: how they arrive, where they are kept, how they are answered."""

from handlers.news import actions, addresses, archive, asking, screens, wishes
from handlers.news.notices import NOTICES
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="news",
    screens={
        addresses.All: archive.everything,
        addresses.List: archive.listed,
        addresses.News: screens.news,
        addresses.Here: screens.here,
        addresses.Change: screens.change,
        addresses.Words: actions.words,
        addresses.Ask: asking.ask,
        addresses.Meeting: screens.meeting_file,
        addresses.Preview: screens.preview,
        addresses.Settings: wishes.settings,
        addresses.Topics: wishes.topics,
    },
    actions={
        addresses.React: actions.react,
        addresses.Instead: actions.instead,
        addresses.Said: asking.said,
        addresses.NotSaid: asking.not_said,
        addresses.Trial: screens.trial,
        addresses.SetMode: wishes.set_mode,
        addresses.Mute: wishes.mute,
        addresses.Unmute: wishes.unmute,
    },
    inputs={addresses.All: archive.find, addresses.Words: actions.answered, addresses.Ask: asking.more},
    notices=NOTICES,
    entries=(Entry(addresses.All(), label="button-news", command="news", order=15),),
    links={"news": screens.by_link},
    last_input=asking.maybe_answer,
    shortcuts=archive.waiting,
)
