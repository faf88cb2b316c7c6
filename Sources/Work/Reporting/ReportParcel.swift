public import Docket
import Foundation
import LegalCalendar
public import Oversight
public import Rulebook

/// 上报文件: a report of one installation for the office above in another, signed with its key. What stands on its pages is what is in it.
public struct ReportParcel: Sendable {
    /// What cannot be taken in.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        case noParcel
        case notSigned(organ: String)

        public var description: String {
            switch self {
            case .noParcel: "这不是上报文件，或者不完整，请用对方从“上报文件（签名）”下载的原件"
            case .notSigned(let organ): "签名与\(organ)的公钥不符：文件被改过，或者不是用那把密钥签的"
            }
        }
    }

    static let limit = 1_000_000
    /// Until the year 2100.
    private static let times = 1...4_102_444_800_000

    public let name: FormReport.Name
    public let version: Int
    public let cells: [FormCell: FormValue]
    /// 填报说明 and the reasons of supplements.
    public let text: String
    /// When it was submitted, in milliseconds since 1970: of two files of one report the later holds, and one that is loaded twice is one.
    public let made: Int
    private let signed: Value
    private let signature: [UInt8]

    /// - Parameter report: as it was submitted; nil where it was not.
    public init?(_ report: FormReport, signedBy key: SM2Key) {
        guard [.submitted, .locked].contains(report.stage), let version = report.version,
            let instant = report.submittedAt
        else { return nil }
        let reasons = ([report.note] + report.supplements.map { "\($0.day.chinese)补充：\($0.reason)" })
        (name, self.version, cells, made) = (report.name, version, report.current, instant)
        text = reasons.filter { !$0.isEmpty }.joined(separator: "；")
        signed = .object(
            name.fields.merging([
                "version": .integer(version), "cells": FormReport.cells(cells), "text": .text(text),
                "made": .integer(instant),
            ]) { own, _ in own })
        signature = key.sign(CanonicalJSON.bytes(signed))
    }

    /// - Throws: `Failure.noParcel`; nothing is believed of it before `check`.
    public init(_ bytes: [UInt8]) throws(Failure) {
        guard bytes.count <= Self.limit, let value = try? JSONReader.value(bytes), value["yingsu"]?.text == "report",
            let signed = value["signed"], let name = FormReport.Name(signed), name.first <= name.last,
            let version = signed["version"]?.integer, let made = signed["made"]?.integer, Self.times.contains(made),
            let signature = value["signature"]?.text.flatMap({ Data(base64Encoded: $0) })
        else { throw .noParcel }
        (self.name, self.version, self.made, self.signed, self.signature) = (
            name, version, made, signed, Array(signature)
        )
        text = String((signed["text"]?.text ?? "").prefix(5000))
        cells = FormReport.values(signed)
    }

    public func check(_ key: SM2PublicKey) throws(Failure) {
        guard key.verifies(signature, of: CanonicalJSON.bytes(signed)) else { throw .notSigned(organ: name.organ) }
    }

    public var bytes: [UInt8] {
        CanonicalJSON.bytes(
            .object(["yingsu": "report", "signed": signed, "signature": .text(Data(signature).base64EncodedString())]))
    }

    /// What is recorded of it.
    var fields: [String: Value] {
        var fields = name.fields.merging([
            "version": .integer(version), "cells": FormReport.cells(cells), "made": .integer(made),
            "digest": .text(Digest(of: CanonicalJSON.bytes(signed)).hex),
        ]) { own, _ in own }
        fields["text"] = text.isEmpty ? nil : .text(text)
        return fields
    }
}
