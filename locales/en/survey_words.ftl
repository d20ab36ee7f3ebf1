# Words shared by all screens of surveys.
survey-mode-anonymous = 🕶 Anonymous
survey-mode-named = 👤 Not anonymous
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
survey-problem-of = Question { $place }. { $what }
survey-problem-no-questions = There are no questions yet.
survey-problem-many-questions = More than { $limit } questions: too many to answer.
survey-problem-number = The question’s number stands twice. Delete it and add it again.
survey-problem-no-text = The question itself is missing.
survey-problem-long-text = The question is longer than { $limit } characters.
survey-problem-long-help = The explanation is longer than { $limit } characters.
survey-problem-few-options = It needs { $limit } answers to choose from at least.
survey-problem-many-options = More than { $limit } answers.
survey-problem-option-number = The answers are mixed up. Write them anew.
survey-problem-no-label = One answer has no words.
survey-problem-long-label = The answer “{ $words }” is longer than { $limit } characters.
survey-problem-same-label = The answer “{ $words }” stands twice.
survey-problem-counts = Check how many answers may be ticked: there are { $limit } in all.
survey-problem-steps = Check the scale: it begins with 0 or 1 and goes to { $limit } at most.
survey-problem-long-end = The label of an end of the scale is longer than { $limit } characters.
survey-problem-range = The least number has to be below the greatest.
survey-problem-jump-kind = After such a question there is no jump by answers.
survey-problem-jump-outside = A jump is set for an answer that does not exist.
survey-problem-jumps-overlap = The same answer leads to two places.
survey-problem-to-itself = A jump leads to this very question.
survey-problem-backwards = A jump leads back, to question { $to }.
survey-problem-nowhere = A jump leads to a question that is gone.
survey-problem-unreached = Nobody gets to this question: all answers lead past it.
