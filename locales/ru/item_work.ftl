item-offer-title = <b>✅ { $name }: что подтверждает?</b>
item-offer-ask = Пришлите фото, файл или ссылку. Без подтверждения пункт с контроля не снимается.
item-offer-hint = Можно прислать ещё или написать пару слов. Если всё есть, нажмите «Сдать».
item-offer-do = ✅ Сдать на приёмку
item-offered-done = Сдано. Руководитель посмотрит и примет.
item-accepted = Принято.
item-return-title = <b>↩️ { $name }: чего не хватает?</b>
item-return-hint = Напишите, что доделать. Ответственный получит эти слова.
item-returned = Возвращено с вашими словами.
item-drop-title = <b>⛔️ { $name }: почему снимаем с контроля?</b>
item-drop-hint = Напишите причину. Её увидят все, кого пункт касается.
item-dropped-done = Снято с контроля.
item-reopened = Пункт снова на контроле.
item-later-title = <b>⏩ { $name }: до какого дня перенести?</b>
item-later-hint = Выберите или напишите свой день: «25.12», «до пятницы» или сразу «до 25.12 ждём поставку».
item-later-week = На неделю, до { $day }
item-later-two-weeks = На 2 недели, до { $day }
item-later-month = На месяц, до { $day }
item-later-why-title = <b>⏩ { $name }: почему переносим?</b>
item-later-until = Новый срок: до { $day }
item-later-why-hint = Напишите причину. Решает директор.
item-later-why-own = Напишите причину: срок сразу перенесётся.
item-granted = Перенос разрешён.
item-not-granted = Перенос не разрешён, срок прежний.
item-refuse-title = <b>✖️ { $name }: почему не переносим?</b>
item-refuse-hint = Напишите пару слов – их получат и кто просил, и ответственные. Или нажмите «Без слов».
item-asked-done = Директор получит вашу просьбу.
item-postponed-done = Срок перенесён.
item-hand-ask-title = <b>🤝 { $name }: передать?</b>
item-hand-ask-to = Новый ответственный: { $name }
item-hand-ask-term = Срок остаётся: до { $day }
item-hand-title = <b>🤝 { $name }: кому передать?</b>
item-hand-hint = Напишите начало фамилии сотрудника.
item-hand-found =
    { $count ->
        [one] Нашёлся { $count } человек:
        [few] Нашлись { $count } человека:
       *[many] Нашлись { $count } человек:
    }
item-handed = Пункт передан. Обоим сообщу.
