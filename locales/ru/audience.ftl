# Кому: выбор получателей новости или письма.
group-staff = Все сотрудники
group-unnamed = Один человек
group-gone = Группа, которой больше нет
groups-and = { $groups }; { $group }
groups-more = { $groups } и ещё { NUMBER($count) }
audience-nobody = Пока никому.
audience-to = 👥 Кому: { $groups }
audience-but = ➖ Кроме: { $groups }
audience-reach = 📬 Получат { $reached ->
    [one] { NUMBER($reached) } человек
    [few] { NUMBER($reached) } человека
   *[many] { NUMBER($reached) } человек
    } из { NUMBER($total) }
audience-not-joined = ▫️ Ещё не в боте: { NUMBER($count) }
audience-stopped = ⚠️ Остановили бота: { NUMBER($count) }
audience-families = 👪 Дойдёт хотя бы до одного родителя: у { $reached ->
    [one] { NUMBER($reached) } ученика
   *[many] { NUMBER($reached) } учеников
    } из { NUMBER($children) }
audience-burden = 📈 За эту неделю им уже пришло до { $most ->
    [one] { NUMBER($most) } новости
   *[many] { NUMBER($most) } новостей
    }, в среднем { NUMBER($average) }
audience-over = ❗ Вместе с этой больше { NUMBER($budget) } за неделю { $count ->
    [one] получит { NUMBER($count) } человек
    [few] получат { NUMBER($count) } человека
   *[many] получат { NUMBER($count) } человек
    }
