"""Invented towns, streets and homes: postcodes in the unused area WE, UPRNs that no authority uses."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor_console.domain.ids import PropertyId
from db.demo.batch import Batch, Draw, Ids, Pool

FIRST_UPRN = 999_000_000_001
_FIRST_USRN = 99_900_001
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"
_DOORS_PER_POSTCODE = 16
_MOST_WITH_OWN_BINS = 4

COLUMNS = (
    "id", "uprn", "usrn", "saon", "paon", "street", "locality", "town", "postcode", "ward",
    "polling_district", "band", "round", "kind", "status", "source",
)  # fmt: skip


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@dataclass(frozen=True, slots=True)
class Town:
    """A town or village, its postcode districts and its wards; letter names its collection rounds."""

    name: str
    letter: str
    districts: tuple[str, ...]
    wards: tuple[str, ...]
    localities: tuple[str, ...] = ()


WESTERDALE = Town(
    "Westerdale",
    "W",
    ("WE1", "WE4", "WE5"),
    ("Beckside", "Castle Hill", "Riverside", "Station", "St Hild's", "Market", "Northgate", "Tannery"),
    ("Canal Fold", "Mill Bank"),
)
TOWNS: Pool[Town] = Pool(
    [
        (WESTERDALE, 44),
        (
            Town("Harrowick", "H", ("WE2",), ("Harrowick East", "Harrowick West", "Fellgate"), ("Low Fell",)),
            19,
        ),
        (Town("Ashgarth", "A", ("WE6",), ("Ashgarth", "Ings"), ("Upper Ings", "Garth End")), 13),
        (Town("Millholme", "M", ("WE8",), ("Millholme North", "Millholme South")), 11),
        (Town("Coldbeck Bridge", "C", ("WE7",), ("Coldbeck",), ("Toll Bar",)), 7),
        (Town("Little Thornby", "T", ("WE3",), ("Thornby and Moor",), ("Thornby Green",)), 4),
        (Town("Nether Scarrow", "N", ("WE9",), ("Scarrow Dale",), ("Scarrow Foot",)), 2),
    ]
)
_STEMS = _words(
    "Alder Ash Beech Birch Bracken Bramble Cedar Chestnut Clough Colliery Curlew Elder Fern Foundry Fox "
    "Fuller Garth Gorse Hawthorn Hazel Heather Heron Hollin Holly Ivy Juniper Kestrel Lapwing Larch Laurel "
    "Linden Lime Loom Maple Meadow Merlin Miller Moor Nettle Oak Orchard Otter Pasture Pear Pine Plover "
    "Poplar Priory Quarry Rowan Rose Rush Sallow Shepherd Sorrel Spinner Spring Stonecrop Sycamore Tanner "
    "Tenter Thistle Thorn Tulip Turner Victoria Albert Windmill Waggoner Walnut Weaver Willow Wool Wren "
    "Yarrow Yew Zinnia Chapel Church School Bridge Ferry Harbour Lock Wharf Dyer Cooper Saddler Piper Gable "
    "Gilder Cobbler Carter Hopper"
)
_WAYS = _words(
    "Road Street Lane Avenue Close Drive Terrace Way Court Grove Row Gardens Crescent Place Rise View Walk "
    "Mews Croft Hill"
)
_NAMED = ("Rose Cottage", "The Old Forge", "Beck House", "Hill Farm", "Ivy Lodge", "The Barn", "Fell View",
          "Mill Cottage", "Orchard House", "The Granary", "Moorside", "South Lodge")  # fmt: skip
BANDS = "ABCDEFGH"
_STREET_BANDS: Pool[int] = Pool(list(enumerate((20.0, 18.0, 23.0, 17.0, 12.0, 6.0, 4.2, 0.6))))
_STREET_KINDS: Pool[str] = Pool([("houses", 74), ("blocks", 17), ("mixed", 9)])
_DAYS = ("MON", "TUE", "WED", "THU", "FRI")


@dataclass(slots=True)
class Place:
    """One home. round names the crew's day, week and town: TUE1-W; communal homes share large bins."""

    id: PropertyId
    uprn: str
    usrn: str
    saon: str
    paon: str
    street: str
    locality: str
    town: str
    postcode: str
    ward: str
    polling_district: str
    band: str
    round: str
    communal: bool = False

    @property
    def is_flat(self) -> bool:
        """Whether it is part of a building."""
        return bool(self.saon)

    @property
    def one_line(self) -> str:
        """The address as it is spoken, without the postcode."""
        door = f"{self.saon}, {self.paon}" if self.saon else self.paon
        return f"{door} {self.street}, {self.town}"


@dataclass(frozen=True, slots=True)
class _Street:
    usrn: str
    name: str
    locality: str
    town: Town
    ward: str
    round: str
    band: int


def rounds() -> Iterator[str]:
    """Give every round's code: each town is collected on five days in two alternating weeks."""
    for town in TOWNS.items:
        for day in _DAYS:
            yield f"{day}1-{town.letter}"
            yield f"{day}2-{town.letter}"


