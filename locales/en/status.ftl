button-status = 📊 Status
status-title = <b>📊 Status</b>
    at { $at }
status-now = <b>Tickets now</b>
    🔴 not taken yet: { NUMBER($new) }
    🟡 being worked on: { NUMBER($taken) }
    ⏸ on hold: { NUMBER($waiting) }
    🟢 to be confirmed: { NUMBER($solved) }
status-today = <b>Today</b>
    new: { NUMBER($opened) } · taken: { NUMBER($taken) } · solved: { NUMBER($solved) }
status-week = <b>This week</b>
    new: { NUMBER($opened) } · taken: { NUMBER($taken) } · solved: { NUMBER($solved) }
