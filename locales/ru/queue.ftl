button-queue = 🛠 Очередь заявок
tickets-queue = <b>🛠 Очередь заявок</b>
tickets-queue-none = Открытых заявок нет. 👍
