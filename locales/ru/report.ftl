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
