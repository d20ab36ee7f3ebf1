# Words that all screens share.
text = { $text }
blank = {"\u200b"}
button-menu = 🏠 Menu
button-back = ‹ Back
room = room { $number }, { $building }
room-named = room { $number } ({ $name }), { $building }
button-room = Room { $number }
digest-title = <b>📬 While you were away: { $count ->
    [one] { $count } message
   *[other] { $count } messages
}</b>
digest-rest = … and { $count } more
digest-button = Open No. { $number }
room-number = room { $number }
team-technical = Technical service
team-supplies = Housekeeping
team-site = School site
team-journal = Electronic journal

# A day with its name.
weekday-0 = Mon, { $day }
weekday-1 = Tue, { $day }
weekday-2 = Wed, { $day }
weekday-3 = Thu, { $day }
weekday-4 = Fri, { $day }
weekday-5 = Sat, { $day }
weekday-6 = Sun, { $day }
working = ⏳ { $what }…
working-percent = ⏳ { $what }… { $percent }%
working-failed = That did not work out. Please try again.
working-already = I am at it already, one moment.
