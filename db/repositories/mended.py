"""Which work that a service handed back was told again since."""

from sqlalchemy import ColumnElement, exists, func, or_

from db.schema import ENTITIES

_work, _note = ENTITIES["work_item"], ENTITIES["notification"]


def mended() -> ColumnElement[bool]:
    """Whether what a service handed back was told again: by a correction, or by later work for it."""
    later, correction = _work.alias("later"), _note.alias("correction")
    return or_(
        exists().where(correction.c.corrects_id == _work.c.notification_id),
        exists().where(
            later.c.person_id == _work.c.person_id,
            later.c.service == _work.c.service,
            later.c.recorded_at > func.coalesce(_work.c.answered_at, _work.c.recorded_at),
        ),
    )
