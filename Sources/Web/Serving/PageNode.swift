import Mustache

/// 页面节点: one object of a page. A type of its own, because asking a dictionary for its conformance at every name costs more than the page.
struct PageNode: MustacheParent, PagePart {
    private let values: [String: any PagePart]

    init(values: [String: any PagePart]) { self.values = values }

    /// Where both say something this one does.
    func over(_ other: PageNode) -> PageNode { PageNode(values: values.merging(other.values) { own, _ in own }) }

    func child(named name: String) -> Any? { values[name] }
}
