"""One advisor signed in on this machine: files, centre and use cases, wired together."""

import contextlib
import functools
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from uuid import UUID

from sqlalchemy import select

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
from advisor_console.services.print_letter import PRINTING
from advisor_console.sync.engine import Progress, Report, Sync, recover
from db.central.gateway import PostgresCentral
from db.local.command_log import LocalCommandLog, missing_from
from db.local.drafts import SqlDrafts
from db.local.home import AdvisorFolder, Home
from db.local.keyring_access import OsKeyring, Secrets
from db.local.keys import FileKeys, Keys
from db.local.lease import Lease, Standing
from db.local.letters import LocalLetters
from db.local.machine_clock import MachineClock
from db.local.outbox import SqlOutbox
from db.local.replica import SqlReplica, open_replica, throw_away
from db.local.rescue import saved_at
from db.local.search import SqlSearch
from db.local.search_index import SearchIndex
from db.local.settings import read_settings
from db.local.waiting import note_waiting
from db.repositories.closed import SqlClosedRecords
from db.repositories.conflicts import SqlConflicts
from db.repositories.customers import SqlCustomerRecords
from db.repositories.handed import SqlHandedDrafts
from db.repositories.names import SqlNames
from db.repositories.older_history import CentreHistory
from db.repositories.queue import SqlQueueCopy
from db.repositories.taken_moves import SqlTakenMoves
from db.repositories.work import SqlOpenWork
from db.schema import ENTITIES, REPLICATED
from ui.app.leasing import lease_over, require_lease
from ui.app.notices import COPY_DAMAGED, missing_words
from ui.app.opening import closing_unless_done, keys_of, open_outbox, recovery_key
from ui.app.replica_watch import ReplicaWatch


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
    handed: SqlHandedDrafts
    letters: LocalLetters
    log: LocalCommandLog
    records: SqlCustomerRecords
    taken_moves: SqlTakenMoves
    conflicts: SqlConflicts
    names: SqlNames
    history: CentreHistory
    queue: SqlQueueCopy
    work: SqlOpenWork
    closed: SqlClosedRecords
    search: SqlSearch
    sync: Sync
    folder: AdvisorFolder
    watch: ReplicaWatch
    keys: FileKeys
    lease: Lease
    notices: list[str]
    """What the advisor is to be told of this machine's files; whoever tells it takes it out."""
    noted_waiting: tuple[int, int] | None = None
    lease_days: int | None = None
    """What the council's profile says, once it has been read."""

    def sync_once(
        self,
        stop: threading.Event | None = None,
        progress: Callable[[Progress], None] = lambda _: None,
        report: Report | None = None,
        *,
        fetch: bool = True,
    ) -> Report:
        """Bring this machine and the centre up to date with each other, letters' bytes included.

        report is filled in on the way, and fetch says whether to fetch, as Sync.once has them. Raises what
        fetching raises; a letter that could not be sent is in the report, and is sent with a later round.
        """
        report = report if report is not None else Report()
        stop = stop or threading.Event()
        try:
            self._round(stop, progress, report, fetch=fetch)
        except CentreUnreachable:
            self._note_waiting()
            if self.lease.standing() is Standing.OVER:
                self.keys.destroy_replica_key()
                raise lease_over(self.lease) from None
            raise
        if report.snapshot or self.lease_days is None:
            with contextlib.suppress(LocalFileDamaged):
                self.profile()
            self.lease.renew(self.clock.now(), self.lease_days)
        self._note_waiting()
        try:
            self._send_letters(stop)
        except WorldError as error:
            report.push_error = report.push_error or error
        return report

    def _round(
        self, stop: threading.Event, progress: Callable[[Progress], None], report: Report, *, fetch: bool
    ) -> None:
        """Make one round; where the replica is damaged, fetch it anew, for which the centre has to answer."""
        if self.watch.damaged:
            self.central.server_info()
            self._start_over()
            fetch = True
        try:
            self.sync.once(stop, progress, report, fetch=fetch)
        except LocalFileDamaged:
            self.outbox.unsettled()  # raises when it is the outbox that is not whole
            self._start_over()
            self.sync.once(stop, progress, report)

    def _note_waiting(self) -> None:
        """Keep in the open how much waits here, for whoever looks at the sign-in window."""
        with contextlib.suppress(WorldError):
            counts = (self.outbox.counts()["unsent"], sum(one.kind != PRINTING for one in self.drafts.all()))
            if counts != self.noted_waiting:
                note_waiting(self.folder, *counts)
                self.noted_waiting = counts

    def _start_over(self) -> None:
        try:
            self.replica.start_over()
        except OSError:
            # Somebody is still reading it, on a system that minds; signing in again does it too.
            with self.watch.noticing():
                raise LocalFileDamaged("This machine's copy of the records is damaged.") from None
        self.watch.damaged = False
        self.notices.append(COPY_DAMAGED)

    def take_notices(self) -> list[str]:
        """Give what there is to tell, once."""
        told = self.notices.copy()
        self.notices.clear()
        return told

    def _send_letters(self, stop: threading.Event) -> None:
        for sha256 in self.letters.not_uploaded():
            if stop.is_set():
                return
            pdf = self.letters.get(sha256)
            if pdf is not None:
                self.central.put(sha256, pdf)
                self.letters.uploaded(sha256)

    def letter_bytes(self, sha256: str) -> bytes | None:
        """Give an issued letter by its digest: from this machine, else from the centre. It may block."""
        here = self.letters.get(sha256)
        return here if here is not None else self.central.get(sha256)

    def profile(self) -> Profile | None:
        """Give the council's newest profile; None before the first snapshot has brought one."""
        table = ENTITIES["council_profile"]
        with self.watch.reading() as connection:
            body = connection.execute(
                select(table.c.body).order_by(table.c.version.desc()).limit(1)
            ).scalar_one_or_none()
        if body is None:
            return None
        profile = profile_from_body(body)
        self.lease_days = profile.console.lease_days
        return profile

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
        self._note_waiting()
        ended = self.lease.standing() is Standing.OVER
        self.lease.note()
        with contextlib.suppress(WorldError):
            self.outbox.file.tidy()
        self.outbox.file.close()
        self.replica.file.close()
        # Letters handed to a PDF viewer lay here in the clear for as long as somebody was signed in.
        shutil.rmtree(self.folder.folder / "printing", ignore_errors=True)
        if self.watch.damaged or ended:
            throw_away(self.folder)


