# Вопрос анкеты, каким его видит тот, кто отвечает.
survey-look-title = <b>📋 Вопрос { $at } из { $of }</b>
survey-look-text = <b>{ $text }</b>
survey-look-help = <i>{ $help }</i>
survey-look-option = { $at }. { $label }
survey-look-end = { $step } – { $label }
survey-look-ends = { $low }; { $high }
survey-look-optional = Этот вопрос можно пропустить.
survey-look-one = Выберите один ответ.
survey-look-one-own = Выберите один ответ или напишите свой.
survey-look-many = Отметьте всё, что подходит.
survey-look-many-most = Отметьте всё, что подходит: не больше { $most ->
    [one] { $most } ответа
   *[many] { $most } ответов
}.
survey-look-many-least = Отметьте не меньше { $least ->
    [one] { $least } ответа
   *[many] { $least } ответов
}.
survey-look-many-exactly = Отметьте { $count ->
    [one] { $count } ответ
    [few] { $count } ответа
   *[many] { $count } ответов
}.
survey-look-many-between = Отметьте от { $least } до { $most ->
    [one] { $most } ответа
   *[many] { $most } ответов
}.
survey-look-or-own = { $how } Можно написать и свой ответ.
survey-look-scale = Выберите число.
survey-look-yes_no = Выберите ответ.
survey-look-number = Напишите число от { $least } до { $most }.
survey-look-short = Напишите ответ одной строкой.
survey-look-long = Напишите ответ своими словами.
survey-look-date = Напишите день, месяц и год, например 5 декабря 2026 или 15.03.2012.
survey-look-no-names = 🕶 Опрос анонимный: пожалуйста, не пишите имён.
survey-look-yes = Да
survey-look-no = Нет
survey-look-hard = Трудно сказать
survey-look-plain = { $label }
survey-look-marked = ● { $label }
survey-look-ticked = ☑️ { $label }
survey-look-box = ▫️ { $label }
