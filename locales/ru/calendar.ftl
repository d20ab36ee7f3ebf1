command-calendar = мои сроки в календаре телефона
calendar-name = Школа: мои дела
calendar-entry-item = 🗺 { $code }{ $text }
calendar-entry-pulse = 💬 Как идёт: { $code }{ $text }
calendar-entry-task = 📋 { $text }
calendar-code = { $code }.{" "}
calendar-own-title = <b>🗓 Мои сроки в календаре</b>
calendar-own-count = { $count ->
    [0] Сейчас у вас нет дел со сроком.
    [one] Сейчас у вас { NUMBER($count) } дело со сроком.
    [few] Сейчас у вас { NUMBER($count) } дела со сроком.
   *[many] Сейчас у вас { NUMBER($count) } дел со сроком.
}
calendar-own-hint = По ссылке календарь телефона или компьютера сам забирает ваши сроки и обновляет их. Или возьмите их файлом.
calendar-own-file-only = Возьмите их файлом и откройте в календаре телефона или компьютера.
calendar-own-made = Ссылка сделана { $at }.
calendar-own-link = 🔗 Получить ссылку
calendar-own-renew = 🔗 Новая ссылка (старая закроется)
calendar-own-file = 📄 Взять файлом
calendar-own-revoke = 🚫 Закрыть ссылку
calendar-own-revoked = Ссылка закрыта
calendar-own-file-title = <b>📄 Мои сроки файлом</b>
calendar-own-file-hint = Откройте файл – календарь предложит добавить сроки. Новые сроки в него сами не попадут.
calendar-own-file-name = сроки.ics
calendar-own-link-title = <b>🔗 Ваша ссылка</b>
calendar-own-link-words = <code>{ $link }</code>
calendar-own-link-hint =
    Добавьте её в календаре: «Добавить календарь по URL» или «Подписка на календарь».

    Кто знает ссылку, видит ваши сроки: никому её не давайте. Второй раз я её не покажу, но сделаю новую.
