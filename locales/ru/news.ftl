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