class _Builder:
    """Lays out streets until there are homes enough."""

    def __init__(self, seed: int, ids: Ids) -> None:
        self.draw = Draw(seed, "places")
        self.places: list[Place] = []
        self._ids = ids
        self._streets = 0
        self._names = {(WESTERDALE.name, "Beck Row"), (WESTERDALE.name, "Station Road")}
        self._postcodes = {"WE4 2QT", "WE1 6HN"}

    def street(
        self, name: str, town: Town, ward: str, *, round_: str, band: int, locality: str = ""
    ) -> _Street:
        self._streets += 1
        return _Street(str(_FIRST_USRN + self._streets), name, locality, town, ward, round_, band)

    def drawn_street(self) -> _Street:
        draw = self.draw
        town = draw.of(TOWNS)
        name = self._free_name(town)
        locality = draw.pick(town.localities) if town.localities and draw.chance(0.12) else ""
        round_ = f"{draw.pick(_DAYS)}{draw.between(1, 2)}-{town.letter}"
        band = draw.of(_STREET_BANDS)
        return self.street(name, town, draw.pick(town.wards), round_=round_, band=band, locality=locality)

    def _free_name(self, town: Town) -> str:
        while True:
            name = f"{self.draw.pick(_STEMS)} {self.draw.pick(_WAYS)}"
            if (town.name, name) not in self._names:
                self._names.add((town.name, name))
                return name

    def postcode(self, town: Town) -> str:
        draw = self.draw
        while True:
            inward = f"{draw.between(0, 9)}{draw.pick(_INWARD)}{draw.pick(_INWARD)}"
            code = f"{draw.pick(town.districts)} {inward}"
            if code not in self._postcodes:
                self._postcodes.add(code)
                return code

    def door(self, street: _Street, paon: str, postcode: str, *, saon: str = "", band: str = "") -> None:
        if not band:
            step = self.draw.of(_BAND_STEPS) - (1 if saon else 0)
            band = BANDS[max(0, min(street.band + step, len(BANDS) - 1))]
        wards = street.town.wards
        self.places.append(
            Place(
                PropertyId(self._ids.next()), str(FIRST_UPRN + len(self.places)), street.usrn, saon, paon,
                street.name, street.locality, street.town.name, postcode, street.ward,
                f"{street.town.letter}{wards.index(street.ward) + 1}{'ABC'[int(street.usrn) % 3]}",
                band, street.round,
            )
        )  # fmt: skip

    def houses(self, street: _Street, doors: int) -> None:
        postcode = ""
        for number in range(1, doors + 1):
            if number % _DOORS_PER_POSTCODE == 1:
                postcode = self.postcode(street.town)
            lot = self.draw.random()
            if lot < 0.015:
                self.door(street, f"{self.draw.pick(_NAMED)} {number}", postcode)
            elif lot < 0.03:
                self.door(street, f"{number}A", postcode)
            elif lot < 0.05:
                self.door(street, str(number), postcode, saon="Upper Flat")
                self.door(street, str(number), postcode, saon="Ground Floor Flat")
            else:
                self.door(street, str(number), postcode)

    def block(self, street: _Street, number: int) -> None:
        postcode = self.postcode(street.town)
        paon = str(number) if self.draw.chance(0.6) else f"{self.draw.pick(_STEMS)} House"
        word = "Flat" if self.draw.chance(0.8) else "Apartment"
        flats = self.draw.pick((4, 4, 6, 6, 8, 12, 18, 24))
        for flat in range(1, flats + 1):
            self.door(street, paon, postcode, saon=f"{word} {flat}")
            self.places[-1].communal = flats > _MOST_WITH_OWN_BINS


_BAND_STEPS: Pool[int] = Pool([(-1, 0.15), (0, 0.68), (1, 0.17)])


def _cast_streets(builder: _Builder) -> None:
    """Lay out the two streets that the fixed cast lives in, the same at any size."""
    beck_row = builder.street("Beck Row", WESTERDALE, "Beckside", round_="TUE1-W", band=BANDS.index("C"))
    for number in range(1, 21):
        builder.door(beck_row, str(number), "WE4 2QT", band="C" if number % 5 else "B")
    station_road = builder.street(
        "Station Road", WESTERDALE, "Station", round_="MON2-W", band=BANDS.index("B")
    )
    for number in range(40, 57, 2):
        if number == 48:
            for flat in range(1, 5):
                builder.door(station_road, "48", "WE1 6HN", saon=f"Flat {flat}", band="B")
        else:
            builder.door(station_road, str(number), "WE1 6HN", band="B" if number % 6 else "C")


def lay_out(seed: int, ids: Ids, homes: int) -> list[Place]:
    """Make so many homes, the cast's streets first."""
    builder = _Builder(seed, ids)
    _cast_streets(builder)
    while len(builder.places) < homes:
        street = builder.drawn_street()
        kind = builder.draw.of(_STREET_KINDS)
        if kind != "blocks":
            builder.houses(street, builder.draw.between(8, 46))
        if kind != "houses":
            for number in range(builder.draw.between(1, 3)):
                builder.block(street, 100 + 2 * number)
    return builder.places[:homes]


def batch(places: list[Place]) -> Batch:
    """Give the rows of the property table."""
    return Batch(
        "property",
        COLUMNS,
        [
            (
                place.id, place.uprn, place.usrn, place.saon, place.paon, place.street, place.locality,
                place.town, place.postcode, place.ward, place.polling_district, place.band, place.round,
                "dwelling", "current", "demo",
            )
            for place in places
        ],
    )  # fmt: skip
