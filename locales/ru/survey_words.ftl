# Слова, общие для всех экранов опросов.
survey-mode-anonymous = 🕶 Анонимно
survey-mode-named = 👤 С именами
survey-unit-person = каждый отвечает за себя
survey-unit-child = одна анкета о каждом ребёнке
survey-unit-family = один ответ от семьи
survey-length =
    { $questions ->
        [one] { $questions } вопрос
        [few] { $questions } вопроса
       *[many] { $questions } вопросов
    }, около { $minutes ->
        [one] { $minutes } минуты
        [few] { $minutes } минут
       *[many] { $minutes } минут
    }
survey-last-day =
    до { $day }, { $count ->
        [one] остался { $count } день
        [few] осталось { $count } дня
       *[many] осталось { $count } дней
    }
survey-last-day-now = сегодня последний день
survey-group-none = Остальные
survey-group-year = { $year }-е классы
survey-rate = { $bar } { $group }: { NUMBER($answered) } из { NUMBER($asked) }
