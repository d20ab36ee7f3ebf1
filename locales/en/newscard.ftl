# The card of what was sent: to whom it came, who has answered, who is silent.
newscard-title = <b>📨 { $title }</b>
newscard-untitled = Photos and files
newscard-sent = Sent { $at }
newscard-sent-corrected = Sent { $at }, corrected { $corrected }
newscard-withdrawn = 🚫 Withdrawn { $at }
newscard-acknowledged = Acknowledged
newscard-answered = Answered
newscard-figures = { NUMBER($reacted) } of { NUMBER($total) } · { $share }%
newscard-count = <b>{ $what } { $figures }</b>
newscard-late = 🕗 Late among them: { NUMBER($count) }
newscard-silent-count = 🔕 Silent: { NUMBER($count) }{ $outside }
newscard-silent-families =
    { $count ->
        [one] 🔕 Silent: the family of { NUMBER($count) } child{ $others }{ $outside }
       *[other] 🔕 Silent: the families of { NUMBER($count) } children{ $others }{ $outside }
    }
newscard-silent-others =
    { $count ->
        [one] {" "}and { NUMBER($count) } more person
       *[other] {" "}and { NUMBER($count) } more people
    }
newscard-silent-outside = , not in the bot among them: { NUMBER($count) }
newscard-last-day = 📅 Answer until: { $day }
newscard-by-family = 👪 Parents are counted by child: one answer is enough
newscard-arrived = 📬 Arrived: { NUMBER($count) }{ $waiting }{ $lost }
newscard-sending = 📤 Sending: { NUMBER($count) } of { NUMBER($total) }{ $waiting }{ $lost }
newscard-sending-hint = The numbers do not change by themselves: tap “🔄 Refresh”.
newscard-again = 🔄 Refresh
newscard-waiting = , will come later: { NUMBER($count) }
newscard-lost = , did not arrive: { NUMBER($count) }
newscard-own-classes = Only your classes are shown.
newscard-places = 🏫 By class
newscard-behind = 🔕 Who is silent
newscard-remind = 🔔 Remind ({ $whom })
newscard-whom-parents =
    { $count ->
        [one] { NUMBER($count) } parent
       *[other] { NUMBER($count) } parents
    }
newscard-whom-staff =
    { $count ->
        [one] { NUMBER($count) } colleague
       *[other] { NUMBER($count) } colleagues
    }
newscard-whom-students =
    { $count ->
        [one] { NUMBER($count) } pupil
       *[other] { NUMBER($count) } pupils
    }
newscard-whom-others =
    { $count ->
        [one] { NUMBER($count) } person
       *[other] { NUMBER($count) } people
    }
newscard-answers = 💬 Answers
newscard-correct = ✏️ Correct
newscard-more = ⋯ More
newscard-table = 📊 Table
newscard-until = 📅 Move the last day
newscard-move = 📅 Move the meeting or the last day
newscard-preview = 👁 How it looks
newscard-copy = 🔁 Write one like it
newscard-withdraw = 🚫 Withdraw

# What became of each message.
newscard-more-title = <b>⋯ { $title }</b>
newscard-fate-reached = 📬 Arrived: { NUMBER($count) }
newscard-fate-sending = 📤 Being sent now: { NUMBER($count) }
newscard-fate-waiting = 🕒 Will come later, in their hours: { NUMBER($count) }
newscard-fate-stopped = 🚫 Stopped the bot: { NUMBER($count) }
newscard-fate-failed = ⚠️ Could not be delivered: { NUMBER($count) }
newscard-fate-recalled = ↩️ Needed no longer: { NUMBER($count) }
newscard-fate-not_joined = 👤 Not in the bot yet: { NUMBER($count) }
newscard-fate-later = 🆕 Joined later, will see it in “Letters”: { NUMBER($count) }
newscard-fate-without = 🔇 Do without such news: { NUMBER($count) }
newscard-chats = 💬 To group chats: { NUMBER($reached) } of { NUMBER($total) }

# Classes and people.
newscard-side-parents = { $title }
newscard-side-staff = Staff
newscard-side-students = Pupils { $title }
newscard-side-others = The rest
newscard-places-title = <b>🏫 By class: { $title }</b>
newscard-behind-title = <b>🔕 Who is silent: { $title }</b>
newscard-places-hint = Tap to see who is silent.
newscard-nobody-silent = Everybody has answered. ✅
newscard-place-line = { $place } · { $figures }
newscard-place-title = <b>🏫 { $place }: { $title }</b>
newscard-person = • { $name }{ $mark }
newscard-of-child = { $name } ({ $pupil })
newscard-parent = parent
newscard-pupil = pupil
newscard-colleague = colleague
newscard-outside-mark = {" "}– not in the bot
newscard-no-mark = {""}
newscard-names-of-class = Without names: { NUMBER($count) }. The class teacher of { $title } sees them.
newscard-names-unknown = Without names: { NUMBER($count) }.

