"""The kinds of schedules, and how one is run: trouble, then healing, then rest, then the judge."""

import random
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from db.local.files import wal_of
from db.local.replica_schema import TABLES
from tests.faults import oracle, real, rollbacks, traps, words
from tests.faults.ground import CUSTOMERS, LOGINS, Ground
from tests.faults.line import Wires
from tests.faults.tally import Tally
from tests.faults.world import Console, World

_MOST_ROUNDS = 30
_WRITTEN = ("person", "note", "conflict")

Kind = Callable[[World], None]
Trouble = Callable[[Console], None]


def run(ground: Ground, wires: Wires, number: int, tally: Tally, spoil: Kind | None = None) -> list[str]:
    """Run the schedule of this number; gives what must never be, in words.

    spoil breaks something first, for proofs that it would be found.
    """
    kind = DECK[number % len(DECK)]
    world = World(ground, wires, number, tally, alone=spoil is not None or kind in _ALONE)
    try:
        if spoil is not None:
            spoil(world)
        kind(world)
        heal(world)
        rest(world)
        # All entities cost time; one schedule in ten looks at those too that nobody writes here.
        oracle.judge(world, TABLES if number % 10 == 0 else _WRITTEN)
    finally:
        world.close()
    tally.schedules += 1
    return [f"{kind}: {what}" for kind, what in world.complaints]


def name_of(number: int) -> str:
    """How to run one schedule again."""
    return f"{DECK[number % len(DECK)].__name__}, make faults N=1 SEED={number}"


def heal(world: World) -> None:
    """End every fault that has not happened; start whoever was killed, mend what was refused, choose."""
    for console in world.consoles:
        console.hooks.traps.clear()
        console.hooks.deliver = None
        console.line.heal()
        console.do(lambda _: None)
    for console in world.consoles:
        console.sync()
        refused = console.do(lambda session: [item.command for item in session.outbox.refused()]) or []
        for command in refused:
            if world.random.random() < 0.7:
                words.mend(console, command)
        if world.random.random() < 0.5:
            words.choose(console)


def rest(world: World) -> None:
    """Sync everybody in turn, until nothing has moved for as long as everybody needs for a turn."""
    still = 0
    for _ in range(_MOST_ROUNDS):
        for console in world.consoles:
            still = 0 if _moved(console) else still + 1
            if still == len(world.consoles):
                return
    errors = [str(console.error or console.unsent_because) for console in world.consoles]
    raise AssertionError(f"schedule {world.number} does not come to rest: {errors}")


def _moved(console: Console) -> bool:
    report = console.sync()
    console.unsent_because = report.push_error if report is not None else None
    if report is None or report.push_error is not None:
        return True
    return bool(report.pulled or report.applied or report.conflicting or report.refused or report.snapshot)


def churn(world: World, steps: int, trouble: Sequence[Trouble], chance: float = 0.25) -> None:
    """Let everybody work for a while, with trouble now and then."""
    dice = world.random
    for _ in range(steps):
        console = dice.choice(world.consoles)
        if dice.random() < chance:
            dice.choice(trouble)(console)
        doing = dice.random()
        if doing < 0.5:
            _act(console)
        elif doing < 0.92:
            console.sync()
        else:
            console.stop()


def _act(console: Console) -> None:
    word = words.act(console)
    if word is not None and word.state in ("trying", "denied") and console.world.random.random() < 0.5:
        # Whoever saw no "saved here" presses the button again.
        console.do(lambda _: None)
        if word.state in ("gone", "denied"):
            console.save_again(word)


def few(world: World) -> list[Console]:
    """Two or three consoles of different advisors."""
    count = world.random.choice([2, 2, 3])
    return [world.console(login) for login in LOGINS[:count]]


def together(consoles: Sequence[Console], work: Callable[[Console], object]) -> None:
    """Have consoles do something at the same time."""
    with ThreadPoolExecutor(min(8, len(consoles))) as pool:
        list(pool.map(work, consoles))


