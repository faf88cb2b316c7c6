import Docket
import Rulebook

/// 案件分类: as the oversight office confirmed it, else as the notice was registered; what is only suggested is none, and neither is a word
/// that its dictionary does not have.
struct CaseClass {
    /// By field, the word and the entry that says it.
    private(set) var words: [String: (word: String, entry: Int?)] = [:]
    let isConfirmed: Bool
    /// The confirmation, else the notice.
    let entry: Int?

    init(_ file: CaseFile, act other: Value?, _ book: FigureBook) {
        let (notice, confirmed) = (file.notice, file.items(of: .classificationConfirmed))
        entry = confirmed.last?.sequence ?? notice?.sequence
        func last(_ field: String) -> CaseFile.Item? { confirmed.last { $0.entry[field] != nil } }
        let act = notice?.entry["act"] ?? other
        for (field, said) in [("field", act?["field"]), ("act", act?["kind"]), ("matter", nil)] {
            let own = last(field)
            guard let word = own?.entry[field]?.text ?? said?.text else { continue }
            // What a dictionary does not have is no word of it; where there is none, any word is.
            guard let dictionary = book.dictionary(field) else {
                words[field] = (word, own?.sequence ?? notice?.sequence)
                continue
            }
            words[field] = dictionary.word(for: word).map { ($0, own?.sequence ?? notice?.sequence) }
        }
        let asked = book.dictionaries.map(\.field).filter { FactField.field($0, of: .instance) != nil }
        let said = Set(words.keys)
        isConfirmed = !confirmed.isEmpty && asked.allSatisfy(said.contains)
        for field in ["document-review", "compensation"] {
            let own = last(field)
            guard let said = own?.entry[field]?.flag else { continue }
            words[field] = (said ? "yes" : "no", own?.sequence)
        }
    }
}
