# Surveys of the school: how they are made, started and looked after.
button-school-surveys = 📊 School surveys
command-school_surveys = surveys of the school: a new one, who has answered, results
surveys-title = <b>📊 School surveys</b>
surveys-hint = While a survey runs you see how many answers came. Results open when it is over.
surveys-empty = All surveys of the school will stand here. Begin with a template: questions and people to ask are in it.
surveys-new = ➕ New survey
surveys-untitled = untitled
surveys-line-draft = 📝 { $about } · { $title }
surveys-line-planned = 🕒 { $about }, from { $day } · { $title }
surveys-line-running = 🟢 { $about }, { NUMBER($answered) } of { NUMBER($asked) } · { $title }
surveys-line-ended = ✅ { $about }, { $day } · { $title }
surveys-line-withdrawn = 🚫 { $about }, { $day } · { $title }
surveys-of-parents = Parents
surveys-of-students = Pupils
surveys-of-staff = Staff
surveys-of-some = Mixed
surveys-of-nobody = For nobody yet
surveys-new-title = <b>➕ New survey</b>
surveys-new-hint = Take a template: all is ready in it, you only press “Start”. You may change anything before.
surveys-template-parents_needs = 👪 Parents’ needs
surveys-template-students_needs = 🎒 Students’ needs
surveys-template-staff_readiness = 💻 Teachers’ readiness
surveys-template-staff_motivation = 🌱 Joys of the work
surveys-template-platforms_aids = 🧰 What is missing
surveys-template-event_feedback = 🎭 How the event went
surveys-template-quick_poll = ⚡ One question
surveys-blank = 📄 Blank sheet
surveys-file = 📎 From a file
surveys-copies = 📋 Copy of a past one
surveys-poll-title = <b>⚡ One question</b>
surveys-poll-hint =
    Write the question and below it the possible answers, each on a new line. For example:
    When could you come to a meeting?
    Wednesday evening
    Saturday morning
    { "" }
    Without answers of yours people answer “yes” or “no”. Parents are asked; you can change whom to ask.
surveys-blank-title = <b>📄 New survey</b>
surveys-blank-hint = What is it called? Those asked will see the title, for example “Meals at school”.
surveys-copies-title = <b>📋 Copy of a past survey</b>
surveys-copies-hint = The questions stay the same, and results will show what has changed since.
surveys-copies-none = No survey has ended yet.
surveys-copied = This is a new survey. Check its title, days and whom it asks.
surveys-title-draft = <b>📝 Draft: { $title }</b>
surveys-title-planned = <b>🕒 Waits for its day: { $title }</b>
surveys-title-running = <b>🟢 Running: { $title }</b>
surveys-title-ended = <b>✅ Ended: { $title }</b>
surveys-title-withdrawn = <b>🚫 Withdrawn: { $title }</b>
surveys-how = { $mode }, { $unit }
surveys-nobody = 👥 For whom: nobody yet
surveys-expected =
    📨 { $count ->
        [one] { $count } sheet
       *[other] { $count } sheets
    } expected{ $paper }; { $reached ->
        [one] { $reached } person gets
       *[other] { $reached } people get
    } the invitation
surveys-on-paper = , { NUMBER($count) } of them on paper only
surveys-questions-line = ❓ { $length }
surveys-only-question = ❓ { $question }
surveys-bare = ❓ No questions yet
surveys-days-now =
    🗓 Starts at once, last day { $last } ({ $count ->
        [one] { $count } day
       *[other] { $count } days
    })
surveys-days =
    🗓 Starts { $first }, last day { $last } ({ $count ->
        [one] { $count } day
       *[other] { $count } days
    })
surveys-warning = ⚠️ { $why }
surveys-warnings-more =
    ⚠️ And { $count ->
        [one] { $count } more problem
       *[other] { $count } more problems
    }
