year-title = <b>📚 School year { $year }</b>
year-line = { $term }: { $first } – { $last }
year-hint =
    When a term ends, the plan asks how the things go that last all year.

    Tap a term to correct its days.
year-term-title = <b>✏️ { $term }, { $year }</b>
year-term-hint = Write the first and the last day. For example: “01.09–24.10”.
year-usual = ↩️ Back to the usual days
year-other = 📚 School year { $year }
year-to-quarters = 🔁 We have quarters
year-to-trimesters = 🔁 We have trimesters
year-set = Saved
term-quarters = quarter { NUMBER($number) }
term-trimesters = trimester { NUMBER($number) }
