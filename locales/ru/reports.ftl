# Отчёты: экраны и слова самих документов.
button-reports = 📄 Отчёты
button-templates = 🧩 Шаблоны отчётов
reports-title = <b>📄 Отчёты</b>
reports-how = Документ Word с грифом утверждения, пунктами плана, тем, что сделано, и подтверждениями. Чего не хватает, отмечено.
reports-year = 📘 За { $year } учебный год
reports-period = 📅 За период
reports-templates = 🧩 Шаблоны
reports-no-plan = Плана мероприятий пока нет, поэтому годового отчёта не из чего составить.
reports-year-title = <b>📘 Отчёт за { $year } учебный год</b>
reports-period-title = <b>📅 Отчёт за период: { $period }</b>
reports-order-hint = К какому приказу отчёт? Напишите номер и дату, например: 185 от 01.09.2026. Номер нигде не сохраняется.
reports-make-bare = 📄 Составить без приказа
reports-other-period = 🗓 Другой период
reports-making = Составляю отчёт…
reports-year-ready = Готово: { $count ->
    [one] { $count } пункт
    [few] { $count } пункта
   *[many] { $count } пунктов
}, выполнено { $done }. { $gaps }
reports-period-ready = Готово: { $count ->
    [one] { $count } пункт
    [few] { $count } пункта
   *[many] { $count } пунктов
} с событиями или сроками. { $gaps }
reports-ready-gaps = { $count ->
    [one] У { $count } пункта чего-то не хватает – он собран в отдельный список.
    [few] У { $count } пунктов чего-то не хватает – они собраны в отдельный список.
   *[many] У { $count } пунктов чего-то не хватает – они собраны в отдельный список.
}
reports-ready-whole = По всем пунктам есть сведения и подтверждения.
reports-order-of = { $number } от { $day }
reports-order-line = К приказу № { $order }.
reports-year-file = Отчёт за { $year } учебный год.docx
reports-period-file = Отчёт за период { $first } – { $last }.docx
reports-again = 🔁 Составить ещё раз
# Шаблоны.
reports-templates-title = <b>🧩 Шаблоны отчётов</b>
reports-templates-how = Отчёт можно печатать на бланке школы: скачайте шаблон, поправьте его в Word и пришлите обратно.
reports-kind-year_report = 📘 Годовой отчёт
reports-kind-period_report = 📅 Отчёт за период
reports-template-title = <b>🧩 Шаблон: { $kind }</b>
reports-template-name-year_report = годовой отчёт
reports-template-name-period_report = отчёт за период
reports-template-usual = Сейчас используется шаблон программы.
reports-template-own = Сейчас используется шаблон школы «{ $name }», принят { $day }.
reports-template-how = Чтобы заменить его, пришлите сюда документ Word (.docx, до 5 МБ). Поля в двойных фигурных скобках бот заполнит сам; какие они бывают, сказано в руководстве.
reports-template-see = Заменить шаблон может руководитель рабочей группы или администратор бота.
reports-template-get = ⬇️ Скачать шаблон
reports-template-reset = ↩️ Вернуть шаблон программы
reports-template-file-year_report = Шаблон годового отчёта.docx
reports-template-file-period_report = Шаблон отчёта за период.docx
reports-template-here = Вот шаблон, который используется сейчас.
reports-template-taken = ✅ Шаблон принят, отчёты составляются по нему.
reports-template-back = ↩️ Снова шаблон программы.
reports-template-refused = <b>⚠️ Шаблон не принят: { $kind }</b>
reports-template-kept = Прежний шаблон остался. Исправьте файл и пришлите ещё раз.
reports-flaw-type = Это не документ Word (.docx). Если файл открывается в Word, сохраните его как «Документ Word (.docx)».
reports-flaw-size = Файл слишком большой: помещается 5 МБ. Обычно мешают крупные картинки.
reports-flaw-macros = В файле есть макросы. Сохраните его как обычный документ Word (.docx).
reports-flaw-outside = Файл берёт что-то извне или содержит вложенный объект: { $words }. Уберите это.
reports-flaw-broken = Файл не удалось открыть: похоже, он повреждён.
reports-flaw-no_fields = В документе нет ни одного поля, например {"{{"} school {"}}"}. Это не шаблон.
reports-flaw-syntax = Не удаётся прочитать поле здесь: «{ $words }». Проверьте скобки и концы циклов.
reports-flaw-unknown = Такого поля нет: { $words }.
reports-flaw-list = «{ $words }» – это список: его нужно обойти циклом for.
reports-flaw-no_list = «{ $words }» – не список, обойти его циклом нельзя.
reports-flaw-forbidden = В шаблоне нельзя использовать «{ $words }».
# Слова документа.
reports-section = { $number }. { $title }
reports-no-section = Без раздела
reports-section-summary = { $count ->
    [one] { $count } мероприятие
    [few] { $count } мероприятия
   *[many] { $count } мероприятий
}, выполнено { $done }{ $late }{ $dropped }.
reports-late = , с пропущенным сроком { NUMBER($count) }
reports-dropped = , снято с контроля { NUMBER($count) }
reports-year-plan = План на { $year } учебный год: { $count ->
    [one] { $count } мероприятие
    [few] { $count } мероприятия
   *[many] { $count } мероприятий
} в { $sections ->
    [one] { $sections } разделе
   *[other] { $sections } разделах
}.
reports-year-done = Выполнено { $done } из { $all } ({ $percent } %).
reports-year-evidence = { $count ->
    [0] Подтверждающих материалов нет
    [one] Приложен { $count } подтверждающий материал
    [few] Приложено { $count } подтверждающих материала
   *[many] Приложено { $count } подтверждающих материалов
}, мероприятий без подтверждений: { $unproven }.
reports-year-late = { $count ->
    [one] У { $count } мероприятия срок пропущен.
   *[other] У { $count } мероприятий срок пропущен.
}
reports-period-told = { $count ->
    [0] За период о мероприятиях плана ничего не сообщали.
    [one] За период сообщали о { $count } мероприятии плана.
   *[other] За период сообщали о { $count } мероприятиях плана.
}
reports-period-due = { $count ->
    [one] На период приходился { $count } срок
    [few] На период приходилось { $count } срока
   *[many] На период приходилось { $count } сроков
}, из них закрыто: { $met }{ $ahead }.
reports-period-ahead = , ещё не наступило: { NUMBER($count) }
reports-other-tickets = Заявки о неисправностях: поступило { NUMBER($first) }, решено { NUMBER($second) }.
reports-other-supplies = Расходные материалы: заявок о нехватке { NUMBER($first) }, израсходовано единиц { NUMBER($second) }.
reports-other-planned = { $count ->
    [one] Выполнена { $count } плановая работа.
    [few] Выполнены { $count } плановые работы.
   *[many] Выполнено { $count } плановых работ.
}
reports-other-news = Опубликовано новостей: { NUMBER($news) }, писем и объявлений с ответом: { NUMBER($letters) }.
reports-other-surveys = { $count ->
    [one] Завершён { $count } опрос.
    [few] Завершены { $count } опроса.
   *[many] Завершено { $count } опросов.
}
reports-area-roadmap = План мероприятий
reports-area-tickets = Заявки
reports-area-supplies = Расходные материалы
reports-area-news = Новости и письма
reports-area-surveys = Опросы
reports-area-school = Школа
reports-figure-failed = не удалось посчитать
reports-figure-none = –
reports-kind-photo = фото
reports-kind-file = файл
reports-kind-link = ссылка
reports-proof = № { $number }: { $kind } «{ $name }»
reports-proof-bare = № { $number }: { $kind }
reports-due-met = Срок { $day }: выполнено
reports-due-ahead = Срок { $day }: ещё не наступил
reports-due-open = Срок { $day }: не закрыт
reports-deed = { $day } – { $what }{ $words }{ $who }
reports-deed-words = : «{ $words }»
reports-by = {" "}({ $who })
reports-step = { $text } – { $day }{ $who }
reports-did-met = выполнено к сроку { $day }
reports-did-pulse-done = сделано
reports-did-pulse-going = работа идёт
reports-did-pulse-open = не начато
reports-did-pulse-help = нужна помощь
reports-did-say = сообщено
reports-did-show = приложено подтверждение
reports-did-offer = представлено к приёмке
reports-did-accept = принято
reports-did-return = возвращено на доработку
reports-did-ask_later = запрошен перенос срока на { $day }
reports-did-grant = срок перенесён на { $day }
reports-did-refuse = в переносе срока на { $day } отказано
reports-did-withdraw = просьба о переносе на { $day } снята
reports-did-hand = передано другому ответственному
reports-did-take = взято в работу
reports-did-split = разбито на шаги
reports-did-drop = снято с контроля
reports-did-reopen = возвращено на контроль, срок { $day }
reports-did-other = изменено
reports-gap-nobody = никто не отвечает
reports-gap-no_date = срок не указан
reports-gap-late = { $count ->
    [one] срок пропущен на { $count } день
    [few] срок пропущен на { $count } дня
   *[many] срок пропущен на { $count } дней
}
reports-gap-unfinished = не завершено к концу срока
reports-gap-no_news = нет сведений о выполнении
reports-gap-silent = больше 60 дней нет новостей
reports-gap-no_evidence = нет подтверждений
