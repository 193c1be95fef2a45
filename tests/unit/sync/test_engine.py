"""One round of syncing against a centre that answers anything, and never for ever."""

import threading

import pytest

from advisor_console.domain.changes import FeedPage, Outcome, altered
from advisor_console.domain.errors import (
    CentreUnreachable,
    HistoryRewritten,
    NotAllowed,
    OutOfStep,
    WorldError,
)
from advisor_console.domain.feed import ServerInfo, SnapshotChunk
from advisor_console.domain.ids import EntityId
from advisor_console.sync import engine
from advisor_console.sync.engine import Progress, Report, Sync, recover
from tests.unit.sync.fakes import ENTITIES, FakeCentre, FakeOutbox, FakeReplica, command, page

DOWN = CentreUnreachable("The council's centre does not answer.")


class Console:
    """The engine between its fakes."""

    def __init__(self, *numbers: int, head: int = 0) -> None:
        self.centre = FakeCentre(head)
        self.outbox = FakeOutbox(*(command(n) for n in numbers))
        self.replica = FakeReplica(("e1", head, f"hash-{head}"))
        self.sync = Sync(self.centre, self.outbox, self.replica, ENTITIES)

    def outcomes(self, **by_number: Outcome) -> None:
        """What the centre will answer: n2=Outcome.REFUSED."""
        for name, outcome in by_number.items():
            self.centre.outcomes[command(int(name[1:])).id] = outcome


def test_what_was_saved_goes_in_order_and_comes_back_settled() -> None:
    console = Console(1, 2, 3)
    report = console.sync.once()
    assert console.centre.pushes == [[1, 2, 3]]
    assert (report.pushed, report.applied, report.copies, report.snapshot) == (3, 3, 0, False)
    assert console.replica.at == ("e1", 3, "hash-3")
    assert (console.outbox.unsettled(), console.replica.shown) == ([], [])
    assert not report.stopped
    assert not report.more_to_send


def test_every_outcome_is_counted_and_what_waits_is_offered_again() -> None:
    console = Console(1, 2, 3, 4)
    console.outcomes(n2=Outcome.CONFLICTING, n3=Outcome.REFUSED, n4=Outcome.WAITING)
    report = console.sync.once()
    found = (report.pushed, report.applied, report.conflicting, report.refused, report.waiting)
    assert found == (4, 1, 1, 1, 1)
    console.outcomes(n4=Outcome.APPLIED)
    again = console.sync.once()
    assert console.centre.pushes[1:] == [[4]]
    assert (again.pushed, again.applied) == (1, 1)


def test_a_refused_command_is_withdrawn_at_once_and_its_rows_are_told() -> None:
    console = Console(1, 2)
    console.replica.shown = [1, 2]
    console.outcomes(n1=Outcome.REFUSED)
    console.centre.pages = [DOWN]
    report = Report()
    with pytest.raises(CentreUnreachable):
        console.sync.once(report=report)
    assert console.replica.story == ["withdrew command-1"]
    assert console.replica.shown == [2]
    assert report.changed == {"note": {"note-1", "note-2"}}


def test_what_only_waits_is_no_news() -> None:
    console = Console(1)
    console.outcomes(n1=Outcome.WAITING)
    assert console.sync.once().changed == {}


def test_an_answered_command_without_feed_entries_is_told_to_open_pages() -> None:
    console = Console()
    change = altered("person", EntityId("p1"), {"mobile": "1"}, {"mobile": "2"})
    made = command(1, change)
    console.outbox.__init__(made)  # type: ignore[misc]  # the same outbox with another command in it
    assert console.sync.once().changed == {"person": {"p1"}}


def test_sending_that_fails_does_not_stop_fetching() -> None:
    console = Console(1)
    console.centre.push_error = NotAllowed("Your role may not do this.")
    console.centre.pages = [page(5, rows={"person": [{"id": "p1"}]})]
    report = console.sync.once()
    assert report.push_error is console.centre.push_error
    assert (report.pulled, report.changed) == (1, {"person": {"p1"}})
    assert console.replica.at == ("e1", 5, "hash-5")
    assert [one.n for one in console.outbox.unsent(9)] == [1]


