# Утренний список и то, что приходит само: новые пункты, просроченное у других.
notice-deeds-morning = <b>☀️ На сегодня{ $count ->
    [0] { "" }
    [one] : { $count } дело
    [few] : { $count } дела
   *[many] : { $count } дел
}</b>
digest-deeds-morning = ☀️ На сегодня: { $count ->
    [one] { $count } дело
    [few] { $count } дела
   *[many] { $count } дел
}
deeds-item = { $mark } { $what } – { $when }{ $untaken }{ $more }
deeds-item-words = { $code } { $text }
deeds-went-up-1 = , знает руководитель группы
deeds-went-up-2 = , знает директор
deeds-untaken = , ещё никто не взял
deeds-task = { $mark } { $text } – { $when }
deeds-task-button = { $mark } { $text }
deeds-ticket-button = 🛠 Заявка № { $number }
deeds-asked = { $mark } { $what } – как идёт?
deeds-asked-untaken = { $mark } { $what } – ещё никто не взял
deeds-asked-button = ❓ Как идут пункты? ({ $count })
deeds-raised-button = ⬆️ Нужно ваше внимание: { $count }
deeds-raised-line = <b>⬆️ Нужно ваше внимание: { $count }</b>
deeds-yesterday = срок был вчера
deeds-late =
    { $count ->
        [one] срок прошёл { $count } день назад
        [few] срок прошёл { $count } дня назад
       *[many] срок прошёл { $count } дней назад
    }
deeds-today = срок сегодня
deeds-tomorrow = срок завтра
deeds-until = до { $day }
notice-deeds-assigned = <b>📋 Вам { $count ->
    [one] назначен { $count } пункт
    [few] назначено { $count } пункта
   *[many] назначено { $count } пунктов
} дорожной карты</b>
digest-deeds-assigned = 📋 Вам { $count ->
    [one] назначен { $count } пункт
    [few] назначено { $count } пункта
   *[many] назначено { $count } пунктов
} дорожной карты
deeds-assigned-item = { $mark } { $what }
deeds-assigned-shared = Из них на группу: { $count }. За такой пункт отвечает тот, кто первым его возьмёт.
deeds-assigned-hint = О сроках я напомню утром: за 14, 7, 3 и 1 день и в сам день. Про дела на весь год буду спрашивать, как они идут.
pulses-title = <b>❓ Как идут пункты? ({ $count ->
    [one] остался { $count }
   *[other] осталось { $count }
})</b>
pulses-words-hint = Можно написать, что сделано, или прислать фото, файл, ссылку.
pulses-item = { $mark } { $name } · { $state }
pulses-since = Ответ ждут к { $day }
pulses-done = ✅ Сделано
pulses-going = 🔵 Идёт
pulses-open = ⚪️ Не начато
pulses-help = 🆘 Нужна помощь
pulses-card = 📄 Открыть пункт
pulses-next = Дальше ›
pulses-none = <b>✅ На все вопросы есть ответы</b>
pulses-none-hint = Спасибо! Спрошу снова, когда придёт время.
pulses-said-done = Отмечено: сделано.
pulses-said-going = Отмечено: идёт.
pulses-said-open = Отмечено: не начато.
pulses-said-help = Руководитель группы узнает, что нужна помощь.
raised-title = <b>⬆️ Нужно ваше внимание: { $count }</b>
raised-none = <b>⬆️ Сейчас вашего внимания ничего не ждёт</b>
raised-offered = 🟡 { $what } – сдан, ждёт приёмки
raised-asked = ⏩ { $what } – просят перенести
raised-late = 🔴 { $what } – { $when }, отвечает: { $who }
raised-left-untaken = 👥 { $what } – никто не взял: { $who }
raised-left-nobody = ❔ { $what } – никто не отвечает: { $who }
raised-task = { $mark } { $text } – { $when }, поручено: { $who }
notice-unreminded = <b>🔔 Напоминания за { $day } дошли не до всех</b>
digest-unreminded = 🔔 Напоминания за { $day } дошли не до всех
unreminded-not_joined = • { $name }: ещё не подключён(а) к боту
unreminded-unreachable = • { $name }: сообщения не доходят
unreminded-away = • { $name }: отсутствует, замены нет
unreminded-not_sent = • { $name }: напоминание не отправлено
unreminded-unanswered = Пункты, за которые сейчас никто не отвечает: { $count }
unreminded-stuck = Не рассмотрены вовремя: { $count }. Похоже, бот был выключен.
