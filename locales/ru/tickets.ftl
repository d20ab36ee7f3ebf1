button-tickets = 📋 Мои заявки
button-queue = 🛠 Очередь заявок
tickets-mine = <b>📋 Мои заявки</b>
tickets-mine-none = Заявок пока нет. Если что-то сломается – /report
tickets-queue = <b>🛠 Очередь заявок</b>
tickets-queue-none = Открытых заявок нет. 👍
tickets-count = { $count ->
    [one] { $count } заявка
    [few] { $count } заявки
   *[many] { $count } заявок
}
ticket-line = { $mark } № { $number } · { $place } · { $what }
ticket-title = <b>Заявка № { $number }</b>
ticket-sent = <b>✅ Заявка № { $number } отправлена</b>
ticket-more-hint = Можно дописать или дослать фото – просто отправьте сообщение.
ticket-where = 📍 { $place }
ticket-where-in = 📍 { $place }, { $building }
ticket-what = 🖥 { $device }: { $symptom }
ticket-what-only = 🖥 { $device }
ticket-words = 💬 { $words }
ticket-reporter = 👤 Сообщил(а): { $name }
ticket-add = <b>💬 Дополнить заявку № { $number }</b>
    Напишите пару слов или пришлите фото.
ticket-added = Добавлено к заявке.
ticket-files = <b>📎 Заявка № { $number }</b>
    Приложено: { $count ->
    [one] { $count } файл
    [few] { $count } файла
   *[many] { $count } файлов
}
button-add = 💬 Дополнить
button-files = 📎 Все файлы ({ $count })
state-new-mark = 🔴
state-taken-mark = 🟡
state-solved-mark = 🟢
state-closed-mark = ✅
state-cancelled-mark = ✖️
state-new-line = 🔴 Ждёт мастера
state-taken-line = 🟡 В работе: { $who }
state-solved-line = 🟢 Сделано ({ $who }), ждём подтверждения
state-closed-line = ✅ Закрыта: работает
state-cancelled-line = ✖️ Отозвана
step-take = 🙋 Взять
step-solve = ✅ Готово
step-confirm = 👍 Работает
step-return = ↩️ Не работает
step-cancel = ✖️ Отозвать заявку
step-take-done = Заявка ваша.
step-solve-done = Готово! Автор получит вопрос, всё ли работает.
step-confirm-done = Спасибо! Заявка закрыта.
step-return-done = Заявка снова в очереди.
step-cancel-done = Заявка отозвана.
history-day = <i>{ $day }</i>
history-line = <i>{ $at }</i> { $what }{ $by }{ $said }
history-by = {" "}· { $who }
history-said = : { $words }
history-report = отправлена
history-take = взята в работу
history-solve = сделано
history-confirm = работает
history-return = не работает
history-cancel = отозвана
history-say = дополнение
history-attach = приложен файл
notice-ticket-opened = <b>🔴 Новая заявка № { $number }</b>
notice-ticket-added = <b>💬 Дополнение к заявке № { $number }</b>
notice-ticket-take = <b>🟡 Вашу заявку № { $number } взяли в работу</b>
notice-ticket-solve = <b>🟢 Заявка № { $number } сделана. Всё работает?</b>
notice-ticket-confirm = <b>👍 Заявка № { $number }: автор подтвердил, что работает</b>
notice-ticket-return = <b>↩️ Заявка № { $number }: всё ещё не работает</b>
notice-ticket-cancel = <b>✖️ Заявку № { $number } отозвал автор</b>
digest-ticket-cancel = ✖️ Заявка № { $number } отозвана{ $place }
digest-ticket-opened = 🔴 Новая заявка № { $number }{ $place }
digest-ticket-added = 💬 Дополнение к заявке № { $number }{ $place }
digest-ticket-take = 🟡 Заявку № { $number } взяли в работу{ $place }
digest-ticket-solve = 🟢 Заявка № { $number } сделана, проверьте{ $place }
digest-ticket-confirm = 👍 Заявка № { $number }: работает{ $place }
digest-ticket-return = ↩️ Заявка № { $number }: не работает{ $place }
digest-place = {" · "}{ $place }
