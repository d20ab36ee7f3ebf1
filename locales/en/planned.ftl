# Planned work: what is done again and again.
button-planned = 🗓 Planned work
command-planned = planned work
planned-title = <b>🗓 Planned work</b>
planned-none = Nothing is planned yet.
planned-count = { $count ->
    [one] { $count } work, the next one on top
   *[other] { $count } works, the next ones on top
}
plan-line = { $day } · { $title }
plan-new = ➕ Plan
plan-new-title = <b>🗓 New planned work</b>
plan-new-hint = Write what is to be done, such as “Cleaning of projectors”. You can change the rest later.
plan-added = Planned. Check the day, the place and the steps.
plan-title = <b>🗓 { $title }</b>
plan-due = 📅 Next: { $day }, then { $then }
plan-stopped = ✖️ Stopped: it makes no more tickets.
plan-every = 🔁 { $every }
plan-kind = 🖥 { $kind }
plan-where = 📍 { $place }
plan-who = 👤 For: { $who }
plan-who-anybody = whoever takes it
plan-who-away = { $name } (away now: everybody will see the ticket)
plan-steps = ☑️ Steps:
plan-steps-none = ☑️ No steps
plan-step = – { $words }
every-week = Every week
every-month = Every month
every-quarter = Every three months
every-half_year = Every half a year
every-year = Every year
plan-change-day = 📅 Day
plan-change-every = 🔁 How often
plan-change-kind = 🖥 What
plan-change-where = 📍 Where
plan-change-steps = ☑️ Steps
plan-change-who = 👤 For whom
plan-stop = ✖️ Stop
plan-last-ticket = 📋 Last ticket: No. { $number }
plan-changed = Saved.
plan-kind-hint = What is it done to?
plan-where-hint = Write the number of a room or another place.
plan-rooms-hint = There are several rooms of this number. Which one?
plan-room = room { $number }, { $building }
plan-nowhere = no place
plan-every-hint = How often is it done?
plan-day-hint = When is it next? Choose or write a day, such as “27.11” or “on Friday”. If that is a day off, the ticket comes on the first working day after it.
plan-day-tomorrow = 📅 { $day }: next working day
plan-day-month = 📅 { $day }: start of the month
plan-steps-hint = Write what is to be done: a line a step, up to { $limit } steps. They replace the earlier ones.
plan-no-steps = ✖️ No steps
plan-who-hint = Who gets the ticket? If they are away on that day, everybody will see it.
plan-stop-hint = Stop it? There will be no new tickets, the earlier ones stay.
plan-stop-do = ✖️ Yes, stop
plan-stop-done = Stopped.
check-title = <b>☑️ Steps of ticket No. { $number }</b>
check-done = ☑️ { $words } · <i>{ $who } { $at }</i>
check-left = { $count ->
    [one] { $count } step is left.
   *[other] { $count } steps are left.
}
check-all = All ticked. What is left is “Done” on the ticket.
button-checks = ☑️ Steps: { $done } of { $all }
history-plan = as planned
