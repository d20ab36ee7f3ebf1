# Новости и письма у того, кому они пришли.
news-title-post = <b>📰 Новость</b>{ $sake }
news-title-letter = <b>✉️ Письмо</b>{ $sake }
news-title-meeting = <b>📅 Встреча</b>{ $sake }
news-title-urgent = <b>❗ Срочно</b>{ $sake }
news-mark-post = 📰
news-mark-letter = ✉️
news-mark-meeting = 📅
news-mark-urgent = ❗
news-for-classes = {" "}для родителей { $classes }
news-and = { $first } и { $last }
news-body = { $words }
news-untitled = Фото и файлы
news-line = { $mark } { $title }{ $due }
news-line-due = {" "}· до { $day }

# Until when, when and where.
news-answer-until = ⏳ Ответьте до { $weekday }, { $day }.
news-acknowledge-until = ⏳ Подтвердите до { $weekday }, { $day }, что прочитали.
news-was-due = ⏳ Ответ ждали до { $day }. Ответить можно и сейчас.
news-meets = 📅 { $weekday }, { $day }, { $at }
news-met = 📅 Встреча уже прошла.
news-place = 📍 { $place }
news-until-0 = понедельника
news-until-1 = вторника
news-until-2 = среды
news-until-3 = четверга
news-until-4 = пятницы
news-until-5 = субботы
news-until-6 = воскресенья
news-weekday-0 = понедельник
news-weekday-1 = вторник
news-weekday-2 = среда
news-weekday-3 = четверг
news-weekday-4 = пятница
news-weekday-5 = суббота
news-weekday-6 = воскресенье
news-month-1 = { $day } января
news-month-2 = { $day } февраля
news-month-3 = { $day } марта
news-month-4 = { $day } апреля
news-month-5 = { $day } мая
news-month-6 = { $day } июня
news-month-7 = { $day } июля
news-month-8 = { $day } августа
news-month-9 = { $day } сентября
news-month-10 = { $day } октября
news-month-11 = { $day } ноября
news-month-12 = { $day } декабря
news-author = Пишет: { $name }{ $title }
news-author-post = , { $title }
news-corrected = ✏️ исправлено { $at }

# Answers.
news-acknowledge = ✅ Ознакомлен(а)
news-answer = ✍️ Ответить
news-come = 👍 Приду
news-come-not = 👎 Не приду
news-comes = приду
news-comes-not = не приду
news-own-words = «{ $words }»
news-choice-gone = этого ответа больше нет
news-change = ✏️ Изменить ответ
news-keep = ↩️ Оставить как есть
news-acknowledged = ✅ Вы ознакомились ({ $at }{ $late })
news-answered = ✅ Вы ответили: { $answer } ({ $at }{ $late })
news-late = , после срока
news-answered-by-other = ✅ За { $classes } уже ответил другой родитель.
news-to-calendar = 📅 В календарь
news-meeting-title = <b>📅 Встреча для вашего календаря</b>
news-meeting-hint = Откройте файл, и телефон предложит добавить встречу.
news-meeting-file = Встреча { $day }.ics

# Withdrawn, in a group, in a preview.
news-withdrawn-title = <b>📬 Отозвано отправителем</b>
news-withdrawn = Этого сообщения больше нет, отвечать на него не нужно.
news-group-letter = Ответить можно в боте, лично.
news-open-in-bot = 💬 Открыть в боте
news-trial = Это предпросмотр: здесь кнопки ничего не отправляют.

# Reminders.
news-remind = <b>⏰ Напоминаем: ждём вашего ответа</b>
news-remind-today = <b>⏰ Напоминаем: сегодня последний день</b>
news-remind-tomorrow = <b>⏰ Напоминаем: завтра последний день</b>
news-remind-until = <b>⏰ Напоминаем: ответ ждут до { $day }</b>
news-remind-late = <b>⏰ Напоминаем: ответ ждали до { $day }</b>

# What was answered.
news-thanks = Спасибо, ответ записан.
news-already = Вы уже ответили. Другой ответ – кнопкой «Изменить ответ».
news-answer-hint = ✍️ Напишите ответ одним сообщением. Его увидит только отправитель письма.
news-answer-not-kept = ⚠️ Ответ не записан: он слишком длинный.
news-write-shorter = ✍️ Написать короче
news-ask-one = <b>✍️ Это ответ на письмо «{ $title }»?</b>
news-ask-many = <b>✍️ На какое письмо это ответ?</b>
news-ask-yes = ✅ Да, это ответ
news-ask-no = ✖️ Нет
news-answered-title = <b>✅ Ответ передан</b>
news-answered-to = На письмо: { $title }
news-open = ✉️ Открыть письмо

# The archive.
button-news = 📬 Новости и письма
news-all-title = <b>📬 Новости и письма</b>
news-all-hint = Здесь всё, что вам присылали. Чтобы найти нужное, напишите слово из него.
news-all-none = Пока здесь пусто. Новости и письма школы придут сюда.
news-letters = ✉️ Письма{ $fresh }
news-news = 📰 Новости{ $fresh }
news-waiting = {" "}· { $count ->
    [one] ждёт ответа { $count }
    [few] ждут ответа { $count }
   *[many] ждут ответа { $count }
}
news-unread = {" "}· { $count ->
    [one] { $count } новая
    [few] { $count } новые
   *[many] { $count } новых
}
news-menu-waiting = 🔴 { $count ->
    [one] Ждёт ответа { $count } письмо
    [few] Ждут ответа { $count } письма
   *[many] Ждут ответа { $count } писем
}
news-letters-title = <b>✉️ Письма</b>
news-letters-hint = 🔴 – ждут вашего ответа.
news-news-title = <b>📰 Новости</b>
news-news-hint = 🔵 – вы ещё не открывали.
news-mark-new-letter = 🔴
news-mark-new-post = 🔵
news-found-title = <b>🔎 Новости и письма</b>
news-found = Нашлось: { NUMBER($count) }
news-found-none = Ничего не нашлось. Попробуйте другое слово.
news-found-more = Показаны самые новые, ещё { NUMBER($count) }. Добавьте слово, чтобы найти точнее.

# How news come.
news-settings = 🔔 Как мне присылать новости
news-settings-title = <b>🔔 Как мне присылать новости</b>
news-settings-always = Письма, на которые нужно ответить, и срочное приходят всегда.
news-settings-saved = Сохранено.
news-mode-at_once = { $mark } Сразу
news-mode-evening = { $mark } Вечером, в { $at }
news-mode-important = { $mark } Только важное
news-mode-at_once-means = Сразу – каждая новость отдельно, в ваши часы.
news-mode-evening-means = Вечером – все новости дня одним сообщением, в { $at }.
news-mode-important-means = Только важное – без новостей; они останутся здесь, в списке.
news-muted = Не приходят: { $topics }.
news-topics = 🗂 Темы
news-hours = 🕐 Часы для сообщений
news-topics-title = <b>🗂 Темы новостей</b>
news-topics-hint = Новости по темам без галочки не приходят, но остаются в списке. Письма приходят всегда.
news-topic = { $mark } { $topic }
news-topic-school = Жизнь школы
news-topic-study = Учёба
news-topic-events = Мероприятия
news-topic-digital = Цифровые сервисы
news-topic-safety = Безопасность

error-news-withdrawn = Это письмо отозвали, отвечать больше не нужно.
error-news-answer = Ответить здесь можно только словами. Напишите, пожалуйста, ответ.
news-moved = <b>📅 Встреча переносится</b>
news-moved-line = 📅 Переносится: { $title }
