button-report = 🔧 Сообщить о неисправности
report-where = <b>🔧 Новая заявка: где?</b>
report-where-hint = Выберите кабинет или напишите его номер.
report-other-place = 📍 Другое место
report-place = <b>📍 Другое место</b>
report-place-hint = Напишите, где это. Например: «спортзал» или «коридор 2 этажа».
report-found = <b>🔎 Нашлось: { $count ->
    [one] { $count } кабинет
    [few] { $count } кабинета
   *[many] { $count } кабинетов
}</b>
report-found-none = <b>🔎 Такой кабинет не нашёлся</b>
report-found-none-hint = Проверьте номер и напишите ещё раз или выберите «Другое место».
report-in = <b>🔧 { $where }</b>
report-what-broke = Что сломалось?
report-not-listed = ❓ Нет в списке
report-which-kind = Что это за техника?
report-what-wrong = <b>{ $device }</b>: что случилось?
report-what-hint = Выберите или напишите своими словами.
report-check = <b>✅ Проверьте заявку</b>
report-line-where = 📍 { $where }
report-line-what = 🖥 { $what }
report-line-wrong = ⚠️ { $wrong }
report-line-words = 💬 { $words }
report-has-files = 📎 Приложено: { $count ->
    [one] { $count } файл
    [few] { $count } файла
   *[many] { $count } файлов
}
report-more-hint = Можно дописать пару слов или приложить фото – просто отправьте сообщение.
report-send = ✅ Отправить
report-drop = ✖️ Отменить
report-dropped = Заявка отменена.
report-sent-toast = Отправлено
report-kept-file = Файл сохранён. Осталось сказать, где и что случилось.
history-follow = у меня тоже
history-self_help = помогла подсказка
error-follow-late = Эту заявку уже закрыли. Отправьте, пожалуйста, свою.
notice-ticket-informed = <b>ℹ️ К вашему сведению: заявка № { $number }</b>
digest-ticket-informed = ℹ️ Сообщили о неисправности, № { $number }{ $place }
report-unknown-room = ⚠️ Кабинета { $number } нет в списке.
report-which-room = <b>🔧 Новая заявка: который кабинет?</b>
report-is-here = 🔧 Это случилось в каб. { $number }
report-is-place = 📍 Это другое место
report-outage = ⚠️ { $name }: уже чинят
report-outage-more = ⚠️ Подробнее о сбое
report-alike = 👥 Уже есть заявка № { $number }: { $what }{ $wrong }{ $count ->
    [one] {""}
    [few] , сообщили { $count } человека
   *[many] , сообщили { $count } человек
}
report-alike-own = 👥 Вы уже сообщали, № { $number }: { $what }{ $wrong }
report-alike-wrong = {", "}{ $wrong }
report-me-too = 🙋 У меня тоже: № { $number }
report-see-own = 📄 Открыть № { $number }
report-follows = Записали: «у меня тоже». Сообщим, когда починят.
report-urgent-on = 🔥 Урок срывается
report-urgent-off = ✖️ Урок не срывается
report-tips-two = 💡 Сначала попробуйте: { $first }, { $second }
report-tips-three = 💡 Сначала попробуйте: { $first }, { $second }, { $third }
report-tips-show = 💡 Показать
report-tips-title = <b>💡 Сначала попробуйте</b>
report-tip = { $number }. { $tip }
report-helped = 👍 Помогло
report-send-all-the-same = ✅ Отправить заявку
report-helped-toast = Спасибо!
report-helped-thanks = <b>🎉 Отлично, что получилось!</b>
report-helped-hint = Записали, что всё работает, и никого не побеспокоили. Если снова сломается, откройте заявку и нажмите «Не работает».
report-helped-see = 📄 Заявка № { $number }
report-other = <b>❓ Это о другом?</b>
report-other-first = Начатая заявка ещё не отправлена:
report-other-second = А теперь вы пишете:
report-other-next = ✅ Отправить первую и начать вторую
report-other-join = ➕ Дописать к первой
report-other-anew = 🔄 Только вторая, первую убрать
report-sent-first = Заявка № { $number } отправлена. Теперь вторая.
report-forwarded = ↪️ Переслано: { $words }
report-seen-at = 🌙 Сейчас нерабочее время: заявку увидят { $at }.
report-room-in = Каб. { $number }, { $building }
