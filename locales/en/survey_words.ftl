# Words shared by all screens of surveys.
survey-mode-anonymous = 🕶 Anonymous
survey-mode-named = 👤 With names
survey-unit-person = everybody answers for themselves
survey-unit-child = one sheet for each child
survey-unit-family = one answer from a family
survey-length =
    { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }, about { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
survey-last-day =
    until { $day }, { $count ->
        [one] { $count } day left
       *[other] { $count } days left
    }
survey-last-day-now = today is the last day
survey-group-none = Others
survey-group-year = year { $year }
survey-rate = { $bar } { $group }: { NUMBER($answered) } of { NUMBER($asked) }
