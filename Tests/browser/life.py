"""A case's life on the pages, as the people on it click it: from the notice to the archive."""
import urllib.parse

import pdf_kit

PDF = pdf_kit.pdf(1)

CLERK = "市政府办公室 · 李某"
KEEPER = "市政府办公室 · 陈某"
LAND = "市自然资源局 · 王某"
HOUSING = "市住房和城乡建设局 · 高某"
JUSTICE = "市司法局 · 孙某"
JUSTICE_HANDLER = "市司法局 · 钱某"
SIX = ["行政答辩状.pdf", "证据目录.pdf", "依据清单.pdf", "法定代表人身份证明书.pdf", "出庭负责人身份证明书.pdf", "授权委托书.pdf"]


def pdf(name):
    return {"name": name, "mimeType": "application/pdf", "buffer": PDF}


class Life:
    def __init__(self, visitor, number, clerk=CLERK, keeper=KEEPER):
        self.visitor, self.page, self.number = visitor, visitor.page, number
        self.clerk, self.keeper = clerk, keeper
        self.case = None

    def fill(self, fields):
        for name, value in fields.items():
            box = self.page.locator(f"[name='{name}']")
            if box.evaluate("e => e.tagName") == "SELECT":
                box.select_option(value)
            else:
                box.fill(value)

    def save(self):
        """Presses the page's primary button; answers its question, if it asks, with yes."""
        self.page.locator("main form button.primary").last.click()
        if self.page.locator(".ask").count():
            self.page.locator("main form button.primary").last.click()
        assert self.page.locator("#summary").count() == 0, self.page.inner_text("#summary")

    def open(self):
        self.page.goto(self.visitor.base + self.case)

    def on(self, day, role):
        self.visitor.role(role)
        self.visitor.day(day)

    def step(self, title, fields={}):
        """The next step of this name on the case's own page."""
        self.open()
        self.page.evaluate("document.querySelectorAll('.step details').forEach(each => { each.open = true })")
        self.page.locator(".step a.button", has_text=title).first.click()
        self.fill(fields)
        self.save()

    def other(self, title, fields={}):
        """登记其他事项: a fact that no step waits for."""
        self.open()
        self.choose(title)
        self.fill(fields)
        self.save()

    def choose(self, title):
        """From the case's page to the form of that name: looked for, as a person would."""
        self.page.get_by_role("link", name="登记其他事项").click()
        self.page.fill("#q", title)
        self.page.locator("#all").get_by_role("link", name=title, exact=True).first.click()

    def register(self, day, role=None, **fields):
        self.on(day, role or self.clerk)
        self.page.goto(self.visitor.base + "/register")
        form = {
            "day": day, "number": self.number, "court": "中卫市中级人民法院", "plaintiffs.0.name": "马某", "act.title": "征收补偿决定", "act.maker": "市自然资源局",
            "reconsideration": "none", "sued": "act",
        }
        extra = {name: value for name, value in fields.items() if name not in form}
        if extra:
            self.page.locator("details summary").first.click()
        self.fill({name: value for name, value in {**form, **fields}.items() if name != "day"})
        self.page.locator("#f-day").fill(day)
        self.page.locator("main form .bar button.primary").click()
        self.page.locator("#go").click()
        self.case = urllib.parse.urlparse(self.page.url).path
        assert self.number in self.visitor.text()

    def instruct_and_forward(self, day):
        self.on(day, self.clerk)
        self.step("登记批示")
        self.step("转送承办单位")

    def prepare(self, day, role, papers=SIX):
        """The unit signs, names its handler, hands in its papers and submits them."""
        self.on(day, role)
        self.step("签收批示件")
        self.step("确定承办人", {"persons.0.name": role.split(" · ")[1]})
        self.open()
        self.page.locator(".step a.button", has_text="备齐材料").click()
        self.page.set_input_files("[name=files]", [pdf(name) for name in papers])
        self.page.get_by_role("button", name="上传", exact=True).click()
        self.page.get_by_role("link", name="提请审批").click()
        self.fill({"signed-off-by": "周某"})
        self.save()

    def approve_and_seal(self, day, count=1):
        """The office records the leader's consent, the keeper seals, the office sends the papers back: for each unit."""
        self.on(day, self.clerk)
        for _ in range(count):
            self.open()
            self.page.locator(".step a.button", has_text="审批应诉材料").first.click()
            self.page.get_by_role("button", name="同意", exact=True).click()
        self.on(day, self.keeper)
        for _ in range(count):
            self.step("登记用印", {"register-number": "印2026-1"})
        self.on(day, self.clerk)
        for _ in range(count):
            self.step("转送用印材料")

    def file(self, day, role):
        self.on(day, role)
        self.step("登记提交法院", {"receipt": "法院收据"})

    def to_filing(self, notice, filed, role=LAND, **fields):
        """The main job in one go; its own test looks at every page of it."""
        self.register(notice, **fields)
        self.instruct_and_forward(notice)
        self.prepare(notice, role)
        self.approve_and_seal(notice)
        self.file(filed, role)

    def text(self):
        """The case's page with everything unfolded."""
        self.open()
        self.page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
        return self.visitor.text()
