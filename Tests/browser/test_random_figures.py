"""统计的性质: over random dockets with random corrections, the index, its exports and a second count in plain Python come to the same."""
import os
import random
import shutil

import pytest
from conftest import ROOT, Visitor, start
from life import JUSTICE

CITY, COUNTY = "中卫市人民政府", "沙坡头区人民政府"
UNITS = {CITY: ["市自然资源局", "市住房和城乡建设局", "市水务局"], COUNTY: ["沙坡头区住房和城乡建设局", "沙坡头区司法局"]}
RECORDER = {CITY: "市政府办公室", COUNTY: "沙坡头区政府办公室"}
LOST, WON, RESOLVED = ["revoke", "confirm-illegal", "order-perform"], ["dismiss-claims"], ["mediated", "withdraw-voluntary"]
YEARS = (2023, 2024, 2025)


def text(number):
    """Days from 2023-01-01, in months of 28 days, so that plain sums make days."""
    year, rest = divmod(number, 336)
    month, of_month = divmod(rest, 28)
    return f"{2023 + year:04}-{month + 1:02}-{of_month + 1:02}"


class Docket:
    """One random case: what is written into it and what it is to be counted as."""

    def __init__(self, draw, number):
        self.draw, self.number = draw, number
        self.lines, self.instances, self.corrections = [], [], []
        self.organs = draw.choice([[CITY], [CITY], [COUNTY], [CITY, COUNTY]])
        self.hearings = 0
        start_day = draw.randint(0, 700)
        self.instance("first", start_day)
        if self.instances[-1]["decided"] is not None and draw.random() < 0.4:
            self.instance("second", self.instances[-1]["decided"] + 20)
        for correct in self.corrections:
            correct()

    def write(self, at, kind, fields, organ=None):
        """By whoever does it for the organ: what a stranger to the case says is not in its file."""
        organ = organ or self.organs[0]
        self.lines.append(f"{{day: {text(at)}, kind: {kind}, recorder: {RECORDER[organ]}, role: intake-office, {fields}}}")
        return len(self.lines)

    def instance(self, kind, at):
        draw = self.draw
        one = {"kind": kind, "received": at, "hearings": [], "decided": None, "outcome": None, "document": None}
        self.instances.append(one)
        place = f"P{len(self.instances)}"
        series = "初" if kind == "first" else "终"
        standing = ["defendant", "co-defendant"] if kind == "first" else ["appellee", "appellant"]
        sued = ", ".join(f"{{organ: {organ}, standing: {standing[at]}}}" for at, organ in enumerate(self.organs))
        common = f"number: （{text(at)[:4]}）宁05行{series}{self.number}号, instance: {kind}, defendants: [{sued}]"
        if kind == "first":
            self.write(at, "notice-received", common + ", court: 中卫市中级人民法院, plaintiffs: [{name: 虚构, kind: citizen}], act: {title: 处罚决定, maker: 市自然资源局}, reconsideration: none, sued: act")
            for organ in self.organs:
                self.write(at + 1, "forwarded", f"units: [{{unit: {draw.choice(UNITS[organ])}}}]", organ)
        else:
            self.write(at, "notice-received", common + ", court: 宁夏高级人民法院")
        for _ in range(draw.choice([0, 1, 1, 2])):
            self.hearing(one, place, at)
        if draw.random() < 0.75:
            self.decision(one, place, at)

    def hearing(self, one, place, at):
        draw = self.draw
        self.hearings += 1
        held = at + draw.randint(10, 60)
        heard = {"entries": {}}
        self.write(at + 5, "hearing-notified", f"proceeding: {place}, at: {text(held)} 09:30")
        for organ in self.organs:
            came = draw.random() < 0.6
            fields = f"hearing: H{self.hearings}, defendant: {organ}, head-appeared: {str(came).lower()}"
            line = self.write(held, "hearing-held", fields, organ)
            heard["entries"][organ] = {"held": held, "came": came}
            if draw.random() < 0.3:
                self.corrections.append(lambda line=line, organ=organ, held=held, hearing=self.hearings: self.correct(heard, organ, line, held, hearing))
        one["hearings"].append(heard)

    def correct(self, heard, organ, line, held, hearing):
        """The other answer to whether the head came, which stands from then on."""
        came = not heard["entries"][organ]["came"]
        heard["entries"][organ]["came"] = came
        said = f"entry: {{kind: hearing-held, day: {text(held)}, hearing: H{hearing}, defendant: {organ}, head-appeared: {str(came).lower()}}}"
        self.write(1000, "corrected", f"replaces: {line}, {said}, reason: 与笔录核对后更正", organ)

    def decision(self, one, place, at):
        draw = self.draw
        outcome = draw.choice(LOST + WON + RESOLVED)
        document = "ruling" if outcome == "withdraw-voluntary" else "mediation" if outcome == "mediated" else "judgment"
        made = at + draw.randint(70, 200)

        def fields(made, outcome):
            return f"proceeding: {place}, document: {document}, made-on: {text(made)}, outcomes: [{{part: whole, outcome: {outcome}}}]"

        line = self.write(made + 3, "decision-received", fields(made, outcome))
        one.update(decided=made, outcome=outcome, document=document)
        if document == "judgment" and draw.random() < 0.25:
            other, earlier = draw.choice(LOST + WON), made - draw.randint(1, 30)
            one.update(decided=earlier, outcome=other)
            said = f"entry: {{kind: decision-received, day: {text(made + 3)}, {fields(earlier, other)}}}"
            self.write(made + 4, "corrected", f"replaces: {line}, {said}, reason: 与裁判文书核对后更正")


