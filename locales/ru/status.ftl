button-status = 📊 Статус
status-title = <b>📊 Статус</b>
    на { $at }
status-now = <b>Заявки сейчас</b>
    🔴 ждут мастера: { NUMBER($new) }
    🟡 в работе: { NUMBER($taken) }
    ⏸ на паузе: { NUMBER($waiting) }
    🟢 ждут подтверждения: { NUMBER($solved) }
status-today = <b>Сегодня</b>
    новых: { NUMBER($opened) } · взято: { NUMBER($taken) } · решено: { NUMBER($solved) }
status-week = <b>За эту неделю</b>
    новых: { NUMBER($opened) } · взято: { NUMBER($taken) } · решено: { NUMBER($solved) }