def kills(world: World) -> None:
    """Consoles that die at every boundary."""
    few(world)
    # Dealt by the number, so that every boundary has its turn.
    boundary = traps.KILL_AT[world.number // len(DECK) * 7 % len(traps.KILL_AT) - world.number % 7]
    traps.Kill(world.consoles[0], boundary)
    churn(world, 16, [traps.kill])
    if not world.consoles[0].hooks.traps:
        return
    world.consoles[0].hooks.traps.clear()
    traps.Kill(world.consoles[0], None)
    world.consoles[0].sync()


def cuts(world: World) -> None:
    """Lines that break before and after the centre has what was sent."""
    few(world)
    churn(world, 16, [traps.cut], 0.5)


def duplicates(world: World) -> None:
    """Batches that arrive twice, at once, out of order, again later."""
    for console in few(world):
        console.hooks.deliver = traps.Redelivery(console, 0.8)
    churn(world, 14, [traps.kill, traps.cut], 0.1)
    for console in world.consoles:
        words.number(console)
        console.sync()


def restarts(world: World) -> None:
    """A server that goes down in the middle, with answers on their way."""
    first, *_ = few(world)
    churn(world, 6, [traps.cut], 0.1)
    words.number(first)
    boundary = world.random.choice(["before central.push", "after central.push", "before central.pull"])
    traps.RestartAt(first, boundary)
    first.sync()
    churn(world, 6, [traps.cut], 0.1)


def restart_at_work(world: World) -> None:
    """A server that goes down while everybody is sending."""
    few(world)
    for console in world.consoles:
        words.number(console)
    thread = threading.Thread(target=lambda: together(world.consoles, _thrice))
    thread.start()
    world.ground.restart()
    world.count("restarts")
    thread.join()
    churn(world, 6, [traps.cut], 0.1)


def _thrice(console: Console) -> None:
    for _ in range(3):
        words.act(console)
        console.sync()


def restores(world: World) -> None:
    """A centre that is put back to an older backup."""
    few(world)
    churn(world, 8, [traps.kill, traps.cut], 0.1)
    # Most by PostgreSQL's own means, which is quick; some by ours, with everything read and written anew.
    ours = world.number // len(DECK) % 3 == world.number % 3
    keep, bring_back = (
        (world.ground.back_up, world.ground.restore) if ours else (world.ground.copy, world.ground.put_back)
    )
    backup = keep(world.database)
    if world.random.random() < 0.5:
        world.ground.mark_durable(world.database)  # consoles may now forget what the backup has
    churn(world, 10, [traps.kill, traps.cut], 0.1)
    bring_back(world.database, backup)
    world.count("restores")
    churn(world, 8, [traps.kill, traps.cut], 0.2)
    for console in world.consoles:
        console.hooks.traps.clear()
        words.number(console)


def full_disks(world: World) -> None:
    """Disks without room for saving, for answers, for pages and for writing back."""
    first, *_ = few(world)
    step = traps.FILLS_AT[world.number % len(traps.FILLS_AT)]
    traps.FullDisk(first, step)
    churn(world, 12, [lambda console: _fill(console, world.random.choice(traps.FILLS_AT))], 0.3)
    for _ in range(2):
        words.number(first)
        first.sync()
    _fill(first, "outbox.save")
    words.number(first)
    first.do(lambda session: session.outbox.file.tidy(thoroughly=True))


def _fill(console: Console, step: str) -> None:
    console.hooks.traps.clear()
    traps.FullDisk(console, step)
    if step == "encryptedfile.tidy":
        words.number(console)
        console.do(lambda session: session.outbox.file.tidy(thoroughly=True))


def damaged_replicas(world: World) -> None:
    """Copies with a bit flipped, or cut short."""
    few(world)
    churn(world, 8, [traps.kill], 0.1)
    for console in world.consoles[:2]:
        console.stop()
        console.tampered = True
        traps.damage(console.folder.replica, world.random)
        world.count("corruptions")
    churn(world, 10, [traps.kill], 0.1)


def damaged_outboxes(world: World) -> None:
    """Saved work with a bit flipped, or cut short, in the file or in its log: put right, or told."""
    first, *_ = few(world)
    churn(world, 8, [traps.cut], 0.2)
    first.hooks.traps.clear()
    if world.random.random() < 0.5:
        traps.Kill(first, "after outbox.save")  # leaves the log beside the file
        words.number(first)
    first.hooks.traps.clear()
    first.stop()
    log = wal_of(first.folder.outbox)
    in_log = log.exists() and log.stat().st_size > 0
    first.tampered = True
    how = traps.damage(log if in_log else first.folder.outbox, world.random)
    world.count("corruptions")
    told = first.do(lambda session: session.take_notices())
    if told is None:
        world.complain("lost", f"saved work, {how}, does not open: {first.error}")
    elif any(part in notice for notice in told for part in _TOLD_AS_LOST):
        oracle.forgive_what_cannot_be_read(first)
    churn(world, 8, [traps.cut], 0.2)


_TOLD_AS_LOST = ("could not be read", "can no longer be found")
"""What the advisor is told when a damaged file has cost something; what it cost silently is lost."""


def clocks(world: World) -> None:
    """Machines whose clocks are ten years wrong, and jump."""
    for console in few(world):
        traps.jump(console)
    churn(world, 18, [traps.jump, traps.jump, traps.kill])


def keys(world: World) -> None:
    """Keyrings that are locked, empty or another's; keys that are gone; a wrong password."""
    first, *_ = few(world)
    churn(world, 8, [traps.cut], 0.2)
    first.hooks.traps.clear()
    first.stop()
    ring, kept = first.keyring.path, first.keyring.path.read_text()
    key_file = first.folder.keys
    wrapped = key_file.read_bytes()
    faults: list[Callable[[], object]] = [
        lambda: setattr(first.keyring, "locked", True),
        lambda: ring.write_text("{}"),
        lambda: ring.write_text(kept.replace("A", "B").replace("a", "b")),
        key_file.unlink,
        lambda: key_file.write_bytes(wrapped[: len(wrapped) // 2]),
    ]
    first.tampered = True
    for fault in world.random.sample(faults, 3):
        fault()
        with traps.untouched(first.folder.outbox, first.folder.replica) as altered:
            first.do(lambda _: None)
        if first.error is None or altered:
            world.complain("lost", f"a key fault was not told, or altered {altered}")
        first.stop()
        world.count("key_faults")
        first.keyring.locked = False
        ring.write_text(kept)
        key_file.write_bytes(wrapped)
    churn(world, 8, [traps.cut], 0.2)


def in_turn(world: World) -> None:
    """Two advisors who share one machine, one after the other, with work unsent in between."""
    pair = [world.console(login, machine="shared") for login in LOGINS[:2]]
    other = world.console(LOGINS[2])
    for turn in range(6):
        console = pair[turn % 2]
        for _ in range(3):
            words.act(console)
        if world.random.random() < 0.5:
            console.sync()
        if world.random.random() < 0.4:
            traps.kill(console)
        console.stop()
        words.act(other)
        other.sync()


def fifty(world: World) -> None:
    """Fifty consoles on one customer."""
    for login in LOGINS:
        world.console(login)
    together(world.consoles, _work_on_one)
    for console in world.random.sample(world.consoles, 5):
        world.random.choice([traps.kill, traps.cut])(console)
        console.sync()


def _work_on_one(console: Console) -> None:
    words.number(console)
    console.sync()
    words.number(console)


def poisoned(world: World) -> None:
    """One act among a thousand that the centre refuses."""
    console = world.console(LOGINS[0])
    console.hooks.deliver = traps.Redelivery(console, 0.2)
    poison = world.random.randrange(1_000)
    customer = CUSTOMERS[0]
    for place in range(1_000):
        body = "" if place == poison else world.token()
        console.save([words.note(console, customer, body)])
    traps.cut(console)
    console.sync()
    console.sync()


def taken_back(world: World) -> None:
    """Writers of whom one in ten rolls back, beside readers that never pause."""
    writers, readers = few(world), [world.console(login) for login in LOGINS[5:7]]
    rollbacks.write_beside(readers, writers, None)
    churn(world, 4, [traps.kill, traps.cut])


def real_kills(world: World) -> None:
    """Consoles that are processes, killed for real."""
    few(world)
    churn(world, 4, [traps.cut], 0.1)
    for console in world.consoles[:2]:
        real.kill(console)
    churn(world, 4, [traps.cut], 0.1)


_ALONE = (restarts, restart_at_work, restores)
"""Kinds that do something to the centre itself."""


def _deal() -> list[Kind]:
    hand: list[tuple[Kind, int]] = [
        (kills, 29), (cuts, 21), (duplicates, 12), (real_kills, 5), (restarts, 2), (restart_at_work, 2),
        (restores, 3), (taken_back, 1),
        (full_disks, 6), (damaged_replicas, 3), (damaged_outboxes, 3), (clocks, 4), (keys, 3),
        (in_turn, 4), (fifty, 1), (poisoned, 1),
    ]  # fmt: skip
    deck = [kind for kind, count in hand for _ in range(count)]
    random.Random(0).shuffle(deck)
    return deck


DECK = _deal()
"""Any hundred schedules with numbers in a row have every kind among them: nothing is left to chance."""
