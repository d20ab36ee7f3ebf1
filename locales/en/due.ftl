notice-overdue-react = <b>⏰ Nobody took ticket No. { $number } in time</b>{ $level ->
    [2] {"\u000A"}You head this service: please see to it that somebody takes it.
    [3] {"\u000A"}The head of the service has been told, or is not available.
   *[1] {""}
}
notice-overdue-solve = <b>⏰ Ticket No. { $number } was not solved in time</b>{ $level ->
    [2] {"\u000A"}You head this service: please find out what is in the way.
    [3] {"\u000A"}The head of the service has been told, or is not available.
   *[1] {""}
}
notice-ticket-wake = <b>⏳ Ticket No. { $number }: the day that it waited for has come</b>
notice-ticket-remind = <b>❓ Ticket No. { $number } is done. Does it work?</b>
    Please answer with one tap. Without an answer it closes by itself in 5 working days.
notice-ticket-closed = <b>✅ Ticket No. { $number } is closed: there was no answer</b>{ $hint }
notice-closed-hint = {"\u000A"}If it does not work after all, tap “It does not work” within 7 days and it is open again.
due-line = { $ticket } – { $term }
due-react = take it by { $at }
due-solve = solve it by { $at }
due-react-late = ⏰ not taken, was due { $when }
due-solve-late = ⏰ late, was due { $when }
due-at = today at { $at }
due-on = { $day }
digest-ticket-overdue = ⏰ Ticket No. { $number } is late{ $place }
digest-ticket-wake = ⏳ Ticket No. { $number }: the wait is over{ $place }
digest-ticket-remind = ❓ Ticket No. { $number } is done, does it work?{ $place }
digest-ticket-closed = ✅ Ticket No. { $number } was closed without an answer{ $place }
history-close = closed: there was no answer
notice-ticket-ask_again = <b>❓ Ticket No. { $number }: your answer is waited for</b>
notice-ticket-unanswered = <b>⏳ Ticket No. { $number }: its reporter has not answered</b>
digest-ticket-ask_again = ❓ Ticket No. { $number }: your answer is waited for{ $place }
digest-ticket-unanswered = ⏳ Ticket No. { $number }: no answer from its reporter{ $place }
notice-ticket-remind-shortage = <b>❓ Ticket No. { $number }: issued. Have you received it?</b>
    Please answer with one tap. Without an answer it closes by itself in 5 working days.
notice-closed-hint-shortage = {"\u000A"}If nothing has arrived after all, tap “Not received” within 7 days and it is open again.
digest-ticket-remind-shortage = ❓ Ticket No. { $number }: issued, have you received it?{ $place }
