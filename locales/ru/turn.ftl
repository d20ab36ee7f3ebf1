turn-title = <b>🔄 План на { $year } учебный год</b>
turn-hint = Год { $year } заканчивается. Вот что станет с его пунктами:
turn-count-keep = ▶️ Продолжатся, новый срок – до { $day }: { NUMBER($count) }
turn-count-shift = 🔁 Начнутся заново, сроки сдвинутся на год: { NUMBER($count) }
turn-count-leave = 📦 Останутся в прошлом году: { NUMBER($count) }
turn-count-planned = Из них уже есть в новом плане: { NUMBER($count) }. Второй раз они туда не попадут.
turn-promise = История и подтверждения сохранятся, прошлый план можно будет открыть.
turn-list-keep = ▶️ Продолжатся ({ NUMBER($count) })
turn-list-shift = 🔁 Заново ({ NUMBER($count) })
turn-list-leave = 📦 Останутся ({ NUMBER($count) })
turn-all-leave = 📦 Ничего не переносить
turn-all-usual = ↩️ Как предлагает бот
turn-confirm = ✅ Перенести план на { $year }
turn-keep-title = <b>▶️ Продолжатся: { NUMBER($count) }</b>
turn-keep-hint = Эти пункты не закончены. В новом году они пойдут дальше с того же места: исполнитель, подтверждения и шаги сохранятся. Новый срок – до { $day }, прежний будет виден в карточке.
turn-shift-title = <b>🔁 Начнутся заново: { NUMBER($count) }</b>
turn-shift-hint = Эти пункты повторяются каждый год. Их сроки сдвинутся на год.
turn-leave-title = <b>📦 Останутся в прошлом году: { NUMBER($count) }</b>
turn-leave-hint = Эти пункты выполнены, сняты с контроля или уже есть в новом плане. Переноситься они не будут.
turn-item-title = <b>🔄 { $name }</b>
turn-item-planned = 📋 Такой пункт уже есть в новом плане.
turn-choose-keep = ▶️ Продолжить с того же места
turn-choose-shift = 🔁 Начать заново в новом году
turn-choose-leave = 📦 Оставить в прошлом году
turn-chosen-keep = ✓ ▶️ Продолжить с того же места
turn-chosen-shift = ✓ 🔁 Начать заново в новом году
turn-chosen-leave = ✓ 📦 Оставить в прошлом году
turn-chosen = Запомнил
turn-done = { $count ->
    [one] Готово: в новом плане { NUMBER($count) } пункт
    [few] Готово: в новом плане { NUMBER($count) } пункта
   *[many] Готово: в новом плане { NUMBER($count) } пунктов
}
notice-plan-turn-title = <b>🔄 План на новый учебный год</b>
notice-plan-turn = { $count ->
    [one] Пора перенести план на { $year }: посмотрите, что станет с { NUMBER($count) } пунктом.
   *[many] Пора перенести план на { $year }: посмотрите, что станет с { NUMBER($count) } пунктами.
}
notice-plan-turn-open = 🔄 Посмотреть и перенести
digest-plan-turn = 🔄 Пора перенести план на { $year } учебный год