def test_what_was_done_before_the_line_went_down_is_in_the_report_and_kept() -> None:
    console = Console(1)
    console.centre.pages = [page(5, more=True, rows={"person": [{"id": "p1"}]}), DOWN]
    report = Report()
    with pytest.raises(CentreUnreachable):
        console.sync.once(report=report)
    assert (report.pushed, report.pulled) == (1, 1)
    assert report.changed == {"note": {"note-1"}, "person": {"p1"}}
    assert console.replica.at == ("e1", 5, "hash-5")
    assert console.outbox.settles == [5]


def test_a_round_that_only_sends_fetches_nothing_and_forgets_nothing() -> None:
    console = Console(1, 2)
    report = console.sync.once(fetch=False)
    assert (report.applied, report.stopped, console.centre.pulls) == (2, True, [])
    assert (len(console.outbox.commands), console.replica.at) == (2, ("e1", 0, "hash-0"))
    assert not console.sync.once().stopped
    assert console.replica.at == ("e1", 2, "hash-2")


def test_pages_follow_each_other_to_the_head() -> None:
    console = Console()
    console.centre.pages = [page(2, more=True), page(4, more=True), page(5)]
    console.sync.once()
    assert [since for _, since, _ in console.centre.pulls] == [0, 2, 4]
    assert console.replica.story == ["page 2", "page 4", "page 5"]


def test_batches_stop_between_two_and_go_on_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PUSH_BATCH", 2)
    console = Console(1, 2, 3, 4, 5)
    stop = threading.Event()
    console.centre.on_push = lambda: stop.set() if len(console.centre.pushes) == 2 else None
    report = console.sync.once(stop)
    assert console.centre.pushes == [[1, 2], [3, 4]]
    assert (report.stopped, report.applied, console.centre.pulls) == (True, 4, [])
    console.centre.on_push = lambda: None
    assert console.sync.once().applied == 1


def test_one_round_sends_so_much_and_says_that_there_is_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PUSH_BATCH", 2)
    monkeypatch.setattr(engine, "MOST_PUSHED_IN_ONE_ROUND", 4)
    console = Console(1, 2, 3, 4, 5)
    told: list[Progress] = []
    report = console.sync.once(progress=told.append)
    assert console.centre.pushes == [[1, 2], [3, 4]]
    assert report.more_to_send
    assert [(one.stage, one.done, one.total) for one in told][:2] == [("sending", 0, 4), ("sending", 2, 4)]
    assert not console.sync.once().more_to_send
    assert console.centre.pushes[2:] == [[5]]


def _in_chunks(entity: str, *keys: str) -> list[SnapshotChunk]:
    ends = [*(EntityId(key) for key in keys[:-1]), None]
    return [SnapshotChunk(entity, ("id",), [(key,)], end) for key, end in zip(keys, ends, strict=True)]


def test_a_first_copy_comes_in_chunks_and_then_the_feed() -> None:
    console = Console(head=7)
    console.replica.at = None
    console.centre.chunks = {"person": _in_chunks("person", "a", "b", "c")}
    told: list[Progress] = []
    report = console.sync.once(progress=told.append)
    assert console.centre.asked == [
        ("person", None), ("person", "a"), ("person", "b"), ("property", None), ("note", None),
    ]  # fmt: skip
    assert console.centre.pulls == [("e1", 7, "hash-7")]
    assert (report.snapshot, report.copies) == (True, 1)
    copying = [one for one in told if one.stage == "copying"]
    assert (copying[-1].done, copying[-1].total, copying[-1].rows) == (3, 3, 3)


