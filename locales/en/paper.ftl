# Surveys in one's own class, and forms from paper.
button-paper = 📝 Surveys in my class
paper-title = <b>📝 Surveys in your class</b>
paper-none = Nothing is being asked now.
paper-survey = “{ $title }”
paper-entered = { $count ->
    [one] { $count } form of these from paper
   *[other] { $count } forms of these from paper
}
paper-in-person = Here everybody answers for themselves; no form from paper can be entered.
paper-open = ✍️ { $group }: { $title }
paper-class-title = <b>✍️ A form from paper, { $group }</b>
paper-hint = Who has brought a form? Enter the answers yourself: it will be marked as from paper. Here are those whose form has not come yet.
paper-all-answered = All families of the class have answered. Thank you!
paper-family = { $first } and { $others } more
paper-child = No. { $number } · { $initials }
