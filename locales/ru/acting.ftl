# Что идёт не так, в одной строке, и что с этим сделать прямо из статуса.
trouble-line = { $mark } { $what }
trouble-mark-urgent = 🆘
trouble-mark-red = 🔴
trouble-mark-yellow = 🔸
trouble-who = , { $names }
trouble-nobody = , никто не взял
trouble-nobody-item = , ответственного нет
trouble-hours =
    { $count ->
        [one] { $count } рабочий час
        [few] { $count } рабочих часа
       *[many] { $count } рабочих часов
    }
trouble-days =
    { $count ->
        [one] { $count } рабочий день
        [few] { $count } рабочих дня
       *[many] { $count } рабочих дней
    }
trouble-less = меньше часа
trouble-item_late =
    { $count ->
        [one] { $name } опаздывает на { $count } день{ $who }
        [few] { $name } опаздывает на { $count } дня{ $who }
       *[many] { $name } опаздывает на { $count } дней{ $who }
    }
trouble-item_silent =
    { $count ->
        [one] { $name }: новостей нет { $count } день{ $who }
        [few] { $name }: новостей нет { $count } дня{ $who }
       *[many] { $name }: новостей нет { $count } дней{ $who }
    }
trouble-item_offered =
    { $count ->
        [one] { $name } сдан, приёмки ждёт: срок был { $count } день назад{ $who }
        [few] { $name } сдан, приёмки ждёт: срок был { $count } дня назад{ $who }
       *[many] { $name } сдан, приёмки ждёт: срок был { $count } дней назад{ $who }
    }
trouble-item-unnumbered = Пункт «{ $text }»
trouble-ticket = № { $number }, { $place }, { $device }
trouble-late = опоздание { $long }{ $who }
trouble-unanswered = { $long } без ответа{ $who }
trouble-ticket_late = Заявка { $what }: { $long }
trouble-shortage_late = Заявка на расходники { $what }: { $long }
trouble-planned_late = Плановая работа { $what }: { $long }
trouble-outage = { $what }: уже { $long }
trouble-stock_low =
    { $count ->
        [one] { $name }: осталось { $left } при минимуме { $least }, ждёт { $count } заявка
        [few] { $name }: осталось { $left } при минимуме { $least }, ждут { $count } заявки
       *[many] { $name }: осталось { $left } при минимуме { $least }, ждут { $count } заявок
    }
trouble-answered = ответили { $part } из { $whole } ({ $share } %)
trouble-letter_late =
    { $count ->
        [one] Письмо «{ $name }»: срок прошёл { $count } день назад, { $answered }
        [few] Письмо «{ $name }»: срок прошёл { $count } дня назад, { $answered }
       *[many] Письмо «{ $name }»: срок прошёл { $count } дней назад, { $answered }
    }
trouble-ends =
    { $count ->
        [one] закончится через { $count } день
        [few] закончится через { $count } дня
       *[many] закончится через { $count } дней
    }
trouble-ends-today = закончится сегодня
trouble-survey_low = Опрос «{ $name }» { $ends }, { $answered }
trouble-task_late =
    { $count ->
        [one] Дело «{ $name }» опаздывает на { $count } день{ $who }
        [few] Дело «{ $name }» опаздывает на { $count } дня{ $who }
       *[many] Дело «{ $name }» опаздывает на { $count } дней{ $who }
    }
trouble-task_own =
    { $count ->
        [one] Ваше дело «{ $name }» опаздывает на { $count } день
        [few] Ваше дело «{ $name }» опаздывает на { $count } дня
       *[many] Ваше дело «{ $name }» опаздывает на { $count } дней
    }
