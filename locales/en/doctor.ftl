# What python -m bot doctor says: what was looked at, and what to do.
doctor-well = ✓ { $what }
doctor-ill = ✗ { $what } — { $advice }
doctor-all-well = All is well.
doctor-settings = Settings
doctor-folder = Data folder { $path }
doctor-folder-closed = it can't be written to: give the rights to it, or name another one in DATA_DIR
doctor-folder-open = everybody can write to it: run chmod 700 { $path }
doctor-disk = Free on the disk: { NUMBER($size) } MB
doctor-disk-full = at least { NUMBER($size) } MB are needed: make room
doctor-database = Database { $path }
doctor-database-none = there is none yet: it is made at the first start (python -m bot run)
doctor-database-closed = the file can't be read or written: give the rights to whoever runs the bot
doctor-database-open = everybody on this machine can read it: run chmod 600 { $path }
doctor-database-away = it does not answer ({ $reason }): check DATABASE_URL, and that it is running and not busy
doctor-database-read-only = it can't be written to: connect to the main server, not to a replica
doctor-database-damaged = it is damaged ({ $reason }): stop the bot and put the last copy back (python -m bot restore FILE)
doctor-migrations = Shape of the database: { $found } (the program knows { $newest })
doctor-migrations-older = bring it up to date: python -m bot migrate (or just start the bot)
doctor-migrations-newer = it is newer than the program: update the program
doctor-zone = The school’s time zone { $zone }
doctor-zone-unknown = this machine does not know it: install the package tzdata (pip install tzdata)
doctor-evidence = Evidence of the roadmap: { NUMBER($all) }
doctor-evidence-lost = files are missing: { NUMBER($lost) }. Put the folder evidence that lies beside the copy of the database back into the data folder
doctor-token-none = The bot’s token
doctor-token-missing = there is none: get it from @BotFather and put it as BOT_TOKEN into the file .env
doctor-token = Token { $token }, bot @{ $name }
doctor-token-refused = the server refuses it: copy the whole token anew from the chat with @BotFather
doctor-proxy = Proxy { $host }
doctor-proxy-away = it does not answer: check BOT_PROXY, and that the proxy is running
doctor-server = Bot API server { $host }
doctor-server-away = it does not answer ({ $reason }): check the network; where Telegram can’t be reached, set BOT_PROXY
doctor-server-away-proxied = it does not answer through the proxy ({ $reason }): check the proxy’s user and password, and that it lets one through to there
doctor-server-ill = the server answered with the error { $code }: try again later
doctor-clock = This machine’s clock differs from the server’s by { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}
doctor-clock-off = set the clock: let it follow the network’s time (timedatectl set-ntp true)
doctor-polling = The bot asks for new messages itself, waiting: { NUMBER($count) }
doctor-webhook-left = messages go to { $host }, as a webhook was left there: start the bot, which removes it, or set WEBHOOK_URL
doctor-webhook = Webhook { $host }, waiting: { NUMBER($count) }
doctor-webhook-other = Telegram sends messages to another address, { $host }: start the bot, which names its own
doctor-webhook-unset = it is not set yet: start the bot
doctor-webhook-failed = Telegram can’t deliver ({ $reason }): check the certificate, the port, and that the bot is running
doctor-webhook-behind = messages pile up: check whether the bot keeps pace (log, load)
