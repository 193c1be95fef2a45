"""Properties from a gazetteer, kept at the centre by its administrator."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import Connection

from advisor_console.domain.addresses import AddressParts
from advisor_console.domain.identifiers import Uprn
from advisor_console.domain.ids import new_id
from advisor_console.services.import_gazetteer import GazetteerError, GazetteerRow
from db.central.administration import announce_reload
from db.central.connections import plain_words

_COLUMNS = "uprn, saon, paon, street, locality, town, postcode, usrn, ward, polling_district, band"

_STAGE = """
CREATE TEMPORARY TABLE incoming (
    id uuid, uprn text, saon text, paon text, street text, locality text, town text, postcode text,
    usrn text, ward text, polling_district text, band text) ON COMMIT DROP
"""

_COPY = f"COPY incoming (id, {_COLUMNS}) FROM STDIN"

# What the gazetteer does not say is left as the council has it: rounds, and bands where the file has none.
_MERGE = f"""
INSERT INTO council.property AS known (id, {_COLUMNS}, status, source)
SELECT id, uprn, saon, paon, street, locality, town, postcode, nullif(usrn, ''), nullif(ward, ''),
    nullif(polling_district, ''), nullif(band, ''), 'current', 'gazetteer'
FROM incoming
ON CONFLICT (uprn) DO UPDATE SET
    saon = excluded.saon, paon = excluded.paon, street = excluded.street, locality = excluded.locality,
    town = excluded.town, postcode = excluded.postcode, status = 'current', source = 'gazetteer',
    usrn = coalesce(excluded.usrn, known.usrn), ward = coalesce(excluded.ward, known.ward),
    polling_district = coalesce(excluded.polling_district, known.polling_district),
    band = coalesce(excluded.band, known.band)
"""  # noqa: S608 -- built from the constants above, never from input

_HISTORIC = "UPDATE council.property SET status = 'historic' WHERE uprn = ANY(%s) AND source = 'gazetteer'"


class PostgresPropertyStore:
    """The importer's PropertyStore at the centre; `url` is an administrator's libpq address.

    What it writes reaches the consoles as one "reload" of properties: they take a fresh snapshot of that
    table instead of 27,000 feed entries. Raises CentreUnreachable when there is no answer.
    """

    def __init__(self, url: str) -> None:
        self._url = url

    def known(self) -> Mapping[Uprn, GazetteerRow]:
        """Give what an earlier import brought and is current, by UPRN."""
        query = (
            "SELECT uprn, saon, paon, street, locality, town, postcode, coalesce(usrn, ''),"
            " coalesce(ward, ''), coalesce(polling_district, ''), coalesce(band, '')"
            " FROM council.property WHERE source = 'gazetteer' AND status = 'current'"
        )
        with plain_words(), psycopg.connect(self._url) as connection:
            return {Uprn(row[0]): _row(row) for row in connection.execute(query)}

    def replace(self, rows: Sequence[GazetteerRow], historic: Sequence[Uprn]) -> None:
        """Write rows and mark others historic, in one transaction.

        Raises GazetteerError when the centre's own rules refuse a row (a band that there is not).
        """
        if not rows and not historic:
            return
        with _saying_what_is_refused(), plain_words(), psycopg.connect(self._url) as connection:
            _stage(connection, rows)
            connection.execute(_MERGE)
            connection.execute(_HISTORIC, (list(historic),))
            announce_reload(connection, ["property"])


@contextmanager
def _saying_what_is_refused() -> Iterator[None]:
    try:
        yield
    except (psycopg.IntegrityError, psycopg.DataError) as error:
        rule = (error.diag.constraint_name or "").removeprefix("ck_property_").replace("_", " ")
        raise GazetteerError(
            f"The centre refuses a property of this file: its {rule or 'form'} is not one that is allowed.",
            "Nothing was imported. Correct the file or the mapping, then import it again.",
        ) from error


def _stage(connection: Connection, rows: Sequence[GazetteerRow]) -> None:
    connection.execute(_STAGE)
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for row in rows:
            parts = row.parts
            address = (parts.saon, parts.paon, parts.street, parts.locality, parts.town, parts.postcode)
            more = (row.usrn, row.ward, row.polling_district, row.band)
            copy.write_row((new_id(), row.uprn, *address, *more))


def _row(row: tuple[Any, ...]) -> GazetteerRow:
    uprn, saon, paon, street, locality, town, postcode, usrn, ward, polling_district, band = row
    parts = AddressParts(saon, paon, street, locality, town, postcode)
    return GazetteerRow(0, Uprn(uprn), parts, usrn, ward, polling_district, band)
