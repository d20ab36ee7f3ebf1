# Слова, общие для всех экранов опросов.
survey-mode-anonymous = 🕶 Анонимно
survey-mode-named = 👤 Не анонимно
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
survey-problem-of = Вопрос { $place }. { $what }
survey-problem-no-questions = В опросе ещё нет вопросов.
survey-problem-many-questions = Вопросов больше { $limit }, столько не пройти.
survey-problem-number = Номер вопроса повторяется. Удалите вопрос и добавьте снова.
survey-problem-no-text = Нет самого вопроса.
survey-problem-long-text = Вопрос длиннее { $limit } знаков.
survey-problem-long-help = Пояснение длиннее { $limit } знаков.
survey-problem-few-options = Нужно хотя бы { $limit } ответа на выбор.
survey-problem-many-options = Ответов больше { $limit }.
survey-problem-option-number = Ответы перепутаны. Запишите их заново.
survey-problem-no-label = Есть ответ без слов.
survey-problem-long-label = Ответ «{ $words }» длиннее { $limit } знаков.
survey-problem-same-label = Ответ «{ $words }» записан дважды.
survey-problem-counts = Проверьте, сколько ответов можно отметить: всего их { $limit }.
survey-problem-steps = Проверьте шкалу: она начинается с 0 или 1 и идёт не дальше { $limit }.
survey-problem-long-end = Подпись края шкалы длиннее { $limit } знаков.
survey-problem-range = Наименьшее число должно быть меньше наибольшего.
survey-problem-jump-kind = После такого вопроса нельзя перейти по ответу.
survey-problem-jump-outside = Переход назначен для ответа, которого нет.
survey-problem-jumps-overlap = Один и тот же ответ ведёт в два места.
survey-problem-to-itself = Переход ведёт на этот же вопрос.
survey-problem-backwards = Переход ведёт назад, на вопрос { $to }.
survey-problem-nowhere = Переход ведёт на вопрос, которого больше нет.
survey-problem-unreached = До этого вопроса не дойти: все ответы ведут мимо.
