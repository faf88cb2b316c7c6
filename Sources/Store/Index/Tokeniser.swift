import Docket

/// 分词: single characters and bigrams of Chinese text, whole words of Latin and digits. 张三, 李四光, 欧阳某某 are all found.
enum Tokeniser {
    static func terms(_ text: String) -> Set<String> {
        var terms: Set<String> = []
        for run in runs(text) {
            terms.insert(run)
            let characters = Array(run)
            for index in characters.indices {
                terms.insert(String(characters[index]))
                if index + 1 < characters.count { terms.insert(String(characters[index...index + 1])) }
            }
        }
        return terms
    }

    /// What a query asks for: each run by its bigrams, a single character by itself. All must be there.
    static func query(_ text: String) -> Set<String> {
        var terms: Set<String> = []
        for run in runs(text) {
            let characters = Array(run)
            guard characters.count > 1 else {
                terms.insert(run)
                continue
            }
            for index in 0..<(characters.count - 1) { terms.insert(String(characters[index...index + 1])) }
        }
        return terms
    }

    private static func runs(_ text: String) -> [String] {
        // 李　四 is 李四: single characters that stand apart are one word.
        var (runs, isOpen) = ([String](), false)
        for run in text.folded.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            let isSingle = run.count == 1 && run.first?.isChinese == true
            if isSingle, isOpen, let last = runs.last, last.count < 4 {
                runs[runs.count - 1] = last + run
            } else {
                runs.append(String(run))
            }
            isOpen = isSingle
        }
        return runs
    }
}
