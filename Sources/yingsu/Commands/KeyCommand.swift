import ArgumentParser
import Docket
import Foundation
import LegalCalendar
import Store
import Work

/// 密钥: made on the machine itself; the public half goes to the office above, the private one nowhere.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "密钥（SM2）：两个系统之间报送报表用来签名",
        subcommands: [Make.self, Show.self, Export.self, Check.self])

    struct Make: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "制作密钥，存放在数据文件夹里；已有的不替换，除非写明 --replace")

        @Flag(help: "另制一把，原来的改名留下；要请上级信任新的公钥") var replace = false
        @OptionGroup var places: Places

        func run() throws {
            guard FileManager.default.fileExists(atPath: places.data) else {
                throw fail("没有数据文件夹：\(places.data)", code: 65)
            }
            let file = KeyFile(folder: places.data)
            guard replace || !file.exists else { throw fail("已有密钥；另制一把请写明 --replace", code: 64) }
            print(try KeyCommand.told { try file.make() }.publicKey.shownFingerprint)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "列出本系统公钥的指纹")

        @OptionGroup var places: Places

        func run() throws { print(try KeyCommand.own(places).shownFingerprint) }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "写出公钥文件，交给上级")

        @Argument(help: "写到哪里") var file: String
        @Option(help: "机关，默认是本系统的政府") var organ: String?
        @OptionGroup var places: Places

        func run() throws {
            let key = try KeyCommand.own(places)
            guard !FileManager.default.fileExists(atPath: file) else { throw fail("\(file) 已经存在", code: 73) }
            let organisation = try organ == nil ? places.reading(lists: false).1.organisation() : nil
            guard let name = organ ?? organisation?.government else { throw fail("请用 --organ 写明机关", code: 64) }
            let bytes = PublicKeyFile(organ: name, key: key).bytes
            guard FileManager.default.createFile(atPath: file, contents: Data(bytes)) else {
                throw fail("不能写入 \(file)", code: 73)
            }
            print("\(name)　\(key.shownFingerprint)")
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "不用数据库，核对一份上报文件的签名")

        @Argument(help: "上报文件") var file: String
        @Option(help: "公钥文件") var key: String

        func run() throws {
            guard let held = FileManager.default.contents(atPath: key).flatMap({ PublicKeyFile([UInt8]($0)) }) else {
                throw fail("\(key) 不是公钥文件", code: 65)
            }
            guard let data = FileManager.default.contents(atPath: file) else { throw fail("没有这个文件：\(file)", code: 66) }
            do {
                let parcel = try ReportParcel([UInt8](data))
                try parcel.check(held.key)
                let (name, made) = (parcel.name, CivilDay(instant: parcel.made))
                print(
                    "签名有效　\(name.organ)　\(name.first.chinese)至\(name.last.chinese)　\(parcel.cells.count)格　\(made.chinese)制作"
                )
            } catch { throw fail(error.description, code: 65) }
        }
    }

    private static func told<Result>(_ work: () throws -> Result) throws -> Result {
        do { return try work() } catch let error as StoreError { throw fail(error.description, code: 65) }
    }

    private static func own(_ places: Places) throws -> SM2PublicKey {
        guard let key = try told({ try KeyFile(folder: places.data).read() }) else {
            throw fail("还没有密钥，请先运行 yingsu key make", code: 65)
        }
        return key.publicKey
    }
}
