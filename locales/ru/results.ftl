# Итоги опроса: кто ответил, главное, вопросы, сравнение, слова, отчёт, что сделать.
results-title = <b>📊 Итоги: { $title }</b>
results-ended = { $mode } · закончился { $day }
results-sample-title = <b>👀 Что увидит директор: { $title }</b>
results-sample-mark = ⚠️ Это пример, числа выдуманы.
results-sample-anonymous = Ответы анонимного опроса видны только вместе и только после его конца. Если так ответили меньше пяти человек, число скрыто.
results-sample-named = Опрос не анонимный: после его конца в таблице видны ответы по одному – сотрудников с фамилией и инициалами, семей и учеников только с классом.
results-sample-text-1 = Здесь будут слова из анкет
results-sample-text-2 = Пример ответа своими словами
results-sample-text-3 = Одинаковые по смыслу ответы стоят вместе
results-sample-text-4 = Ещё один пример ответа
results-nobody-asked = Спрашивать было некого.
results-turnout = Ответили { NUMBER($answered) } из { NUMBER($asked) } · { $share }
results-on-paper = 📝 Из них на бумаге: { NUMBER($count) }
results-turnout-less-half = ⚠️ Ответило меньше половины: это мнение ответивших, а не всех.
results-turnout-third = ⚠️ Ответила примерно треть: это мнение ответивших, а не всех.
results-turnout-few = ⚠️ Ответили немногие: это мнение ответивших, а не всех.
results-lost =
    { $count ->
        [one] ⚠️ { $count } анкету прочитать не удалось.
        [few] ⚠️ { $count } анкеты прочитать не удалось.
       *[many] ⚠️ { $count } анкет прочитать не удалось.
    }
results-hidden-all = 🙈 Пришло меньше пяти анкет. Итоги скрыты: иначе было бы видно, кто что ответил.
results-found-title = <b>Главное</b>
results-found = { $at }. { $what }
results-found-answer = { $question } – «{ $answer }»
results-found-none = Явных нужд ответы не показали. Посмотрите ответы по вопросам.
results-found-few = Анкет меньше десяти, для выводов этого мало. Посмотрите ответы по вопросам.
results-found-button = «{ $answer }» – { $question }
results-found-choice = { $words }: { $share } ({ NUMBER($count) })
results-found-more = { $words }: стало { $share }, было { $before }
results-found-worse = «{ $words }» – в среднем { $mean } из { $most }, было { $before }
results-found-low = «{ $words }» – в среднем только { $mean } из { $most }
results-found-text =
    { $count ->
        [one] «{ $words }» – так написал { $count } человек
        [few] «{ $words }» – так написали { $count } человека
       *[many] «{ $words }» – так написали { $count } человек
    }
results-questions = 📊 По вопросам
results-compare = 👥 Сравнить
results-texts = 💬 Ответы словами
results-report = 📄 Отчёт
results-do = ✅ Что сделать
results-done = 📣 Вы сказали – мы сделали
results-questions-title = <b>📊 По вопросам</b>
results-no-questions = В опросе пока нет вопросов.
results-question-title = <b>📊 Вопрос { $at } из { $of }</b>
results-question-text = <b>{ $text }</b>
results-answered-person =
    { $count ->
        [one] Ответил { NUMBER($count) } человек
        [few] Ответили { NUMBER($count) } человека
       *[many] Ответили { NUMBER($count) } человек
    }
results-answered-child = Ответили в анкетах о детях: { NUMBER($count) }
results-answered-family =
    { $count ->
        [one] Ответила { NUMBER($count) } семья
        [few] Ответили { NUMBER($count) } семьи
       *[many] Ответили { NUMBER($count) } семей
    }
results-silent-nothing = Не ответили: { NUMBER($count) }
results-silent-not_asked = Не спрашивали: { NUMBER($count) } – по их другим ответам этот вопрос не нужен
results-step = { $step } – { $words }
results-number = { $whole },{ $part }
results-share = { $share } %
results-mean = В среднем { $mean }
results-mean-spread = В среднем { $mean }, разброс ± { $spread }
results-bar =
    { $label }
    <code>{ $bar }</code> { $figures }
