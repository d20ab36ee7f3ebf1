plan-import-title = <b>📥 План из документа</b>
plan-import-how = Пришлите план файлом Word (.docx), Excel (.xlsx) или CSV либо вставьте его текстом. Я покажу, что понял; в план ничего не попадёт, пока вы не нажмёте «Записать план».
plan-import-begun = Начатый план ждёт: { $title }, { $count ->
    [one] { $count } пункт
    [few] { $count } пункта
   *[many] { $count } пунктов
}.
plan-import-untitled = без названия
plan-import-go-on = ▶️ Продолжить
plan-import-by-hand = ➕ Добавить пункт
plan-import-drop = 🗑 Отбросить
plan-import-dropped = Отброшено. В плане школы ничего не изменилось.
plan-import-add-title = <b>➕ Новый пункт плана</b>
plan-import-add-how = Напишите пункт одной строкой: что сделать – срок – ответственный. Например: «3.7 Обновить стенд – до 15.12.2026 – Ежова М. П.» Чего не хватит, я спрошу.
plan-import-which-title = <b>📎 Что сделать с файлом?</b>
plan-import-which-name = { $name }
plan-import-which = У вас уже начат план: { $title }. Ваши ответы о нём сохранены, пока вы его не замените.
plan-import-is-plan = 📥 Это план мероприятий
plan-import-is-lists = 📋 Это списки школы
plan-import-replace = 📥 Взять этот файл вместо начатого
plan-import-keep-draft = ▶️ Продолжить начатый план
plan-import-check-title = <b>📥 Что понято</b>
plan-import-name = { $title }
plan-import-year = 🗓 Учебный год { $year }
plan-import-year-moved = 🗓 Учебный год { $year }: сроки плана { $written } перенесены на него
plan-import-year-open = 🗓 Это план прошлого учебного года, { $year }
plan-import-year-past = 🗓 Учебный год { $year }: план останется в архиве, напоминаний не будет
plan-import-counts = { $count ->
    [one] Всего { $count } пункт
    [few] Всего { $count } пункта
   *[many] Всего { $count } пунктов
}
plan-import-doubts = <b>{ $count ->
    [one] ❓ Под вопросом: { $count } место
    [few] ❓ Под вопросом: { $count } места
   *[many] ❓ Под вопросом: { $count } мест
}</b>
plan-import-line-section = • Раздел: { $items }
plan-import-line-period = • Срок «{ $words }»: { $items }
plan-import-line-period-none = • Срок не указан: { $items }
plan-import-line-person = • «{ $words }»: { $items }
plan-import-line-person-none = • Ответственный не указан: { $items }
plan-import-line-twin = • Похоже, сказано дважды: { $items }
plan-import-line-postponed = • Срок уже переносили: { $items }
plan-import-more = … и ещё { NUMBER($count) }
plan-import-section-line = { $name } – { $count ->
    [one] { $count } пункт
    [few] { $count } пункта
   *[many] { $count } пунктов
}{ $doubts }
plan-import-section-doubts = {", "}под вопросом { NUMBER($count) }
plan-import-no-section = Без раздела
plan-import-difference = 🔀 По сравнению с планом школы: новых { $added }, изменено { $changed }, нет в документе { $gone }, из них останется в плане { $stay }
plan-import-past-due = ⏰ { $count ->
    [one] У { $count } нового или изменённого пункта срок уже прошёл: он сразу будет считаться просроченным.
    [few] У { $count } новых или изменённых пунктов срок уже прошёл: они сразу будут считаться просроченными.
   *[many] У { $count } новых или изменённых пунктов срок уже прошёл: они сразу будут считаться просроченными.
}
plan-import-past-due-item = • { $text } – { $what }
plan-import-not-joined = 📵 Ещё не подключились к боту: { $names } – напоминания дойдут, когда подключатся
plan-import-left-out = ▫️ Не прочитано: { $words }
plan-import-remark = ▫️ { $what }: { $words }
plan-import-remark-no-header = Нет шапки таблицы, столбцы определены по содержанию
plan-import-remark-column = Столбец не прочитан
plan-import-remark-continued = Строка добавлена к пункту выше
plan-import-remark-no-text = Строка без текста пропущена
plan-import-remark-formula = Вместо формулы нужно значение
plan-import-remark-hidden = Скрытая строка тоже прочитана
plan-import-remark-cut = Слишком длинный текст обрезан
plan-import-say-year = Сначала скажите, что сделать со сроками.
plan-import-not-yet = Пока ничего не записано. Ответьте на вопросы – и план можно будет записать.
plan-import-ready = Вопросов нет. Пока ничего не записано.
plan-import-nothing = Записывать нечего: все пункты пропущены.
plan-import-answer = ❓ Ответить на вопросы: { NUMBER($count) }
plan-import-answers = 💬 Посмотреть свои ответы
plan-import-save = ✅ Записать план: { $count ->
    [one] { $count } пункт
    [few] { $count } пункта
   *[many] { $count } пунктов
}
plan-import-differences = 🔀 Что изменится
plan-import-sections = 📋 По разделам
plan-import-other-year = 🗓 Другой год
plan-import-years-title = <b>🗓 На какой учебный год этот план?</b>
plan-import-years-how = Сроки будут прочитаны заново, ответы о людях сохранятся.
plan-import-move-year = ➡️ Перенести на { $year }
plan-import-for-year = 🗓 План на { $year }
plan-import-its-year = 🗓 Как в документе: { $year }
plan-import-leave-year = 🗄 Оставить { $year }, в архив
plan-import-sections-title = <b>📋 Разделы плана</b>
plan-import-section-title = <b>📋 { $name }</b>
plan-import-section-button = { $mark } { $name } · { $count }
plan-import-item-button = { $mark } { $text }
plan-import-mark-open = ❓
plan-import-mark-clear = ✅
plan-import-mark-out = ✖️
plan-import-item-title = <b>📌 Пункт { $code }</b>
plan-import-item-title-none = <b>📌 Пункт плана</b>
plan-import-item-text = <i>{ $text }</i>
plan-import-item-period = 🗓 { $words } → { $what }
plan-import-item-period-none = 🗓 { $what }
plan-import-item-who = 👤 { $who }
plan-import-item-result = 🎯 { $result }
plan-import-item-source = 📎 { $source }
plan-import-skipped = ✖️ Пропущено: в план не попадёт.
plan-import-joined = 🔗 Объединено с пунктом: { $item }
plan-import-take-back = ↩️ Вернуть в план
plan-import-skip-one = ✖️ Не брать в план
plan-import-period = 🗓 Срок
plan-import-people = 👤 Ответственные
plan-import-ask-section = ❓ Раздел
plan-import-ask-period = ❓ Срок
plan-import-ask-person = ❓ Ответственный
plan-import-ask-twin = 🔗 Похожий пункт
plan-import-ask-postponed = ❓ Перенос срока
plan-import-when-title = <b>🗓 Срок пункта</b>
plan-import-when-how = Напишите новый срок, например «до 15 октября», «ноябрь–декабрь» или «ежемесячно».
plan-import-who-title = <b>👤 Ответственные за пункт</b>
plan-import-who-how = Напишите всех через запятую, главного первым. Например: «Ежова М. П., классные руководители».
plan-import-now = Сейчас: { $what }
plan-import-no-period = срок не понят
plan-import-nobody = пока никто
plan-import-who = { $words } → { $who }
plan-import-who-open = { $words } → под вопросом
plan-import-who-missing = ответственный не указан
plan-import-who-group = группа «{ $group }»
plan-import-who-post = { $title } – { $name }
plan-import-and = { $first }; { $second }
plan-import-items = { $count ->
    [one] { $count } пункт
    [few] { $count } пункта
   *[many] { $count } пунктов
}
plan-import-codes = { $count ->
    [one] пункт { $codes }
   *[many] пункты { $codes }
}
plan-import-codes-more = пункты { $codes } и ещё { NUMBER($count) }
plan-import-doubt-title = <b>❓ Вопрос { $number } из { $count }</b>
plan-import-doubt-items = Это { $items }.
plan-import-doubt-period = Срок: <b>«{ $words }»</b>
plan-import-doubt-no-period = <b>Срок не указан</b>
plan-import-doubt-understood = Понимаю так: <b>{ $what }</b>
plan-import-doubt-rest = Эти слова не помогли понять срок: «{ $words }».
plan-import-doubt-person = Ответственный: <b>«{ $words }»</b>
plan-import-doubt-no-person = <b>Ответственный не указан</b>
plan-import-doubt-post = Кто сейчас «{ $title }»? Если должность перейдёт к другому, её пункты перейдут вместе с ней.
plan-import-doubt-twin = <b>Похоже, это одно и то же:</b>
plan-import-doubt-end = Срок у обоих один: { $what }
plan-import-doubt-granted = По этому пункту директор уже перенёс срок: теперь { $day }.
plan-import-doubt-document = В документе: «{ $words }» → { $what }
plan-import-doubt-section = <b>В какой раздел поставить пункт?</b>
plan-import-doubt-how-section = Выберите раздел или напишите название нового.
plan-import-doubt-how-period = Нажмите кнопку или напишите срок по-другому, например «до 15 октября».
plan-import-doubt-how-person = Выберите человека или напишите фамилию, можно с инициалами.
plan-import-doubt-how-twin = Если объединить, останется один пункт с двумя основаниями.
plan-import-doubt-how-postponed = Какой срок оставить?
plan-import-decided = ✅ Решено: { $what }
plan-import-decided-join = объединить
plan-import-decided-both = оставить оба
plan-import-decided-granted = оставить перенесённый срок
plan-import-decided-document = взять срок из документа
plan-import-problem-not_understood = Не понял, когда это.
plan-import-problem-partly = Понял не всё.
plan-import-problem-no_such_day = Такого дня в календаре нет.
plan-import-problem-backwards = Конец раньше начала.
plan-import-problem-strange_year = Год выглядит странно.
plan-import-problem-other_year = Это другой учебный год, не тот, на который план.
plan-import-problem-several_years = Срок длиннее учебного года: возьму только часть внутри него.
plan-import-problem-other_terms = В школе учебный год делится иначе.
plan-import-problem-contradiction = Слова о сроке не сходятся друг с другом.
plan-import-problem-unsure = Это можно понять по-разному. Проверьте, пожалуйста, так ли я понял.
plan-import-naming-not_found = Такого человека среди сотрудников нет.
plan-import-naming-several = Подходят несколько человек.
plan-import-naming-has_left = { $name } здесь больше не работает.
plan-import-naming-post_unknown = Не знаю, кто на этой должности.
plan-import-naming-post_of_another = По моим спискам эту должность занимает другой человек.
plan-import-naming-not_understood = Не понял, кто это.
plan-import-accept-group = ✅ Группа: { $group }
plan-import-how-accept = ✅ Верно, так и записать
plan-import-how-year = 📆 Весь год
plan-import-how-request = 🙋 По запросу
plan-import-how-nobody = 🚫 Никто пока
plan-import-how-join = 🔗 Объединить
plan-import-how-both = Оставить оба
plan-import-how-granted = 📆 Оставить перенесённый
plan-import-how-document = 📄 Взять из документа
plan-import-how-plain = Без раздела
plan-import-how-skip = { $count ->
    [one] ✖️ Пропустить пункт
    [few] ✖️ Пропустить { $count } пункта
   *[many] ✖️ Пропустить { $count } пунктов
}
plan-import-how-back = { $count ->
    [one] ↩️ Вернуть пункт
    [few] ↩️ Вернуть { $count } пункта
   *[many] ↩️ Вернуть { $count } пунктов
}
plan-import-staff-position = { $name } · { $position }
plan-import-staff-room = { $name } · каб. { $number }
plan-import-noted = Учтено.
plan-import-noted-who = Учтено: { $who }
plan-import-diff-title = <b>🔀 Что изменится в плане</b>
plan-import-diff-same = { $count ->
    [one] Без изменений: { $count } пункт.
    [few] Без изменений: { $count } пункта.
   *[many] Без изменений: { $count } пунктов.
}
plan-import-diff-kept = Отметки о ходе, подтверждения и история сохранятся.
plan-import-diff-added = 🆕 Новые: { $count }
plan-import-diff-period = 🗓 Другой срок: { $count }
plan-import-diff-people = 👤 Другие ответственные: { $count }
plan-import-diff-text = ✏️ Другой текст: { $count }
plan-import-diff-place = 🔢 Номер или раздел: { $count }
plan-import-diff-gone = 👻 Нет в документе: { $count }
plan-import-diff-added-title = <b>🆕 Новые пункты: { $count }</b>
plan-import-diff-period-title = <b>🗓 Другой срок: { $count }</b>
plan-import-diff-people-title = <b>👤 Другие ответственные: { $count }</b>
plan-import-diff-text-title = <b>✏️ Другой текст: { $count }</b>
plan-import-diff-place-title = <b>🔢 Номер, раздел или результат: { $count }</b>
plan-import-change-item = <b>{ $text }</b>
plan-import-change = Было: { $was }
    Стало: { $now }
