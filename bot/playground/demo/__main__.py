"""`python -m bot.playground.demo` is `python -m bot demo`."""

from bot.playground.demo import main

if __name__ == "__main__":
    main()
