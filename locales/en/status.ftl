button-status = 📊 Status
status-title = <b>📊 Status</b>
    at { $at }
status-now = <b>Tickets now</b>
    🔴 waiting: { NUMBER($opened) }
    🟡 being worked on: { NUMBER($taken) }
    🟢 to be confirmed: { NUMBER($solved) }
status-today = <b>Today</b>
    new: { NUMBER($opened) } · taken: { NUMBER($taken) } · solved: { NUMBER($solved) }
status-week = <b>This week</b>
    new: { NUMBER($opened) } · taken: { NUMBER($taken) } · solved: { NUMBER($solved) }