trouble-short-item = пункт { $code }
trouble-short-item-none = пункт плана
trouble-short-ticket = № { $number }
trouble-short-task = дело
trouble-act-hurry = ⏰ Поторопить: { $what }
trouble-outages = Сбои: { $count }
trouble-act-open = 📄 Открыть: { $what }
trouble-act-outage = ⚠️ Открыть сбой
trouble-act-letter_late = ✉️ Письмо: { $what }
trouble-act-survey_low = 📊 Опрос: { $what }
trouble-act-task_late = 📌 Открыть дело
act-hurry-title = <b>⏰ Поторопить · { $name }</b>
act-ticket = Заявка № { $number }
act-task = Дело
act-state = { $state }
act-promised = Обещали до { $day }
act-asked = { $who } просит поторопиться: { $what }. Скажите, когда будет готово.
act-to = 📨 Кому придёт: { $names }
act-quoted = «{ $words }»
act-words = 💬 { $words }
act-away = 🌴 Сейчас не на месте: { $names }
act-nobody = Сообщить некому: никто из ответственных не на связи. Назначьте другого.
act-hurried = Сегодня уже торопили: { $name }, { $at }. Ещё раз можно завтра.
act-send = 📨 Отправить
act-own = ✍️ Написать своё
act-own-hint = Напишите свои слова – они сразу уйдут вместе с этим сообщением.
act-sent = Отправлено: { $names }
act-answer-today = Сегодня
act-answer-tomorrow = Завтра
act-answer-friday = В пятницу
act-answer-words = 💬 Ответить словами
act-answer-title = <b>💬 { $name }: когда будет готово?</b>
act-answer-hint = Выберите день или напишите: «в пятницу», «ждём деталь до 25.12». Ответ получит тот, кто торопил.
act-answer-sent = Ответ отправлен: { $name }
history-hurry_answer = ответ, когда будет готово
item-did-hurry_answer = ответ, когда будет готово
task-did-hurry_answer = ответ, когда будет готово
notice-act-answered =
    <b>💬 { $who }: { $what }</b>
    Когда будет готово: { $words }
digest-act-answered = 💬 { $who }: { $what }, будет готово: { $words }
act-appoint = 🤝 Назначить другого
act-later = ⏩ Перенести
act-drop = ⛔️ Снять
act-drop-item = ⛔️ Снять с контроля
act-open-item = 📄 Пункт
act-open-ticket = 📄 Заявка
act-open-task = 📌 Дело
act-hurry = ⏰ Поторопить
act-later-title = <b>⏩ Заявка № { $number }: до какого дня перенести?</b>
act-later-hint = Выберите или напишите свой день: «25.12», «до пятницы» или сразу «до 25.12 ждём поставку».
act-later-tomorrow = Завтра, { $day }
act-later-three-days = { $day }
act-later-week = На неделю, { $day }
act-later-two-weeks = На 2 недели, { $day }
act-later-why-title = <b>⏩ Заявка № { $number }: почему переносим?</b>
act-later-until = Новый срок: до { $day }
act-reason-hint = Напишите причину. Её получат и кто ждёт, и кто делает.
act-put-off = Срок перенесён. Кто ждёт, узнает.
act-two = { $first }, { $second }
act-drop-hint = Напишите причину – заявка сразу снимется, вернуть её нельзя.
act-drop-title = <b>⛔️ Заявка № { $number }: почему снимаем?</b>
act-dropped = Заявка снята. Кто ждал, узнает.
act-new-day = 📅 Новый срок: до { $day }
notice-act-hurry = <b>⏰ { $asked }</b>
digest-act-hurry = ⏰ { $who } просит поторопиться: { $what }
step-put_off = ⏩ Перенести
step-drop = ⛔️ Снять
history-put_off = срок перенесён
history-drop = снята
history-hurry = просьба поторопиться
item-did-hurry = просьба поторопиться
task-did-hurry = просьба поторопиться
notice-ticket-put_off = <b>⏩ Заявка № { $number }: срок перенесён</b>
digest-ticket-put_off = ⏩ Заявка № { $number }: срок перенесён{ $place }
notice-ticket-drop = <b>⛔️ Заявка № { $number } снята</b>
digest-ticket-drop = ⛔️ Заявка № { $number } снята{ $place }
notice-ticket-handed = <b>🤝 Заявка № { $number } передана другому</b>
digest-ticket-handed = 🤝 Заявка № { $number } передана другому{ $place }
