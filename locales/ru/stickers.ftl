button-stickers = 🏷 Наклейки с QR
command-stickers = наклейки с QR-кодами для кабинетов и техники
stickers-title = <b>🏷 Наклейки с QR-кодами</b>
stickers-hint = Наведите камеру телефона на наклейку – и заявка почти готова: на технике остаётся два нажатия. Выберите, что напечатать.
stickers-none = Пока нет ни одного кабинета. Загрузите списки школы – /import
stickers-rooms = 🚪 Кабинеты: { $building }
stickers-devices = 🖥 Техника: { $building }
stickers-file = Наклейки, { $building }.pdf
stickers-printed = Готово: { $count ->
    [one] { $count } наклейка
    [few] { $count } наклейки
   *[many] { $count } наклеек
}, по 24 на листе. Распечатайте и разрежьте по пунктиру.
sticker-hint = Не работает? Наведите камеру телефона.
stickers-nothing = В этом здании пока нечего подписывать.
