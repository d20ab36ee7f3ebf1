button-health = 🩺 Состояние
command-health = состояние бота
health-title = <b>🩺 Состояние бота</b>
health-well = ✅ Всё в порядке.
health-ill = ⚠️ Кое-что не получилось за последние 90 дней.
health-put-aside = • { $count ->
    [one] отложено { $count } сообщение, которое
    [few] отложено { $count } сообщения, которые
   *[many] отложено { $count } сообщений, которые
} не удалось обработать
health-unsent = • { $count ->
    [one] не отправлено { $count } уведомление
    [few] не отправлено { $count } уведомления
   *[many] не отправлено { $count } уведомлений
}
health-waiting = 📬 Ждут отправки: { $count ->
    [one] { $count } уведомление
    [few] { $count } уведомления
   *[many] { $count } уведомлений
}
health-size = 💾 База данных: { $size }
health-free = 💽 Свободно на диске: { $size }
health-megabytes = { NUMBER($size) } МБ
health-gigabytes = { NUMBER($size) } ГБ
health-copy = 🗄 Последняя копия: { $at }
health-copy-old = 🗄 Последняя копия: { $at }. Пора сделать новую: python -m bot backup
health-no-copy = 🗄 Копий ещё нет. Сделайте первую: python -m bot backup
health-copy-postgres = 🗄 Копии базы PostgreSQL делает её собственная программа pg_dump.
health-version = Версия { $version } · { $at }
health-failures = ⚠️ Что не получилось
health-again = 🔄 Обновить
health-failures-title = <b>⚠️ Что не получилось</b>
health-updates = Отложенные сообщения:
health-notices = Неотправленные уведомления:
health-failure = • { $at } · <code>{ $kind }</code> · { $why }
health-no-failures = Ничего такого не было. 👍
notice-put-aside = <b>⚠️ Сообщение не удалось обработать</b>
notice-put-aside-what = Оно отложено, остальные идут своим чередом. Его текст не сохранён; что за ошибка – видно здесь.
digest-put-aside = ⚠️ Сообщение не удалось обработать