surveys-start = ▶️ Start
surveys-start-on = ▶️ Start { $day }
surveys-fix = ✏️ Mend question { $place }
surveys-questions = ❓ Questions ({ NUMBER($count) })
surveys-questions-none = ❓ Add questions
surveys-audience = 👥 Whom to ask
surveys-terms = ⚙️ Conditions
surveys-preview = 👀 As they see it
surveys-delete = 🗑 Delete
surveys-recall = ↩️ Back to drafts
surveys-copy = 📋 Copy
surveys-total = { $bar } <b>{ NUMBER($answered) } of { NUMBER($asked) } have answered</b>
surveys-until = 🗓 Runs { $until }
surveys-entered =
    📄 { $count ->
        [one] { $count } sheet
       *[other] { $count } sheets
    } entered from paper
surveys-only-paper =
    📄 { $count ->
        [one] { $count } family
       *[other] { $count } families
    } without the bot: the class teacher enters their paper sheets
surveys-reminders = 🔔 Reminders to the silent: { NUMBER($count) } of { NUMBER($most) }
surveys-reminded-today = They were reminded today.
surveys-remind-on = The next one goes by itself: { $day }
surveys-sealed = 🕶 Answers are sealed until the survey ends, nobody sees them.
surveys-later = The answers open when the survey is over.
surveys-rates = 📈 By classes and groups
surveys-rates-classes = By classes
surveys-rates-years = By years
surveys-remind = 🔔 Remind the silent
surveys-remind-title = <b>🔔 Remind the silent: { $title }</b>
surveys-remind-silent-person = { $count ->
        [one] { $count } person has
       *[other] { $count } people have
    } not answered.
surveys-remind-silent-child = Nobody has answered about { $count ->
        [one] { $count } child
       *[other] { $count } children
    }.
surveys-remind-silent-family = { $count ->
        [one] { $count } family has
       *[other] { $count } families have
    } not answered.
surveys-remind-people = { $count ->
        [one] { $count } person gets
       *[other] { $count } people get
    } a reminder, each at their hours.
surveys-remind-do = 🔔 Yes, remind them
surveys-reminded =
    { $count ->
        [one] { $count } person is
       *[other] { $count } people are
    } reminded, each in their hours.
surveys-share = 🔗 Link and QR
surveys-share-title = <b>🔗 Link to the survey: { $title }</b>
surveys-share-link = { $link }
surveys-share-hint = Send the link to the chat of a class, show the QR code at a meeting. It lets only those answer who are asked.
surveys-prolong = 📅 Prolong
surveys-prolong-title = <b>📅 Prolong: { $title }</b>
surveys-prolong-hint = Choose the new last day or write it, for example “15.12”. At most { $most } days after the start.
surveys-prolonged = The last day is changed.
surveys-end = ⏹ End
surveys-end-title = <b>⏹ End now: { $title }</b>
surveys-end-hint = Nobody can answer any more, unfinished sheets are lost. Results open at once. It can’t be started again.
surveys-end-do = ⏹ Yes, end it
surveys-ended-now = The survey is over.
surveys-withdraw = ✖️ Withdraw
surveys-withdraw-title = <b>✖️ Withdraw: { $title }</b>
surveys-withdraw-hint = Invitations disappear, all answers are deleted and nobody can read them. They can’t be brought back.
surveys-withdraw-do = ✖️ Yes, withdraw and delete answers
surveys-withdrawn-now = The survey is withdrawn, its answers are deleted.
surveys-withdrawn = Invitations are gone, all answers are deleted. A copy lets you ask anew.
surveys-ended-on = 🗓 Ended { $day }
surveys-lost =
    ⚠️ { $count ->
        [one] { $count } sheet
       *[other] { $count } sheets
    } could not be opened: the key was lost. Results do not have them.
