item-open-mark = ⚪️
item-going-mark = 🔵
item-help-mark = 🆘
item-offered-mark = 🟡
item-done-mark = ✅
item-dropped-mark = ⛔️
item-late-mark = 🔴
item-open = не начат
item-going = в работе
item-help = нужна помощь
item-offered = ждёт приёмки
item-done = выполнен
item-dropped = снят с контроля
item-late =
    { $count ->
        [one] { $state }, просрочен на { $count } день
        [few] { $state }, просрочен на { $count } дня
       *[many] { $state }, просрочен на { $count } дней
    }
item-line = { $mark }{ $code } { $text }{ $late }
item-line-code = {" "}{ $code }
item-line-late = {" "}· { $count } дн.
item-name = Пункт { $code }
item-name-none = Пункт плана
period-day = до { $day }
period-span = с { $start } по { $end }
period-year = весь учебный год, { $start } – { $end }
period-recurring = { $rhythm }, { $start } – { $end }
period-on-request = по мере необходимости
period-every-year = { $period }, и так каждый год
rhythm-daily = каждый день
rhythm-weekly = каждую неделю
rhythm-fortnightly = раз в две недели
rhythm-twice_monthly = дважды в месяц
rhythm-monthly = каждый месяц
rhythm-two_monthly = раз в два месяца
rhythm-termly = каждую четверть
rhythm-quarterly = каждый квартал
rhythm-half_yearly = каждое полугодие
rhythm-yearly = раз в год
rhythm-times_a_year = несколько раз в год
assignee-person = { $name }
assignee-post = { $title } – { $name }
assignee-post-empty = { $title } – сейчас никто не назначен
assignee-group = { $words }
assignee-gone = { $words } – не найден среди сотрудников
assignee-untaken = { $group } – ещё никто не взял
assignee-nobody = никто не назначен
names-more = { $names } и ещё { NUMBER($count) }