results-bar-figures = { NUMBER($count) } · { $share }
results-bar-count = { NUMBER($count) }
results-bar-own = Другое
results-bar-nothing = Не ответили
results-bar-not_asked = Не спрашивали
results-bar-rest = Остальное вместе
results-and = { $one }, { $other }
results-in-words =
    { $count ->
        [one] 💬 Своими словами: { NUMBER($count) } ответ
        [few] 💬 Своими словами: { NUMBER($count) } ответа
       *[many] 💬 Своими словами: { NUMBER($count) } ответов
    }
results-hidden = 🙈 Скрыто: ответов слишком мало, было бы видно, кто что ответил.
results-hidden-options = 🙈 Скрыто (меньше пяти ответов или их легко вычислить): { $options }.
results-hidden-options-silent = 🙈 Скрыто (меньше пяти ответов или их легко вычислить): { $options }, а также сколько человек не ответили. Поэтому нет процентов.
results-hidden-silent = 🙈 Сколько человек не ответили на этот вопрос, скрыто: их слишком мало или их легко вычислить. Поэтому нет процентов.
results-hidden-texts = 🙈 Сколько человек не ответили, скрыто: их слишком мало. Поэтому одинаковые ответы показаны один раз, а несколько самых коротких могли не войти.
results-hidden-joined = 🙈 Где ответили меньше пяти человек, числа стоят вместе.
results-label-hidden = { $label } (скрыто)
results-picture = 🖼 Картинка
results-picture-name = Вопрос { $number }.png
results-by-groups = 👥 По классам и ролям
results-by-group = 👥 По классам и ролям
results-by-year = 🏫 По параллелям
results-by-stage = 🎓 По ступеням школы
results-last-year = <b>В прошлый раз</b>
results-was = { $label }: было { $before }, стало { $now }
results-was-mean = В среднем было { $before }, стало { $now }
results-chart-now = сейчас
results-chart-before = в прошлый раз
results-compare-title = <b>👥 Сравнить</b>
results-compare-hint = Какой вопрос сравнить по классам, параллелям или ролям?
results-compare-none = Сравнивать нечего: таких вопросов в опросе нет или ответы на них скрыты.
results-groups-group = <b>👥 По классам и ролям</b>
results-groups-year = <b>🏫 По параллелям</b>
results-groups-stage = <b>🎓 По ступеням школы</b>
results-groups-not-group = 🙈 В отдельных классах и группах слишком мало одинаковых ответов, чтобы показать их и никого не выдать.
results-groups-not-year = 🙈 В параллелях слишком мало одинаковых ответов, чтобы показать их и никого не выдать.
results-groups-not-stage = 🙈 По ступеням школы этот вопрос показать нельзя: было бы видно, кто что ответил.
results-group =
    { $count ->
        [one] <b>{ $group }</b> · { NUMBER($count) } ответ
        [few] <b>{ $group }</b> · { NUMBER($count) } ответа
       *[many] <b>{ $group }</b> · { NUMBER($count) } ответов
    }