# Answers.
newscard-answers-title = <b>💬 Answers: { $title }</b>
newscard-answers-count = Answers: { NUMBER($count) }
newscard-choice-line = { $answer } · { NUMBER($count) } · { $share }%
newscard-choice-title = <b>💬 { $answer }: { $title }</b>
newscard-comes = Coming
newscard-comes-not = Not coming
newscard-others = • { $place }: { NUMBER($count) }, without names
newscard-whose = { $who }, { $title }
newscard-said =
    <b>{ $who }</b> · { $at }
    { $words }
newscard-words-author = Only who sent the letter sees the words.

# Steps.
newscard-remind-title = <b>🔔 Remind: { $title }?</b>
newscard-remind-fresh = That was a short while ago: many may not have read it yet.
newscard-reminded-before = Reminded { $at }
newscard-remind-hint = The reminder goes only to those who have not answered, to each in their hours.
newscard-remind-not-author = Who wrote the letter does not get it.
newscard-remind-now = 🔔 Yes, remind { $whom }
newscard-reminded = The silent will be reminded: { NUMBER($count) }. Each in their hours.
newscard-correct-title = <b>✏️ Correct what was sent</b>
newscard-correct-hint = Send the whole new text: you will see it first. Now it says:
newscard-words = { $words }
newscard-corrected = Corrected. Everybody's messages will change by themselves.
newscard-correction-title = <b>✏️ So it will be for everybody, marked as corrected</b>
newscard-correction-hint = Nobody has got this yet. Something else? Send the text once more.
newscard-correct-now = ✅ Yes, correct for everybody ({ NUMBER($count) })
newscard-correct-not = No, leave it
newscard-correction-gone = The old text stays.
newscard-correction-dropped = Some formatting or a link could not be kept. Look at how it came out.
newscard-files-stay = 📎 Photos and files stay as they are: only the text can be corrected.
newscard-until-title = <b>📅 Move the last day</b>
newscard-until-now = Now: { $day }
newscard-until-hint = Choose a day or write another one, for example “Friday”. Reminders move with it.
newscard-move-title = <b>📅 Move the meeting</b>
newscard-until-by = Answer until { $day }
newscard-place-now = 📍 { $place }
newscard-until-day = { $day }
newscard-moved = Answers are expected until { $day } now.
newscard-meets-now = Now: { $at }
newscard-meets-hint = Write a day and a time, for example “Friday at 18:00”. Everybody gets a message about it, answers that were given stay. The last day moves with the meeting.
newscard-met = The meeting is now on { $at }.
newscard-venue = 📍 Another place of the meeting
newscard-venue-title = <b>📍 Another place of the meeting</b>
newscard-venue-now = Now: { $place }
newscard-venue-hint = Write the place, for example “room 214”. Everybody gets a message about it.
newscard-venue-set = The place is corrected.
newscard-withdraw-title = <b>🚫 Withdraw: { $title }?</b>
newscard-withdraw-hint = Who has not got it yet will not. For the others the message disappears or is marked as withdrawn. It can't be brought back, but you can write one like it.
newscard-withdraw-now = 🚫 Yes, withdraw
newscard-withdrawn-now = Withdrawn.

# Letters to the class.
newscard-mine-title = <b>🏫 Letters to my class</b>
newscard-mine-hint = Whoever wrote them. The number says how many of your families and pupils have answered.
newscard-mine-empty = Nothing that needs an answer was written to your class in the last two months.
newscard-mine-line = { $title } · { NUMBER($reacted) } of { NUMBER($total) }

# The table.
newscard-sheet-people = Everybody
newscard-sheet-classes = Totals
newscard-file-name = Answers on { $day }.xlsx
newscard-table-ready = The table is ready, rows: { NUMBER($count) }
newscard-column-class = Class or group
newscard-column-who = Who
newscard-column-state = State
newscard-column-answer = Answer
newscard-column-at = When
newscard-column-total = Total
newscard-column-late = Late among them
newscard-column-share = Share
newscard-all = Total
newscard-standing-in_time = in time
newscard-standing-late = late
newscard-standing-silent = silent
newscard-standing-outside = not in the bot
error-news-reminded = They were reminded today already. You can remind them again tomorrow.
error-news-on-its-way = There is nobody to remind yet: the letter has not come to those who are silent.
error-news-all-reacted = There is nobody to remind: everybody who can be written to has answered.
newscard-words-stay = 🔒 The words were approved: a deputy or the director may correct them. Or withdraw it and send it anew.
