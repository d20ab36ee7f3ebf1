"""What the bot costs, measured against bare aiogram in the same run: `python -m tests.benchmarks`."""
