# Плановые работы: то, что делают снова и снова.
button-planned = 🗓 Плановые работы
command-planned = плановые работы
planned-title = <b>🗓 Плановые работы</b>
planned-none = Пока ничего не запланировано.
planned-count = { $count ->
    [one] { $count } работа, ближайшие сверху
    [few] { $count } работы, ближайшие сверху
   *[many] { $count } работ, ближайшие сверху
}
plan-line = { $day } · { $title }
plan-new = ➕ Запланировать
plan-new-title = <b>🗓 Новая плановая работа</b>
plan-new-hint = Напишите, что нужно делать. Например: «Чистка проекторов». Остальное можно будет поменять.
plan-added = Запланировано. Проверьте день, место и список шагов.
plan-title = <b>🗓 { $title }</b>
plan-due = 📅 Ближайший раз: { $day }, потом { $then }
plan-stopped = ✖️ Остановлена: заявок больше не будет.
plan-every = 🔁 { $every }
plan-kind = 🖥 { $kind }
plan-where = 📍 { $place }
plan-who = 👤 Кому: { $who }
plan-who-anybody = кто возьмёт
plan-who-away = { $name } (сейчас нет: заявку увидят все)
plan-steps = ☑️ Список шагов:
plan-steps-none = ☑️ Без списка шагов
plan-step = – { $words }
every-week = Каждую неделю
every-month = Каждый месяц
every-quarter = Каждые три месяца
every-half_year = Каждые полгода
every-year = Каждый год
plan-change-day = 📅 День
plan-change-every = 🔁 Как часто
plan-change-kind = 🖥 Что
plan-change-where = 📍 Где
plan-change-steps = ☑️ Шаги
plan-change-who = 👤 Кому
plan-stop = ✖️ Остановить
plan-last-ticket = 📋 Последняя заявка № { $number }
plan-changed = Сохранено.
plan-kind-hint = С чем работа?
plan-where-hint = Напишите номер кабинета или другое место.
plan-rooms-hint = Таких кабинетов несколько. В каком?
plan-room = каб. { $number }, { $building }
plan-nowhere = без места
plan-every-hint = Как часто это делать?
plan-day-hint = Когда в ближайший раз? Выберите или напишите день, например «27.11» или «в пятницу». Если это выходной, заявка придёт в первый рабочий день после него.
plan-day-tomorrow = 📅 { $day }: ближайший рабочий день
plan-day-month = 📅 { $day }: начало месяца
plan-steps-hint = Напишите, что сделать: каждый шаг с новой строки, до { $limit } шагов. Прежний список заменится.
plan-no-steps = ✖️ Без списка
plan-who-hint = Кому приходит заявка? Если человека в этот день нет, её увидят все.
plan-stop-hint = Остановить? Новых заявок не будет, прежние останутся.
plan-stop-do = ✖️ Да, остановить
plan-stop-done = Остановлено.
check-title = <b>☑️ Шаги заявки № { $number }</b>
check-done = ☑️ { $words } · <i>{ $who } { $at }</i>
check-left = { $count ->
    [one] Остался { $count } шаг.
    [few] Осталось { $count } шага.
   *[many] Осталось { $count } шагов.
}
check-all = Всё отмечено. Осталось нажать «Готово» на заявке.
button-checks = ☑️ Шаги: { $done } из { $all }
history-plan = по плану
