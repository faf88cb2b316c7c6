import Rounds
import Testing

@Suite("邮件") struct MailTests {
    @Test(
        "an address that could end a header or an option is none",
        arguments: ["a@b", "a b@c.cn", "a@c.cn\nBcc: x@y.cn", "\"a\"@c.cn", "a@@c.cn", "@c.cn", "张三@c.cn"])
    func noAddress(_ text: String) { #expect(!Mail.isAddress(text)) }

    @Test("an ordinary address is one", arguments: ["wang.w@zw.gov.cn", "a_b-c+d@mail.example.cn"])
    func address(_ text: String) { #expect(Mail.isAddress(text)) }

    @Test("a server that is no mail server is refused by name")
    func server() {
        let refused = #expect(throws: Mail.Failed.self) { try Mail(server: "http://mail", from: "a@b.cn") }
        #expect(refused?.description.contains("smtp://") == true)
    }
}
