# Что говорят команды: python -m bot run, migrate, backup, restore.
setup-link = Администратора ещё нет. Откройте эту ссылку в Telegram, чтобы им стать (она действует один раз и пишется только здесь):
    { $link }
migrate-made = База данных создана: { $after }.
migrate-done = База данных обновлена: { $before } → { $after }.
migrate-nothing = База данных уже в порядке: { $after }.
migrate-newer = База данных новее программы ({ $found }, а программа знает { $known }). Обновите программу.
backup-done = Копия готова и проверена: { $path } ({ $size } КБ).
backup-live-damaged = База данных { $path } повреждена ({ $reason }). Остановите бота, уберите этот файл (и соседние -wal, -shm) в другую папку и восстановите последнюю копию: python -m bot restore ФАЙЛ
backup-postgres = Базу PostgreSQL копирует её собственная программа (можно, пока бот работает):
    { $command }
backup-no-database = Копировать нечего: файла { $path } нет. Проверьте DATA_DIR и DATABASE_URL.
backup-same-file = { $path } – это и есть сама база данных. Назовите другой файл.
backup-failed = Не получилось записать { $path }: { $reason }. Проверьте место на диске и права на папку.
backup-unreadable = Не получилось прочитать { $path }: { $reason }.
backup-not-sqlite = { $path } – не копия базы данных (это не файл SQLite).
backup-damaged = Файл { $path } повреждён: { $reason }. Возьмите другую копию.
backup-foreign = В файле { $path } база данных другой программы.
backup-empty = В копии { $path } ещё нет школы: она сделана до первого запуска бота.
backup-newer = Копия { $path } сделана более новой программой ({ $found }, а эта знает { $known }). Сначала обновите программу.
restore-kept = То, что было до этого, сохранено: { $path }
restore-done = Данные восстановлены из { $path }. Если бот работает, он увидит их через пару секунд.
restore-failed = Не получилось восстановить { $path }: { $reason }. Всё осталось как было.
restore-postgres = Базу PostgreSQL восстанавливает её собственная программа. Остановите бота, выполните команду и запустите его снова:
    { $command }
evidence-copied = Подтверждения скопированы в { $path }, новых файлов: { NUMBER($count) }.
evidence-by-hand = Подтверждения дорожной карты лежат не в базе, а в папке { $path }. Копируйте её вместе с базой.
