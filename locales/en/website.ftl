# The school's website: where the bot takes its news from.
error-link = This does not look like an address of a page on the internet. Send all of it, such as https://school.example/news

# The bot's news on the school's website.
website-school = School
website-feed = { $school } – news
website-nothing = No news yet.
