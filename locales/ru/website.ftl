# Сайт школы: откуда бот берёт новости.
error-link = Это не похоже на адрес страницы в интернете. Пришлите его целиком, например https://school.example/news

# Новости бота на сайте школы.
website-school = Школа
website-feed = { $school } – новости
website-nothing = Новостей пока нет.

# Раздел сайта, который читает бот.
error-website-refused_address = Этот адрес ведёт во внутреннюю сеть. Я читаю только то, что открыто всем в интернете.
error-website-other_host = Страница отправляет на другой сайт. Укажите адрес на том сайте, куда она ведёт.
error-website-too_big = Страница слишком большая. Укажите раздел новостей или его ленту (RSS).
error-website-timeout = Сайт не ответил вовремя. Попробуйте чуть позже.
error-website-gone = Такой страницы на сайте нет, или она закрыта. Проверьте, пожалуйста, адрес.
error-website-busy = Сайт сейчас перегружен и просит прийти позже.
error-website-not_a_feed = Новостей на этой странице не видно. Укажите страницу, где они перечислены с датами, или ленту (RSS).
error-website-network = Соединиться с сайтом не получилось. Проверьте, пожалуйста, адрес или попробуйте позже.
button-website = 🌐 Сайт школы
command-site = сайт школы: откуда бот берёт новости
website-title = <b>🌐 Сайт школы</b>
website-unset = Назовите страницу с новостями на сайте школы. Я буду заглядывать туда каждые полчаса и делать из новых записей черновики: останется проверить и отправить.
website-set = ✏️ Указать страницу
website-url = Читаю { $url }
website-feed-url = Новости беру из ленты: { $url }
website-looked = Последний раз прочитано { $at }.
website-entries = { $count ->
    [one] Всего видел { NUMBER($count) } запись.
    [few] Всего видел { NUMBER($count) } записи.
   *[many] Всего видел { NUMBER($count) } записей.
}
website-newest = Самая новая – от { $day }.
website-quiet = 😴 Новостей нет уже { $days ->
    [one] { NUMBER($days) } день.
    [few] { NUMBER($days) } дня.
   *[many] { NUMBER($days) } дней.
}
website-problem = ⚠️ Прочитать не получается. { $why } Загляну снова { $at }.
website-read-now = 🔄 Прочитать сейчас
website-change = ✏️ Другая страница
website-stop = 🚫 Не читать
website-give = 📤 Новости бота на сайте
website-read = Прочитано
website-not-read = Прочитать не получилось
website-forgotten = Сайт больше не читаю
website-section-title = <b>✏️ Где на сайте новости?</b>
website-section-hint = Откройте на сайте школы страницу с новостями и пришлите её адрес. Я прочитаю её сразу и скажу, что нашёл.
website-stop-title = <b>🚫 Не читать сайт?</b>
website-stop-hint = Новые записи сайта больше не станут черновиками. Готовые черновики останутся.
website-stop-yes = 🚫 Да, не читать
website-found-title = <b>✅ Страница прочитана</b>
website-found = { $count ->
    [0] Записей на ней пока нет. Как только появятся, сделаю черновики.
    [one] Нашлась { NUMBER($count) } запись.
    [few] Нашлось { NUMBER($count) } записи.
   *[many] Нашлось { NUMBER($count) } записей.
}
website-found-newest = Самая новая – от { $day }.
website-found-drafts = { $count ->
    [one] Из свежих сделан { NUMBER($count) } черновик: проверьте, кому и что отправить.
    [few] Из свежих сделано { NUMBER($count) } черновика: проверьте, кому и что отправить.
   *[many] Из свежих сделано { NUMBER($count) } черновиков: проверьте, кому и что отправить.
}
website-found-none = Черновиками станут новые записи.
website-open-drafts = ✍️ Открыть черновики
website-write = ✍️ Написать новость
website-slow-title = <b>⏳ Сайт отвечает медленно</b>
website-slow-hint = Читаю дальше. Загляните сюда через полминуты: если страница так и не появилась, сайт не ответил – попробуйте чуть позже.
website-slow-look = 🔄 Посмотреть, что вышло
website-give-title = <b>📤 Новости бота на сайте</b>
website-give-hint = На сайт попадает то, что отмечено «Показать на сайте» и уже отправлено. Передайте один из адресов тому, кто ведёт сайт: обновляться новости будут сами.
website-give-page = Готовый кусок страницы, чтобы вставить на сайт: <code>{ $url }</code>
website-give-feed = Лента новостей (Atom), если сайт умеет её показывать: <code>{ $url }</code>
website-give-unset = Пока сайту неоткуда их взять. Попросите того, кто держит сервер бота, указать в настройке PUBLIC_URL адрес, по которому бот открывается из интернета.
notice-website-drafts-title = <b>🌐 На сайте новые записи</b>
notice-website-drafts = { $count ->
    [one] Готов { NUMBER($count) } черновик. Проверьте его и отправьте, кому нужно.
    [few] Готовы { NUMBER($count) } черновика. Проверьте их и отправьте, кому нужно.
   *[many] Готовы { NUMBER($count) } черновиков. Проверьте их и отправьте, кому нужно.
}
notice-website-unread-title = <b>🌐 Сайт не читается</b>
notice-website-unread = Уже больше суток не получается прочитать { $url }. { $why }
notice-website-silent-title = <b>🌐 На сайте давно нет новостей</b>
notice-website-silent = { $days ->
    [one] Уже { NUMBER($days) } день ничего нового: { $url }. Напишите что-нибудь, чтобы раздел жил.
    [few] Уже { NUMBER($days) } дня ничего нового: { $url }. Напишите что-нибудь, чтобы раздел жил.
   *[many] Уже { NUMBER($days) } дней ничего нового: { $url }. Напишите что-нибудь, чтобы раздел жил.
}
digest-website-drafts = 🌐 С сайта: { $count ->
    [one] { NUMBER($count) } черновик
    [few] { NUMBER($count) } черновика
   *[many] { NUMBER($count) } черновиков
}
digest-website-unread = 🌐 Сайт школы не читается больше суток
digest-website-silent = 🌐 На сайте нет новостей { $days ->
    [one] { NUMBER($days) } день
    [few] { NUMBER($days) } дня
   *[many] { NUMBER($days) } дней
}
