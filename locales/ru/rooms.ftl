# Проверка кабинетов: всё ли на месте.
button-room-check = 📋 Всё ли на месте?
rooms-title = <b>📋 Проверка кабинетов</b>
rooms-left = { $count ->
    [0] В этом учебном году проверены все. 👍
    [one] Осталось проверить { $count } кабинет.
    [few] Осталось проверить { $count } кабинета.
   *[many] Осталось проверить { $count } кабинетов.
}
rooms-none = За вами нет кабинетов с техникой.
rooms-line = { $mark } { $number } · { $name }
room-check-title = <b>📋 Всё ли на месте?</b>
room-confirmed = ✅ Подтверждено: { $day }
room-partly = Подтверждено { $found } из { $count }.
room-before = В этом учебном году ещё не проверяли. В прошлый раз: { $day }
room-never = Этот кабинет ещё не проверяли.
room-empty = По учёту здесь нет техники.
room-device = { $mark } { $name }{ $inventory }
room-inventory = {" "}· { $number }
room-found = ✅
room-not-found = ▫️
room-all-there = ✅ Всё на месте
room-not-all = ⚠️ Чего-то нет
room-thanks = Спасибо, записано!
