# Tasks: the card, its steps, how one is set.
task-title = <b>📌 Task · { $state }</b>
task-text = { $text }
task-given = to be accepted
task-accepted = under way
task-done = done, to be checked
task-closed = closed
task-cancelled = cancelled
task-late =
    { $count ->
        [one] { $count } day late
       *[other] { $count } days late
    }
task-due = 🗓 By { $day }
task-no-due = 🗓 No deadline
task-every = 🔁 { $every }
task-own = 👤 Your own task
task-people = 👤 { $author } → { $doer }
task-step-of = 👣 A step of the plan's item: { $text }
task-hint = A question or an answer? Just write it here.
task-hint-reply = A question or an answer? Reply to this message.
task-to-item = 🗺 Open the plan's item
task-did = 🕘 { $day }: { $who }{ $what }{ $words }
task-did-who = { $name } –{" "}
task-did-words = . “{ $words }”
task-did-accept = accepted
task-did-done = done
task-did-close = closed
task-did-return = returned
task-did-say = message
task-did-move = new deadline
task-did-cancel = cancelled
task-did-pass = passed on
task-step-accept = 👍 Accept
task-step-done = ✅ Done
task-step-close = ✅ Accept
task-step-return = ↩️ Return
task-step-say = 💬 Question
task-step-answer = 💬 Answer
task-step-move = ⏩ Postpone
task-step-cancel = ✖️ Cancel
task-made-accept = The task is yours.
task-made-done = Noted: done.
task-made-close = The task is closed.
task-made-return = Returned.
task-made-say = Passed on.
task-made-move = The deadline is moved.
task-made-cancel = The task is cancelled.
task-made-late = Something happened to the task meanwhile, and this step is gone. Your words went as a message.
task-made-without-file = Your words went on. Tasks keep no files: please send it to whoever waits for it, or send a link.
task-file-to-item = The file stays with the plan item. If the task is done, tap “Without words” or write a few words.
task-ask-done = <b>✅ Done</b>
task-ask-done-hint = You may add a few words: just write them. Or tap “No words”.
task-ask-return = <b>↩️ Return it</b>
task-ask-return-hint = Write what is to be mended.
task-ask-say = <b>💬 Question or answer</b>
task-ask-say-hint = Write it, I will pass it on.
task-ask-cancel = <b>✖️ Cancel the task?</b>
task-ask-cancel-hint = Write why, or tap “No words”. Changed your mind? “Back”.
task-later-title = <b>⏩ Another deadline</b>
task-later-hint = Until which day? Tap or write: “15.12”, “on Friday”, “in 3 days”.
task-day-today = Today
task-day-tomorrow = Tomorrow
task-day-friday = Friday
task-day-week = In a week
task-day-term = End of term
notice-task-words = 💬 “{ $words }”
notice-task-given = <b>📌 A task for you</b>
digest-task-given = 📌 A task for you: { $name }
notice-task-back = <b>📌 A task is yours again: whoever did it is no longer with the bot</b>
digest-task-back = 📌 Yours again: { $name }
notice-task-done = <b>✅ A task is done, have a look</b>
digest-task-done = ✅ Done, have a look: { $name }
notice-task-close = <b>✅ The task is approved</b>
digest-task-close = ✅ Approved: { $name }
notice-task-return = <b>↩️ The task was returned</b>
digest-task-return = ↩️ Returned: { $name }
notice-task-say = <b>💬 A message on a task</b>
digest-task-say = 💬 A message on a task: { $name }
notice-task-move = <b>⏩ The task has a new deadline</b>
digest-task-move = ⏩ New deadline: { $name }
notice-task-cancel = <b>✖️ The task is cancelled</b>
digest-task-cancel = ✖️ Cancelled: { $name }

# How a task is set.
command-task = set a task for yourself or your people
task-what-title = <b>➕ A new task</b>
task-what-hint = What is to be done? Write it, with the deadline if you like: “call the provider tomorrow”, “every Friday check the backup”.
task-what-hint-heads = What is to be done? Write it all at once if you like: “Brown, by Friday the list of participants”, “me: call the provider tomorrow”.
task-who-title = <b>👤 For whom?</b>
task-who-hint = Choose, or write a surname.
task-who-unknown = ❗ There is no such colleague: “{ $name }”. A task goes to one person.
task-who-me = 🙋 Myself
task-who-other = 👤 Somebody else
task-which-title = <b>👤 For whom exactly?</b>
task-which-hint = More than one person fits. Please choose.
task-one-title = <b>👤 A task goes to one person. To whom?</b>
task-one-hint = Please choose. Set the same task for the other one after this.
task-when-title = <b>🗓 Until when?</b>
task-when-hint = Tap or write: “15.12”, “on Friday”, “in 3 days”.
task-day-none = No deadline
task-rhythm-title = <b>🔁 Repeat it?</b>
task-rhythm-hint = When it is done, the next one appears.
task-once = Do not repeat
task-draft-title = <b>📝 Check the task</b>
task-draft-no-text = ❗ What is to be done is not said yet.
task-draft-no-doer = ❗ For whom is not said yet.
task-draft-hint = All right? Tap “Set it”. Or write what to change: “by Tuesday”.
task-for = 👤 { $name }
task-give = ✅ Set it
task-change-who = 👤 For whom
task-change-when = 🗓 Deadline
task-change-rhythm = 🔁 Repeat
task-change-what = ✏️ What
task-drop = 🗑 Do not set it
task-set = The task is set.
task-dropped = The task is not set.
task-doubt-several_people = ❗ More than one person fits: check for whom.
task-doubt-one_person = ❗ A task goes to one person: set the same for the other one after this.
task-doubt-next_year = ❗ That day is more than half a year away: check the year.
task-doubt-past = ❗ That day has passed: say a deadline.
task-doubt-no_such_day = ❗ There is no such day: say a deadline.
task-doubt-far = ❗ The calendar does not reach so far: say a deadline.
task-doubt-several_days = ❗ There is more than one day in the words: check the deadline.
task-doubt-daily = ❗ I can repeat every week, month or three months: choose how often.
task-doubt-hours = ❗ I remind by days, in the morning: the hour only stays in the words.

# An item of the plan in steps.
task-split-title = <b>👣 { $name } in steps</b>
task-split-hint = Write the steps, one a line: what, who, until when. For example: “collect the list – Brown, by Friday”.
task-steps-title = <b>👣 { $name }: check the steps</b>
task-steps-line = { $number }. { $text } – { $who }{ $day }{ $doubt }
task-steps-nobody = ❗ who?
task-steps-day = , by { $day }
task-steps-doubt = {" "}❗ when?
task-steps-hint = All right? Tap “Set”. To change something, send the steps again.
task-steps-lacking = For some steps it is not clear who does them. Choose, then they can be set.
task-steps-who = 👤 Step { $number }: who?
task-steps-mine = 🙋 The rest is mine
task-steps-give =
    { $count ->
        [one] ✅ Set { $count } task
       *[other] ✅ Set { $count } tasks
    }
task-steps-again = ✏️ Write them again
task-steps-set =
    { $count ->
        [one] { $count } task is set.
       *[other] { $count } tasks are set.
    }
task-step-who-title = <b>👤 Step { $number }: who?</b>
task-step-who-hint = Choose, or write a surname.
task-doer-left = { $name } (has left)
task-doer-gone = somebody who has left
