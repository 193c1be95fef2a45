"""One advisor signed in on this machine: files, centre and use cases, wired together."""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from advisor_console.domain.errors import (
    CentreUnreachable,
    LocalFileDamaged,
    SignInRefused,
    WorldError,
)
from advisor_console.domain.ids import EntityId, new_id
from advisor_console.domain.profile import Profile
from advisor_console.domain.staff import Advisor
from advisor_console.domain.working_days import LOCAL
from advisor_console.services.load_profile import profile_from_body
from advisor_console.sync.engine import Progress, Report, Sync, recover
from db.central.gateway import PostgresCentral
from db.local.command_log import LocalCommandLog
from db.local.drafts import SqlDrafts
from db.local.home import AdvisorFolder, Home
from db.local.keyring_access import OsKeyring, Secrets
from db.local.keys import FileKeys, Keys
from db.local.letters import LocalLetters
from db.local.outbox import SqlOutbox, open_outbox
from db.local.replica import SqlReplica, open_replica, throw_away
from db.local.search import SqlSearch
from db.local.search_index import SearchIndex
from db.repositories.customers import SqlCustomerRecords
from db.schema import ENTITIES


class ConsoleClock:
    """This machine's clock, set right by the centre's whenever the centre tells its time."""

    def __init__(self) -> None:
        self._offset = timedelta(0)

    def now(self) -> datetime:
        """Give the time in UTC, as the centre has it as far as we know."""
        return datetime.now(UTC) + self._offset

    def today(self) -> date:
        """Give the council's local day."""
        return self.now().astimezone(LOCAL).date()

    def set_right(self, centre: datetime) -> None:
        """Take the centre's time for now; the few milliseconds on the line do not matter to a due date."""
        self._offset = centre - datetime.now(UTC)


@dataclass(slots=True)
class Session:
    """What one signed-in advisor works with. Close it when they sign out: the keys are forgotten then."""

    advisor: Advisor
    clock: ConsoleClock
    central: PostgresCentral
    outbox: SqlOutbox
    replica: SqlReplica
    drafts: SqlDrafts
    letters: LocalLetters
    log: LocalCommandLog
    records: SqlCustomerRecords
    search: SqlSearch
    sync: Sync

    def sync_once(
        self, stop: threading.Event | None = None, progress: Callable[[Progress], None] = lambda _: None
    ) -> Report:
        """Bring this machine and the centre up to date with each other, letters' bytes included."""
        self.clock.set_right(self.central.server_info().server_time)
        report = self.sync.once(stop, progress)
        for sha256 in self.letters.not_uploaded():
            pdf = self.letters.get(sha256)
            if pdf is not None:
                self.central.put(sha256, pdf)
                self.letters.uploaded(sha256)
        return report

    def profile(self) -> Profile | None:
        """Give the council's newest profile; None before the first snapshot has brought one."""
        table = ENTITIES["council_profile"]
        with self.replica.reading() as connection:
            body = connection.execute(
                select(table.c.body).order_by(table.c.version.desc()).limit(1)
            ).scalar_one_or_none()
        return None if body is None else profile_from_body(body)

    def who_am_i(self) -> Advisor:
        """Give the advisor as the centre's staff list has them, once the replica holds it."""
        table = ENTITIES["advisor"]
        with self.replica.reading() as connection:
            row = connection.execute(select(table).where(table.c.login == self.advisor.login)).one_or_none()
        if row is not None:
            self.advisor = Advisor(
                self.advisor.login, row.full_name, row.job_title or "", row.phone or "", self.advisor.roles
            )
        return self.advisor

    def close(self) -> None:
        """Close everything; nothing unsent is lost, and nothing on the machine stays readable."""
        self.central.close()
        with contextlib.suppress(WorldError):
            self.outbox.file.tidy()
        self.outbox.file.close()
        self.replica.file.close()


def sign_in(
    home: Home,
    url: str,
    login: str,
    password: str,
    *,
    keyring: Secrets | None = None,
) -> Session:
    """Sign an advisor in: at the centre when it answers, by this machine's files alone when it does not.

    Blocks on the network, on the keyring and on the password's hash: never call it in the window's thread.
    Raises SignInRefused, KeyringUnusable, CentreTooOld, LocalFileDamaged or CannotSave, and
    CentreUnreachable for somebody who has never signed in on this machine.
    """
    if not login.strip() or not password:
        raise SignInRefused("Enter your name and your password.")
    folder = home.advisor(login)
    central = PostgresCentral(url, login, password)
    try:
        keys = FileKeys(folder, keyring or OsKeyring())
        clock = ConsoleClock()
        try:
            info = central.server_info()
        except CentreUnreachable:
            if not keys.exist():
                raise
            return _open(folder, keys.unlock(password), central, clock, Advisor(login, login))
        clock.set_right(info.server_time)
        advisor = Advisor(login, info.full_name, roles=info.roles)
        unlocked = keys.unlock(password) if keys.exist() else keys.create(password)
        return _open(folder, unlocked, central, clock, advisor)
    except BaseException:
        central.close()
        raise


def _open(
    folder: AdvisorFolder, keys: Keys, central: PostgresCentral, clock: ConsoleClock, advisor: Advisor
) -> Session:
    outbox = open_outbox(folder, keys.outbox)
    try:
        try:
            replica = open_replica(folder, keys.replica, SearchIndex())
        except LocalFileDamaged:
            # The replica is only a copy: it is fetched again, and the outbox loses nothing.
            throw_away(folder)
            replica = open_replica(folder, keys.replica, SearchIndex())
        recover(outbox, replica)
    except BaseException:
        outbox.file.close()
        raise
    session = Session(
        advisor=advisor,
        clock=clock,
        central=central,
        outbox=outbox,
        replica=replica,
        drafts=SqlDrafts(outbox.file),
        letters=LocalLetters(outbox.file),
        log=LocalCommandLog(outbox, replica),
        records=SqlCustomerRecords(replica.reading, clock.today, lambda ids: _unsent_about(outbox, ids)),
        search=SqlSearch(replica.reading),
        sync=Sync(central, outbox, replica, tuple(ENTITIES)),
    )
    session.who_am_i()
    return session


def _unsent_about(outbox: SqlOutbox, ids: set[EntityId]) -> set[EntityId]:
    """Find which of these rows a saved command touches that the centre has not answered yet."""
    touched: set[EntityId] = set()
    for pending in outbox.unsettled():
        if pending.result is None:
            touched.update(change.id for change in pending.command.changes if change.id in ids)
    return touched


make_id = new_id
"""Makes the ids of everything saved in this session."""


def check_password(home: Home, login: str, password: str) -> None:
    """Raise SignInRefused unless the password opens this login's files; asks the keyring, so it may block."""
    FileKeys(home.advisor(login), OsKeyring()).unlock(password)