plan-import-gone-title = <b>👻 Нет в документе: { $count }</b>
plan-import-gone-stay = { $count ->
    [0] Все они будут сняты с контроля.
    [one] { $count } пункт останется в плане, если не снять его с контроля.
    [few] { $count } пункта останутся в плане, если не снять их с контроля.
   *[many] { $count } пунктов останутся в плане, если не снять их с контроля.
}
plan-import-gone-how = Среди них могут быть пункты других приказов и добавленные вручную.
plan-import-gone-kept = • { $text }
plan-import-gone-dropped = • <s>{ $text }</s> – снять с контроля
plan-import-give-up = ⛔️ Снять: { $text }
plan-import-keep = ↩️ Оставить: { $text }
plan-import-saved-title = <b>✅ План записан</b>
plan-import-saved = Учебный год { $year }: { $count ->
    [one] добавлен { $count } пункт.
    [few] добавлено { $count } пункта.
   *[many] добавлено { $count } пунктов.
}
plan-import-saved-none = Учебный год { $year }: новых пунктов нет.
plan-import-saved-changed = { $count ->
    [one] Изменён { $count } пункт, его история сохранена.
    [few] Изменено { $count } пункта, их история сохранена.
   *[many] Изменено { $count } пунктов, их история сохранена.
}
plan-import-saved-dropped = { $count ->
    [one] Снят с контроля { $count } пункт.
    [few] Снято с контроля { $count } пункта.
   *[many] Снято с контроля { $count } пунктов.
}
plan-import-saved-posts = { $count ->
    [one] Заведена { $count } должность.
    [few] Заведено { $count } должности.
   *[many] Заведено { $count } должностей.
}
plan-import-saved-told = Ответственные узнают о своих пунктах от меня.
plan-import-saved-toast = План записан.
plan-import-open-plan = 🗺 Открыть план
notice-plan-removed = <b>📋 Вы больше не отвечаете за { $count ->
    [one] { $count } пункт плана
    [few] { $count } пункта плана
   *[many] { $count } пунктов плана
}</b>
plan-removed-item = • Пункт { $name } больше не за вами
plan-removed-hint = В новом документе ответственные другие. Напоминать вам об этом не буду.
digest-plan-removed = 📋 Вы больше не отвечаете за { $count ->
    [one] { $count } пункт плана
    [few] { $count } пункта плана
   *[many] { $count } пунктов плана
}
notice-plan-changed = <b>🔀 В плане изменились ваши пункты: { $count }</b>
plan-changed-days = • { $name } – срок был до { $was }, стал до { $now }
plan-changed-days-text = • { $name } – срок был до { $was }, стал до { $now }; изменён текст
plan-changed-period = • { $name } – изменён срок
plan-changed-period-text = • { $name } – изменены срок и текст
plan-changed-text = • { $name } – изменён текст
digest-plan-changed = 🔀 В плане изменились ваши пункты: { $count }
