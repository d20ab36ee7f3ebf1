# The morning list and what comes by itself: new items, what is late with others.
notice-deeds-morning = <b>☀️ For today{ $count ->
    [0] { "" }
    [one] : { $count } thing to do
   *[other] : { $count } things to do
}</b>
digest-deeds-morning = ☀️ For today: { $count ->
    [one] { $count } thing to do
   *[other] { $count } things to do
}
deeds-item = { $mark } { $what } – { $when }{ $untaken }{ $more }
deeds-item-words = { $code } { $text }
deeds-went-up-1 = , the coordinator knows
deeds-went-up-2 = , the director knows
deeds-untaken = , nobody took it yet
deeds-task = { $mark } { $text } – { $when }
deeds-task-button = { $mark } { $text }
deeds-ticket-button = 🛠 Ticket No. { $number }
deeds-asked = { $mark } { $what } – how does it go?
deeds-asked-untaken = { $mark } { $what } – nobody took it yet
deeds-asked-button = ❓ How do the items go? ({ $count })
deeds-raised-button = ⬆️ Wants your attention: { $count }
deeds-raised-line = <b>⬆️ Wants your attention: { $count }</b>
deeds-yesterday = was due yesterday
deeds-late =
    { $count ->
        [one] was due { $count } day ago
       *[other] was due { $count } days ago
    }
deeds-today = due today
deeds-tomorrow = due tomorrow
deeds-until = by { $day }
notice-deeds-assigned = <b>📋 { $count ->
    [one] { $count } item of the roadmap is yours
   *[other] { $count } items of the roadmap are yours
}</b>
digest-deeds-assigned = 📋 { $count ->
    [one] { $count } item of the roadmap is yours
   *[other] { $count } items of the roadmap are yours
}
deeds-assigned-item = { $mark } { $what }
deeds-assigned-shared = For a group: { $count } of them. Whoever takes such an item first answers for it.
deeds-assigned-hint = I shall remind you of deadlines in the morning: 14, 7, 3 days and 1 day before, and on the day. Of what lasts the whole year I shall ask how it goes.
pulses-title = <b>❓ How do the items go? ({ $count } left)</b>
pulses-words-hint = You can write what was done, or send a photo, a file or a link.
pulses-item = { $mark } { $name } · { $state }
pulses-since = An answer is awaited by { $day }
pulses-done = ✅ Done
pulses-going = 🔵 Going on
pulses-open = ⚪️ Not begun
pulses-help = 🆘 Help is needed
pulses-card = 📄 Open the item
pulses-next = Next ›
pulses-none = <b>✅ Everything is answered</b>
pulses-none-hint = Thank you! I shall ask again when it is time.
pulses-said-done = Noted: done.
pulses-said-going = Noted: going on.
pulses-said-open = Noted: not begun.
pulses-said-help = The coordinator will hear that help is needed.
raised-title = <b>⬆️ Wants your attention: { $count }</b>
raised-none = <b>⬆️ Nothing wants your attention now</b>
raised-offered = 🟡 { $what } – handed in, waits to be accepted
raised-asked = ⏩ { $what } – a later end is asked for
raised-late = 🔴 { $what } – { $when }, answers for it: { $who }
raised-left-untaken = 👥 { $what } – nobody took it: { $who }
raised-left-nobody = ❔ { $what } – nobody answers for it: { $who }
raised-task = { $mark } { $text } – { $when }, set to: { $who }
notice-unreminded = <b>🔔 Reminders of { $day } did not reach everybody</b>
digest-unreminded = 🔔 Reminders of { $day } did not reach everybody
unreminded-not_joined = • { $name }: has not joined the bot yet
unreminded-unreachable = • { $name }: messages do not arrive
unreminded-away = • { $name }: is away, nobody stands in
unreminded-not_sent = • { $name }: the reminder was not sent
unreminded-unanswered = Items that nobody answers for now: { $count }
unreminded-stuck = Not looked at in time: { $count }. It seems that the bot was off.