def counted(dockets, year, organ):
    """What a clerk with a pencil would say: by defendant and instance."""
    def within(number):
        return number is not None and text(number).startswith(str(year))

    every = [(one, sued) for docket in dockets for one in docket.instances for sued in docket.organs if organ in (None, sued)]
    heard = [(one, sued) for one, sued in every if one["hearings"] and within(min(entry["held"] for hearing in one["hearings"] for entry in hearing["entries"].values()))]
    came = [1 for one, sued in heard if any(hearing["entries"][sued]["came"] for hearing in one["hearings"])]
    decided = [one for one, _ in every if within(one["decided"])]
    first = [one for one in decided if one["kind"] == "first"]
    return {
        "received": sum(within(one["received"]) for one, _ in every), "ended": len(decided),
        "head-appearance": (len(came), len(heard)),
        # Who withdraws an appeal withdraws nothing of the suit.
        "resolution": (sum(one["outcome"] in RESOLVED and (one["kind"], one["outcome"]) != ("second", "withdraw-voluntary") for one in decided), len(decided)),
        "loss": (sum(one["outcome"] in LOST for one in first), len(first)),
    }


@pytest.fixture(scope="module")
def random_city(tmp_path_factory):
    seed = int(os.environ.get("YINGSU_SEED", random.randrange(1 << 32)))
    print(f"seed {seed}")
    draw = random.Random(seed)
    dockets = [Docket(draw, number + 1) for number in range(60)]
    home = tmp_path_factory.mktemp("home")
    for name in ("Templates", "Public", "PaperTemplates", "Rulebooks", "Scenarios", "Fonts"):
        shutil.copytree(ROOT / name, home / name)
    (home / "Demo").mkdir()
    people = (ROOT / "Demo/demo.yaml").read_text()
    (home / "Demo/demo.yaml").write_text(people.replace("day: 2026-02-13", "day: 2026-10-13"))
    cases = [f"- case: 第{docket.number}件\n  docket:\n" + "".join(f"    - {line}\n" for line in docket.lines) for docket in dockets]
    (home / "Demo/cases.yaml").write_text("".join(cases))
    process, base = start("--demo", "--home", str(home))
    yield dockets, base, seed
    process.terminate()
    process.wait(20)


def figures(visitor, question):
    return visitor.page.request.get(visitor.base + "/figures/files/figures.json?" + question).json()["figures"]


def test_a_count_with_a_pencil_over_random_dockets_comes_to_the_same(chromium, random_city):
    dockets, base, seed = random_city
    visitor = Visitor(chromium, base)
    visitor.role(JUSTICE)
    for year in YEARS:
        for organ in (None, CITY, COUNTY):
            wanted = counted(dockets, year, organ)
            question = f"year={year}" + (f"&organ={organ}" if organ else "")
            told = {one["code"]: one for one in figures(visitor, question) if one["group"] in ("指标", "收结存")}
            court = {one["code"]: one for one in figures(visitor, question + "&reading=court") if one["group"] == "指标"}
            where = (seed, year, organ)
            assert told["received"]["amount"] == wanted["received"], where
            assert told["ended"]["amount"] == wanted["ended"], where
            assert (told["head-appearance"]["numerator"], told["head-appearance"]["amount"]) == wanted["head-appearance"], where
            assert (told["resolution"]["numerator"], told["resolution"]["amount"]) == wanted["resolution"], where
            assert (court["loss"]["numerator"], court["loss"]["amount"]) == wanted["loss"], where
    assert sum(counted(dockets, year, None)["head-appearance"][1] for year in YEARS) > 30
    visitor.context.close()


def test_the_units_come_to_the_whole_whatever_the_dockets(chromium, random_city):
    dockets, base, seed = random_city
    visitor = Visitor(chromium, base)
    visitor.role(JUSTICE)
    for year in YEARS:
        whole = figures(visitor, f"year={year}")
        visitor.page.goto(base + f"/figures?year={year}")
        units = [value for value in visitor.page.eval_on_selector_all("main [name=unit] option", "all => all.map(one => one.value)") if value]
        rates = {one["code"]: one for one in whole if one["group"] == "指标"}
        parts = [{one["code"]: one for one in figures(visitor, f"year={year}&unit={unit}") if one["group"] == "指标"} for unit in units]
        for code in ("head-appearance", "loss", "resolution", "evidence-in-time"):
            for side in ("numerator", "amount"):
                assert sum(part[code].get(side, 0) for part in parts) == rates[code].get(side, 0), (seed, year, code)
    visitor.context.close()


def test_a_list_calls_each_case_by_the_number_of_the_instance_that_counts(chromium, random_city):
    dockets, base, seed = random_city
    visitor = Visitor(chromium, base)
    visitor.role(JUSTICE)
    wanted = sorted(one["kind"] for docket in dockets for one in docket.instances for _ in docket.organs if text(one["received"]).startswith("2024"))
    numbers, path = [], "/figures/cases?year=2024&part=received"
    while path:
        visitor.page.goto(base + path)
        numbers += visitor.page.locator("main tbody tr").all_inner_texts()
        following = visitor.page.get_by_role("link", name="下一页")
        path = following.get_attribute("href") if following.count() else None
    assert sorted("first" if "行初" in number else "second" for number in numbers) == wanted, (seed, numbers)
    visitor.context.close()
