# Что говорит python -m bot doctor: что проверено и что делать.
doctor-well = ✓ { $what }
doctor-ill = ✗ { $what } — { $advice }
doctor-all-well = Всё в порядке.
doctor-settings = Настройки
doctor-folder = Папка данных { $path }
doctor-folder-closed = в неё нельзя писать: дайте на неё права или укажите другую в DATA_DIR
doctor-folder-open = в неё может писать кто угодно: выполните chmod 700 { $path }
doctor-disk = Свободно на диске { NUMBER($size) } МБ
doctor-disk-full = нужно хотя бы { NUMBER($size) } МБ: освободите место
doctor-database = База данных { $path }
doctor-database-none = её ещё нет: она появится при первом запуске (python -m bot run)
doctor-database-closed = файл нельзя читать или писать: дайте на него права тому, от чьего имени работает бот
doctor-database-open = её может прочесть кто угодно на этой машине: выполните chmod 600 { $path }
doctor-database-away = не отвечает ({ $reason }): проверьте DATABASE_URL, и что она запущена и не занята
doctor-database-read-only = в неё нельзя писать: подключитесь к основному серверу, а не к копии
doctor-database-damaged = повреждена ({ $reason }): остановите бота и восстановите последнюю копию (python -m bot restore ФАЙЛ)
doctor-migrations = Устройство базы: { $found } (программа знает { $newest })
doctor-migrations-older = базу надо обновить: python -m bot migrate (или просто запустите бота)
doctor-migrations-newer = база новее программы: обновите программу
doctor-zone = Часовой пояс школы { $zone }
doctor-zone-unknown = эта машина его не знает: установите пакет tzdata (pip install tzdata)
doctor-evidence = Подтверждений дорожной карты: { NUMBER($all) }
doctor-evidence-lost = файлов не хватает: { NUMBER($lost) }. Верните в папку данных папку evidence, которая лежит рядом с копией базы
doctor-token-none = Токен бота
doctor-token-missing = его нет: возьмите у @BotFather и впишите BOT_TOKEN в файл .env
doctor-token = Токен { $token }, бот @{ $name }
doctor-token-refused = сервер его не принимает: скопируйте токен из чата с @BotFather целиком ещё раз
doctor-proxy = Прокси { $host }
doctor-proxy-away = не отвечает: проверьте BOT_PROXY, и что прокси запущен
doctor-server = Сервер Bot API { $host }
doctor-server-away = не отвечает ({ $reason }): проверьте интернет; если Telegram отсюда недоступен, задайте BOT_PROXY
doctor-server-away-proxied = не отвечает через прокси ({ $reason }): проверьте имя и пароль прокси и что он пропускает к этому адресу
doctor-server-ill = сервер ответил ошибкой { $code }: попробуйте позже
doctor-clock = Часы этой машины расходятся с сервером на { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[many] { $seconds } секунд
}
doctor-clock-off = поправьте часы: включите их сверку по сети (timedatectl set-ntp true)
doctor-polling = Бот сам спрашивает о новых сообщениях, ждут: { NUMBER($count) }
doctor-webhook-left = сообщения уходят на { $host }, потому что там остался вебхук: запустите бота – он его снимет – или задайте WEBHOOK_URL
doctor-webhook = Вебхук { $host }, ждут: { NUMBER($count) }
doctor-webhook-other = Telegram шлёт сообщения на другой адрес, { $host }: запустите бота, он укажет свой
doctor-webhook-unset = он ещё не задан: запустите бота
doctor-webhook-failed = Telegram не может доставить ({ $reason }): проверьте сертификат, порт и что бот запущен
doctor-webhook-behind = сообщения копятся: проверьте, успевает ли бот (журнал, нагрузка)
