"""上报文件: from a county's installation to the city's, signed by a key that was compared by telephone (two servers, two folders)."""
import json
import shutil
import subprocess
import tempfile

import pytest
from conftest import ROOT, YINGSU, Visitor, start
from life import JUSTICE
from test_organs import COUNTY, COUNTY_JUSTICE

ORGAN = "沙坡头区人民政府"
PATH = "/figures/form?form=litigation&year=2024&organ=" + ORGAN


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """The county's installation, and the city's, which keeps none of the county's cases."""
    home = tmp_path_factory.mktemp("city")
    for name in ("Templates", "Public", "PaperTemplates", "Rulebooks", "Scenarios", "Fonts", "Demo"):
        shutil.copytree(ROOT / name, home / name)
    office = home / "Scenarios/office.yaml"
    lines = office.read_text().split("\n- ")
    office.write_text("\n- ".join(line for line in lines if not any(f"name: {name}," in line for name in ("沙坡头区政府办公室", "沙坡头区司法局"))))
    demo = home / "Demo/demo.yaml"
    demo.write_text("\n".join(line for line in demo.read_text().splitlines() if "沙坡头区" not in line))
    (home / "Demo/office.yaml").write_text("")
    cases = (home / "Demo/cases.yaml").read_text().split("\n- case: ")
    (home / "Demo/cases.yaml").write_text("\n- case: ".join(cases[:4]) + "\n")
    county, county_base = start("--demo")
    city, city_base = start("--demo", "--home", str(home))
    yield county, county_base, city_base
    for process in (county, city):
        process.terminate()
        process.wait(20)


def key(*words):
    return subprocess.run([YINGSU, "key", *words], cwd=ROOT, capture_output=True, text=True)


def download(page, base, link):
    return page.request.get(base + page.get_by_role("link", name=link).get_attribute("href")).body()


def test_a_countys_file_is_taken_in_once_its_key_was_compared(chromium, two, tmp_path):
    process, county_base, city_base = two
    county = Visitor(chromium, county_base)
    page = county.page
    county.role(COUNTY)
    page.goto(county_base + PATH)
    page.get_by_role("button", name="保存填报").click()
    county.role(COUNTY_JUSTICE)
    page.goto(county_base + PATH)
    for name in ("审核通过", "上报"):
        page.get_by_role("button", name=name, exact=True).click()
    assert page.get_by_role("link", name="上报文件").count() == 0
    page.goto(county_base + "/figures/keys")
    assert "还没有密钥" in page.inner_text("main")
    data = f"{tempfile.gettempdir()}/yingsu-demo-{process.pid}"
    fingerprint = key("make", "--data", data).stdout.strip()
    assert len(fingerprint.split()) == 8
    assert key("make", "--data", data).returncode == 64
    page.reload()
    assert fingerprint in page.inner_text("main")
    public, parcel = tmp_path / "公钥.json", tmp_path / "上报.json"
    public.write_bytes(download(page, county_base, "下载公钥文件"))
    page.goto(county_base + PATH)
    parcel.write_bytes(download(page, county_base, "上报文件"))
    checked = key("check", str(parcel), "--key", str(public))
    assert "签名有效" in checked.stdout and ORGAN in checked.stdout

    city = Visitor(chromium, city_base)
    page = city.page
    city.role(JUSTICE)
    page.goto(city_base + "/figures/forms?year=2024")
    assert page.get_by_text("接收上报文件").count() == 0
    page.get_by_role("link", name="密钥").click()
    page.select_option("select[name=organ]", ORGAN)
    page.set_input_files("[name=file]", str(public))
    page.fill("[name=fingerprint]", fingerprint.replace(fingerprint[:4], "0000"))
    page.get_by_role("button", name="指纹一致，信任").click()
    assert "指纹与文件里的不一样" in page.inner_text("#summary")
    assert page.input_value("[name=fingerprint]").startswith("0000")
    page.set_input_files("[name=file]", str(public))
    page.fill("[name=fingerprint]", fingerprint)
    page.get_by_role("button", name="指纹一致，信任").click()
    assert "已信任" in page.inner_text("body") and fingerprint in page.inner_text("main")
    city.picture("keys")
    page.get_by_role("link", name="报表上报").first.click()
    page.select_option("[name=year]", "2024")
    page.get_by_role("button", name="查看").click()
    assert "未填报" in page.locator("main tr", has_text=ORGAN).inner_text()
    # A number that was changed on the way.
    said = json.loads(parcel.read_text())
    said["signed"]["cells"][0]["value"] = "99"
    odd = tmp_path / "改过.json"
    odd.write_text(json.dumps(said, ensure_ascii=False))
    page.set_input_files("[name=file]", str(odd))
    page.get_by_role("button", name="核对签名并接收").click()
    assert "签名与" in page.inner_text("#summary")
    page.set_input_files("[name=file]", str(parcel))
    page.get_by_role("button", name="核对签名并接收").click()
    assert "已接收" in page.inner_text("body") and "已上报" in page.inner_text("main")
    page.get_by_role("button", name="锁定", exact=True).click()
    assert "已锁定" in page.inner_text("main")
    page.goto(city_base + "/figures/keys")
    page.get_by_label("停用的理由").fill("换服务器")
    page.get_by_role("button", name="停用").click()
    assert "停用" in page.inner_text("main") and page.get_by_label("停用的理由").count() == 0
    for visitor in (county, city):
        assert visitor.troubles == []
        visitor.context.close()
