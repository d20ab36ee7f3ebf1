# Конструктор вопросов: для тех, кто составляет опрос.
questions-title = <b>❓ Вопросы: { $title }</b>
questions-none = Вопросов пока нет.
questions-hint = Нажмите вопрос, чтобы изменить его. Быстро добавить новый: напишите вопрос, а под ним варианты ответа, каждый с новой строки.
questions-fixed = 🔒 Опрос уже идёт или закончился, вопросы не меняются. Можно сделать копию и менять её.
questions-fixed-planned = 🔒 Начало опроса назначено, вопросы не меняются. Отмените начало, если нужно что-то исправить.
questions-line = { $at }. { $icon } { $text }{ $must }{ $way }{ $flaw }
questions-mark-must = {" "}*
questions-mark-way = {" "}⤵
questions-mark-flaw = {" "}⚠️
questions-flaw = ⚠️ { $what }
questions-flaws-more = … и ещё { $count ->
    [one] { $count } замечание
    [few] { $count } замечания
   *[many] { $count } замечаний
}
questions-add = ➕ Вопрос
questions-look = 👀 Как увидят
questions-files = 📄 Файлом
questions-copy-survey = 📑 Сделать копию
questions-twice = { $count ->
    [one] Вариант «{ $words }» уже есть, второй раз он не записан.
   *[other] Эти варианты уже есть, второй раз они не записаны: { $words }
}
questions-saved = Сохранено
questions-lost = { $count ->
    [one] Убран переход у вопроса { $places }: он больше никуда не вёл.
   *[other] Убраны переходы у вопросов { $places }: они больше никуда не вели.
}

# Виды вопросов.
questions-icon-one = 🔘
questions-icon-many = ☑️
questions-icon-scale = 📏
questions-icon-yes_no = 👍
questions-icon-number = 🔢
questions-icon-short = ✏️
questions-icon-long = 📝
questions-icon-date = 📅
questions-kind-one = 🔘 Один ответ
questions-kind-many = ☑️ Несколько ответов
questions-kind-scale = 📏 Шкала
questions-kind-yes_no = 👍 Да / нет
questions-kind-number = 🔢 Число
questions-kind-short = ✏️ Короткий текст
questions-kind-long = 📝 Длинный текст
questions-kind-date = 📅 Дата
questions-example-one = «Есть ли дома компьютер?» – есть; есть, но занят; нет
questions-example-many = «Чего не хватает для учёбы?» – отметить всё, что подходит
questions-example-scale = «Удобен ли электронный журнал?» – от 1 до 5
questions-example-yes_no = «Придёте на собрание?» – да, нет, трудно сказать
questions-example-number = «Сколько детей учится в школе?» – 2
questions-example-short = «Какой кружок нужен?» – несколько слов
questions-example-long = «Что нам улучшить?» – сколько угодно слов
questions-example-date = «Когда удобно встретиться?» – 15.03.2027

# Новый вопрос.
questions-add-title = <b>➕ Новый вопрос</b>
questions-kind-line = { $kind }: { $example }
questions-add-hint = Как на него будут отвечать? Если сразу написать вопрос, а под ним варианты, получится вопрос «Один ответ».
questions-new-title = <b>➕ Новый вопрос: { $kind }</b>
questions-new-words = Напишите вопрос.
questions-new-options = Напишите вопрос, а под ним варианты ответа, каждый с новой строки. Варианты можно дописать и потом.
questions-added = Вопрос добавлен

