import ArgumentParser
import Papers
import Rounds

/// 装订: started by the server for PDFs that others made; no command for people.
struct BindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bind", abstract: "（内部）按装订单合订 PDF 或者数页", shouldDisplay: false)

    @Argument(help: "装订单所在的文件夹") var folder: String

    func run() throws {
        // The server reads standard output.
        do { try BindingTask.carryOut(in: folder) } catch let failure as EvidenceVolume.Failure {
            print(failure)
            throw ExitCode(65)
        } catch {
            print("临时空间不能读写，磁盘可能已满")
            throw ExitCode(65)
        }
    }
}
