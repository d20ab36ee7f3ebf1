settings-summary = 📬 Сводка: когда приходит

summary-title = <b>📬 Сводка</b>
summary-about = Приходит сама: что изменилось и что требует внимания.
summary-weekly = 🗓 Каждую неделю: { $day }, в { $at }
summary-weekly-none = 🗓 Каждую неделю: не присылать
summary-monthly = 📅 После конца месяца: в первый рабочий день, в { $at }
summary-monthly-none = 📅 После конца месяца: не присылать
summary-skipped = Если ничего не изменилось, сводки не будет.
summary-red = 🔴 О срочном напишу сразу, об одном деле – не чаще раза в день.
summary-on-0 = в понедельник
summary-on-1 = во вторник
summary-on-2 = в среду
summary-on-3 = в четверг
summary-on-4 = в пятницу
summary-on-5 = в субботу
summary-on-6 = в воскресенье
summary-day-0 = Пн
summary-day-1 = Вт
summary-day-2 = Ср
summary-day-3 = Чт
summary-day-4 = Пт
summary-day-5 = Сб
summary-no-week = 🔕 Без недельной
summary-no-month = 🔕 Без месячной
summary-with-month = 📅 Присылать и за месяц
summary-time = 🕗 Время: { $at }
summary-show = 👁 Показать
summary-time-title = <b>🕗 Во сколько присылать сводку</b>
summary-time-about = Сейчас: { $at }. Выберите или напишите время, например «8:30».

error-summary-time = Сводка может прийти с { $start } до { $end }. Напишите время так: «в 9» или «8:30».

summary-head-week = <b>📬 Сводка: { $period }</b>
summary-head-month = <b>📬 Итоги: { $period }</b>
summary-line-week = 📬 Сводка: { $period }
summary-line-month = 📬 Итоги: { $period }
summary-work =
    <b>🔧 Заявки вашей службы</b>
    Новых: { $opened }, решено: { $solved }
summary-work-open = Открыто сейчас: { NUMBER($open) }, просрочено: { NUMBER($late) }
summary-letters =
    { $count ->
        [one] <b>✉️ На { $count } письмо ответили не все</b>
        [few] <b>✉️ На { $count } письма ответили не все</b>
       *[many] <b>✉️ На { $count } писем ответили не все</b>
    }
summary-letter = ▫️ { $title }: { $reacted } из { $total }
summary-empty = Новостей нет, всё спокойно.
summary-status = 📊 Весь статус
summary-my-letters = ✉️ Письма моих классов
summary-red-head =
    { $count ->
        [one] <b>🔴 Требует внимания: { $count } дело</b>
        [few] <b>🔴 Требуют внимания: { $count } дела</b>
       *[many] <b>🔴 Требуют внимания: { $count } дел</b>
    }
summary-red-line = 🔴 Требует внимания: { NUMBER($count) }
