import Docket
import Foundation
import Store
import Testing

@testable import Web

@Suite struct SignInLimiterTests {
    private let attacker = SignInLimiter.Place(address: "10.0.0.9", isKnownBrowser: false, browser: "")

    private func guess(_ limiter: SignInLimiter, _ name: String, _ place: SignInLimiter.Place, instant: Int) -> Bool {
        guard case .go = limiter.enter(name, place, instant: instant) else { return false }
        limiter.leave(name, place, fits: false, instant: instant)
        return true
    }

    @Test("five wrong passwords shut out the place and nobody else, for a quarter of an hour")
    func perName() {
        let limiter = SignInLimiter()
        #expect((0..<9).filter { guess(limiter, "刘秘书", attacker, instant: $0) }.count == 5)
        let elsewhere = SignInLimiter.Place(address: "10.0.0.1", isKnownBrowser: false, browser: "")
        let known = SignInLimiter.Place(address: "10.0.0.9", isKnownBrowser: true, browser: "b")
        #expect(limiter.enter("刘秘书", elsewhere, instant: 20) == .go && limiter.enter("刘秘书", known, instant: 20) == .go)
        #expect(
            limiter.enter("刘秘书", attacker, instant: 15 * 60_000 - 1) == .wait
                && limiter.enter("刘秘书", attacker, instant: 15 * 60_000 + 1) == .go)
    }

    @Test("one password tried on many names stops after twenty")
    func spraying() {
        let limiter = SignInLimiter()
        #expect((0..<60).filter { guess(limiter, "账号\($0)", attacker, instant: $0) }.count == 20)
    }

    @Test("guesses sent all at once are answered three at a time")
    func atOnce() {
        let limiter = SignInLimiter()
        #expect((0..<10).filter { limiter.enter("账号\($0)", attacker, instant: 0) == .go }.count == 3)
    }

    @Test("who signs in begins anew")
    func success() {
        let limiter = SignInLimiter()
        for instant in 0..<4 { _ = guess(limiter, "王某", attacker, instant: instant) }
        #expect(limiter.enter("王某", attacker, instant: 5) == .go)
        limiter.leave("王某", attacker, fits: true, instant: 5)
        #expect((0..<9).filter { guess(limiter, "王某", attacker, instant: 10 + $0) }.count == 5)
    }
}

@Suite struct SitePathTests {
    @Test(
        "what a browser would read as another site leads to the desk",
        arguments: [
            "//evil.cn", "/\t/evil.cn", "/\n/evil.cn", "/\\evil.cn", "\\/evil.cn", "http://evil.cn", "evil.cn", "",
            "/ /evil.cn", "/\u{200B}/evil.cn\u{2028}", "/\r\nSet-Cookie: a=b", " /cases",
        ])
    func outside(_ path: String) { #expect(Form.sitePath(path) == "/") }

    @Test("a path of this site stays", arguments: ["/", "/cases/C1?q=%E5%BC%A0", "/cases/C1/record/opined?unit=市公安局"])
    func inside(_ path: String) { #expect(Form.sitePath(path) == path) }
}

@Suite struct PageSourcesTests {
    /// A page that opened the raw case could show anything of it.
    @Test("no page and no job opens a case but as its reader may see it")
    func raw() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let sources = root.appendingPathComponent("Sources")
        // Taking in an old ledger compares with every case: the intake office's, whose cases all are.
        let names = try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter {
            $0.hasSuffix(".swift") && ($0.hasPrefix("Web/") || $0.hasPrefix("Work/"))
                && !$0.hasSuffix("OldLedgerPlan.swift")
        }
        #expect(names.count > 100)
        for name in names {
            // What the formatter broke before an operator is one line again.
            let text = try String(contentsOf: sources.appendingPathComponent(name), encoding: .utf8)
                .replacing(/\n\s+\?\?/, with: " ??")
            for line in text.split(separator: "\n") where line.contains("store.derivation(") {
                // On the machine itself nobody is asked who he is.
                #expect(line.contains("reader.map"), "\(name): \(line)")
            }
        }
    }
}

@Suite struct PresenceTests {
    /// Ends only when it is cancelled.
    @Sendable private static func forever() async -> Bool {
        while !Task.isCancelled { await Task.yield() }
        return true
    }

    @Test("what is made for one who leaves is cancelled, also if he left before it began", .timeLimit(.minutes(1)))
    func leaving() async {
        let presence = Presence()
        async let answer = presence.during(Self.forever)
        await Task.yield()
        presence.left()
        #expect(await answer)
        #expect(await presence.during(Self.forever))
    }

    @Test("what is done is done, and one who stays is not disturbed")
    func staying() async {
        let presence = Presence()
        #expect(await presence.during { !Task.isCancelled })
        #expect(await presence.during { 7 } == 7)
    }

    @Test("for a task that was cancelled nothing is read any more")
    func reading() async throws {
        let engine = try SQLiteEngine()
        let task = Task { () -> Bool in
            while !Task.isCancelled { await Task.yield() }
            return (try? engine.read { _ in 1 }) == nil
        }
        task.cancel()
        #expect(await task.value)
        #expect(try engine.read { _ in 1 } == 1)
    }
}

@Suite struct GatewayTests {
    @Test(
        "one place has one name, whatever stands around it",
        arguments: [
            ("10.0.0.5", "10.0.0.5"), ("::ffff:10.0.0.5", "10.0.0.5"), ("10.0.0.5:51234", "10.0.0.5"),
            ("[2001:db8::1]:443", "2001:db8::1"), ("2001:db8::1", "2001:db8::1"), ("::1", "::1"),
        ])
    func plain(_ said: String, _ wanted: String) { #expect(Site.plain(said) == wanted) }

    @Test("what is no address is none", arguments: ["gateway.local", "10.0.0", ""])
    func none(_ text: String) { #expect(!Site.isAddress(text)) }
}
