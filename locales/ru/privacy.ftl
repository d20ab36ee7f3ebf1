# Мои данные: что хранится, забрать, отозвать согласие. Журнал доступа.
button-privacy = 🔒 Мои данные
privacy-title = <b>🔒 Мои данные</b>
privacy-name = 👤 { $name }
privacy-no-name = 👤 Имя не записано
privacy-position = Должность: { $position }
privacy-role = Роль: { $role }
privacy-child = Ребёнок: { $child }, класс { $title }
privacy-messenger = Учётная запись: { $channel }, № { $number }
privacy-channel-telegram = Telegram
privacy-written = Ваши сообщения в заявках: { NUMBER($count) }
privacy-consent = ✅ { $purpose } (ред. { $version }): согласие от { $at }
privacy-consent-ended = ✖️ { $purpose } (ред. { $version }): отозвано { $at }
privacy-no-consent = Согласий нет.
privacy-purpose-participation = Участие сотрудника
privacy-purpose-guardian = Участие родителя
privacy-hint = В файле – всё, что хранится, и кто это смотрел или менял.
privacy-file = 📄 Забрать мои данные файлом
privacy-file-name = Мои данные.json
privacy-file-title = <b>📄 Ваши данные</b>
privacy-file-hint = В файле всё, что о вас хранится. Он открывается любым браузером или «Блокнотом».
privacy-documents = 📑 Тексты согласий
privacy-documents-title = <b>📑 Мои согласия</b>
privacy-journal = 🗂 Журнал доступа (CSV)
privacy-withdraw = ✖️ Отозвать согласие
privacy-withdraw-title = <b>✖️ Отозвать согласие?</b>
privacy-withdraw-means = Бот забудет вашу учётную запись: сообщения больше не придут, роли в боте закончатся.
    Школа продолжит работать с вами на бумаге. Вернуться можно по новому приглашению.
privacy-withdraw-staff = Взятые вами заявки вернутся в очередь.
    Фамилия и должность останутся в списке сотрудников: его школа ведёт как работодатель.
privacy-withdraw-erase = Имя и связь с детьми будут стёрты. Останется номер без имени и акт, который я пришлю.
privacy-withdraw-last-admin = ⚠️ Вы единственный администратор. Новую ссылку для администратора напечатает программа при следующем запуске.
privacy-withdraw-yes = ✖️ Да, отозвать и выйти
privacy-withdrawn = <b>Согласие отозвано</b>
privacy-withdrawn-act = Бот вас больше не знает. Сохраните акт: в нём сказано, что удалено и что осталось.
act-file-name = Акт.txt
act-title = Акт об отзыве согласия на обработку персональных данных. Человек № { $number }
act-school = { $school }
act-at = Составлен { $at }
act-erased = Удалено: учётная запись мессенджера, имя, связь с детьми, роли, неотправленные сообщения, черновики.
    Осталось: номер без имени, сведения о согласиях и строки журнала (без имён).
act-kept = Удалено: учётная запись мессенджера, связь с детьми, язык и время доставки, неотправленные сообщения, черновики. Роли в боте закончились.
    Осталось: запись в списке сотрудников, который школа ведёт как работодатель, заявки, сведения о согласиях и строки журнала (без имён).
act-consents = Согласия:
act-consent = { $purpose }, редакция { $version }: дано { $given }, отозвано { $ended }
act-journal = Выписка из журнала (когда, кто, что, о ком):
journal-title = <b>🗂 Журнал доступа</b>
journal-hint = Кто чьи данные смотрел и менял, строк: { NUMBER($count) }. В журнале номера, а не имена.
journal-file-name = Журнал доступа.csv
journal-at = Когда
journal-actor = Кто
journal-action = Что
journal-subject = О ком