def test_a_copy_stops_between_two_chunks_and_goes_on_from_there() -> None:
    console = Console(head=7)
    console.replica.at = None
    console.centre.chunks = {"person": _in_chunks("person", "a", "b", "c")}
    stop = threading.Event()
    console.centre.on_chunk = lambda: stop.set() if len(console.centre.asked) == 2 else None
    report = console.sync.once(stop)
    assert (report.stopped, report.snapshot, console.centre.pulls) == (True, False, [])
    assert console.replica.at is None
    console.centre.asked.clear()
    console.centre.on_chunk = lambda: None
    assert console.sync.once().snapshot
    assert console.centre.asked[0] == ("person", "b")


@pytest.mark.parametrize("state", ["new_epoch", "reload"])
def test_a_new_epoch_or_a_pruned_feed_is_copied_whole_and_read_on(state: str) -> None:
    console = Console(1, head=4)
    epoch = console.centre.epoch = "e2" if state == "new_epoch" else "e1"
    console.centre.pages = [page(4, state, epoch=epoch)]
    report = console.sync.once()
    assert [told for told in console.replica.story if told != "outdated"] == [
        "copy of person property note", "page 5",
    ]  # fmt: skip
    assert console.replica.at == (epoch, 5, "hash-5")
    assert (report.copies, report.snapshot) == (1, True)


@pytest.mark.parametrize("first", [True, False])
def test_a_centre_that_never_lets_us_in_ends_in_a_sentence(*, first: bool) -> None:
    console = Console(1)
    if first:
        console.replica.at = None

    def pull(epoch: str, since: int, since_hash: str, limit: int) -> FeedPage:
        return page(since, "reload")

    console.centre.pull = pull  # type: ignore[method-assign]  # a broken one
    report = Report()
    with pytest.raises(WorldError, match="again and again"):
        console.sync.once(report=report)
    assert report.copies == 2
    assert console.replica.story.count("copy of person property note") == 2
    assert report.applied == 1


def test_a_centre_that_promises_more_and_gives_none_ends_in_a_sentence() -> None:
    console = Console()

    def pull(epoch: str, since: int, since_hash: str, limit: int) -> FeedPage:
        return page(since, more=True)

    console.centre.pull = pull  # type: ignore[method-assign]  # a broken one
    with pytest.raises(WorldError, match="does not give it"):
        console.sync.once()


def test_only_what_was_replaced_in_bulk_is_copied_before_the_cursor_passes_it() -> None:
    console = Console()
    console.centre.pages = [page(3, reload=frozenset({"property", "of a newer console"}))]
    report = console.sync.once()
    assert console.centre.asked == [("property", None)]
    assert console.replica.story == ["copy of property", "page 3"]
    assert (report.snapshot, report.copies) == (True, 0)


def test_what_this_console_does_not_know_is_not_copied() -> None:
    console = Console()
    console.centre.pages = [page(3, reload=frozenset({"of a newer console"}))]
    assert not console.sync.once().snapshot
    assert console.replica.story == ["page 3"]


def test_a_bulk_copy_that_is_stopped_leaves_the_cursor_before_it() -> None:
    console = Console()
    console.centre.chunks = {"property": _in_chunks("property", "a", "b")}
    console.centre.pages = [page(3, reload=frozenset({"property"}))]
    stop = threading.Event()
    console.centre.on_chunk = stop.set
    assert console.sync.once(stop).stopped
    assert console.replica.at == ("e1", 0, "hash-0")
    console.centre.pages = [page(3, reload=frozenset({"property"}))]
    assert console.sync.once().snapshot
    assert console.replica.at == ("e1", 3, "hash-3")


def test_many_imports_in_one_round_are_no_fault() -> None:
    console = Console()
    console.centre.pages = [page(n, more=n < 5, reload=frozenset({"property"})) for n in range(1, 6)]
    console.sync.once()
    assert console.replica.story.count("copy of property") == 5


