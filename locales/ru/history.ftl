# История устройства и кабинета.
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
