import Casework
public import Docket
public import LegalCalendar
import Rulebook
public import Store

/// 密钥: one's own, and the public keys of other installations that the office above has checked; their files are taken in by them.
public struct KeyRing: Sendable {
    /// 别的系统的公钥
    public struct Trusted: Sendable, Hashable {
        public let organ: String
        public let key: SM2PublicKey
        public let since: CivilDay
        /// 停用或者被替换的日子; nil while it holds.
        public let until: CivilDay?
        public let reason: String
    }

    static let kinds: [KindName] = [.keyTrusted, .keyRevoked]

    private let reading: Reading
    private var organisation: Organisation { reading.holders.organisation }

    public init(_ reading: Reading) { self.reading = reading }

    /// 本系统的公钥; nil while none was made.
    public func own() throws -> SM2PublicKey? { try reading.store.keyFile.read()?.publicKey }

    /// 下级: of whom files could come: those below whose cases are kept elsewhere; those that have ended since among them, each under the name by
    /// which it went on.
    var organs: [String] {
        guard reading.reader.has(.oversightOffice) else { return [] }
        let mine = reading.holders.organs(of: .oversightOffice, in: reading.reader.unit)
        let units = organisation.units.filter { unit in
            organisation.superior(of: unit.name).map(mine.contains) ?? false
                && !reading.holders.isSetUp(organisation.present(unit.name))
        }
        return Set(units.map { organisation.renamed($0.name) }).sorted()
    }

    /// Those of them that there are now.
    public var offered: [String] { organs.filter { organisation.unit($0)?.through == nil } }

    /// The newest first, those that hold before those that do not.
    public func trusted() throws -> [Trusted] {
        let entries = StandingEntries.of(
            try reading.store.officeEntries(of: (Self.kinds + [.corrected]).map(\.rawValue)))
        let all = trusted(entries).filter { organs.contains($0.organ) }
        return all.filter { $0.until == nil }.reversed() + all.filter { $0.until != nil }.reversed()
    }

    private func trusted(_ entries: [Entry]) -> [Trusted] {
        var all: [Trusted] = []
        for entry in entries where Self.kinds.contains(entry.kind) {
            let organ = organisation.renamed(entry["organ"]?.text ?? "")
            // 一个机关一把: another one takes its place from that day.
            all = all.map { one in
                one.organ == organ && one.until == nil
                    ? Trusted(organ: organ, key: one.key, since: one.since, until: entry.day, reason: one.reason) : one
            }
            guard entry.kind == .keyTrusted, let key = entry["key"]?.text.flatMap({ SM2PublicKey(base64: $0) }) else {
                continue
            }
            all.append(
                Trusted(organ: organ, key: key, since: entry.day, until: nil, reason: entry["reason"]?.text ?? ""))
        }
        return all
    }

    /// The key by which an organ's files are taken in.
    func holding(_ organ: String) throws -> SM2PublicKey? {
        try trusted().first { $0.organ == organ && $0.until == nil }?.key
    }

    // MARK: - 办

    /// 信任: after its fingerprint was compared with what the other side reads out; another one in its place needs a reason.
    /// - Throws: `Refusal` naming the field.
    /// - Parameters:
    ///   - chosen: whose key it is, as the office says: a fingerprint says nothing of the organ that the file names.
    public func trust(
        _ file: PublicKeyFile, of chosen: String, fingerprint said: String, reason: String, _ request: Request
    ) throws {
        let organ = organisation.renamed(chosen)
        guard organs.contains(organ) else {
            throw Refusal(of: "organ", "请选择是哪个下级机关的公钥（就在本系统里办案的不用公钥）")
        }
        guard organisation.renamed(file.organ) == organ else {
            throw Refusal(of: "file", "文件里写的是“\(file.organ)”的公钥，不是\(organ)的")
        }
        guard Self.plain(said) == file.key.fingerprint.hex else {
            throw Refusal(of: "fingerprint", "指纹与文件里的不一样，请向对方核对；不一样的公钥不能信任")
        }
        try reading.record(.keyTrusted, as: .oversightOffice, from: Self.kinds, request) { entries in
            let held = trusted(entries).last { $0.organ == organ && $0.until == nil }
            guard held?.key != file.key else { throw Refusal(of: "file", "这把公钥已经信任") }
            guard held == nil || !reason.isEmpty else { throw Refusal(of: "reason", "请写明为什么替换\(organ)原来的公钥") }
            var fields: [String: Value] = [
                "organ": .text(organ), "key": .text(file.key.base64), "fingerprint": .text(file.key.fingerprint.hex),
            ]
            fields["reason"] = reason.isEmpty ? nil : .text(reason)
            return fields
        }
    }

    /// 停用: what was signed by it is taken in no more; what was taken in stays.
    public func revoke(_ organ: String, reason: String, _ request: Request) throws {
        guard !reason.isEmpty else { throw Refusal(of: "reason", "请写明停用的理由") }
        try reading.record(.keyRevoked, as: .oversightOffice, from: Self.kinds, request) { entries in
            guard organs.contains(organ),
                let held = trusted(entries).last(where: { $0.organ == organ && $0.until == nil })
            else { throw Refusal(of: "organ", "没有信任这个机关的公钥") }
            return [
                "organ": .text(organ), "fingerprint": .text(held.key.fingerprint.hex), "reason": .text(reason),
            ]
        }
    }

    /// As it is read out: with blanks or strokes, in any letters.
    private static func plain(_ said: String) -> String {
        said.foldedTight.lowercased().filter { $0.isHexDigit }
    }
}

/// 公钥文件: what one installation hands to the other.
public struct PublicKeyFile: Sendable, Hashable {
    public let organ: String
    public let key: SM2PublicKey

    public init(organ: String, key: SM2PublicKey) { (self.organ, self.key) = (organ, key) }

    /// Nil for what is no such file.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count < 10_000, let value = try? JSONReader.value(bytes), value["yingsu"]?.text == "public-key",
            let organ = value["organ"]?.text, !organ.isEmpty,
            let key = value["key"]?.text.flatMap({ SM2PublicKey(base64: $0) })
        else { return nil }
        self.init(organ: organ, key: key)
    }

    public var bytes: [UInt8] {
        CanonicalJSON.bytes(
            .object([
                "yingsu": "public-key", "organ": .text(organ), "key": .text(key.base64),
                "fingerprint": .text(key.fingerprint.hex),
            ]))
    }
}

extension SM2PublicKey {
    /// 指纹, as it is read out: eight groups of eight.
    public var shownFingerprint: String {
        let hex = Array(fingerprint.hex.uppercased())
        return stride(from: 0, to: hex.count, by: 8).map { String(hex[$0..<min($0 + 8, hex.count)]) }
            .joined(separator: " ")
    }
}
