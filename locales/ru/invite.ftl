# Приглашения: сотрудникам по одному, родителям и ученикам – по классам.
button-invite = ✉️ Пригласить
invite-title = <b>✉️ Приглашения</b>
invite-hint = Кого пригласить?
invite-reached = Есть хотя бы один родитель: у { $reached } из { $children ->
    [one] { $children } ученика
   *[many] { $children } учеников
}
invite-no-children = Классы пока пустые: детей добавляют в /people или загрузкой таблицы.
invite-staff-button = 👤 Сотрудники без бота: { NUMBER($count) }
invite-class-button = { $title }
invite-open-button = ⏳ Открытые приглашения
invite-staff = <b>👤 Сотрудники без бота</b>
invite-staff-hint = Ещё не вошли: { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}. ⏳ – приглашение уже выдано.
invite-staff-none = Все сотрудники уже пользуются ботом. 👍
invite-staff-line = { $mark } { $name }
invite-mark-open = ⏳
invite-mark-none = ▫️
invite-mark-full = ✅
invite-person = <b>👤 { $name }</b>
invite-person-joined = ✅ Уже пользуется ботом.
invite-is-open = ⏳ Приглашение выдано и действует до { $at }.
    Показать его ещё раз нельзя: ради безопасности само приглашение не хранится. Если потеряно, выдайте новое – старое перестанет действовать.
invite-is-not-open = ▫️ Приглашения сейчас нет.
invite-make = ✉️ Выдать приглашение
invite-make-anew = 🔄 Выдать новое вместо него
invite-end = ✖️ Отозвать
invite-ended = Приглашение отозвано.
invite-class = <b>👪 Родители класса { $title }</b>
invite-class-legend = Рядом с ребёнком – сколько родителей вошло: 1/2. ⏳ – приглашение выдано.
invite-class-empty = <b>👪 Родители класса</b>
    В этом классе пока никого нет.
invite-child-line = { $mark } { $number } { $child } – { $parents }/{ $limit }
invite-child-in-class = { $mark } { $title } { $child } – { $parents }/{ $limit }
invite-child = <b>👪 { $child }, класс { $title }</b>
invite-parents = Родителей в боте: { NUMBER($parents) } из { NUMBER($limit) }
invite-untie = 🚫 Отвязать: { $parent }
invite-nameless = родитель без имени
invite-untie-title = <b>🚫 Отвязать: { $parent }?</b>
invite-untie-means = Человек перестанет получать сообщения о ребёнке ({ $child }, класс { $title }). Если других детей и ролей у него нет, бот забудет его совсем.
    Так освобождают место, когда лист попал не в те руки или учётная запись потеряна. Прежний лист этого ребёнка перестанет действовать.
invite-untie-yes = 🚫 Да, отвязать
invite-untied = Готово. Можно выдать новое приглашение.
invite-open = <b>⏳ Открытые приглашения</b>
invite-open-hint = Их { NUMBER($count) }. Откройте строку, чтобы отозвать или выдать новое.
invite-open-none = Открытых приглашений нет.
invite-slips-button = 🖨 Листы для класса (PDF)
invite-pupils-button = 🎓 Листы для учеников (PDF)
invite-slips = <b>🖨 Листы для родителей { $title }</b>
invite-slips-hint = По шесть на странице: QR-код, код для ввода и три шага. Разрежьте и раздайте через детей или на собрании.
invite-slips-replaced = ⚠️ У { $count ->
    [one] { $count } ребёнка
   *[many] { $count } детей
} приглашение уже выдано. Если печатать для всех, прежние листы этих детей перестанут действовать.
invite-print-new = 🖨 Только тем, у кого нет ({ NUMBER($count) })
invite-print-all = 🖨 Всем ({ NUMBER($count) })
invite-printed = <b>🖨 Листы для { $title } готовы: { NUMBER($count) }</b>
invite-printed-hint = Распечатайте, разрежьте по пунктиру и раздайте. Файл после печати удалите: по нему можно войти.
invite-pupils = <b>🎓 Листы для учеников { $title }</b>
invite-pupils-joined = Вошли сами: { $joined } из { $children ->
    [one] { $children } ученика
   *[many] { $children } учеников
}
invite-pupils-hint = На каждого, кто ещё не вошёл, – лист с QR-кодом: по нему ученик сможет сообщать о поломках. Согласие даёт он сам, если ему уже 14 лет. Лист отдайте лично в руки.
invite-pupils-too-young = Для этого класса такого пока нет: сами за себя соглашаются с 14 лет, поэтому листы для учеников бот печатает с 8 класса. О поломках ребята могут сказать учителю.
invite-pupils-printed = <b>🎓 Листы для учеников { $title } готовы: { NUMBER($count) }</b>
invite-pupil-joined = 🎓 Ученик вошёл в бот сам.
invite-pupil-open = 🎓 Ученику выдан лист, он действует до { $at }.
invite-pupil-close = 🎓 Закрыть вход ученику
invite-pupil-close-title = <b>🎓 Закрыть вход: { $child }, класс { $title }?</b>
invite-pupil-close-means = Так отзывают согласие по просьбе родителя, и так же поступают, когда лист потерян. Лист и вход ученика перестанут действовать, бот забудет его учётную запись и то, что он писал.
    Ребёнок останется в списке класса, с родителями ничего не изменится. Новый лист можно напечатать когда угодно.
invite-pupil-close-yes = 🎓 Да, закрыть
invite-pupil-closed = Вход закрыт.
invite-made = <b>✉️ Приглашение готово</b>
invite-made-staff = Кому: { $name }
invite-made-parent = Кому: родителям ученика { $child }, класс { $title }
invite-made-link = Ссылка: { $link }
invite-made-code = Или код для ввода: <code>{ $code }</code>
invite-made-until = Действует до { $at }
invite-made-once = Перешлите это сообщение адресату или покажите QR-код. Второй раз показать его я не смогу.
invite-picture = 🔲 QR-код картинкой
invite-picture-title = <b>🔲 Приглашение</b>
slip-file = Листы { $title }.pdf
slip-title = Школа в вашем телефоне
slip-child = Ребёнок: { $child }, класс { $title }
slip-child-numbered = Ребёнок: { $child }, класс { $title }, № { $number } в списке
slip-step-1 = Откройте камеру телефона.
slip-step-2 = Наведите её на квадрат.
slip-step-3 = Нажмите на ссылку, потом «Старт».
slip-code = Не получилось? Напишите в Telegram @{ $bot } этот код:
slip-until = Лист действует до { $at }, для { $limit ->
    [one] одного родителя
    [2] двух родителей
   *[other] родителей ({ $limit })
}.
slip-data = Хранятся инициалы и класс ребёнка; о вас – ничего, пока вы не согласитесь.
slip-pupil-file = Листы ученикам { $title }.pdf
slip-pupil = Ученик: { $child }, класс { $title }
slip-pupil-numbered = Ученик: { $child }, класс { $title }, № { $number } в списке
slip-pupil-until = Лист действует до { $at }, для одного человека.
slip-pupil-data = Инициалы и класс у школы уже есть; больше ничего не хранится, пока вы не согласитесь.
