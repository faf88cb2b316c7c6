extension CaseFile {
    /// 承办人: whom a unit named, for one instance or for the docket.
    public struct Handler: Sendable, Hashable {
        public let unit: String
        public let name: String
    }

    /// 确定承办人 as it stands: of each unit the newest for each open instance; where none names one, the newest of all.
    public func naming(of unit: String? = nil) -> [Item] {
        let named = items(of: .staffAssigned)
        let units = Set(named.map(\.namingUnit)).filter { unit == nil || $0 == unit }.sorted()
        return units.flatMap { unit -> [Item] in
            let own = named.filter { $0.namingUnit == unit }
            let open = instances.open.compactMap { instance in
                own.last { $0.context[.proceeding].contains(instance.id) }
            }
            let newest = open.isEmpty ? own.suffix(1) : open[...]
            var seen: Set<Int> = []
            return newest.filter { seen.insert($0.sequence).inserted }
        }
    }

    public var handlers: Set<Handler> {
        Set(
            naming().flatMap { item in
                (item.entry["persons"]?.list ?? []).compactMap { $0["name"]?.text }.map {
                    Handler(unit: item.namingUnit, name: $0)
                }
            })
    }
}

extension CaseFile.Item {
    /// The unit whose handlers an entry names.
    public var namingUnit: String { context.first(.unit) ?? entry.unit }
}
