"""Where the advisor sits: remembered with this machine's settings, named from the replica."""

from dataclasses import replace

from sqlalchemy import select

from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import CounterId, EntityId, SiteId
from advisor_console.domain.queueing import Counter, Site
from db.local.home import Home
from db.local.settings import read_settings, write_settings
from db.schema import ENTITIES
from ui.app.session import Session


def remembered_seat(home: Home, session: Session) -> tuple[Site, Counter] | None:
    """Give the site and counter that this desk was last used as; None when there is none any more."""
    try:
        settings = read_settings(home.settings)
    except WorldError:
        return None
    if settings.site is None or settings.counter is None:
        return None
    sites, counters = ENTITIES["site"], ENTITIES["counter"]
    with session.replica.reading() as connection:
        site = connection.execute(select(sites).where(sites.c.id == settings.site)).one_or_none()
        counter = connection.execute(select(counters).where(counters.c.id == settings.counter)).one_or_none()
    if site is None or counter is None or counter.site_id != site.id:
        return None
    return (
        Site(SiteId(EntityId(site.id)), site.name, site.kind),
        Counter(CounterId(EntityId(counter.id)), SiteId(EntityId(counter.site_id)), counter.name),
    )


def remember_seat(home: Home, site: Site, counter: Counter) -> None:
    """Keep where the advisor sits for the next time. Raises CannotSave."""
    write_settings(home.settings, replace(read_settings(home.settings), site=site.id, counter=counter.id))
