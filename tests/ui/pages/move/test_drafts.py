"""What is half told is kept, gone on with where it was, and forgotten when it is cancelled."""

import json

from pytestqt.qtbot import QtBot

from tests.helpers.moves import NEW, OLD_HOME, SIAN, BoroughRecords
from tests.ui.pages.move.desks import MoveDesk
from tests.ui.pages.move.sitting import LAST_NIGHT, Sitting
from ui.pages.move.draft_keeper import KEEP_AFTER_MS
from ui.pages.move.models import MoveForm, Step


def test_a_draft_is_kept_and_gone_on_with_where_it_was(
    qtbot: QtBot, sitting: Sitting, desk: MoveDesk
) -> None:
    sitting.at_services()
    sitting.fill(help=("universal_credit",))
    # The promise is two seconds after the last key; nothing else starts the writing.
    assert KEEP_AFTER_MS < 2_000
    qtbot.waitUntil(
        lambda: any(d.body["form"]["help"] == ("universal_credit",) for d in desk.drafts.kept.values())
    )
    (draft,) = desk.drafts.kept.values()
    assert (draft.kind, draft.subject, draft.title) == ("move", SIAN.id, "Move of Siân Pritchard")
    again = Sitting(qtbot, desk).open()
    assert again.view.state.step is Step.SERVICES
    assert again.form == sitting.form
    assert again.view.state.found.chosen == NEW.address.format_one_line()
    again.fill(help=("none",), garden="cancel")
    again.turn_to(Step.CHECK)
    again.next()
    again.until(lambda: "letter" in desk.told())
    assert not desk.drafts.kept


def test_a_draft_of_the_last_page_is_worked_out_anew(qtbot: QtBot, sitting: Sitting, desk: MoveDesk) -> None:
    sitting.at_check()
    sitting.view.keepRequested.emit()
    sitting.until(lambda: desk.told() == ["closed"])
    (draft,) = desk.drafts.kept.values()
    again = Sitting(qtbot, desk)
    again.presenter.resume(draft)
    again.until(lambda: again.view.state.step is Step.CHECK)
    assert again.view.state.check.say


def test_drafts_survive_json(sitting: Sitting, desk: MoveDesk) -> None:
    """A draft goes through JSON in the outbox's file."""
    sitting.at_services()
    body = json.loads(json.dumps(sitting.form.as_body()))
    assert MoveForm.from_body(body) == sitting.form


def test_cancelling_forgets_the_draft_and_saves_nothing(sitting: Sitting, desk: MoveDesk) -> None:
    sitting.fill(last_night=LAST_NIGHT)
    sitting.presenter.keep_draft()
    sitting.until(lambda: bool(desk.drafts.kept))
    sitting.view.cancelRequested.emit()
    sitting.until(lambda: desk.told() == ["closed"])
    assert not desk.drafts.kept
    assert not desk.log.saved


def test_looking_without_typing_leaves_no_draft(sitting: Sitting, desk: MoveDesk) -> None:
    sitting.presenter.keep_draft()
    sitting.qtbot.wait(50)
    assert not desk.drafts.kept


def test_a_record_that_is_gone_says_so(qtbot: QtBot, desk: MoveDesk) -> None:
    desk.records = BoroughRecords(None, OLD_HOME)
    sitting = Sitting(qtbot, desk)
    sitting.presenter.open()
    sitting.until(lambda: bool(sitting.problems()))
    assert "no longer here" in sitting.problems()["page"]
