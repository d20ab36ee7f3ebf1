# The builder of questions: for those who make a survey.
questions-title = <b>❓ Questions: { $title }</b>
questions-none = There are no questions yet.
questions-hint = Tap a question to change it. To add one quickly, write the question and below it the answers to choose from, one a line.
questions-fixed = 🔒 The survey runs or has ended, so its questions stay as they are. You can make a copy and change that.
questions-fixed-planned = 🔒 The survey waits for its first day, so its questions stay as they are. Call the start off to change them.
questions-line = { $at }. { $icon } { $text }{ $must }{ $way }{ $flaw }
questions-mark-must = {" "}*
questions-mark-way = {" "}⤵
questions-mark-flaw = {" "}⚠️
questions-flaw = ⚠️ { $what }
questions-flaws-more = … and { $count ->
    [one] { $count } more remark
   *[other] { $count } more remarks
}
questions-add = ➕ Question
questions-look = 👀 As they see it
questions-files = 📄 As a file
questions-copy-survey = 📑 Make a copy
questions-twice = { $count ->
    [one] The option “{ $words }” is there already and was not added again.
   *[other] These options are there already and were not added again: { $words }
}
questions-saved = Saved
questions-lost = { $count ->
    [one] A jump of question { $places } is gone: it led nowhere any more.
   *[other] Jumps of questions { $places } are gone: they led nowhere any more.
}

# Kinds of questions.
questions-icon-one = 🔘
questions-icon-many = ☑️
questions-icon-scale = 📏
questions-icon-yes_no = 👍
questions-icon-number = 🔢
questions-icon-short = ✏️
questions-icon-long = 📝
questions-icon-date = 📅
questions-kind-one = 🔘 One answer
questions-kind-many = ☑️ Several answers
questions-kind-scale = 📏 Scale
questions-kind-yes_no = 👍 Yes / no
questions-kind-number = 🔢 Number
questions-kind-short = ✏️ Short text
questions-kind-long = 📝 Long text
questions-kind-date = 📅 Date
questions-example-one = “Is there a computer at home?” – yes; yes, but shared; no
questions-example-many = “What is missing for learning?” – tick everything that fits
questions-example-scale = “How handy is the online journal?” – from 1 to 5
questions-example-yes_no = “Will you come to the meeting?” – yes, no, hard to say
questions-example-number = “How many children go to this school?” – 2
questions-example-short = “Which club is needed?” – a few words
questions-example-long = “What should we improve?” – as many words as needed
questions-example-date = “When shall we meet?” – 15.03.2027

# A new question.
questions-add-title = <b>➕ New question</b>
questions-kind-line = { $kind }: { $example }
questions-add-hint = How will it be answered? A question written right here, with answers below it, becomes one of “One choice”.
questions-new-title = <b>➕ New question: { $kind }</b>
questions-new-words = Write the question.
questions-new-options = Write the question and below it the answers to choose from, one a line. More of them can be added later.
questions-added = The question is added

# One question.
questions-one-title = <b>{ $icon } Question { $at } of { $of }</b>
questions-words = <b>{ $text }</b>
questions-helped = <i>{ $help }</i>
questions-answered = { $kind }, { $must }
questions-must = an answer is needed
questions-may-skip = may be skipped
questions-option-line = • { $label }
questions-option-leads = • { $label } ⤵ { $target }
questions-own-line = • an answer in own words
questions-counts-line = From { $least } to { $most } may be ticked.
questions-counts-none = As many may be ticked as one likes.
questions-ends-scale = From { $least } to { $most }
questions-ends-number = A number from { $least } to { $most }
questions-labels-line = Labels: { $labels }
questions-way-line = { $answers } ⤵ { $target }
questions-then-any = After any answer: { $target }
questions-then-rest = After all other answers: { $target }
questions-target = question { $at }
questions-target-end = end of the survey
questions-target-next = the next question
questions-target-gone = a question that is gone
questions-quoted = “{ $words }”
questions-span = { $first }–{ $last }
questions-words-button = ✏️ Question
questions-options = 🔘 Answers
questions-to-ends-scale = 📏 Scale
questions-to-ends-number = 🔢 Limits
questions-must-on = ❗ Make required
questions-must-off = May be skipped
questions-ways = ⤵ Jumps
questions-up = ⬆️ Up
questions-down = ⬇️ Down
questions-more = ⋯ More
questions-moved = It is question { $at } now
questions-words-hint = Write the new words of the question.
questions-more-hint = Explanation, picture, another kind of answer, a copy.
questions-help-button = 💬 Explanation
questions-photo-button = 🖼 Picture
questions-kind-button = 🔁 Kind of question
questions-duplicate = 📑 Copy
questions-delete = 🗑 Delete
questions-help-none = There is no explanation.
questions-help-hint = Write an explanation: it stands below the question in small words.
questions-help-drop = No explanation
questions-photo-hint = Send a photo or a picture: it will stand above the question.
questions-photo-other = Send another picture to replace this one.
questions-photo-drop = No picture
questions-kind-now = Now: { $kind }
questions-kind-hint = There are answers to choose from, so few kinds fit: the answers will not get lost.
questions-kind-any = How will it be answered?
questions-delete-hint = Delete this question? It can’t be brought back.
questions-delete-do = 🗑 Yes, delete
questions-would-lose = { $count ->
    [one] A jump of question { $places } will go with it.
   *[other] Jumps of questions { $places } will go with it.
}
questions-deleted = The question is deleted
questions-duplicated = This is the copy. Change in it what you like.

