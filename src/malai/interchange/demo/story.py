"""The demonstration networks: the hill network of the case, and many more for the large one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Final

from malai.interchange.demo.bodies import hill_bodies
from malai.interchange.demo.facts import FigureFact, NetworkFacts
from malai.interchange.demo.gatherings import Gatherings
from malai.interchange.demo.people import LAST_DAY, People
from malai.interchange.demo.ties import Ties
from malai_core.rng import plain, seed_from
from malai_core.text import PartialDate

PURPOSE: Final = (
    "เราเดินทางด้วยกัน ก้าวเดินไปพร้อม ๆ กัน เพื่อให้เด็กพิการทุกคนบนดอยได้รับการดูแล ได้เรียน และอยู่ในชุมชนอย่างมีความสุข"
)
#: The two figures of the case. They count different things and make no trend.
FIGURES: Final = (
    FigureFact(
        2008, 42, 276, "เด็กสมองพิการ", "children with cerebral palsy",
        "เด็กสมองพิการ ในบรรดาคนพิการทั้งหมดของตำบล", "children with cerebral palsy, among all persons with disabilities",
    ),
    FigureFact(
        2016, 78, 460, "เด็กพิการ", "children with disabilities",
        "เด็กพิการทุกประเภท ในบรรดาคนพิการทั้งหมดของตำบล", "children with any disability, among all persons with disabilities",
    ),
)  # fmt: skip
#: Provinces of the large demonstration: code and name.
PROVINCES: Final = (
    ("50", "เชียงใหม่"), ("51", "ลำพูน"), ("52", "ลำปาง"), ("53", "อุตรดิตถ์"), ("54", "แพร่"),
    ("55", "น่าน"), ("56", "พะเยา"), ("57", "เชียงราย"), ("58", "แม่ฮ่องสอน"), ("63", "ตาก"),
    ("65", "พิษณุโลก"), ("67", "เพชรบูรณ์"), ("40", "ขอนแก่น"), ("41", "อุดรธานี"), ("42", "เลย"),
    ("34", "อุบลราชธานี"), ("30", "นครราชสีมา"), ("71", "กาญจนบุรี"), ("80", "นครศรีธรรมราช"), ("90", "สงขลา"),
)  # fmt: skip
NETWORKS_EACH: Final = 3
PEOPLE_EACH: Final = 168


def hill_network(seed: int = 2551) -> NetworkFacts:
    """Return the hill network of 2551 to 2559: about 120 people and forty bodies."""
    random = plain(seed)
    bodies = hill_bodies()
    people = People(random).of_the_hill(bodies)
    made = NetworkFacts(
        name_th="เครือข่ายดูแลเด็กพิการดอยหมอก",
        name_en="Misty Hill network for disabled children",
        purpose=PURPOSE,
        province="57",
        area="ตำบลดอยหมอก อำเภอดอยใหญ่ จังหวัดเชียงราย",
        began=PartialDate(2008, 5),
        bodies=bodies,
        people=people,
        figures=list(FIGURES),
    )
    made.ties = Ties(random, people).woven()
    titles = ("กิจกรรม CBR ประจำเดือน", "Monthly CBR day")
    made.gatherings = Gatherings(random, people).held(date(2008, 7, 1), LAST_DAY, titles)
    return made


def many_networks(seed: int = 2551) -> list[NetworkFacts]:
    """Return sixty networks in twenty provinces with about 10,000 people."""
    pairs = [(code, name, n) for code, name in PROVINCES for n in range(1, NETWORKS_EACH + 1)]
    return [_copy(seed, code, name, number) for code, name, number in pairs]


def _copy(seed: int, code: str, province: str, number: int) -> NetworkFacts:
    """Return a network like the hill network with other people, in another province."""
    random = plain(seed_from(str(seed), code, str(number)))
    place = f"{province} {number}"
    bodies = [
        replace(
            body, name_th=f"{body.name_th} ({place})", name_en=f"{body.name_en} ({code}-{number})"
        )
        for body in hill_bodies()
    ]
    maker = People(random)
    maker.of_the_hill(bodies)
    _fill_up(maker, random)
    made = NetworkFacts(
        f"เครือข่ายดูแลเด็กพิการ {place}",
        f"Network for disabled children {code}-{number}",
        PURPOSE,
        code,
        f"จังหวัด{province}",
        PartialDate(2008 + random.randrange(6)),
        bodies=bodies,
        people=maker.made,
    )
    made.ties = Ties(random, maker.made).woven()
    titles = ("ประชุมประจำเดือน", "Monthly meeting")
    began = LAST_DAY - timedelta(days=900)
    made.gatherings = Gatherings(random, maker.made).held(began, LAST_DAY, titles)
    return made


def _fill_up(maker: People, random: Random) -> None:
    while len(maker.made) < PEOPLE_EACH:
        body = random.choice(("volunteers", "health-volunteers", "parents", "elders"))
        maker.add(maker.names.new(), body, "สมาชิก", "สมาชิก", date(2009, 1, 1))
