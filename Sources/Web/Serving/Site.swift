import Docket
import Foundation
import Logging
import Mustache
import NIOCore
public import Papers
import Rulebook
public import Store
import Work

/// 站点: what every page reads from.
public struct Site: Sendable {
    public let store: CaseStore
    public let clock: Clock
    public let isDemo: Bool
    /// 网关: the address of the one that ends TLS before this server; nil where browsers speak to it themselves.
    public let gateway: String?
    /// How many pages each of these files gives; told by a process of its own.
    let countPages: @Sendable ([EvidenceVolume.Part]) async throws -> [Int]
    /// 发邮件: to an address, a subject and a text; nil where no mail server was named.
    let letter: (@Sendable (String, String, String) throws -> Void)?
    let templates: MustacheLibrary
    let templateShelf: TemplateShelf
    let help: Help
    let home: String
    /// Files of `Public`, by name, with their type.
    let assets: [String: Asset]
    /// Changes with the assets, so that browsers may keep them for ever.
    let assetVersion: String
    let signIns = SignInLimiter()

    struct Asset: Sendable {
        let bytes: [UInt8]
        let contentType: String
    }

    var paperTemplates: [String: PaperTemplate] { templateShelf.current }

    /// - Parameter home: the folder in which `Templates`, `PaperTemplates` and `Public` stand.
    public init(
        store: CaseStore, clock: Clock, isDemo: Bool, gateway: String? = nil, home: String,
        letter: (@Sendable (String, String, String) throws -> Void)? = nil,
        countPages: @escaping @Sendable ([EvidenceVolume.Part]) async throws -> [Int]
    ) async throws {
        try Words.check(store.rules.vocabulary)
        self.store = store
        self.clock = clock
        self.isDemo = isDemo
        self.gateway = gateway
        self.countPages = countPages
        self.letter = letter
        MustacheContentTypes.register(PageEscape(), named: PageEscape.name)
        help = try Help(file: home + "/Templates/help.yaml")
        templates = try await MustacheLibrary(directory: home + "/Templates")
        self.home = home
        templateShelf = try TemplateShelf(folder: home + "/PaperTemplates")
        for problem in try templateShelf.load(from: store) { Logger(label: "yingsu").warning("\(problem)") }
        (assets, assetVersion) = try Self.readAssets(home + "/Public")
    }

    /// Where a request comes from: what the gateway says last, and of nobody else is a word of it believed.
    func place(from peer: String, said forwarded: String?) -> String {
        guard let gateway, Self.plain(peer) == Self.plain(gateway), let last = forwarded?.split(separator: ",").last
        else { return peer }
        return Self.plain(String(last).trimmingBlanks)
    }

    public static func isAddress(_ text: String) -> Bool { (try? SocketAddress(ipAddress: text, port: 0)) != nil }

    /// An address without its port, and of an IPv4 one not the form that a socket for both kinds gives it.
    static func plain(_ address: String) -> String {
        var text = address[...]
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            text = text[text.index(after: text.startIndex)..<end]
        } else if text.count(where: { $0 == ":" }) == 1, let colon = text.firstIndex(of: ":") {
            text = text[..<colon]
        }
        return String(text.lowercased().hasPrefix("::ffff:") && text.contains(".") ? text.dropFirst(7) : text)
    }

    /// What a cookie says besides its name: behind a gateway it goes over TLS alone.
    var cookieRules: String { "HttpOnly; SameSite=Lax" + (gateway == nil ? "" : "; Secure") }

    private static func readAssets(_ folder: String) throws -> ([String: Asset], String) {
        let types = ["css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"]
        var assets: [String: Asset] = [:]
        var all: [UInt8] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            guard let ending = name.split(separator: ".").last, let type = types[String(ending)],
                let data = FileManager.default.contents(atPath: "\(folder)/\(name)")
            else { continue }
            assets[name] = Asset(bytes: [UInt8](data), contentType: type)
            all += data
        }
        return (assets, StoreFacts.version(of: all))
    }
}
