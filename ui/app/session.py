"""One advisor signed in on this machine: files, centre and use cases, wired together."""

import contextlib
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from uuid import UUID

from sqlalchemy import Connection, select

from advisor_console.domain.errors import (
    CentreTooOld,
    CentreUnreachable,
    LocalFileDamaged,
    SignInRefused,
    WorldError,
)
from advisor_console.domain.ids import EntityId, SiteId
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
from db.local.settings import read_settings
from db.repositories.conflicts import SqlConflicts
from db.repositories.customers import SqlCustomerRecords
from db.repositories.older_history import CentreHistory
from db.repositories.queue import SqlQueueCopy
from db.schema import ENTITIES, REPLICATED


class PasswordChanged(SignInRefused):
    """The centre takes the password, this machine's files still want the one before; sign in with both."""

    def __init__(self) -> None:
        super().__init__(
            "Your password was changed since you last signed in on this machine.",
            "Enter your former password as well: it opens what is kept here. Nothing has been deleted.",
        )


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


class ReplicaWatch:
    """Reads the replica, and remembers when it proved damaged: it is fetched anew at the next sign-in."""

    def __init__(self, replica: SqlReplica) -> None:
        self._replica = replica
        self.damaged = False

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view, as SqlReplica.reading; raises LocalFileDamaged with the way on."""
        with self.noticing(), self._replica.reading() as connection:
            yield connection

    @contextlib.contextmanager
    def noticing(self) -> Iterator[None]:
        """Take damage inside for the replica's."""
        try:
            yield
        except LocalFileDamaged as error:
            self.damaged = True
            raise LocalFileDamaged(
                "This machine's copy of the council's records is damaged.",
                "Sign out and sign in again: it is fetched anew. What you saved is kept apart and is whole.",
            ) from error


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
    conflicts: SqlConflicts
    history: CentreHistory
    queue: SqlQueueCopy
    search: SqlSearch
    sync: Sync
    folder: AdvisorFolder
    watch: ReplicaWatch

    def sync_once(
        self,
        stop: threading.Event | None = None,
        progress: Callable[[Progress], None] = lambda _: None,
        report: Report | None = None,
    ) -> Report:
        """Bring this machine and the centre up to date with each other, letters' bytes included.

        report is filled in on the way, as Sync.once has it. Raises what fetching raises; a letter that could
        not be sent is in the report, and is sent with a later round.
        """
        report = report if report is not None else Report()
        stop = stop or threading.Event()
        try:
            self.sync.once(stop, progress, report)
        except LocalFileDamaged:
            self.outbox.unsettled()  # raises when it is the outbox that is not whole
            with self.watch.noticing():
                raise
        try:
            self._send_letters(stop)
        except WorldError as error:
            report.push_error = report.push_error or error
        return report

    def _send_letters(self, stop: threading.Event) -> None:
        for sha256 in self.letters.not_uploaded():
            if stop.is_set():
                return
            pdf = self.letters.get(sha256)
            if pdf is not None:
                self.central.put(sha256, pdf)
                self.letters.uploaded(sha256)

    def profile(self) -> Profile | None:
        """Give the council's newest profile; None before the first snapshot has brought one."""
        table = ENTITIES["council_profile"]
        with self.watch.reading() as connection:
            body = connection.execute(
                select(table.c.body).order_by(table.c.version.desc()).limit(1)
            ).scalar_one_or_none()
        return None if body is None else profile_from_body(body)

    def who_am_i(self) -> Advisor:
        """Give the advisor as the centre's staff list has them, once the replica holds it."""
        table = ENTITIES["advisor"]
        with self.watch.reading() as connection:
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
        # Letters handed to a PDF viewer lay here in the clear for as long as somebody was signed in.
        shutil.rmtree(self.folder.folder / "printing", ignore_errors=True)
        if self.watch.damaged:
            throw_away(self.folder)


