"""Typed ids: UUIDv7 as canonical text, made where the row is made."""

import os
import time
import uuid
from collections.abc import Callable
from typing import NewType

EntityId = NewType("EntityId", str)
"""The id of any synced row: a UUID as canonical lower-case text."""

PersonId = NewType("PersonId", EntityId)
PropertyId = NewType("PropertyId", EntityId)
ContactId = NewType("ContactId", EntityId)
CaseId = NewType("CaseId", EntityId)
TicketId = NewType("TicketId", EntityId)
SiteId = NewType("SiteId", EntityId)
CounterId = NewType("CounterId", EntityId)
CommandId = NewType("CommandId", EntityId)
DraftId = NewType("DraftId", EntityId)

NewId = Callable[[], EntityId]
"""Makes the next id; tests pass a counting one."""


def new_id() -> EntityId:
    """Make a UUIDv7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then randomness.

    Its time only keeps neighbours together on disk; nothing is ever ordered by it (sync.md, invariant 9).
    """
    milliseconds = time.time_ns() // 1_000_000 & (1 << 48) - 1
    random = int.from_bytes(os.urandom(10), "big")
    value = (
        milliseconds << 80 | 0x7 << 76 | (random >> 68 & 0xFFF) << 64 | 0b10 << 62 | random & (1 << 62) - 1
    )
    return EntityId(str(uuid.UUID(int=value)))