# Answers to choose from, limits, labels.
questions-options-hint = Write answers to add them, one a line. Tap one to change it.
questions-options-full = No more answers fit. Tap one to change it.
questions-own-on = ➕ Own words
questions-own-off = ➖ No own words
questions-counts = 🔢 How many
questions-option-title = <b>🔘 Answer { $at } of { $of }</b>
questions-option-hint = Write what it is to say instead. Jumps stay.
questions-option-drop = 🗑 Remove it
questions-counts-hint = How many may be ticked? There are { $offered }. You may also write “from 2 to 4”.
questions-counts-any = As many as one likes
questions-counts-most = At most { $most }
questions-ends-hint-scale = From which number to which? Choose, or write for example “1–7”.
questions-ends-hint-number = From which number to which may be answered? Choose, or write for example “0–30”.
questions-labels = 🏷 Labels of the ends
questions-labels-hint = What do the ends of the scale mean? Write two lines, the lower number first. For example:
    Not handy at all
    Very handy
questions-labels-drop = No labels

# Jumps.
questions-ways-hint = Where to after an answer? Tap the answer. Without a jump the next question follows.
questions-ways-hint-many = Where to after an answer? Tap the answer. Where several are ticked, the topmost counts.
questions-ways-hint-scale = Where to after a rating? Tap a number, or write several at once: “1–3”.
questions-ways-hint-number = Write numbers from and to, for example “0–5”, and choose where they lead.
questions-ways-hint-short = The next question follows after any answer. You can choose another one.
questions-ways-hint-long = The next question follows after any answer. You can choose another one.
questions-ways-hint-date = The next question follows after any answer. You can choose another one.
questions-way-else = All other answers
questions-way-all = Any answer
questions-sign = {" "}⤵ { $at }
questions-sign-end = {" "}⤵ end{ $at }
questions-sign-of = { $name }{ $sign }
questions-way-title = <b>⤵ Where to: { $answers }</b>
questions-way-rest = all other answers
questions-way-hint = Which question comes next? Jumps lead forwards only.
questions-to = { $at }. { $text }
questions-to-next = As they stand
questions-to-end = 🏁 End of the survey

# As those see it who are asked.
questions-look-first-hint = 👀 This is how the survey opens for those asked. Nothing is kept here.
questions-look-edit = ❓ To the questions
questions-look-hint = 👀 This is how the question will look. Answer to go on: nothing is kept here.
questions-look-end-title = <b>👀 No more questions</b>
questions-look-end = Here one sees all one’s answers and sends them.
questions-look-again = 🔄 From the start

# Files.
questions-new-file-title = <b>📄 A survey from a file</b>
questions-new-file-hint = Take the template, write your questions into it and send the file here. A .yaml file will do too. It becomes a draft: nobody gets anything before you start it.
questions-get-template = 📥 Template with examples
questions-template-title = <b>📥 Template of a survey</b>
questions-template-hint = The sheet of examples has a question of each kind. Fill in the sheet of questions and send the file here.
questions-template-file = Survey. Template.xlsx
questions-taken = { $count ->
    [one] { $count } question taken
   *[other] { $count } questions taken
}
questions-files-title = <b>📄 Questions as a file: { $title }</b>
questions-files-hint = The file can be shown around, changed and sent back. Pictures of questions are not in it.
questions-xlsx = 📊 Excel workbook
questions-yaml = 📃 Text .yaml
questions-replace = 📤 Replace questions by a file
questions-exported-title = <b>📄 Questions: { $title }</b>
questions-exported-hint = The file can be changed and sent back.
questions-replace-title = <b>📤 Other questions for: { $title }</b>
questions-replace-hint = Send a file with questions. I show what is in it first, and { $count ->
    [0] change nothing
    [one] the { $count } question of the survey stays
   *[other] the { $count } questions of the survey stay
} until you decide.
questions-instead-title = <b>📤 What is in the file. For: { $title }</b>
questions-instead-more = … and { $count ->
    [one] { $count } more question
   *[other] { $count } more questions
}
questions-instead-hint = { $count ->
    [0] Take these questions?
    [one] The survey has { $count } question now. Replace it by these?
   *[other] The survey has { $count } questions now. Replace them by these?
}
questions-instead-do = ✅ Take { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
questions-instead-own = Keep as another survey
questions-instead-drop = 🗑 Do not take
questions-problems-title = <b>📄 The file does not fit yet</b>
questions-problems-hint = Nothing is lost. Change the file and send it here again.
