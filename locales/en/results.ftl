# Results of a survey: who answered, what matters, questions, comparison, words, report, what to do.
results-title = <b>📊 Results: { $title }</b>
results-ended = { $mode } · ended { $day }
results-sample-title = <b>👀 What the director will see: { $title }</b>
results-sample-mark = ⚠️ This is a sample, the numbers are made up.
results-sample-anonymous = Answers to an anonymous survey are seen only together, and only after its end. Where fewer than five people said so, the number is hidden.
results-sample-named = This survey is not anonymous: after its end the table shows the answers one by one – of staff with surname and initials, of families and students with the class only.
results-sample-text-1 = Words of the answers will stand here
results-sample-text-2 = A sample answer in own words
results-sample-text-3 = Answers that mean the same stand together
results-sample-text-4 = One more sample answer
results-nobody-asked = There was nobody to ask.
results-turnout = { NUMBER($answered) } of { NUMBER($asked) } answered · { $share }
results-on-paper = 📝 Of these on paper: { NUMBER($count) }
results-turnout-less-half = ⚠️ Fewer than half answered: this is what they think, not everybody.
results-turnout-third = ⚠️ About a third answered: this is what they think, not everybody.
results-turnout-few = ⚠️ Few answered: this is what they think, not everybody.
results-lost =
    { $count ->
        [one] ⚠️ { $count } sheet could not be read.
       *[other] ⚠️ { $count } sheets could not be read.
    }
results-hidden-all = 🙈 Fewer than five sheets came. The results are hidden: it would show who said what.
results-found-title = <b>What matters</b>
results-found = { $at }. { $what }
results-found-answer = { $question } – “{ $answer }”
results-found-none = The answers show no plain need. Look at them question by question.
results-found-few = Fewer than ten questionnaires are too few to conclude from. Look at the answers question by question.
results-found-button = “{ $answer }” – { $question }
results-found-choice = { $words }: { $share } ({ NUMBER($count) })
results-found-more = { $words }: { $share } now, { $before } before
results-found-worse = “{ $words }” – { $mean } of { $most } on average, { $before } before
results-found-low = “{ $words }” – only { $mean } of { $most } on average
results-found-text =
    { $count ->
        [one] “{ $words }” – { $count } person wrote so
       *[other] “{ $words }” – { $count } people wrote so
    }
results-questions = 📊 By question
results-compare = 👥 Compare
results-texts = 💬 In own words
results-report = 📄 Report
results-do = ✅ What to do
results-done = 📣 You said, we did
results-questions-title = <b>📊 By question</b>
results-no-questions = There are no questions in the survey yet.
results-question-title = <b>📊 Question { $at } of { $of }</b>
results-question-text = <b>{ $text }</b>
results-answered-person =
    { $count ->
        [one] { NUMBER($count) } person answered
       *[other] { NUMBER($count) } people answered
    }
results-answered-child = Answered in sheets about children: { NUMBER($count) }
results-answered-family =
    { $count ->
        [one] { NUMBER($count) } family answered
       *[other] { NUMBER($count) } families answered
    }
results-silent-nothing = No answer: { NUMBER($count) }
results-silent-not_asked = Not asked: { NUMBER($count) } – their other answers led past this question
results-step = { $step } – { $words }
results-number = { $whole }.{ $part }
results-share = { $share } %
results-mean = { $mean } on average
results-mean-spread = { $mean } on average, spread ± { $spread }
results-bar =
    { $label }
    <code>{ $bar }</code> { $figures }
results-bar-figures = { NUMBER($count) } · { $share }
results-bar-count = { NUMBER($count) }
results-bar-own = Other
results-bar-nothing = No answer
results-bar-not_asked = Not asked
results-bar-rest = The rest together
results-and = { $one }, { $other }
results-in-words =
    { $count ->
        [one] 💬 In own words: { NUMBER($count) } answer
       *[other] 💬 In own words: { NUMBER($count) } answers
    }
results-hidden = 🙈 Hidden: too few answers, it would show who said what.
results-hidden-options = 🙈 Hidden (fewer than five answers, or easily found out): { $options }.
results-hidden-options-silent = 🙈 Hidden (fewer than five answers, or easily found out): { $options }, and how many did not answer. So there are no percentages.
results-hidden-silent = 🙈 How many did not answer this question is hidden: they are too few, or easily found out. So there are no percentages.
results-hidden-texts = 🙈 How many did not answer is hidden: they are too few. So the same answer is shown once, and a few of the shortest may be left out.
results-hidden-joined = 🙈 Where fewer than five people said so, numbers stand together.
results-label-hidden = { $label } (hidden)
results-picture = 🖼 Picture
results-picture-name = Question { $number }.png
results-by-groups = 👥 By class and role
results-by-group = 👥 By class and role
results-by-year = 🏫 By year
results-by-stage = 🎓 By stage of school
results-last-year = <b>Last time</b>
results-was = { $label }: { $before } before, { $now } now
results-was-mean = { $before } on average before, { $now } now
results-chart-now = now
results-chart-before = last time
results-compare-title = <b>👥 Compare</b>
results-compare-hint = Which question is to be compared by class, year or role?
results-compare-none = There is nothing to compare: no such questions, or their answers are hidden.
results-groups-group = <b>👥 By class and role</b>
results-groups-year = <b>🏫 By year</b>
results-groups-stage = <b>🎓 By stage of school</b>
results-groups-not-group = 🙈 Single classes and groups have too few equal answers to show them and give nobody away.
results-groups-not-year = 🙈 Years have too few equal answers to show them and give nobody away.
results-groups-not-stage = 🙈 This question can’t be shown by stage of school: it would show who said what.
results-group =
    { $count ->
        [one] <b>{ $group }</b> · { NUMBER($count) } answer
       *[other] <b>{ $group }</b> · { NUMBER($count) } answers
    }
