import LegalCalendar
import Testing

/// 放假通知的文字: notices in the manner in which they are published, with invented days.
struct NoticeTextTests {
    static let text = """
        国务院办公厅关于2027年
        部分节假日安排的通知
        国办发明电〔2026〕9号
        各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
        一、元旦：2026年12月31日（周四）至2027年1月2日（周六）放假调休，共3天。1月3日（周日）上班。
        二、春节：2月5日（农历腊月二十九、周五）至13日（周六）放假调休，共9天。1月31日（周日）、2月14日（周日）上班。
        三、清明节：4月5日（周一）放假1天，不调休。
        四、劳动节：5月1日（星期六）至5日（周三）放假调休，
        共5天。4月25日（周日）上班。
        五、端午节：6月9日（周三）放假1天。
        六、中秋节、国庆节：9月30日（周四）至10月7日（周四）放假调休，共8天。9月26日（周日）、10月9日（周六）上班。
        节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
        国务院办公厅
        2026年11月4日
        """

    private func read(_ old: String = "", _ new: String = "") -> NoticeText {
        NoticeText(
            old.isEmpty
                ? Self.text.replacing("2027年\n", with: "2027年")
                : Self.text.replacing(
                    "2027年\n", with: "2027年"
                ).replacing(old, with: new))
    }

    @Test("a whole notice is read into its days, however its lines are broken")
    func whole() throws {
        let notice = try #require(read().notice, "\(read().problems)")
        #expect(notice.year == 2027 && notice.number == "国办发明电〔2026〕9号" && !notice.provisional)
        #expect(
            notice.rest.map { "\($0.name) \($0.first) \($0.last)" } == [
                "元旦 2026-12-31 2027-01-02", "春节 2027-02-05 2027-02-13", "清明节 2027-04-05 2027-04-05",
                "劳动节 2027-05-01 2027-05-05", "端午节 2027-06-09 2027-06-09", "中秋节、国庆节 2027-09-30 2027-10-07",
            ])
        #expect(
            notice.makeUp.map(\.description) == [
                "2027-01-03", "2027-01-31", "2027-02-14", "2027-04-25", "2027-09-26", "2027-10-09",
            ])
        // A title broken into two lines is a title all the same.
        #expect(NoticeText(Self.text).notice == notice)
        let spaced = Self.text.replacing("：", with: ": ").replacing("（", with: " (").replacing("）", with: ")")
        #expect(NoticeText(spaced).notice == notice)
    }

    @Test(
        "what does not add up is said with the holiday it stands in, and nothing is taken",
        arguments: [
            ("共9天", "共8天", "春节：写明共8天，起止日期却是9天"), ("2月14日（周日）上班", "2月15日（周一）上班", "本来就是工作日"),
            ("1月31日（周日）", "1月31日（周六）", "2027年1月31日是星期日"), ("三、清明节：4月5日（周一）放假1天，不调休。", "", "没有读到清明节"),
            ("4月5日（周一）", "4月31日（周一）", "没有"), ("国办发明电〔2026〕9号", "", "没有读到文号"), ("关于2027年部分", "关于部分", "没有读到年份"),
            ("1月3日（周日）上班", "1月2日（周六）上班", "既是“元旦”放假又是调休上班"), ("端午节：6月9日（周三）放假1天", "端午节：放假1天", "端午节：没有读到放假的起止日期"),
        ])
    func wrong(_ old: String, _ new: String, _ says: String) {
        let found = read(old, new)
        #expect(found.notice == nil)
        #expect(found.problems.contains { $0.contains(says) }, "\(found.problems)")
    }

    @Test(
        "anything at all is read without an end",
        arguments: ["", "：", "一、：", "关于2027年部分节假日", String(repeating: "春节：1月", count: 500)])
    func anything(_ text: String) {
        #expect(NoticeText(text).notice == nil && !NoticeText(text).problems.isEmpty)
    }
}