def test_a_restored_centre_gets_everything_again_before_its_rows_are_copied() -> None:
    console = Console(1, 2, 3)
    console.outcomes(n2=Outcome.REFUSED)
    console.sync.once()
    del console.centre.known[command(3).id]
    console.centre.epoch, console.centre.record = "e2", {7: "end"}
    console.centre.pages = [page(0, "new_epoch", epoch="e2")]
    console.outbox.commands[command(4).id] = FakeOutbox(command(4)).commands[command(4).id]
    report = console.sync.once()
    assert console.centre.pushes[1:] == [[1, 2, 3, 4]]
    assert console.centre.again[1:] == [{1: None, 2: None, 3: None, 4: None}]
    assert (report.push_error, report.applied, report.refused) == (None, 3, 1)
    assert (report.copies, report.snapshot) == (1, True)
    assert console.replica.story.index("outdated") < console.replica.story.index(
        "copy of person property note"
    )
    assert (console.outbox.at_history, console.outbox.seen) == ("e2", (7, "end"))
    assert console.outbox.unsettled() == []


def test_a_centre_that_is_restored_while_we_send_is_met_in_the_next_round() -> None:
    console = Console(1)
    asked = console.centre.server_info

    def restored_behind_our_back(seen: int | None = None) -> ServerInfo:
        told = asked(seen)
        if console.centre.epoch == "e1":
            console.centre.epoch, console.centre.pages = "e2", [page(0, "new_epoch", epoch="e2")]
        return told

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(console.centre, "server_info", restored_behind_our_back)
        report = console.sync.once()
    assert (report.push_error, report.pushed, report.more_to_send) == (None, 0, True)
    assert console.outbox.history() == "e2"
    assert console.replica.shown == [1]
    again = console.sync.once()
    assert (again.applied, console.centre.again[-1]) == (1, {1: None})


@pytest.mark.parametrize("record", [{}, {3: "another"}, {3: "another", 9: "x"}])
def test_a_record_that_is_not_what_was_seen_stops_the_round(record: dict[int, str]) -> None:
    console = Console(1)
    console.centre.record = {3: "end"}
    console.sync.once()
    console.centre.record = record
    console.outbox.commands[command(2).id] = FakeOutbox(command(2)).commands[command(2).id]
    pulls = len(console.centre.pulls)
    with pytest.raises(HistoryRewritten, match="Tell your administrator"):
        console.sync.once()
    assert (console.centre.pushes, len(console.centre.pulls)) == ([[1]], pulls)
    assert console.outbox.seen == (3, "end")
    console.centre.record = {3: "end", 4: "more"}
    assert console.sync.once().applied == 1
    assert console.outbox.seen == (4, "more")


def test_a_feed_without_our_place_and_no_new_epoch_is_not_copied() -> None:
    console = Console()
    console.centre.pages = [page(0, "new_epoch")]
    with pytest.raises(HistoryRewritten):
        console.sync.once()
    assert console.replica.story == []


def test_what_the_centre_cannot_lose_is_trimmed_when_all_is_fetched() -> None:
    console = Console(1)
    console.centre.durable = 5
    console.sync.once()
    assert console.outbox.trims == [5]
    console.centre.pages = [DOWN]
    with pytest.raises(CentreUnreachable):
        console.sync.once()
    assert console.outbox.trims == [5]


def test_an_outbox_that_lacks_what_the_centre_wants_says_so() -> None:
    console = Console(8, 9)
    console.centre.expected = 3
    report = console.sync.once()
    assert isinstance(report.push_error, OutOfStep)
    assert console.centre.pushes == []


def test_recovery_takes_the_cursor_s_word_for_what_is_shown() -> None:
    console = Console(1, 2)
    console.outbox.record(console.centre.push(console.outbox.unsent(1)))
    console.replica.at = ("e1", 1, "hash-1")
    recover(console.outbox, console.replica)
    assert console.outbox.settles == [1]
    assert console.replica.shown == [2]


def test_recovery_without_a_copy_shows_what_is_pending() -> None:
    console = Console(1)
    console.replica.at = None
    recover(console.outbox, console.replica)
    assert (console.outbox.settles, console.replica.shown) == ([], [1])
