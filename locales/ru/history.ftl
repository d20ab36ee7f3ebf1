# История устройства и кабинета; журнал заявок таблицей.
button-history = 🗂 История
past-device-title = <b>🗂 История: { $device }</b>
past-room-title = <b>🗂 История кабинета</b>
past-where = 📍 { $room }
past-none = Здесь ещё ничего не ломалось. 👍
past-whole-room = 🚪 Всё по этому кабинету
past-number = № { $number }
past-line =
    {" "}
    <b>{ $day }</b> · № { $number }
    { $what }
    { $ended }
past-done = 🔧 { $what }{ $who }
past-open = { $mark } ещё не решена
ticket-repeat = { $count ->
    [3] ⚠️ Третья поломка за год
    [4] ⚠️ Четвёртая поломка за год
    [5] ⚠️ Пятая поломка за год
    [11] ⚠️ Больше десяти поломок за год
    [one] ⚠️ { $count }-я поломка за год
    [few] ⚠️ { $count }-я поломка за год
   *[many] ⚠️ { $count }-я поломка за год
}
button-log = 📑 Журнал заявок (Excel)
log-title = <b>📑 Журнал заявок</b>
log-hint = За какой срок? Файл откроется в Excel: сроки, кто и что сделал, оценки.
log-month = Этот месяц · { $days }
log-last = Прошлый месяц · { $days }
log-year = Учебный год · { $days }
log-all = Всё · { $days }
log-days = { $first }–{ $last }
log-days-all = по { $last }
log-ready = { $count ->
    [0] За этот срок заявок нет.
    [one] В файле { $count } заявка.
    [few] В файле { $count } заявки.
   *[many] В файле { $count } заявок.
}
log-sheet = Заявки
log-file-name = Журнал заявок { $days }.xlsx
log-yes = да
log-no = нет
log-state-unconfirmed = ждёт передачи
log-state-new = новая
log-state-taken = в работе
log-state-waiting = ждёт
log-state-solved = сделана
log-state-closed = закрыта
log-state-cancelled = отозвана
log-state-merged = объединена
log-category-fault = неисправность
log-category-shortage = нехватка
log-category-planned = плановая работа
log-column-number = №
log-column-state = Состояние
log-column-opened = Сообщено
log-column-category = Что это
log-column-team = Служба
log-column-building = Корпус
log-column-place = Кабинет или место
log-column-device = Устройство или материал
log-column-symptom = Что случилось
log-column-words = Слова автора
log-column-reporter = Кто сообщил
log-column-urgent = Срывался урок
log-column-assignee = Исполнитель
log-column-reacted = Первый ответ
log-column-due = Срок
log-column-solved = Сделано
log-column-in-time = В срок
log-column-reaction = До ответа, рабочих часов
log-column-solution = До решения, рабочих часов
log-column-waits = Откладывалась, раз
log-column-paused = Ждали автора, рабочих часов
log-column-done = Что сделано
log-column-returns = Возвратов
log-column-rating = Оценка
log-column-followers = «У меня тоже»
log-column-merged = Объединена с №
log-column-outage = Сбой №
