# Кому: выбор тех, для кого новость, письмо или опрос.
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
audience-burden = 📈 На этой неделе у них уже до { $most ->
    [one] { NUMBER($most) } сообщения
   *[many] { NUMBER($most) } сообщений
    } из { NUMBER($budget) }
audience-over = ❗ С этим сообщением больше { NUMBER($budget) } за неделю { $count ->
    [one] получит { NUMBER($count) } человек
    [few] получат { NUMBER($count) } человека
   *[many] получат { NUMBER($count) } человек
    }
audience-sheets-person = 📋 Анкет ждём: { NUMBER($expected) } · получат в боте { NUMBER($reached) }
audience-sheets-child = 📋 Анкет ждём: { NUMBER($expected) }, по одной на ребёнка · получат в боте { NUMBER($reached) } · на бумаге { NUMBER($beside) }
audience-sheets-family = 👨‍👩‍👧 Анкет ждём: { NUMBER($expected) }, по одной от семьи · получат в боте { NUMBER($reached) } · на бумаге { NUMBER($beside) }
audience-often = 🔁 { $count ->
    [one] { NUMBER($count) } семью уже спрашивали в другом опросе за последние две недели.
    [few] { NUMBER($count) } семьи уже спрашивали в другом опросе за последние две недели.
   *[many] { NUMBER($count) } семей уже спрашивали в другом опросе за последние две недели.
    }
audience-too-few = ⚠️ Для анонимного опроса этого мало: нужно хотя бы { NUMBER($fewest) } анкет, иначе будет понятно, кто что ответил.
audience-title = <b>👥 Кому отправить</b>
audience-hint = Выберите готовый список, соберите свой или просто напишите: «5А», «5-е классы», «учителя», фамилию.
audience-hint-more = Можно добавить ещё или кого-то исключить.
audience-words-hint = Можно и просто написать: «5А», «5-е классы», «учителя», фамилию.
audience-ready-saved = ⭐ { $title }
audience-ready-recent = 🕘 { $group }
audience-ready-usual = 👥 { $group }
audience-ready-mine = 🎓 Мой класс { $title }, родители
audience-by-classes = 🏫 Классы
audience-by-duties = 🗂 Должности и отделы
audience-by-someone = 👤 Человек
audience-but-button = ➖ Кроме…
audience-saved-button = ⭐ Мои списки
audience-add = ➕ Добавить
audience-add-title = <b>➕ Кому ещё отправить</b>
audience-again = 🔄 Выбрать заново
audience-done = ✅ Готово
audience-taken = Получатели выбраны.
audience-chosen = ☑ { $label }
audience-choice = { $group } · { $count }
audience-none-here = Здесь выбирать пока некого.
audience-to-classes = <b>👥 Кому: классы</b>
audience-to-classes-parents = <b>👥 Кому: родители по классам</b>
audience-to-classes-students = <b>👥 Кому: ученики по классам</b>
audience-to-classes-both = <b>👥 Кому: родители и ученики по классам</b>
audience-to-duties = <b>👥 Кому: должности и отделы</b>
audience-to-someone = <b>👥 Кому: человек</b>
audience-but-title = <b>➖ Кроме кого</b>
audience-but-hint = Нажмите на группу, чтобы вернуть её, или добавьте тех, кому отправлять не нужно.
audience-but-classes = <b>➖ Кроме: классы</b>
audience-but-classes-parents = <b>➖ Кроме: родители по классам</b>
audience-but-classes-students = <b>➖ Кроме: ученики по классам</b>
audience-but-classes-both = <b>➖ Кроме: родители и ученики по классам</b>
audience-but-duties = <b>➖ Кроме: должности и отделы</b>
audience-but-someone = <b>➖ Кроме: человек</b>
audience-drop = ✖️ { $group }
audience-who = Родители или ученики?
audience-who-parents = 👪 Родители
audience-who-students = 🎒 Ученики
audience-who-both = 👪🎒 Родители и ученики
audience-year = { $year }-е
audience-classes-hint = Нажмите на класс или на всю параллель, второе нажатие убирает. Можно и написать: «5А», «5-е».
audience-someone-hint = Напишите фамилию.
audience-found = Кто из них?
audience-found-more = Кто из них? Подошли ещё { NUMBER($count) }: напишите и имя.
audience-found-rest = Кто из них? Подошли ещё { NUMBER($count) }: напишите точнее.
error-audience-missing = Ни класса, ни должности, ни человека с таким названием нет. Напишите, например, «5А», «5-е», «учителя» или фамилию.
audience-saved-title = <b>⭐ Мои списки</b>
audience-saved-hint = Напишите название, чтобы сохранить тех, кого вы выбрали сейчас. Например: «Родители начальной школы».
audience-saved-hint-none = Сейчас никто не выбран. Выберите получателей – и их можно будет сохранить под названием.
audience-saved-drop-hint = Нажмите на список, чтобы удалить его.
audience-saved-drop = ✖️ { $title }
audience-saved = Сохранено.
audience-dropped = Список удалён.
