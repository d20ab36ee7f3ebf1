# Surveys for whoever is asked.
survey-menu-waiting = 📋 Surveys: { $count ->
    [one] { $count } waits
   *[other] { $count } wait
}
survey-all-title = <b>📋 Surveys</b>
survey-all-hint = The school asks for your answer. Choose a survey.
survey-all-nothing = You have answered everything, thank you!
survey-all-refused = No answers of yours are waited for now.
survey-all-none = There are no surveys for you now. The bot will write when there is one.
survey-waits-title = <b>{ $title }</b>
survey-waits-about = { $length }, { $until }{ $whose }
survey-for = , about { $classes }
survey-line-waits = 🔴 { $title }
survey-line-begun = ✍️ Go on: { $title }
survey-line-answered = ✅ { $title }
survey-line-done = 📣 You said, we did: { $title }
survey-and = { $first } and { $last }
survey-until = until { $day }
survey-about = For { $classes }
survey-about-numbered = For { $classes } ({ $number })
survey-about-me = My answers
survey-title = <b>📋 { $title }</b>
survey-intro = { $text }
survey-means-anonymous = 🕶 <b>Anonymous.</b> Until you send it, it is a draft that only you see. Once sent, it can't be changed.
survey-means-anonymous-sent = Answers leave without a name: nobody will know who answered what, not even the bot. The class is seen only where five or more have sent theirs.
survey-means-anonymous-silent = The class teacher only sees who has not answered yet.
survey-means-named = 👤 <b>Not anonymous.</b> The bot keeps whose answers these are, so that they can be changed until the survey ends and nobody is asked twice.
survey-means-named-sent = After the end the director and the deputies see the answers of staff with surname and initials, those of families and students with the class only. Until you send them only you see them.
survey-length-until = ⏱ { $length }, { $until }.
survey-of-family = One questionnaire for the family, about all children: { $classes }. One parent's answer is enough.
survey-choose-class = One questionnaire for each child. Choose the class.
survey-choose-sheet = You have several forms. Choose which to begin with.
survey-kept = 💾 What you have begun is kept: you can go on any day until the survey ends.
survey-all-sent = ✅ Your answer has come. Thank you!
survey-begin = ▶️ Begin
survey-go-on = ▶️ Go on
survey-change = ✏️ Change the answers
survey-sheet-sent = ✅ { $whose }: done
survey-sheet-begun = { $whose }: go on
survey-seen = 👀 What the director will see
survey-over = This survey is over.
survey-over-done = We have read the answers and told about them in the news.
survey-done = 📣 You said, we did
survey-own = ✏️ Something else
survey-own-title = <b>✏️ Your own answer</b>
survey-own-hint = Write it in one message of at most { $limit } characters.
survey-said = You wrote: { $words }
survey-said-day = { $day }
survey-skipped = skipped
survey-on = On ›
survey-ready = ✅ Done
survey-skip = Skip ›
survey-later = ⏸ Later
survey-later-kept = <b>⏸ Kept: { $done } of { $of }</b>
survey-later-nothing = <b>⏸ All right, later</b>
survey-later-unsent = All that is left is to send them: the school does not see them yet.
survey-later-until = You can go on in “📋 Surveys”: { $until }.
survey-summary-title = <b>📋 All answers</b>
survey-summary-line = { $at }. { $question }
    – <b>{ $answer }</b>
