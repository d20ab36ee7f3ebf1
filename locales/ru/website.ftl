# Сайт школы: откуда бот берёт новости.
error-link = Это не похоже на адрес страницы в интернете. Пришлите его целиком, например https://school.example/news

# Новости бота на сайте школы.
website-school = Школа
website-feed = { $school } – новости
website-nothing = Новостей пока нет.
