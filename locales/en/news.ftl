# News and letters of whoever got them.
news-title-post = <b>📰 News</b>{ $sake }
news-title-letter = <b>✉️ Letter</b>{ $sake }
news-title-meeting = <b>📅 Meeting</b>{ $sake }
news-title-urgent = <b>❗ Urgent</b>{ $sake }
news-mark-post = 📰
news-mark-letter = ✉️
news-mark-meeting = 📅
news-mark-urgent = ❗
news-for-classes = {" "}for parents of { $classes }
news-and = { $first } and { $last }
news-body = { $words }
news-untitled = Photos and files
news-line = { $mark } { $title }{ $due }
news-line-due = {" "}· by { $day }

# Until when, when and where.
news-answer-until = ⏳ Please answer by { $weekday }, { $day }.
news-acknowledge-until = ⏳ Please confirm by { $weekday }, { $day }, that you have read it.
news-was-due = ⏳ An answer was expected by { $day }. You can still give it.
news-meets = 📅 { $weekday }, { $day }, { $at }
news-met = 📅 The meeting is over.
news-place = 📍 { $place }
news-until-0 = Monday
news-until-1 = Tuesday
news-until-2 = Wednesday
news-until-3 = Thursday
news-until-4 = Friday
news-until-5 = Saturday
news-until-6 = Sunday
news-weekday-0 = Monday
news-weekday-1 = Tuesday
news-weekday-2 = Wednesday
news-weekday-3 = Thursday
news-weekday-4 = Friday
news-weekday-5 = Saturday
news-weekday-6 = Sunday
news-month-1 = { $day } January
news-month-2 = { $day } February
news-month-3 = { $day } March
news-month-4 = { $day } April
news-month-5 = { $day } May
news-month-6 = { $day } June
news-month-7 = { $day } July
news-month-8 = { $day } August
news-month-9 = { $day } September
news-month-10 = { $day } October
news-month-11 = { $day } November
news-month-12 = { $day } December
news-author = From: { $name }{ $title }
news-author-post = , { $title }
news-corrected = ✏️ corrected { $at }

# Answers.
news-acknowledge = ✅ I have read it
news-answer = ✍️ Answer
news-come = 👍 I will come
news-come-not = 👎 I won’t come
news-comes = I will come
news-comes-not = I won’t come
news-own-words = “{ $words }”
news-choice-gone = this answer is no longer there
news-change = ✏️ Change my answer
news-keep = ↩️ Leave it as it is
news-acknowledged = ✅ You have read it ({ $at }{ $late })
news-answered = ✅ You answered: { $answer } ({ $at }{ $late })
news-late = , after the last day
news-answered-by-other = ✅ Another parent has already answered for { $classes }.
news-to-calendar = 📅 To my calendar
news-meeting-title = <b>📅 The meeting for your calendar</b>
news-meeting-hint = Open the file, and your phone will offer to add the meeting.
news-meeting-file = Meeting { $day }.ics

# Withdrawn, in a group, in a preview.
news-withdrawn-title = <b>📬 Withdrawn by the sender</b>
news-withdrawn = This message is gone, no answer is needed.
news-group-letter = You can answer in the bot, in private.
news-open-in-bot = 💬 Open in the bot
news-trial = This is a preview: the buttons send nothing here.

# Reminders.
news-remind = <b>⏰ A reminder: your answer is awaited</b>
news-remind-today = <b>⏰ A reminder: today is the last day</b>
news-remind-tomorrow = <b>⏰ A reminder: tomorrow is the last day</b>
news-remind-until = <b>⏰ A reminder: an answer is awaited by { $day }</b>
news-remind-late = <b>⏰ A reminder: an answer was expected by { $day }</b>

# What was answered.
news-thanks = Thank you, your answer is noted.
news-already = You have answered already. Another answer is behind “Change my answer”.
news-answer-hint = ✍️ Write your answer in one message. Only the sender of the letter will see it.
news-answer-not-kept = ⚠️ Your answer was not taken: it is too long.
news-write-shorter = ✍️ Write it shorter
news-ask-one = <b>✍️ Is this the answer to the letter “{ $title }”?</b>
news-ask-many = <b>✍️ Which letter does this answer?</b>
news-ask-yes = ✅ Yes, it is
news-ask-no = ✖️ No
news-answered-title = <b>✅ Your answer was passed on</b>
news-answered-to = To the letter: { $title }
news-open = ✉️ Open the letter

# The archive.
button-news = 📬 News and letters
news-all-title = <b>📬 News and letters</b>
news-all-hint = Everything that you were sent is here. To find something, write a word from it.
news-all-none = There is nothing here yet. News and letters of the school will come here.
news-letters = ✉️ Letters{ $fresh }
news-news = 📰 News{ $fresh }
news-waiting = {" "}· { $count ->
    [one] { $count } to answer
   *[other] { $count } to answer
}
news-unread = {" "}· { $count ->
    [one] { $count } new
   *[other] { $count } new
}
news-menu-waiting = 🔴 { $count ->
    [one] { $count } letter to answer
   *[other] { $count } letters to answer
}
news-letters-title = <b>✉️ Letters</b>
news-letters-hint = 🔴 – your answer is awaited.
news-news-title = <b>📰 News</b>
news-news-hint = 🔵 – you have not opened it yet.
news-mark-new-letter = 🔴
news-mark-new-post = 🔵
news-found-title = <b>🔎 News and letters</b>
news-found = Found: { NUMBER($count) }
news-found-none = Nothing was found. Try another word.
news-found-more = The newest are shown, { NUMBER($count) } more. Add a word to find it more exactly.

# How news come.
news-settings = 🔔 How I get news
news-settings-title = <b>🔔 How I get news</b>
news-settings-always = Letters that need an answer, and what is urgent, always come.
news-settings-saved = Saved.
news-mode-at_once = { $mark } At once
news-mode-evening = { $mark } In the evening, at { $at }
news-mode-important = { $mark } Only what is important
news-mode-at_once-means = At once – each piece of news by itself, in your hours.
news-mode-evening-means = In the evening – all news of the day in one message, at { $at }.
news-mode-important-means = Only what is important – no news; they stay here in the list.
news-muted = Left out: { $topics }.
news-topics = 🗂 Topics
news-hours = 🕐 Hours for messages
news-topics-title = <b>🗂 Topics of news</b>
news-topics-hint = News on topics without a tick do not come, but stay in the list. Letters always come.
news-topic = { $mark } { $topic }
news-topic-school = School life
news-topic-study = Lessons
news-topic-events = Events
news-topic-digital = Digital services
news-topic-safety = Safety

error-news-withdrawn = This letter was withdrawn, no answer is needed any more.
error-news-answer = You can only answer in words here. Please write your answer.
news-moved = <b>📅 The meeting has been moved</b>
news-moved-line = 📅 Moved: { $title }