survey-summary-edit = To change an answer, tap its number.
survey-summary-left = That is not all: { $count ->
    [one] { $count } more answer
   *[other] { $count } more answers
} to come.
survey-summary-more = The other answers ›
survey-summary-again = 👤 These answers were sent already. If you change something, send them once more.
survey-summary-anonymous = 🕶 Look them through and send them. Once sent, they can be neither seen nor changed: they have no name any more.
survey-summary-named = 👤 Look them through and send them. You can change them until the survey ends.
survey-summary-paper = ✍️ Compare it with the paper and send it. Parents who are in the bot will hear of it. Once sent, you can't open or change it any more.
survey-from-paper = ✍️ Form from paper: { $group }, { $whose }
survey-entered-title = <b>✅ The form is in</b>
survey-entered-before = <b>✅ This family has answered already</b>
survey-entered-next = ✍️ The next form
survey-edit = ✏️ { $number }
survey-send = ✅ Send
survey-send-again = ✅ Send once more
survey-sent-title = <b>✅ Your answer has come. Thank you!</b>
survey-sent-whose = { $whose }.
survey-sent-results = What all have answered together will be known after { $day }.
survey-sent-anonymous = 🕶 There is no name on it, so it can't be opened or changed any more. There is no need to answer again.
survey-sent-named = You can change the answers until the survey ends.
survey-sent-more = Forms that are left:
survey-sent-next = Your other children are left:
survey-refused = <b>✖️ All right, without a name</b>
survey-refused-how = The bot has written down no answers and will not remind you of this survey. Anonymous surveys stay open to you.
survey-refused-paper = You can answer on paper: ask the class teacher.
survey-refused-later = If you change your mind, the survey stands in “📋 Surveys” until its end.
survey-refused-before = ✖️ You did not agree to answer under your name, and the bot does not press you. You may change your mind until the end.
survey-line-refused = ✖️ { $title }
survey-invite = <b>📋 The school asks for your answer</b>
survey-remind = <b>📋 We wait for your answer</b>
survey-remind-last = <b>📋 Today is the last day</b>
survey-invite-classes = { $count ->
    [one] About your child
   *[other] About your children
}: { $classes }
survey-invite-about = ⏱ { $length }, { $until }.
survey-invite-anonymous = 🕶 Anonymous: nobody will know who answered what.
survey-invite-named = 👤 Not anonymous: the bot keeps whose answers these are. Who sees what is said at the beginning.
survey-answer = ▶️ Answer
survey-digest = 📋 { $title } · { $until }
survey-told = <b>📋 Answered already</b>
survey-told-whose = { $whose } another parent has sent the answers.
survey-told-hint = You need not answer. Thank you!
survey-told-paper = <b>📋 Your form from paper was entered</b>
survey-told-paper-line = ✍️ Your form from paper was entered: { $title }
survey-paper-mine = ✍️ { $whose }: the class teacher has entered your form from paper.
survey-paper-wrong = You brought none? Tell the director or a deputy.
survey-paper-change = If something in it is wrong, you can change the answers until the survey ends.
survey-told-line = 📋 Another parent has answered: { $title }
survey-lost = <b>📋 Please answer once more</b>
survey-lost-hint = The answers were lost by a fault, nobody could read them. We are sorry for the trouble.
survey-lost-line = 📋 Please answer once more: { $title }
survey-withdrawn = <b>📋 The survey was cancelled</b>
survey-withdrawn-hint = There is no need to answer. What was sent has been deleted.
consent-surveys-title = <b>📄 Consent to surveys with a name</b>
consent-surveys-short = <b>In short:</b> the bot remembers that this form is yours. You can change your mind any day.
consent-surveys = <b>What for.</b> The bot keeps whose answers these are, so that they can be changed and nobody is asked twice. A parent answers about their child, too.
    <b>Who agrees.</b> An adult for themselves, a parent also for a child below 14, a student of 14 or more for themselves.
    <b>Which data.</b> Your answers, the day of the answer, your class or the child's, and that the answers are yours.
    <b>What is done with them.</b> They are kept on the school's computer, corrected and deleted. The director and the deputies see the answers of staff with surname and initials, those of families and students with the class only. They are not given to other organisations. The messages themselves travel through the messenger by its own rules.
    <b>Until when.</b> As long as you or your child are at the school, or until you withdraw your consent.
    <b>How to withdraw.</b> The command /privacy on any day: your answers are deleted. If you refuse, the bot does not remind you of that survey, and a family can answer on paper. Anonymous surveys need no such consent.
