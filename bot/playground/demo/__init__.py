"""The demo: a made-up school in the browser, with the real bot, and neither a token nor a network.

`main()` is what `python -m bot demo` runs. `open_demo()` is the same for a test: it gives the running demo.
"""

from bot.playground.demo.running import Demo, main, open_demo, run_demo

__all__ = ["Demo", "main", "open_demo", "run_demo"]