# Один вопрос.
questions-one-title = <b>{ $icon } Вопрос { $at } из { $of }</b>
questions-words = <b>{ $text }</b>
questions-helped = <i>{ $help }</i>
questions-answered = { $kind }, { $must }
questions-must = ответить обязательно
questions-may-skip = можно пропустить
questions-option-line = • { $label }
questions-option-leads = • { $label } ⤵ { $target }
questions-own-line = • свой ответ
questions-counts-line = Отметить можно от { $least } до { $most }.
questions-counts-none = Отметить можно сколько угодно.
questions-ends-scale = От { $least } до { $most }
questions-ends-number = Число от { $least } до { $most }
questions-labels-line = Подписи: { $labels }
questions-way-line = { $answers } ⤵ { $target }
questions-then-any = После любого ответа: { $target }
questions-then-rest = После остальных ответов: { $target }
questions-target = вопрос { $at }
questions-target-end = конец опроса
questions-target-next = следующий вопрос
questions-target-gone = вопрос, которого нет
questions-quoted = «{ $words }»
questions-span = { $first }–{ $last }
questions-words-button = ✏️ Вопрос
questions-options = 🔘 Варианты
questions-to-ends-scale = 📏 Шкала
questions-to-ends-number = 🔢 Границы
questions-must-on = ❗ Обязательный
questions-must-off = Можно пропустить
questions-ways = ⤵ Переходы
questions-up = ⬆️ Выше
questions-down = ⬇️ Ниже
questions-more = ⋯ Ещё
questions-moved = Теперь это вопрос { $at }
questions-words-hint = Напишите новый текст вопроса.
questions-more-hint = Пояснение, картинка, другой вид вопроса, копия вопроса.
questions-help-button = 💬 Пояснение
questions-photo-button = 🖼 Картинка
questions-kind-button = 🔁 Вид вопроса
questions-duplicate = 📑 Копия
questions-delete = 🗑 Удалить
questions-help-none = Пояснения нет.
questions-help-hint = Напишите пояснение: оно стоит под вопросом мелкими словами.
questions-help-drop = Без пояснения
questions-photo-hint = Пришлите фото или картинку: она встанет над вопросом.
questions-photo-other = Пришлите другую картинку, если эту нужно заменить.
questions-photo-drop = Без картинки
questions-kind-now = Сейчас: { $kind }
questions-kind-hint = Есть варианты ответа, поэтому выбор небольшой: варианты не пропадут.
questions-kind-any = Как на него будут отвечать?
questions-delete-hint = Удалить этот вопрос? Вернуть его будет нельзя.
questions-delete-do = 🗑 Да, удалить
questions-would-lose = { $count ->
    [one] Вместе с ним пропадёт переход у вопроса { $places }.
   *[other] Вместе с ним пропадут переходы у вопросов { $places }.
}
questions-deleted = Вопрос удалён
questions-duplicated = Это копия. Поменяйте в ней, что нужно.

# Варианты, границы, подписи.
questions-options-hint = Напишите варианты, чтобы добавить их, каждый с новой строки. Нажмите вариант, чтобы изменить его.
questions-options-full = Больше вариантов не добавить. Нажмите вариант, чтобы изменить его.
questions-own-on = ➕ Свой ответ
questions-own-off = ➖ Без своего ответа
questions-counts = 🔢 Сколько отметить
questions-option-title = <b>🔘 Вариант { $at } из { $of }</b>
questions-option-hint = Напишите, как он должен звучать. Переходы останутся.
questions-option-drop = 🗑 Убрать вариант
questions-counts-hint = Сколько вариантов можно отметить? Всего их { $offered }. Можно написать и так: «от 2 до 4».
questions-counts-any = Сколько угодно
questions-counts-most = Не больше { $most }
questions-ends-hint-scale = От какого числа до какого оценивать? Выберите или напишите, например «1–7».
questions-ends-hint-number = От какого числа до какого можно ответить? Выберите или напишите, например «0–30».
questions-labels = 🏷 Подписи концов
questions-labels-hint = Что значат концы шкалы? Напишите двумя строками: сначала про меньшее число, потом про большее. Например:
    Совсем неудобно
    Очень удобно
questions-labels-drop = Без подписей

