"""How the school stands: indicators for any period, what is worst, summaries, documents."""
