/// 取决于哪些理解: by reading of a clause, the choices under which the norm holds.
public struct Readings: Sendable, Hashable {
    let only: [String: [String]]

    /// Under no choice at all it holds: nobody loses a duty because nobody decided how to read a clause.
    func hold(_ choices: [String: String]) -> Bool {
        only.allSatisfy { reading, words in choices[reading].map(words.contains) ?? true }
    }
}