# Переходы.
questions-ways-hint = Куда идти после ответа? Нажмите ответ. Без перехода дальше идёт следующий вопрос.
questions-ways-hint-many = Куда идти после ответа? Нажмите ответ. Если отмечено несколько, действует верхний из них.
questions-ways-hint-scale = Куда идти после оценки? Нажмите число или напишите сразу несколько, например «1–3».
questions-ways-hint-number = Напишите числа от и до, например «0–5», и выберите, куда идти после них.
questions-ways-hint-short = После любого ответа идёт следующий вопрос. Можно выбрать другой.
questions-ways-hint-long = После любого ответа идёт следующий вопрос. Можно выбрать другой.
questions-ways-hint-date = После любого ответа идёт следующий вопрос. Можно выбрать другой.
questions-way-else = Остальные ответы
questions-way-all = Любой ответ
questions-sign = {" "}⤵ { $at }
questions-sign-end = {" "}⤵ конец{ $at }
questions-sign-of = { $name }{ $sign }
questions-way-title = <b>⤵ Куда идти: { $answers }</b>
questions-way-rest = остальные ответы
questions-way-hint = Какой вопрос дальше? Вести можно только вперёд.
questions-to = { $at }. { $text }
questions-to-next = По порядку
questions-to-end = 🏁 Конец опроса

# Как увидят.
questions-look-first-hint = 👀 Так опрос откроется у тех, кого спросят. Здесь ничего не сохраняется.
questions-look-edit = ❓ К вопросам
questions-look-hint = 👀 Так вопрос увидят. Отвечайте, чтобы идти дальше: здесь ничего не сохраняется.
questions-look-end-title = <b>👀 Вопросы кончились</b>
questions-look-end = Здесь человек увидит свои ответы и отправит их.
questions-look-again = 🔄 Сначала

# Файлы.
questions-new-file-title = <b>📄 Опрос из файла</b>
questions-new-file-hint = Возьмите шаблон, запишите в нём вопросы и пришлите файл сюда. Подойдёт и файл .yaml. Получится черновик: людям ничего не уйдёт, пока вы его не начнёте.
questions-get-template = 📥 Шаблон с примерами
questions-template-title = <b>📥 Шаблон таблицы</b>
questions-template-hint = На листе «Примеры» есть вопрос каждого вида. Заполните лист «Вопросы» и пришлите файл сюда.
questions-template-file = Опрос. Шаблон.xlsx
questions-taken = { $count ->
    [one] Взят { $count } вопрос
    [few] Взято { $count } вопроса
   *[many] Взято { $count } вопросов
}
questions-files-title = <b>📄 Вопросы файлом: { $title }</b>
questions-files-hint = Файл можно показать, поправить и прислать обратно. Картинки к вопросам в файл не попадают.
questions-xlsx = 📊 Таблица Excel
questions-yaml = 📃 Текст .yaml
questions-replace = 📤 Заменить вопросы файлом
questions-exported-title = <b>📄 Вопросы: { $title }</b>
questions-exported-hint = Файл можно поправить и прислать обратно.
questions-replace-title = <b>📤 Замена вопросов: { $title }</b>
questions-replace-hint = Пришлите файл с вопросами. Сначала я покажу, что в нём, и { $count ->
    [0] ничего не изменю
    [one] { $count } вопрос опроса останется
    [few] { $count } вопроса опроса останутся
   *[many] { $count } вопросов опроса останутся
} до вашего решения.
questions-instead-title = <b>📤 Что в файле. Для опроса: { $title }</b>
questions-instead-more = … и ещё { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[many] { $count } вопросов
}
questions-instead-hint = { $count ->
    [0] Взять эти вопросы?
    [one] Сейчас в опросе { $count } вопрос. Заменить его этими?
    [few] Сейчас в опросе { $count } вопроса. Заменить их этими?
   *[many] Сейчас в опросе { $count } вопросов. Заменить их этими?
}
questions-instead-do = ✅ Взять { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[many] { $count } вопросов
}
questions-instead-own = Оставить отдельным опросом
questions-instead-drop = 🗑 Не брать
questions-problems-title = <b>📄 Файл пока не подходит</b>
questions-problems-hint = Ничего не потеряно. Поправьте файл и пришлите его сюда ещё раз.
