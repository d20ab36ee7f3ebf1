button-queue = 🛠 Queue
tickets-queue = <b>🛠 Queue</b>
tickets-queue-none = No open tickets. 👍
