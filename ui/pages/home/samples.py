"""States of the home page worth looking at, of an invented advisor."""

from collections.abc import Mapping

from ui.pages.home.models import CopyUnderWay, DraftShown, HomeState

_QUIET = HomeState(
    advisor="Asha Rahman",
    place="Riverside One-Stop Shop · Counter 3",
    queue="7 waiting, the first since 10:15.",
    queue_act="Go to the queue",
    sync="All sent, 10:42",
)


_DRAFTS = (
    DraftShown("move-1", "Move", "Siân Pritchard", "kept today at 10:41", can_hand_on=True),
    DraftShown("wrap-up", "Wrap-up", "At the counter · B 046 · since 10:20", "kept today at 10:33"),
    DraftShown("note-1", "Note", "Oluwaseun Adeyemi-Cartwright", "kept Fri 20 Nov at 16:58"),
)


def samples() -> Mapping[str, HomeState]:
    """Give every state that a person may meet."""
    many = tuple(
        DraftShown(f"note-{number}", "Note", f"Customer {number}", "kept today at 09:12", can_hand_on=True)
        for number in range(6)
    )
    return {
        "nothing begun": _QUIET,
        "work begun": HomeState(
            advisor=_QUIET.advisor,
            place=_QUIET.place,
            contact="At the counter · B 047 · Siân Pritchard",
            drafts=_DRAFTS,
            queue=_QUIET.queue,
            queue_act=_QUIET.queue_act,
            sync="2 changes not sent yet. Kept safely here.",
            sync_detail="Go on working: everything is kept here and sent when the line is back.",
            has_unsent=True,
        ),
        "handed on": HomeState(
            drafts=(
                DraftShown(
                    "handed-1",
                    "Move",
                    "Move of Ewan Hughes",
                    "handed to you by Gwen Price today at 10:44",
                    act="Take it up",
                ),
                *_DRAFTS,
            ),
            queue=_QUIET.queue,
            queue_act=_QUIET.queue_act,
            sync=_QUIET.sync,
        ),
        "more than is shown": HomeState(
            drafts=many, not_shown=3, queue=_QUIET.queue, queue_act="Go to the queue", sync=_QUIET.sync
        ),
        "first copy": HomeState(
            advisor=_QUIET.advisor,
            queue="You have not chosen a counter yet.",
            queue_act="Choose a counter",
            sync="Copying the council's records…",
            copy=CopyUnderWay(
                "Copying the council's records to this machine",
                7,
                29,
                "41,300 records copied so far, encrypted. Customers are found once all are here.",
            ),
        ),
        "copying stopped": HomeState(
            queue="The queue does not answer.",
            queue_act="Go to the queue",
            sync="Copying the council's records…",
            copy=CopyUnderWay("Copying was stopped", is_stopped=True),
        ),
    }
