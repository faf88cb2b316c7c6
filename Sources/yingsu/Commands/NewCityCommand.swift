import ArgumentParser
import Foundation
import Store

/// 新建一个城市
struct NewCityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new-city", abstract: "新建一个城市的文件夹：逐行有说明，能装载、能演示，改成本市的")

    @Argument(help: "新文件夹，如 Cities/mingcheng；最后一段就是办法的名称（拼音小写）") var folder: String
    @Option(help: "城市名称，如 某某市") var city = "某某市"
    @Option(help: "程序文件所在的文件夹") var home = "."

    func run() throws {
        let place = URL(fileURLWithPath: folder)
        let name = place.lastPathComponent
        guard CityFolder(name, home: home) != nil else {
            throw fail("\(name) 不能作办法的名称，只用字母、数字和 -", code: 65)
        }
        guard city.count >= 2, !city.contains(where: { ":{}[],#\"'\n".contains($0) }) else {
            throw fail("不是城市名称：\(city)", code: 65)
        }
        let source = home + "/Templates/new-city"
        guard let names = FileManager.default.enumerator(atPath: source)?.compactMap({ $0 as? String }) else {
            throw fail("没有程序文件 \(source)；请用 --home 写明程序文件夹", code: 65)
        }
        let before = try? FileManager.default.contentsOfDirectory(atPath: place.path)
        guard before?.isEmpty ?? true else { throw fail("\(folder) 里已经有文件，没有改动", code: 65) }
        for path in names.sorted() { try lay(path, from: source, into: place, name) }
        print("已建好 \(folder)。先读其中的 README.md，改一处核对一遍：")
        print("  yingsu rulebook check \(folder)/\(name)-1")
        let cities = place.deletingLastPathComponent().path
        print("  yingsu scenario \(folder)/scenarios --measures \(name) --cities \(cities)")
        print("  yingsu serve --demo --measures \(name) --cities \(cities)")
    }

    private func lay(_ path: String, from source: String, into place: URL, _ name: String) throws {
        guard let content = FileManager.default.contents(atPath: "\(source)/\(path)") else { return }
        let words = ["{{city}}": city, "{{measures}}": name, "{{id}}": name + "-1"]
        let text = words.reduce(String(decoding: content, as: UTF8.self)) { $0.replacing($1.key, with: $1.value) }
        let target = place.appendingPathComponent(path.replacing("measures-1/", with: name + "-1/"))
        do {
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: target)
        } catch { throw fail("不能写入 \(target.path)", code: 1) }
    }
}
