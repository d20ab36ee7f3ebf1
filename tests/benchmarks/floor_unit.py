"""The floor with a database: plain aiogram, and one unit of work of an asynchronous ORM an update.

Read the person, insert a row, commit; on SQLite in the configuration that loses nothing. Nothing of ours is used.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiogram import BaseMiddleware, Dispatcher, Router
from aiogram.types import CallbackQuery, Message, TelegramObject
from sqlalchemy import ForeignKey, String, event, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON")


class Base(DeclarativeBase):
    """Base of the floor's tables."""


class Visitor(Base):
    """Who writes to the bot."""

    __tablename__ = "visitors"

    id: Mapped[int] = mapped_column(primary_key=True)
    external_id: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(String(60))


class Note(Base):
    """What one update left."""

    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    visitor_id: Mapped[int] = mapped_column(ForeignKey("visitors.id"))
    words: Mapped[str] = mapped_column(String(120))


class Unit(BaseMiddleware):
    """A session an update, as aiogram's and SQLAlchemy's guides have it."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def __call__(
        self, handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]], event: TelegramObject, data: Any
    ) -> Any:
        async with self._sessions() as session:
            return await handler(event, data | {"session": session})


def dispatcher(engine: AsyncEngine) -> Dispatcher:
    """Answers after one unit of work."""
    router = Router()

    @router.callback_query()
    async def on_tap(query: CallbackQuery, session: AsyncSession) -> None:
        assert isinstance(query.message, Message)
        note = await _note(session, query.from_user.id, query.data or "")
        await query.message.edit_text(f"{note.id}: {note.words}")
        await query.answer()

    @router.message()
    async def on_message(message: Message, session: AsyncSession) -> None:
        assert message.from_user is not None
        note = await _note(session, message.from_user.id, message.text or "")
        await message.answer(f"{note.id}: {note.words}")

    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    middleware = Unit(async_sessionmaker(engine, expire_on_commit=False))
    router.callback_query.middleware(middleware)
    router.message.middleware(middleware)
    return dispatcher


async def _note(session: AsyncSession, external_id: int, words: str) -> Note:
    visitor = (await session.scalars(select(Visitor).where(Visitor.external_id == external_id))).one()
    note = Note(visitor_id=visitor.id, words=words)
    session.add(note)
    await session.commit()
    return note


async def open_engine(folder: Path, visitors: list[int]) -> AsyncEngine:
    """A database with its tables and visitors. One connection: SQLite has one writer, the others would only wait."""
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{folder / 'floor.db'}",
        connect_args={"isolation_level": None},
        pool_size=1,
        max_overflow=0,
        pool_timeout=300,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with AsyncSession(engine) as session:
        known = set(await session.scalars(select(Visitor.external_id)))
        session.add_all(Visitor(external_id=n, name=f"Visitor {n}") for n in visitors if n not in known)
        await session.commit()
    return engine
