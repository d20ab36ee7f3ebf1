button-tickets = 📋 My tickets
button-queue = 🛠 Queue
tickets-mine = <b>📋 My tickets</b>
tickets-mine-none = No tickets yet. If something breaks: /report
tickets-queue = <b>🛠 Queue</b>
tickets-queue-none = No open tickets. 👍
tickets-count = { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
}
ticket-line = { $mark } No. { $number } · { $place } · { $what }
ticket-title = <b>Ticket No. { $number }</b>
ticket-sent = <b>✅ Ticket No. { $number } is sent</b>
ticket-more-hint = You can add words or a photo: just send a message.
ticket-where = 📍 { $place }
ticket-where-in = 📍 { $place }, { $building }
ticket-what = 🖥 { $device }: { $symptom }
ticket-what-only = 🖥 { $device }
ticket-words = 💬 { $words }
ticket-reporter = 👤 Reported by { $name }
ticket-add = <b>💬 Add to ticket No. { $number }</b>
    Write a few words or send a photo.
ticket-added = Added to the ticket.
ticket-files = <b>📎 Ticket No. { $number }</b>
    Attached: { $count ->
    [one] { $count } file
   *[other] { $count } files
}
button-add = 💬 Add
button-files = 📎 All files ({ $count })
state-new-mark = 🔴
state-taken-mark = 🟡
state-solved-mark = 🟢
state-closed-mark = ✅
state-cancelled-mark = ✖️
state-new-line = 🔴 Waits for a technician
state-taken-line = 🟡 Being worked on by { $who }
state-solved-line = 🟢 Done by { $who }, waits to be confirmed
state-closed-line = ✅ Closed: it works
state-cancelled-line = ✖️ Withdrawn
step-take = 🙋 Take
step-solve = ✅ Done
step-confirm = 👍 It works
step-return = ↩️ It does not work
step-cancel = ✖️ Withdraw
step-take-done = The ticket is yours.
step-solve-done = Done! The reporter is asked whether it works.
step-confirm-done = Thank you! The ticket is closed.
step-return-done = The ticket is back in the queue.
step-cancel-done = The ticket is withdrawn.
history-day = <i>{ $day }</i>
history-line = <i>{ $at }</i> { $what }{ $by }{ $said }
history-by = {" "}· { $who }
history-said = : { $words }
history-report = sent
history-take = taken
history-solve = done
history-confirm = it works
history-return = it does not work
history-cancel = withdrawn
history-say = addition
history-attach = file added
notice-ticket-opened = <b>🔴 New ticket No. { $number }</b>
notice-ticket-added = <b>💬 Something was added to ticket No. { $number }</b>
notice-ticket-take = <b>🟡 Your ticket No. { $number } was taken</b>
notice-ticket-solve = <b>🟢 Ticket No. { $number } is done. Does it work?</b>
notice-ticket-confirm = <b>👍 Ticket No. { $number }: the reporter says it works</b>
notice-ticket-return = <b>↩️ Ticket No. { $number }: it still does not work</b>
notice-ticket-cancel = <b>✖️ Ticket No. { $number } was withdrawn by its reporter</b>
digest-ticket-cancel = ✖️ Ticket No. { $number } was withdrawn{ $place }
digest-ticket-opened = 🔴 New ticket No. { $number }{ $place }
digest-ticket-added = 💬 Addition to ticket No. { $number }{ $place }
digest-ticket-take = 🟡 Ticket No. { $number } was taken{ $place }
digest-ticket-solve = 🟢 Ticket No. { $number } is done, please check{ $place }
digest-ticket-confirm = 👍 Ticket No. { $number }: it works{ $place }
digest-ticket-return = ↩️ Ticket No. { $number }: it does not work{ $place }
digest-place = {" · "}{ $place }
