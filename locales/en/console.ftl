# What the commands say: python -m bot run, migrate, backup, restore.
setup-link = There is no admin yet. Open this link in Telegram to become one (it works once and is shown nowhere else):
    { $link }
migrate-made = The database was made: { $after }.
migrate-done = The database was brought up to date: { $before } → { $after }.
migrate-nothing = The database is up to date: { $after }.
migrate-newer = The database is newer than the program ({ $found }, the program knows { $known }). Update the program.
backup-done = The copy is made and checked: { $path } ({ $size } KB).
backup-live-damaged = The database { $path } is damaged ({ $reason }). Stop the bot, move this file (and its neighbours -wal, -shm) to another folder and put the last copy back: python -m bot restore FILE
backup-postgres = A PostgreSQL database is copied by its own program (the bot may run meanwhile):
    { $command }
backup-no-database = There is nothing to copy: there is no file { $path }. Check DATA_DIR and DATABASE_URL.
backup-same-file = { $path } is the database itself. Name another file.
backup-failed = { $path } can't be written: { $reason }. Check the space on the disk and the rights to the folder.
backup-unreadable = { $path } can't be read: { $reason }.
backup-not-sqlite = { $path } is not a copy of the database (it is no SQLite file).
backup-damaged = The file { $path } is damaged: { $reason }. Take another copy.
backup-foreign = The file { $path } holds the database of another program.
backup-empty = There is no school in { $path } yet: it was made before the bot’s first start.
backup-newer = The copy { $path } was made by a newer program ({ $found }, this one knows { $known }). Update the program first.
restore-kept = What was there before is kept: { $path }
restore-done = The data is restored from { $path }. A running bot sees it in a few seconds.
restore-failed = { $path } can't be restored: { $reason }. Everything is as it was.
restore-postgres = A PostgreSQL database is restored by its own program. Stop the bot, run this and start it again:
    { $command }
evidence-copied = The evidence is copied to { $path }, new files: { NUMBER($count) }.
evidence-by-hand = The roadmap's evidence is not in the database but in the folder { $path }. Copy it together with the database.
