"""Holding to the lease of the replica, at the way in and while somebody is signed in."""

from advisor_console.domain.errors import ClockUnsure, LeaseOver
from db.local.home import AdvisorFolder
from db.local.keys import FileKeys
from db.local.lease import Lease, Standing
from db.local.replica import throw_away


def require_lease(lease: Lease, keys: FileKeys, folder: AdvisorFolder) -> None:
    """Let nobody read a copy whose lease is over, or may be; only a lease that is surely over deletes it."""
    standing = lease.standing()
    if standing is Standing.OVER:
        keys.destroy_replica_key()
        throw_away(folder)
        raise lease_over(lease)
    if standing is Standing.UNSURE:
        lease.note()
        raise ClockUnsure(
            f"This machine's clock was changed, or it has been off for over {lease.days} days, so it cannot"
            " tell how old its copy of the records is.",
            "Nothing has been deleted. Sign in while the centre can be reached.",
        )


def lease_over(lease: Lease) -> LeaseOver:
    """Say that the lease is over, and what becomes of what was saved."""
    return LeaseOver(
        f"This machine has not reached the centre for {lease.days} days, so its copy of the records was"
        " deleted.",
        "What you saved is kept, and is sent when you next sign in while the centre can be reached.",
    )
