"""The same search as a server-side system does it: PostgreSQL with pg_trgm, asked over loopback."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg
from psycopg import Connection, sql
from psycopg.rows import TupleRow
from sqlalchemy import Engine

from db.central.embedded import EmbeddedPostgres
from db.central.embedded_programs import private_folder
from db.local.search_typed import read
from db.local.search_words import fold

_DATABASE = "trigrams"
_FEW = 3
_SHORTEST = 4
_DOCUMENTS = """SELECT doc, given, family, known_as, former, address, postcode, phones, email,
    codes || ' ' || uprn FROM search_person"""
_MAKE = """
CREATE EXTENSION pg_trgm;
CREATE TABLE search (
    id integer PRIMARY KEY, name text NOT NULL, former text NOT NULL, address text NOT NULL,
    postcode text NOT NULL, phone text NOT NULL, email text NOT NULL, reference text NOT NULL,
    document text NOT NULL
);
"""
_INDEX = "CREATE INDEX ix_search_document ON search USING gin (document gin_trgm_ops)"
_SHOWN = "id, name, former, address, postcode, phone, email, reference"


class TrigramSearch:
    """Answers a text with twenty rows, as prepared statements on one connection that stays open.

    Every word has to stand in the document, and the twenty likest names come first. Where
    fewer than three do, the likest documents by word similarity do, which is how pg_trgm takes a typing slip.
    It gets what helps it: text folded beforehand, numbers without punctuation, no similarity for digits and
    single letters, and a plan for each pattern, since one for all reads the whole index for a single letter.
    """

    def __init__(self, connection: Connection[TupleRow], pool: int | None = None) -> None:
        """pool ranks only so many of the matches, whichever the server comes upon first; None ranks all."""
        self._connection = connection
        self._pool = sql.SQL("") if pool is None else sql.SQL("LIMIT {}").format(sql.Literal(pool))

    def find(self, text: str, limit: int = 20) -> Sequence[TupleRow]:
        """Give the best rows for what was typed so far."""
        typed = read(text)
        asked = [typed.code] if typed.number and typed.code else typed.words
        if not asked:
            return ()
        rows = self._having(asked, " ".join(asked), limit)
        if len(rows) >= _FEW or not typed.spelt or max(map(len, asked)) < _SHORTEST:
            return rows
        return self._like(" ".join(asked), limit)

    def _having(self, words: Sequence[str], typed: str, limit: int) -> list[TupleRow]:
        every = sql.SQL(" AND ").join([sql.SQL("document LIKE %s")] * len(words))
        query = sql.SQL(
            "SELECT {0} FROM (SELECT {0} FROM search WHERE {1} {2}) AS pool"
            " ORDER BY similarity(name, %s) DESC LIMIT %s"
        ).format(sql.SQL(_SHOWN), every, self._pool)
        patterns = [f"%{word}%" for word in words]
        return self._connection.execute(query, (*patterns, typed, limit), prepare=True).fetchall()

    def _like(self, typed: str, limit: int) -> list[TupleRow]:
        query = f"""SELECT {_SHOWN} FROM search WHERE %s <%% document
            ORDER BY word_similarity(%s, document) DESC LIMIT %s"""
        return self._connection.execute(query.encode(), (typed, typed, limit), prepare=True).fetchall()


@contextmanager
def server_with(plain: Engine, stamp: str) -> Iterator[Connection[TupleRow]]:
    """A connection to a server of its own with the people of a borough; filled where the stamp is another."""
    server = EmbeddedPostgres(private_folder("bench-postgres"), durable=False)
    with server:
        if _stamp(server) != stamp:
            _fill(server, plain, stamp)
        with psycopg.connect(server.url(_DATABASE), autocommit=True) as connection:
            connection.execute("SET plan_cache_mode = force_custom_plan")
            yield connection


def _stamp(server: EmbeddedPostgres) -> str | None:
    with psycopg.connect(server.url()) as connection:
        found = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", (_DATABASE,)
        ).fetchone()
    return found[0] if found else None


def _fill(server: EmbeddedPostgres, plain: Engine, stamp: str) -> None:
    name = sql.Identifier(_DATABASE)
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
    with psycopg.connect(server.url(_DATABASE), autocommit=True) as connection:
        connection.execute(_MAKE)
        copy = "COPY search FROM STDIN"
        with plain.connect() as source, connection.cursor() as cursor, cursor.copy(copy) as target:
            for row in source.exec_driver_sql(_DOCUMENTS):
                target.write_row(_document(row))
        connection.execute("SET maintenance_work_mem = '256MB'")
        connection.execute(_INDEX)
        connection.execute("VACUUM ANALYZE search")
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, sql.Literal(stamp)))


def _document(row: Sequence[str]) -> tuple[str, ...]:
    doc, given, family, known_as, former, address, postcode, phones, email, codes = row
    document = fold(
        f"{given} {family} {known_as} {former} {address} {postcode} {postcode.replace(' ', '')}"
        f" {phones} {email} {codes} {family.replace('-', '').replace(chr(39), '')}"
    )
    return (doc, fold(f"{given} {family}"), former, address, postcode, phones, email, codes, document)
