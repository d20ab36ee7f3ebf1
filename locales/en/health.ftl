button-health = 🩺 Health
command-health = how the bot is
health-title = <b>🩺 How the bot is</b>
health-well = ✅ All is well.
health-ill = ⚠️ Something did not work out during the last 90 days.
health-put-aside = • { $count ->
    [one] { $count } message was
   *[other] { $count } messages were
} put aside that could not be handled
health-unsent = • { $count ->
    [one] { $count } notice was
   *[other] { $count } notices were
} not sent
health-waiting = 📬 Waiting to be sent: { $count ->
    [one] { $count } notice
   *[other] { $count } notices
}
health-size = 💾 Database: { $size }
health-free = 💽 Free on the disk: { $size }
health-megabytes = { NUMBER($size) } MB
health-gigabytes = { NUMBER($size) } GB
health-copy = 🗄 Last copy: { $at }
health-copy-old = 🗄 Last copy: { $at }. It is time for a new one: python -m bot backup
health-no-copy = 🗄 There are no copies yet. Make the first: python -m bot backup
health-copy-postgres = 🗄 A PostgreSQL database is copied by its own program, pg_dump.
health-version = Version { $version } · { $at }
health-failures = ⚠️ What did not work out
health-again = 🔄 Look again
health-failures-title = <b>⚠️ What did not work out</b>
health-updates = Messages put aside:
health-notices = Notices not sent:
health-failure = • { $at } · <code>{ $kind }</code> · { $why }
health-no-failures = There was nothing of the kind. 👍
notice-put-aside = <b>⚠️ A message could not be handled</b>
notice-put-aside-what = It is put aside, the others go on. Its text is not kept; here you see what the fault was.
digest-put-aside = ⚠️ A message could not be handled