results-group-alone = <b>{ $group }</b>
results-group-bar = { $label }: { $figures }
results-groups-small = 🙈 Сравнить не получится: в группах слишком мало одинаковых ответов, чтобы показать их и никого не выдать.
results-groups-rest = «Остальные» – это группы, которые нельзя показать отдельно: было бы видно, кто что ответил.
results-cross = ✖️ Два вопроса вместе
results-cross-title = <b>✖️ Два вопроса вместе</b>
results-cross-of = { $one } × { $other }
results-cross-first = Выберите первый вопрос: его ответы станут строками.
results-cross-second = Выберите второй вопрос: как на него ответили в каждой строке.
results-cross-small = 🙈 Скрыто: в таблице осталось бы меньше пяти человек в клетке.
results-texts-title = <b>💬 Ответы словами</b>
results-texts-hint = Похожие ответы стоят вместе, первыми – самые частые. На какой вопрос?
results-texts-none = Своими словами никто не ответил, или ответы скрыты.
results-text = • { $words }
results-text-many = <b>{ NUMBER($count) } ×</b> { $words }
results-text-other = <i>ещё: { $words }</i>
results-report-title = <b>📄 Отчёт: { $title }</b>
results-report-anonymous = Отчёт – для чтения и печати, с рисунками. Таблица – для подсчётов: вопросы, варианты, числа. Анкет по одной в ней нет: опрос анонимный.
results-report-named = Отчёт – для чтения и печати, с рисунками. Таблица – для подсчётов: вопросы, варианты, числа и анкеты по одной. Сотрудники в ней с фамилией, семьи – только с классом. Кто её взял, запишется в журнал.
results-docx = 📄 Отчёт Word
results-xlsx = 📊 Таблица Excel
results-docx-name = Опрос { $day }.docx
results-xlsx-name = Опрос { $day }.xlsx
results-docx-ready = Отчёт готов.
results-xlsx-ready = Таблица готова.
results-paper-title = Итоги опроса «{ $title }»
results-paper-period = Опрос шёл с { $first } по { $last }. { $mode }
results-paper-summary = Главное
results-paper-rates = Сколько ответили
results-yes = да
results-sheet-codes = Вопросы
results-sheet-rates = Сколько ответили
results-sheet-texts = Ответы словами
results-sheet-sheets = Анкеты
results-column-question = № вопроса
results-column-kind = Вид
results-column-text = Вопрос
results-column-option = № ответа
results-column-label = Ответ
results-column-said = Сколько
results-column-share = Доля
results-column-mean = Среднее
results-column-spread = Разброс
results-column-answered = Ответили
results-column-group = Группа
results-column-asked = Спросили
results-column-words = Слова
results-column-others = Похожие
results-column-who = Кто
results-column-day = День
results-column-paper = На бумаге
results-kind-one = один ответ
results-kind-many = несколько ответов
results-kind-scale = шкала
results-kind-yes_no = да или нет
results-kind-number = число
results-kind-short = короткий текст
results-kind-long = длинный текст
results-kind-date = дата
results-do-title = <b>✅ Что сделать: { $title }</b>
results-do-hint = Выберите, с чем нужно что-то сделать.
results-do-none = Главного не набралось. Выберите вопрос и ответ сами.
results-do-other = 🔎 Другое
results-do-question = Из какого вопроса?
results-do-answer = Что взять?
results-do-whole = ❓ Весь вопрос
results-do-need = <b>{ $words }</b>
results-do-said =
    { $count ->
        [one] Так написал { NUMBER($count) } человек
        [few] Так написали { NUMBER($count) } человека
       *[many] Так написали { NUMBER($count) } человек
    }
results-do-ways = Что из этого сделать? Слова уже будут вписаны, их можно поправить.
results-do-task = 🗒 Поручение
results-do-item = 🗺 Пункт плана
results-do-head = 🗺 Предложить в план
results-do-supply = 🛒 Заявка на покупку
results-buy-title = <b>🛒 Заявка на покупку: { $title }</b>
results-buy-hint =
    Это можно купить? Заявка «{ $name }» пойдёт тому, кто отвечает за склад. Сначала бот спросит, куда это нужно и сколько осталось.

    Если покупать нечего, вернитесь и дайте поручение.
results-buy = 🛒 Да, это покупка
results-draft = Из опроса «{ $title }»: { $words }
results-draft-plan = Внести в план мероприятий. Из опроса «{ $title }»: { $words }
results-done-title = <b>📣 Вы сказали – мы сделали: { $title }</b>
results-done-ask =
    Напишите, что уже сделано по этим ответам, каждое дело с новой строки. Бот соберёт новость: что сказали люди и что сделала школа. Перед отправкой её можно поправить.

    Ещё ничего не сделано? Пропустите, и в новости будет только то, что сказали люди.
results-done-skip = ⏭ Пропустить
results-post-title = <b>📣 Вы сказали – мы сделали</b>
results-post-title-read = <b>📣 Мы прочитали ваши ответы</b>
results-post-survey = Опрос «{ $title }».
results-post-you = <b>Вы сказали:</b>
results-post-said = • { $what }
results-post-we = <b>Что сделано:</b>
results-post-done = • { $what }
