"""A profile is read whole or refused with one sentence that says where and what."""

import json
import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from advisor_console.domain.council_tax import Band, band_charge
from advisor_console.domain.looking import LOOK_REASONS
from advisor_console.domain.nation import Nation
from advisor_console.domain.tenancy import Tenure
from advisor_console.services.load_profile import (
    ProfileUnreadable,
    body_of,
    load_profile,
    profile_from_body,
)

_SHIPPED = Path("resources/profiles/westerdale.toml")
Alter = Callable[[dict[str, Any]], object]


def _shipped_text() -> str:
    return (Path(__file__).parents[3] / _SHIPPED).read_text(encoding="utf-8")


def test_westerdale_is_read_by_its_name() -> None:
    profile = load_profile("westerdale")
    assert profile.council.name == "Westerdale Borough Council"
    assert profile.council.nation is Nation.ENGLAND
    assert profile.opening.week[0] == (time(9), time(17))
    assert profile.opening.week[5:] == (None, None)
    assert profile.queue.minimum_services == 10
    assert profile.console.lease_days == 14
    assert (profile.replica.recent_days, profile.replica.sites) == (730, ())
    assert profile.shifts.table[date(2026, 12, 25)] == date(2026, 12, 27)
    assert dict(profile.satisfaction)["web"] == 75
    assert profile.look_reasons == LOOK_REASONS


def test_westerdales_charges_follow_from_band_d() -> None:
    for year in load_profile("westerdale").council_tax.years:
        for band in list(Band)[:8]:
            due = band_charge(Nation.ENGLAND, band, year.charges[Band.D], year.starts)
            assert year.charges[band] == due, (year.starts, band)
    assert year.charges[Band.D] == Decimal("2165.94")


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(_shipped_text().replace("lease_days = 14", "lease_days = 3"), encoding="utf-8")
    assert load_profile(file).console.lease_days == 3
    assert load_profile(str(file)) == load_profile(file)


def test_the_centres_document_gives_the_same_profile_back() -> None:
    profile = load_profile("westerdale")
    body = json.loads(json.dumps(body_of(profile)))
    assert profile_from_body(body) == profile
    assert body_of(profile_from_body(body)) == body


def test_a_cancelled_collection_and_a_parish_survive_the_document(tmp_path: Path) -> None:
    text = _shipped_text().replace("usual = 2027-01-01\nto = 2027-01-02", "usual = 2027-01-01")
    text = text.replace(
        "[[council_tax.reductions]]",
        "[council_tax.years.parish_charges_pence]\nHarrowick = { D = 210000 }\n\n[[council_tax.reductions]]",
        1,
    )
    file = tmp_path / "parish.toml"
    file.write_text(text, encoding="utf-8")
    profile = profile_from_body(body_of(load_profile(file)))
    assert profile.shifts.table[date(2027, 1, 1)] is None
    assert profile.council_tax.years[-1].annual_charge(Band.D, "Harrowick") == 2100


