"""Writing news and letters: words, for whom, what is asked, when; approval, and what became of each."""

from bot.access import Permission
from handlers.newsroom import addresses, details, going, notices, reacting, screens, writing
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="newsroom",
    screens={
        addresses.Newsroom: screens.newsroom,
        addresses.Page: screens.newsroom,
        addresses.New: screens.new,
        addresses.Post: screens.post,
        addresses.Ask: reacting.ask,
        addresses.What: reacting.what,
        addresses.Choices: reacting.choices,
        addresses.Meeting: reacting.meeting,
        addresses.Place: reacting.place,
        addresses.By: reacting.by,
        addresses.When: going.when,
        addresses.Confirm: going.confirm,
        addresses.Return: going.give_back,
        addresses.More: details.more,
        addresses.Rewrite: writing.rewrite,
        addresses.Links: details.links,
        addresses.Topics: details.topics,
        addresses.Urgent: details.urgent,
        addresses.Delete: details.delete,
    },
    actions={
        addresses.AskFor: reacting.ask_for,
        addresses.BySet: reacting.by_set,
        addresses.Count: reacting.count,
        addresses.WhenSet: going.when_set,
        addresses.Send: going.send,
        addresses.Recall: going.recall,
        addresses.DropFiles: writing.drop_files,
        addresses.DropLinks: details.drop_links,
        addresses.TopicSet: details.topic_set,
        addresses.Public: details.public,
        addresses.Calm: details.calm,
        addresses.DeleteDo: details.delete_do,
        addresses.Copy: details.copy,
    },
    questions={
        addresses.Added: screens.post,
        addresses.ChoicesSaid: reacting.choices,
        addresses.MeetingSaid: reacting.meeting,
        addresses.PlaceSaid: reacting.place,
        addresses.BySaid: reacting.by,
        addresses.WhenSaid: going.when,
        addresses.ReturnSaid: going.give_back,
        addresses.RewriteSaid: writing.rewrite,
        addresses.LinkSaid: details.links,
        addresses.UrgentSaid: details.urgent,
    },
    inputs={
        addresses.New: writing.begin,
        addresses.Added: writing.add,
        addresses.ChoicesSaid: reacting.choices_said,
        addresses.MeetingSaid: reacting.meeting_said,
        addresses.PlaceSaid: reacting.place_said,
        addresses.BySaid: reacting.by_said,
        addresses.WhenSaid: going.when_said,
        addresses.ReturnSaid: going.returned,
        addresses.RewriteSaid: writing.rewritten,
        addresses.LinkSaid: details.link_said,
        addresses.UrgentSaid: details.urgent_said,
    },
    notices=notices.LOOKS,
    entries=(
        Entry(
            addresses.Newsroom(), label="button-newsroom", command="write", permission=Permission.NEWS_WRITE, order=13
        ),
    ),
)
