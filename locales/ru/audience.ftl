# Кому: выбор получателей новости или письма.
groups-and = { $groups }; { $group }
groups-more = { $groups } и ещё { NUMBER($count) }
group-unnamed = Один человек
group-gone = Группа, которой больше нет