def test_a_profile_from_before_the_replica_had_a_rule_keeps_everything() -> None:
    body = body_of(load_profile("westerdale"))
    del body["replica"]
    assert profile_from_body(body).replica.recent_days is None


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("recent_days = 730", "recent_days = 0", "replica.recent_days should be greater than"),
        ('name = "Westerdale Borough Council"\n', "", "council.name is missing"),
        ("lease_days = 14", "lease_days = 14\nlease_weeks = 2",
         "console.lease_weeks is not a key of a profile"),
        ("minimum_services = 10", 'minimum_services = "ten"',
         "queue.minimum_services should be a valid integer"),
        ("minimum_services = 10", "minimum_services = true",
         "queue.minimum_services should be a valid integer"),
        ("minimum_services = 10", "minimum_services = 0", "queue.minimum_services should be greater than"),
        ("take_back_larger = false", "take_back_larger = 0",
         "containers.take_back_larger should be a valid bool"),
        ('nation = "england"', 'nation = "cornwall"', "council.nation should be 'england', 'wales'"),
        ('mon = ["09:00", "17:00"]', 'mon = ["9am", "17:00"]',
         "opening.mon[1] should be a time such as 09:00"),
        ('mon = ["09:00", "17:00"]', 'mon = ["17:00", "09:00"]', "opening closes before it opens"),
        ("starts = 2026-04-01", "starts = 2026-04-06",
         "council_tax.years[2] starts on another day than 1 April"),
        ("C = 183376", "C = 133377", "council_tax: the charge of band C from 2026-04-01 is 133377 pence"),
        ("A = 137532", "Z = 137532", "council_tax.years[2].charges_pence.Z should be 'A', 'B'"),
        ('stream = "garden"', 'stream = "glass"', "containers.houses[5].stream should be"),
        ('holiday_weekdays = ["mon"]', "holiday_weekdays = [0]", "collections.holiday_weekdays[1] should be"),
        ("usual = 2026-12-25", 'usual = "Christmas"', "collections.moved[1].usual should be a valid date"),
        ("phone = 95", "phone = 950", "satisfaction.phone should be less than or equal to 100"),
        ("items = 2", "items = 9", "identity holds tiers that do not stand from the lowest to the highest"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence_with_file_and_key(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    text = _shipped_text()
    assert old in text
    file = tmp_path / "ours.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProfileUnreadable) as refused:
        load_profile(file)
    assert refused.value.sentence.startswith(f"ours.toml: {sentence}")
    assert "\n" not in refused.value.sentence
    assert refused.value.sentence.endswith(".")
    assert refused.value.way_on


def test_a_file_that_is_not_toml_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text("[council]\nname = Westerdale\n", encoding="utf-8")
    with pytest.raises(ProfileUnreadable, match=re.escape("ours.toml is not TOML")) as refused:
        load_profile(file)
    assert "line 2" in refused.value.sentence


def test_a_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_bytes('[council]\nname = "Môn"'.encode("latin-1"))
    with pytest.raises(ProfileUnreadable, match="UTF-8"):
        load_profile(file)


def test_a_missing_file_and_an_unknown_name_say_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(ProfileUnreadable, match="There is no file"):
        load_profile(tmp_path / "nowhere.toml")
    with pytest.raises(ProfileUnreadable, match="no profile called atlantis") as refused:
        load_profile("atlantis")
    assert "westerdale" in refused.value.way_on


def test_a_folder_is_no_profile(tmp_path: Path) -> None:
    with pytest.raises(ProfileUnreadable, match="cannot be read"):
        load_profile(tmp_path)


@pytest.mark.parametrize(
    ("alter", "sentence"),
    [
        (lambda body: body.pop("queue"), "The council's profile: queue is missing."),
        (lambda body: body.update(version=2), "The council's profile: version is not a key of a profile."),
    ],
)
def test_the_centres_document_is_judged_like_a_file(alter: Alter, sentence: str) -> None:
    body = body_of(load_profile("westerdale"))
    alter(body)
    with pytest.raises(ProfileUnreadable) as refused:
        profile_from_body(body)
    assert refused.value.sentence == sentence


def test_a_profile_of_before_has_the_usual_reasons_and_none_may_pass_for_a_contact() -> None:
    body = body_of(load_profile("westerdale"))
    older = {name: part for name, part in body.items() if name != "look_reasons"}
    assert profile_from_body(older).look_reasons == LOOK_REASONS
    for wrong in ([], [{"code": "contact", "name": "A contact"}]):
        with pytest.raises(ProfileUnreadable, match="look_reasons"):
            profile_from_body(body | {"look_reasons": wrong})


def test_what_came_later_is_read_and_left_out_where_it_says_nothing(tmp_path: Path) -> None:
    body = body_of(load_profile("westerdale"))
    assert "remove_surplus" not in body["containers"]
    assert "outside_council" not in body["electoral"]
    assert "tenures" not in body["containers"]["houses"][0]
    text = _shipped_text().replace(
        "take_back_larger = false", "take_back_larger = false\nremove_surplus = true"
    )
    text = text.replace(
        "larger_litres = 240", 'larger_litres = 240\ntenures = ["owner", "private_tenant"]', 1
    )
    text = text.replace(
        "assisted_applications = false", "assisted_applications = false\noutside_council = true"
    )
    file = tmp_path / "ours.toml"
    file.write_text(text, encoding="utf-8")
    profile = load_profile(file)
    assert profile.containers.remove_surplus
    assert profile.containers.houses[0].tenures == (Tenure.OWNER, Tenure.PRIVATE_TENANT)
    assert profile.office.outside_council
    assert profile_from_body(body_of(profile)) == profile