results-group-alone = <b>{ $group }</b>
results-group-bar = { $label }: { $figures }
results-groups-small = 🙈 Nothing can be compared: groups have too few equal answers to show them and give nobody away.
results-groups-rest = “The others” are groups that can’t stand alone: it would show who said what.
results-cross = ✖️ Two questions together
results-cross-title = <b>✖️ Two questions together</b>
results-cross-of = { $one } × { $other }
results-cross-first = Choose the first question: its answers become the rows.
results-cross-second = Choose the second question: how each row answered it.
results-cross-small = 🙈 Hidden: cells of the table would have fewer than five people.
results-texts-title = <b>💬 In own words</b>
results-texts-hint = Similar answers stand together, the most frequent first. To which question?
results-texts-none = Nobody answered in own words, or the answers are hidden.
results-text = • { $words }
results-text-many = <b>{ NUMBER($count) } ×</b> { $words }
results-text-other = <i>also: { $words }</i>
results-report-title = <b>📄 Report: { $title }</b>
results-report-anonymous = The report is for reading and printing, with pictures. The table is for counting: questions, options, numbers. It has no single sheets, as the survey was anonymous.
results-report-named = The report is for reading and printing, with pictures. The table is for counting: questions, options, numbers, and each sheet. Staff stand there with their surname, families with their class only. Who takes it is written into the journal.
results-docx = 📄 Word report
results-xlsx = 📊 Excel table
results-docx-name = Survey { $day }.docx
results-xlsx-name = Survey { $day }.xlsx
results-docx-ready = The report is ready.
results-xlsx-ready = The table is ready.
results-paper-title = Results of the survey “{ $title }”
results-paper-period = The survey ran from { $first } to { $last }. { $mode }
results-paper-summary = What matters
results-paper-rates = How many answered
results-yes = yes
results-sheet-codes = Questions
results-sheet-rates = How many answered
results-sheet-texts = In own words
results-sheet-sheets = Sheets
results-column-question = Question no.
results-column-kind = Kind
results-column-text = Question
results-column-option = Answer no.
results-column-label = Answer
results-column-said = How many
results-column-share = Share
results-column-mean = Mean
results-column-spread = Spread
results-column-answered = Answered
results-column-group = Group
results-column-asked = Asked
results-column-words = Words
results-column-others = Similar
results-column-who = Who
results-column-day = Day
results-column-paper = On paper
results-kind-one = one answer
results-kind-many = several answers
results-kind-scale = scale
results-kind-yes_no = yes or no
results-kind-number = number
results-kind-short = short text
results-kind-long = long text
results-kind-date = date
results-do-title = <b>✅ What to do: { $title }</b>
results-do-hint = Choose what something is to be done about.
results-do-none = Nothing stands out. Choose a question and an answer yourself.
results-do-other = 🔎 Something else
results-do-question = Of which question?
results-do-answer = What is it to be?
results-do-whole = ❓ The whole question
results-do-need = <b>{ $words }</b>
results-do-said =
    { $count ->
        [one] { NUMBER($count) } person wrote so
       *[other] { NUMBER($count) } people wrote so
    }
results-do-ways = What is to become of it? The words will be filled in, and can be changed.
results-do-task = 🗒 A task
results-do-item = 🗺 An item of the plan
results-do-head = 🗺 Suggest for the plan
results-do-supply = 🛒 A request to buy
results-buy-title = <b>🛒 Request to buy: { $title }</b>
results-buy-hint =
    Can this be bought? The request “{ $name }” goes to whoever is in charge of supplies. The bot asks first where it is needed and how much is left.

    If there is nothing to buy, go back and set a task.
results-buy = 🛒 Yes, this is to be bought
results-draft = From the survey “{ $title }”: { $words }
results-draft-plan = Take into the plan. From the survey “{ $title }”: { $words }
results-done-title = <b>📣 You said, we did: { $title }</b>
results-done-ask =
    Write what has been done about these answers, each thing in a line of its own. The bot makes a piece of news of it: what people said and what the school did. You can correct it before it goes.

    Nothing done yet? Skip it, and the news will only tell what people said.
results-done-skip = ⏭ Skip
results-post-title = <b>📣 You said, we did</b>
results-post-title-read = <b>📣 We have read your answers</b>
results-post-survey = The survey “{ $title }”.
results-post-you = <b>You said:</b>
results-post-said = • { $what }
results-post-we = <b>What was done:</b>
results-post-done = • { $what }
