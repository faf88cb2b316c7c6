import Casework
import Docket
import Foundation
import LegalCalendar
import Store
import Synchronization
import Testing

@testable import Rounds

/// A mail server of this machine that takes every letter and keeps it.
private final class PostOffice: Sendable {
    let port: UInt16
    private let socketNumber: Int32
    private let kept = Mutex<[String]>([])

    var letters: [String] { kept.withLock { $0 } }

    init() throws {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(number, $0, length) == 0 && listen(number, 5) == 0 && getsockname(number, $0, &length) == 0
            }
        }
        guard isBound else { throw Mail.Failed(description: "no socket") }
        (socketNumber, port) = (number, UInt16(bigEndian: place.sin_port))
        Thread.detachNewThread { [self] in while serve() {} }
    }

    func close() { shutdown(socketNumber, Int32(SHUT_RDWR)) }

    private func serve() -> Bool {
        let peer = accept(socketNumber, nil, nil)
        guard peer >= 0 else { return false }
        let handle = FileHandle(fileDescriptor: peer, closeOnDealloc: true)
        func say(_ line: String) { try? handle.write(contentsOf: Data((line + "\r\n").utf8)) }
        say("220 here")
        var (waiting, isLetter) = ("", false)
        while true {
            let data = handle.availableData
            guard !data.isEmpty else { return true }
            waiting += String(decoding: data, as: UTF8.self)
            if isLetter {
                guard let end = waiting.range(of: "\r\n.\r\n") else { continue }
                kept.withLock { $0.append(String(waiting[..<end.lowerBound])) }
                (waiting, isLetter) = (String(waiting[end.upperBound...]), false)
                say("250 taken")
            }
            while !isLetter, let end = waiting.range(of: "\r\n") {
                let word = waiting[..<end.lowerBound].prefix(4).uppercased()
                waiting = String(waiting[end.upperBound...])
                isLetter = word == "DATA"
                say(isLetter ? "354 go on" : word == "QUIT" ? "221 bye" : "250 ok")
            }
        }
    }
}

@Suite("提醒") struct RemindersTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let day = CivilDay("2026-02-24")!

    /// Two people of one unit with one address, and a case whose days are near.
    private func store(_ path: String) throws -> CaseStore {
        let store = try DataFolder(path).store(
            shelf: try RuleShelf(folder: Self.root + "/Rulebooks"), rulebook: "zhongwei-2022-3")
        try store.append(try ScenarioShelf.office(Self.root + "/Scenarios/office.yaml"))
        let clerk = Actor(account: "li", name: "李某", function: .intakeOffice, unit: "市政府办公室")
        let request = Request(
            actor: clerk, id: "r", seen: .max, instant: Self.day.instant, today: Self.day, confirmed: ["*"])
        _ = try store.change(nil, request) { _ in
            [
                Draft(
                    .noticeReceived, day: CivilDay("2026-02-10")!,
                    [
                        "number": "（2026）宁05行初12号", "court": "中卫市中级人民法院", "instance": "first",
                        "reconsideration": "none", "sued": "act",
                        "plaintiffs": .list([.object(["name": "张某"])]),
                        "defendants": .list([.object(["organ": "中卫市人民政府"])]),
                        "act": .object(["title": "征收补偿决定", "maker": "市自然资源局"]),
                    ]),
                Draft(
                    .forwarded, day: CivilDay("2026-02-11")!,
                    ["units": .list([.object(["unit": "市自然资源局"])])]),
            ]
        }
        for name in ["wang", "zhao"] {
            try store.enroll(name, display: name, unit: "市自然资源局", functions: [.handlingUnit])
            try store.set(mail: "desk@zw.gov.cn", of: name)
        }
        return store
    }

    private func rounds(_ store: CaseStore, port: UInt16) throws -> Rounds {
        Rounds(
            store: store, mail: try Mail(server: "smtp://127.0.0.1:\(port)", from: "yingsu@zw.gov.cn"),
            today: { Self.day }, hour: { 7 })
    }

    @Test("what an outage kept back goes out when it is over, once to each, and then no more that day")
    func outage() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("yingsu-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let store = try store(path)
        #expect(try rounds(store, port: 9).remindOnce() == 0)
        #expect(try store.setting("reminded-on") == nil)
        let office = try PostOffice()
        defer { office.close() }
        #expect(try rounds(store, port: office.port).remindOnce() == 2)
        #expect(try rounds(store, port: office.port).remindOnce() == nil)
        #expect(office.letters.count == 2)
        for letter in office.letters {
            let heads = letter.components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n")
            #expect(
                heads.contains { $0.firstMatch(of: /^Date: \w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0800$/) != nil }
            )
            #expect(heads.contains { $0.firstMatch(of: /^Message-ID: <[0-9a-f-]{36}@zw.gov.cn>$/) != nil })
            #expect(!letter.contains("张某"))
        }
        #expect(Set(office.letters.compactMap { $0.firstMatch(of: /Message-ID: <[^>]+>/)?.output }).count == 2)
    }
}
