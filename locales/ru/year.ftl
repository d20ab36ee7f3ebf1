year-title = <b>📚 Учебный год { $year }</b>
year-line = { $term }: { $first } – { $last }
year-hint =
    По концу четвертей и триместров план спрашивает, как идут дела, рассчитанные на весь год.

    Нажмите на четверть или триместр, чтобы поправить дни.
year-term-title = <b>✏️ { $term }, { $year }</b>
year-term-hint = Напишите первый и последний день. Например: «01.09–24.10».
year-usual = ↩️ Вернуть обычные дни
year-other = 📚 Учебный год { $year }
year-to-quarters = 🔁 Учимся по четвертям
year-to-trimesters = 🔁 Учимся по триместрам
year-set = Сохранено
term-quarters = { NUMBER($number) } четверть
term-trimesters = { NUMBER($number) } триместр
