# The school's website: where the bot takes its news from.
error-link = This does not look like an address of a page on the internet. Send all of it, such as https://school.example/news
