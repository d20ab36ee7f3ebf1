"""A PostgreSQL database that many tests use one after the other.

To put it back into a state that it had before is a hundred times faster than to make and to migrate it anew.
"""

import psycopg
from psycopg import sql
from sqlalchemy import make_url

# Who still works on it though their test is over.
_END_OTHERS = """
    SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
_COUNTERS = "SELECT sequencename, coalesce(last_value, 1), last_value IS NOT NULL FROM pg_sequences"
# In one function, whose plans the server keeps. No reference is checked meanwhile: the rows come in any order.
_PUT_BACK = """
    CREATE FUNCTION kept.{name}() RETURNS void LANGUAGE plpgsql SET session_replication_role = replica
    AS $$ BEGIN {steps} END $$
"""


class Postgres:
    """The database and the states of it that were kept. `server` is an address of any other database beside it."""

    def __init__(self, server: str, name: str) -> None:
        self.url = make_url(server).set(database=name).render_as_string(hide_password=False)
        self._server, self._dsn = _dsn(server), _dsn(self.url)
        self._name = sql.Identifier(name)
        self._kept: set[str] = set()
        self._connection: psycopg.Connection | None = None

    def make(self) -> None:
        """Make it, with nothing in it."""
        self._on_server("CREATE DATABASE {}")
        self._kept.clear()
        self._connection = psycopg.connect(self._dsn, autocommit=True)
        self._connection.execute("CREATE SCHEMA kept")

    def drop(self) -> None:
        """Nothing of it is left."""
        if self._connection is not None:
            self._connection.close()
        self._on_server("DROP DATABASE {} WITH (FORCE)")

    def keep(self, name: str) -> None:
        """Remember the rows of all tables as they are now."""
        assert self._connection is not None
        steps = []
        for (table,) in self._connection.execute(_TABLES).fetchall():
            rows, copy = sql.Identifier(table), sql.Identifier("kept", f"{name}_{table}")
            steps.append(sql.SQL("DELETE FROM public.{};").format(rows))
            if self._connection.execute(sql.SQL("SELECT 1 FROM public.{} LIMIT 1").format(rows)).fetchone():
                self._connection.execute(sql.SQL("CREATE TABLE {} AS TABLE public.{}").format(copy, rows))
                put = sql.SQL("INSERT INTO public.{} OVERRIDING SYSTEM VALUE SELECT * FROM {};")
                steps.append(put.format(rows, copy))
        for counter, last, is_used in self._connection.execute(_COUNTERS).fetchall():
            steps.append(sql.SQL("PERFORM setval({}, {}, {});").format(f"public.{counter}", last, is_used))
        self._connection.execute(sql.SQL(_PUT_BACK).format(name=sql.Identifier(name), steps=sql.SQL("").join(steps)))
        self._kept.add(name)

    def put_back(self, name: str) -> bool:
        """Make all tables look so again; whether there is such a state."""
        assert self._connection is not None
        self._connection.execute(_END_OTHERS)
        if name not in self._kept:
            return False
        try:
            self._connection.execute(sql.SQL("SELECT kept.{}()").format(sql.Identifier(name)))
        except psycopg.errors.UndefinedTable:  # left by a test that failed amid changing the tables
            self.drop()
            self.make()
            return False
        return True

    def _on_server(self, statement: str) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(self._name))


def _dsn(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
