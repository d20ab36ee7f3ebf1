turn-title = <b>🔄 Plan for the school year { $year }</b>
turn-hint = The year { $year } ends. This becomes of its items:
turn-count-keep = ▶️ Go on, due by { $day }: { NUMBER($count) }
turn-count-shift = 🔁 Begin anew, a year later: { NUMBER($count) }
turn-count-leave = 📦 Stay in the old year: { NUMBER($count) }
turn-count-planned = In the new plan already: { NUMBER($count) } of them. They will not be there twice.
turn-promise = History and evidence are kept, the old plan can still be opened.
turn-list-keep = ▶️ Go on ({ NUMBER($count) })
turn-list-shift = 🔁 Anew ({ NUMBER($count) })
turn-list-leave = 📦 Stay ({ NUMBER($count) })
turn-all-leave = 📦 Take nothing along
turn-all-usual = ↩️ As the bot proposes
turn-confirm = ✅ Turn the plan over to { $year }
turn-keep-title = <b>▶️ Go on: { NUMBER($count) }</b>
turn-keep-hint = These items are not finished. In the new year they go on from where they are: who took them, evidence and steps are kept. They are due by { $day }; the old date stays on the card.
turn-shift-title = <b>🔁 Begin anew: { NUMBER($count) }</b>
turn-shift-hint = These items come again each year. Their dates move by a year.
turn-leave-title = <b>📦 Stay in the old year: { NUMBER($count) }</b>
turn-leave-hint = These items are done, dropped, or in the new plan already. They are not taken along.
turn-item-title = <b>🔄 { $name }</b>
turn-item-planned = 📋 The new plan has this item already.
turn-choose-keep = ▶️ Go on from where it is
turn-choose-shift = 🔁 Begin anew next year
turn-choose-leave = 📦 Leave in the old year
turn-chosen-keep = ✓ ▶️ Go on from where it is
turn-chosen-shift = ✓ 🔁 Begin anew next year
turn-chosen-leave = ✓ 📦 Leave in the old year
turn-chosen = Noted
turn-done = { $count ->
    [one] Done: { NUMBER($count) } item in the new plan
   *[other] Done: { NUMBER($count) } items in the new plan
}
notice-plan-turn-title = <b>🔄 The plan for the new school year</b>
notice-plan-turn = { $count ->
    [one] It is time to turn the plan over to { $year }: see what becomes of { NUMBER($count) } item.
   *[other] It is time to turn the plan over to { $year }: see what becomes of { NUMBER($count) } items.
}
notice-plan-turn-open = 🔄 Look and turn over
digest-plan-turn = 🔄 Time to turn the plan over to the school year { $year }
