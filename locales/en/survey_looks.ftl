# A question of a survey as whoever answers sees it.
survey-look-title = <b>📋 Question { $at } of { $of }</b>
survey-look-text = <b>{ $text }</b>
survey-look-help = <i>{ $help }</i>
survey-look-option = { $at }. { $label }
survey-look-end = { $step } – { $label }
survey-look-ends = { $low }; { $high }
survey-look-optional = You can skip this question.
survey-look-one = Choose one answer.
survey-look-one-own = Choose one answer or write your own.
survey-look-many = Tick everything that fits.
survey-look-many-most = Tick everything that fits, at most { $most ->
    [one] { $most } answer
   *[other] { $most } answers
}.
survey-look-many-least = Tick at least { $least ->
    [one] { $least } answer
   *[other] { $least } answers
}.
survey-look-many-exactly = Tick { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}.
survey-look-many-between = Tick from { $least } to { $most ->
    [one] { $most } answer
   *[other] { $most } answers
}.
survey-look-or-own = { $how } You may write an answer of your own too.
survey-look-scale = Choose a number.
survey-look-yes_no = Choose an answer.
survey-look-number = Write a number from { $least } to { $most }.
survey-look-short = Write your answer in one line.
survey-look-long = Write your answer in your own words.
survey-look-date = Write the day, month and year, for example 5 December 2026 or 15.03.2012.
survey-look-no-names = 🕶 This survey is anonymous: please write no names.
survey-look-yes = Yes
survey-look-no = No
survey-look-hard = Hard to say
survey-look-plain = { $label }
survey-look-marked = ● { $label }
survey-look-ticked = ☑️ { $label }
survey-look-box = ▫️ { $label }