def sign_in(
    home: Home,
    url: str,
    login: str,
    password: str,
    *,
    keyring: Secrets | None = None,
    former_password: str | None = None,
    machine_clock: MachineClock | None = None,
) -> Session:
    """Sign an advisor in: at the centre when it answers, by this machine's files alone when it does not.

    Blocks on the network, on the keyring and on the password's hash: never call it in the window's thread.
    former_password is what this machine's files were last opened with, where the centre has a newer one;
    they open with the new one from then on. Raises SignInRefused (PasswordChanged when the former one is
    wanted), KeyringUnusable, CentreTooOld, LocalFileDamaged or CannotSave, and CentreUnreachable for somebody
    who has never signed in on this machine. Without the centre also LeaseOver and ClockUnsure.
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
            unlocked = keys.unlock(password)
            outbox, notices = open_outbox(folder, unlocked)
            with closing_unless_done(outbox):
                lease = Lease(outbox.file, machine_clock)
                require_lease(lease, keys, folder)
                way_in = _WayIn(folder, keys, unlocked, central, clock, Advisor(login, login), notices)
                return _open(way_in, outbox, lease)
        _check_version(info.oldest_console)
        clock.set_right(info.server_time)
        advisor = Advisor(login, info.full_name, roles=info.roles)
        recovery = recovery_key(central)
        unlocked = keys_of(keys, password, former_password, recovery)
        if recovery is not None:
            keys.seal(unlocked, recovery)
        outbox, notices = open_outbox(folder, unlocked)
        with closing_unless_done(outbox):
            lease = Lease(outbox.file, machine_clock)
            if lease.had_run_out(info.server_time) or lease.standing() is Standing.OVER:
                keys.destroy_replica_key()
                throw_away(folder)
                unlocked = keys.unlock(password)
            lease.renew(info.server_time)
            return _open(_WayIn(folder, keys, unlocked, central, clock, advisor, notices), outbox, lease)
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
    here = version_here()
    if _numbers(here) < _numbers(oldest):
        raise CentreTooOld(
            f"The centre wants console {oldest} or newer; this is {here}.",
            "Ask your administrator for the newer console. What is kept here is untouched.",
        )


@functools.cache
def version_here() -> str:
    """Give this console's version; it stands in a file that takes milliseconds to read."""
    return version("advisor-console")


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdigit())


@dataclass(frozen=True, slots=True)
class _WayIn:
    """What is there of a session before its files are."""

    folder: AdvisorFolder
    keys: FileKeys
    unlocked: Keys
    central: PostgresCentral
    clock: ConsoleClock
    advisor: Advisor
    notices: list[str]


def _open(way_in: _WayIn, outbox: SqlOutbox, lease: Lease) -> Session:
    folder = way_in.folder
    try:
        replica = _open_replica(way_in, outbox)
    except (LocalFileDamaged, SignInRefused):
        # The keys were proved when they were unwrapped, so a replica that they do not open is damaged
        # all over. It is only a copy: it is fetched again, and the outbox loses nothing.
        throw_away(folder)
        way_in.notices.append(COPY_DAMAGED)
        replica = _open_replica(way_in, outbox)

    def on_time(centre: datetime) -> None:
        way_in.clock.set_right(centre)
        lease.renew(centre)

    watch = ReplicaWatch(replica)
    session = Session(
        advisor=way_in.advisor,
        clock=way_in.clock,
        central=way_in.central,
        outbox=outbox,
        replica=replica,
        drafts=SqlDrafts(outbox.file),
        handed=SqlHandedDrafts(watch.reading, way_in.advisor.login),
        letters=LocalLetters(outbox.file),
        log=LocalCommandLog(outbox, replica),
        records=SqlCustomerRecords(watch.reading, way_in.clock.today, outbox.unanswered),
        taken_moves=SqlTakenMoves(watch.reading),
        conflicts=SqlConflicts(watch.reading, way_in.advisor.login),
        names=SqlNames(watch.reading),
        history=CentreHistory(way_in.central.history, watch.reading),
        queue=SqlQueueCopy(watch.reading, way_in.clock.today),
        work=SqlOpenWork(watch.reading, way_in.clock.today, way_in.advisor.login),
        closed=SqlClosedRecords(watch.reading, way_in.advisor.login),
        search=SqlSearch(watch.reading),
        sync=Sync(way_in.central, outbox, replica, tuple(REPLICATED), on_time),
        folder=folder,
        watch=watch,
        keys=way_in.keys,
        lease=lease,
        notices=way_in.notices,
    )
    with contextlib.suppress(LocalFileDamaged):
        session.who_am_i()  # what is damaged is noted, and said by whoever needs it
    return session


def _open_replica(way_in: _WayIn, outbox: SqlOutbox) -> SqlReplica:
    replica = open_replica(way_in.folder, way_in.unlocked.replica, SearchIndex())
    try:
        if missing := missing_from(outbox, replica):
            way_in.notices.append(missing_words([saved_at(command) for command in missing]))
            replica.forget_refused()
        recover(outbox, replica)
    except BaseException:
        replica.file.close()
        raise
    return replica