surveys-results = 📊 Results
surveys-done = 📣 You said, we did
surveys-open = Open
surveys-started = The survey has started, invitations are on their way.
surveys-planned = The survey will start by itself on its day.
surveys-recalled = Back among the drafts.
surveys-often-title = <b>⚠️ These families were asked in another survey lately</b>
surveys-runs-already = A survey of this title is running already.
surveys-often-hint = A family should be asked once in two weeks at most, or people stop answering. If it can’t wait, start; who decided so is recorded.
surveys-anyway = ▶️ Start all the same
surveys-delete-title = <b>🗑 Delete the draft: { $title }</b>
surveys-delete-hint = Its questions are lost. It can’t be brought back.
surveys-delete-do = 🗑 Yes, delete
surveys-deleted = The draft is deleted.
surveys-intro-line = 💬 { $words }
surveys-intro-none = 💬 No first words
surveys-terms-mode = 🕶 Anonymity
surveys-terms-unit = 👪 Whose answer
surveys-terms-from = ▶️ First day
surveys-terms-days = 🗓 How many days
surveys-terms-title = ✏️ Title
surveys-terms-intro = 💬 First words
surveys-chosen = ✓ { $label }
surveys-mode-title = <b>🕶 Anonymous or not</b>
surveys-mode-anonymous =
    🕶 <b>Anonymous.</b> It is known who has answered, not what. Answers are sealed until the end, then shuffled, without names.
    Groups of fewer than five do not show in results. What was sent can’t be changed.
surveys-mode-named =
    👤 <b>Not anonymous.</b> The bot keeps whose answers these are: they may be changed until the end. Then you see those of staff with surname and initials, of families and students with the class only.
    Everybody is asked to agree; for children under 14 a parent does.
surveys-unit-title = <b>👪 Whose answer is expected</b>
surveys-unit-person = 👤 Everybody asked answers for themselves.
surveys-unit-child = 🎒 Parents answer about each child. Once one parent has answered, the other need not.
surveys-unit-family = 👪 One answer from a family about all its children. Once one parent has answered, the other need not.
surveys-unit-of-person = 👤 Each for themselves
surveys-unit-of-child = 🎒 About each child
surveys-unit-of-family = 👪 One answer from a family
surveys-from-title = <b>▶️ First day of the survey</b>
surveys-from-hint = Choose a day or write it, for example “15.12”. In the morning of that day the survey starts by itself.
surveys-from-now = At once, when I press “Start”
surveys-days-title = <b>🗓 How many days it runs</b>
surveys-days-hint = Choose or write a number from 1 to { $most }. The last day counts as a whole, until midnight.
surveys-days-count = { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
surveys-name-title = <b>✏️ Title of the survey</b>
surveys-name-hint =
    Now: “{ $title }”.
    Write the new title. Those asked will see it.
surveys-intro-title = <b>💬 First words</b>
surveys-intro-hint = Write two or three sentences: why you ask and what becomes of the answers. They stand before the first question.
surveys-intro-now =
    Now: “{ $words }”
    Write other words, two or three sentences. They stand before the first question.
surveys-intro-drop = 🗑 No first words
surveys-ended-notice = <b>✅ A survey has ended: { $title }</b>
surveys-ended-line = ✅ Survey ended: { $title }
surveys-stopped-notice = <b>⚠️ A survey did not start: { $title }</b>
surveys-stopped-line = ⚠️ Survey not started: { $title }
surveys-stopped-hint = It is a draft again. Put it right and start it once more.
surveys-locked-notice = <b>🔒 Answers can’t be opened: { $title }</b>
surveys-locked-line = 🔒 Answers of a survey can’t be opened: { $title }
surveys-locked =
    🔒 The key that seals the answers is away: until it is back nobody can answer, and no answer can be opened.
    The admin of the bot may bring back the folder of keys. If it is lost for good, ask anew.
surveys-anew = 🔁 Ask anew
surveys-anew-title = <b>🔁 Ask anew: { $title }</b>
surveys-anew-hint = The answers that came are lost, nobody can read them. Those who gave them are asked once more and have a week at least.
surveys-anew-do = 🔁 Yes, ask anew
surveys-asked-anew = They are asked anew.
