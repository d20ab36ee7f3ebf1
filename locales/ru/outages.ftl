# Сбои: то, что не работает сразу у многих.
button-outages = ⚠️ Сбои
command-outages = сбои: что не работает сразу у многих
outages-title = <b>⚠️ Сбои</b>
outages-none = Сейчас всё работает.
outages-count = Сейчас: { $count ->
    [one] { $count } сбой
    [few] { $count } сбоя
   *[many] { $count } сбоев
}
outage-button = ⚠️ { $what }, { $where }
outage-name = { $what }, { $where }
outage-what = { $device }: { $symptom }
outage-everywhere = вся школа
outage-network-no_internet = Нет интернета
outage-network-no_wifi = Нет Wi-Fi
outage-journal-not_opening = Не открывается журнал
outage-site-not_opening = Не открывается сайт
outage-room-light = Нет света
outage-room-heating = Нет отопления
outage-room-plumbing = Нет воды
outage-new = ➕ Сообщить о сбое
outage-new-title = <b>⚠️ Новый сбой: что не работает?</b>
outage-new-hint = О сбое узнают все: он появится в меню у каждого.
outage-other = ❓ Другое
outage-kinds-hint = Выберите, что это.
outage-symptoms-hint = { $device }: что случилось?
outage-where-title = <b>⚠️ { $what }: где?</b>
outage-where-hint = Выберите корпус или всю школу.
outage-everywhere-button = 🏫 Вся школа
outage-known-title = <b>⚠️ Об этом уже сообщили</b>
outage-known-hint = Этот сбой уже открыт. Там можно дописать, как обстоит дело.
outage-check-title = <b>⚠️ Проверьте сообщение о сбое</b>
outage-check-what = { $what }, { $where }
outage-check-hint = Нажмите «Показать всем» или сначала напишите пару слов для всех, например «чиним, до обеда» – тогда отправлю с ними.
outage-open = ⚠️ Показать всем
outage-opened = Готово: сбой виден в меню у всех.
outage-title = <b>⚠️ { $name }</b>
outage-title-over = <b>✅ Снова работает: { $name }</b>
outage-since = 🕙 Началось: { $at }
outage-ended = ✅ Закончилось: { $at }
outage-words = 💬 { $words }
outage-reports = 📋 Заявок: { $count }
outage-people = 👥 У скольких людей: { $count }
outage-hint = Уже чиним. Когда всё заработает, в меню это пропадёт.
outage-hint-mine = Уже чиним. Когда всё заработает, вы получите сообщение.
outage-end = ✅ Всё работает
outage-say = 💬 Дописать
outage-reports-button = 📋 Заявки ({ $count })
outage-join = ➕ Присоединить заявки ({ $count })
outage-me = 🙋 У меня тоже
outage-me-done = Записано. Сообщу, когда заработает.
outage-own = 📋 Ваша заявка № { $number }
outage-say-title = <b>💬 Как обстоит дело?</b>
outage-say-hint = Напишите пару слов: их увидят все, кто откроет сбой. Прежние слова заменятся.
outage-said = Записано.
outage-end-title = <b>✅ { $name }: всё работает?</b>
outage-end-reports = { $count ->
    [one] Закроется { $count } заявка.
    [few] Закроются { $count } заявки.
   *[many] Закроются { $count } заявок.
}
outage-end-hint = Всех, кого это касалось, предупрежу одним сообщением. Можно сначала написать пару слов – отправлю с ними.
outage-end-done = Готово. { $count ->
    [one] Закрыта { $count } заявка.
    [few] Закрыты { $count } заявки.
   *[many] Закрыто заявок: { $count }.
}
outage-reports-title = <b>📋 Заявки этого сбоя</b>
outage-join-title = <b>➕ Присоединить заявки</b>
outage-join-hint = Нажмите на заявку, которая о том же: она закроется вместе со сбоем.
outage-join-none = Подходящих заявок больше нет.
outage-joined = Заявка присоединена.
outage-of-ticket = ⚠️ Часть сбоя: { $name }
button-outage = ⚠️ К сбою
history-outage_joined = часть общего сбоя
history-outage_over = сбой устранён
digest-outage-over = ✅ Снова работает: { $name }
digest-outage-over-unnamed = ✅ Сбой устранён
menu-outage = ⚠️ { $name } – чинят { $since }
menu-outage-at = с { $at }
menu-outage-on = с { $day }
menu-outages-more = { $count ->
    [one] И ещё { $count } сбой
    [few] И ещё { $count } сбоя
   *[many] И ещё { $count } сбоев
}
button-outages-now = ⚠️ О сбое
