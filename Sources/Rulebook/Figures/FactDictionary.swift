/// 字典: the words of which one stands in a field of a fact, with what suggests each. A suggestion is shown and never counted.
public struct FactDictionary: Sendable, Hashable {
    public struct Word: Sendable, Hashable {
        public let word: String
        /// What the name of the unit that made the act says.
        public let units: [String]
        /// What the act's own name says.
        public let texts: [String]
        /// 旧名: as it was called before; what was said then is this word.
        public let was: [String]

        public init(word: String, units: [String], texts: [String], was: [String]) {
            (self.word, self.units, self.texts, self.was) = (word, units, texts, was)
        }
    }

    /// The field of a fact: `field`, `act`, `matter`.
    public let field: String
    public let title: String
    public let words: [Word]

    public init(field: String, title: String, words: [Word]) {
        (self.field, self.title, self.words) = (field, title, words)
    }

    /// 建议: what the act is called goes before who made it; of several the longest that is named.
    public func suggestion(act: String, unit: String) -> String? {
        func best(_ text: String, _ said: (Word) -> [String]) -> String? {
            let found = words.flatMap { word in
                said(word).filter(text.contains).map { (word: word.word, length: $0.count) }
            }
            let longest = found.map(\.length).max()
            return found.first { $0.length == longest }?.word
        }
        return words.first { act == $0.word }?.word ?? best(act, \.texts) ?? best(unit, \.units)
    }

    public func has(_ word: String) -> Bool { words.contains { $0.word == word } }

    /// The word that says what was said, also under a name that it had before; nil for what the dictionary does not have.
    public func word(for said: String) -> String? {
        has(said) ? said : words.first { $0.was.contains(said) }?.word
    }
}