def sign_in(
    home: Home,
    url: str,
    login: str,
    password: str,
    *,
    keyring: Secrets | None = None,
    former_password: str | None = None,
) -> Session:
    """Sign an advisor in: at the centre when it answers, by this machine's files alone when it does not.

    Blocks on the network, on the keyring and on the password's hash: never call it in the window's thread.
    former_password is what this machine's files were last opened with, where the centre has a newer one;
    they open with the new one from then on. Raises SignInRefused (PasswordChanged when the former one is
    wanted), KeyringUnusable, CentreTooOld, LocalFileDamaged or CannotSave, and CentreUnreachable for somebody
    who has never signed in on this machine.
    """
    login = login.strip()
    if not login or not password:
        raise SignInRefused("Enter your name and your password.")
    folder = home.advisor(login)
    central = PostgresCentral(url, login, password)
    central.sit_at(_last_site(home))
    try:
        keys = FileKeys(folder, keyring or OsKeyring())
        clock = ConsoleClock()
        try:
            info = central.server_info()
        except CentreUnreachable:
            if not keys.exist():
                raise
            return _open(folder, keys.unlock(password), central, clock, Advisor(login, login))
        _check_version(info.oldest_console)
        clock.set_right(info.server_time)
        advisor = Advisor(login, info.full_name, roles=info.roles)
        return _open(folder, _keys_of(keys, password, former_password), central, clock, advisor)
    except BaseException:
        central.close()
        raise


def _last_site(home: Home) -> SiteId | None:
    """Give the site where this machine stood last; settings that cannot be read are told of by the window."""
    with contextlib.suppress(WorldError, ValueError):
        site = read_settings(home.settings).site
        return None if site is None else SiteId(EntityId(str(UUID(site))))
    return None


def _check_version(oldest: str) -> None:
    """Refuse a centre that no longer serves a console as old as this one."""
    here = version("advisor-console")
    if _numbers(here) < _numbers(oldest):
        raise CentreTooOld(
            f"The centre wants console {oldest} or newer; this is {here}.",
            "Ask your administrator for the newer console. What is kept here is untouched.",
        )


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdigit())


def _keys_of(keys: FileKeys, password: str, former_password: str | None) -> Keys:
    """Unlock with a password that the centre has taken, or make the keys."""
    if not keys.exist():
        return keys.create(password)
    if former_password is not None:
        return keys.change_password(former_password, password)
    if keys.retry_after() > 0:
        return keys.unlock(password)  # says how long to wait
    try:
        return keys.unlock(password)
    except SignInRefused:
        # The centre knows this advisor by it, so it is not wrong but newer than these files.
        raise PasswordChanged from None


def _open(
    folder: AdvisorFolder, keys: Keys, central: PostgresCentral, clock: ConsoleClock, advisor: Advisor
) -> Session:
    outbox = open_outbox(folder, keys.outbox)
    try:
        outbox.unsettled()  # damage found after this is the replica's
        try:
            replica = _open_replica(folder, keys, outbox)
        except (LocalFileDamaged, SignInRefused):
            # The keys were proved when they were unwrapped, so a replica that they do not open is damaged
            # all over. It is only a copy: it is fetched again, and the outbox loses nothing.
            throw_away(folder)
            replica = _open_replica(folder, keys, outbox)
    except BaseException:
        outbox.file.close()
        raise
    watch = ReplicaWatch(replica)
    session = Session(
        advisor=advisor,
        clock=clock,
        central=central,
        outbox=outbox,
        replica=replica,
        drafts=SqlDrafts(outbox.file),
        letters=LocalLetters(outbox.file),
        log=LocalCommandLog(outbox, replica),
        records=SqlCustomerRecords(watch.reading, clock.today, outbox.unanswered),
        conflicts=SqlConflicts(watch.reading, advisor.login),
        history=CentreHistory(central.history, watch.reading),
        queue=SqlQueueCopy(watch.reading, clock.today),
        search=SqlSearch(watch.reading),
        sync=Sync(central, outbox, replica, tuple(REPLICATED), clock.set_right),
        folder=folder,
        watch=watch,
    )
    with contextlib.suppress(LocalFileDamaged):
        session.who_am_i()  # what is damaged is noted, and said by whoever needs it
    return session


def _open_replica(folder: AdvisorFolder, keys: Keys, outbox: SqlOutbox) -> SqlReplica:
    replica = open_replica(folder, keys.replica, SearchIndex())
    try:
        recover(outbox, replica)
    except BaseException:
        replica.file.close()
        raise
    return replica
