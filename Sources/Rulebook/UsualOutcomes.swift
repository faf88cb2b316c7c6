/// 常见裁判结果: those of one kind of document that a form shows first; all others are chosen from a list.
public struct UsualOutcomes: Sendable, Hashable {
    /// 判决书、裁定书、调解书
    public let document: String
    /// 审级 in which they are; empty for all of which no other row speaks.
    public let instances: [String]
    public let codes: [String]
    let line: Int?
}

extension Rules {
    /// - Returns: by document, in the order in which they are shown.
    /// - Parameter instance: 审级 of the decision.
    public func usualOutcomes(in instance: String) -> [(document: String, codes: [String])] {
        let rows = all.flatMap(\.usualOutcomes)
        var seen: Set<String> = []
        return rows.map(\.document).filter { seen.insert($0).inserted }.compactMap { document in
            let own = rows.filter { $0.document == document }
            let row = own.first { $0.instances.contains(instance) } ?? own.first { $0.instances.isEmpty }
            return row.map { (document, $0.codes.filter { outcome($0) != nil }) }
        }
    }
}
