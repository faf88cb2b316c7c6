public import LegalCalendar

/// 台账条目: one thing that happened, as it is recorded for good.
public struct Entry: Sendable, Hashable {
    public var version = 1
    public var stream: Stream
    /// The case's id; nil in the other streams.
    public var caseID: String?
    /// 顺序号: gap-free over the whole journal. In a scenario it is the place in the list.
    public var sequence: Int
    /// The chain's head before this entry.
    public var previous: Digest
    /// When it was recorded: milliseconds UTC since 1970.
    public var instant: Int
    public var actor: String
    public var role: String
    /// The recorder's unit; the unit an entry is about stands in `fields`.
    public var unit: String
    public var request: String
    public var kind: KindName
    /// The legal day on which it happened.
    public var day: CivilDay
    public var fields: [String: Value]

    public init(
        stream: Stream = .case, caseID: String? = nil, sequence: Int = 0, previous: Digest = .genesis, instant: Int = 0,
        actor: String = "", role: String = "", unit: String = "", request: String = "", kind: KindName, day: CivilDay,
        fields: [String: Value] = [:]
    ) {
        self.stream = stream
        self.caseID = caseID
        self.sequence = sequence
        self.previous = previous
        self.instant = instant
        self.actor = actor
        self.role = role
        self.unit = unit
        self.request = request
        self.kind = kind
        self.day = day
        self.fields = fields
    }

    public subscript(field: String) -> Value? { fields[field] }

    /// The day of recording, in China's zone.
    public var recordedOn: CivilDay { CivilDay(instant: instant) }
}

extension CivilDay {
    /// The civil day in China (UTC+8, no summer time since 1992) at an instant in milliseconds UTC.
    public init(instant: Int) { self.init(number: (instant + 8 * 3_600_000) / 86_400_000) }

    /// The first instant of the day in China, milliseconds UTC.
    public var instant: Int { number * 86_400_000 - 8 * 3_600_000 }
}

extension Entry {
    public var canonicalBytes: [UInt8] {
        var object: [String: Value] = [
            "v": .integer(version), "stream": .text(stream.rawValue), "seq": .integer(sequence),
            "prev": .text(previous.hex), "instant": .integer(instant), "actor": .text(actor), "role": .text(role),
            "unit": .text(unit), "request": .text(request), "kind": .text(kind.rawValue), "day": .text(day.description),
        ]
        if let caseID { object["case"] = .text(caseID) }
        if !fields.isEmpty { object["fields"] = .object(fields) }
        return CanonicalJSON.bytes(.object(object))
    }

    public struct Unreadable: Error, Sendable, CustomStringConvertible {
        public let description: String
    }

    public init(canonicalBytes: [UInt8]) throws {
        let value = try JSONReader.value(canonicalBytes)
        func field<Found>(_ name: String, _ read: (Value) -> Found?) throws -> Found {
            guard let found = value[name].flatMap(read) else { throw Unreadable(description: "条目缺少 \(name)") }
            return found
        }
        self.init(
            stream: try field("stream") { $0.text.flatMap(Stream.init(rawValue:)) },
            caseID: value["case"]?.text, sequence: try field("seq", \.integer),
            previous: try field("prev") { $0.text.flatMap(Digest.init(hex:)) },
            instant: try field("instant", \.integer),
            actor: try field("actor", \.text), role: try field("role", \.text), unit: try field("unit", \.text),
            request: try field("request", \.text), kind: KindName(try field("kind", \.text)),
            day: try field("day", { $0.text.flatMap { CivilDay($0) } }), fields: value["fields"]?.object ?? [:])
        version = try field("v", \.integer)
    }
}
