import Casework
import Docket
import LegalCalendar
import Oversight
import Rulebook
public import Store

extension ReportRegister {
    /// 密钥 are the oversight office's.
    public var hasKeys: Bool { reading.reader.has(.oversightOffice) }
    /// Whether a file of another installation can be taken in.
    public var mayReceive: Bool { !elsewhere.isEmpty }

    /// 接收上报文件 of another installation: by the key that its organ's files are trusted by, in the form that we have, never an older one.
    /// - Returns: the report that it is of.
    /// - Throws: `Refusal` or `ReportParcel.Failure`.
    public func receive(_ bytes: [UInt8], _ request: Request) throws -> FormReport.Name {
        let parcel = try ReportParcel(bytes)
        let organ = organisation.renamed(parcel.name.organ)
        let ring = KeyRing(reading)
        guard ring.organs.contains(organ) else {
            throw Refusal(of: "file", "“\(parcel.name.organ)”不是下级机关，或者就在本系统里填报")
        }
        guard let key = try ring.holding(organ) else {
            throw Refusal(of: "file", "还没有信任\(organ)的公钥，请先在“密钥”页核对指纹")
        }
        try parcel.check(key)
        guard let form = store.rules.figures.form(parcel.name.form, version: parcel.version) else {
            throw Refusal(
                of: "file", "本系统没有 \(parcel.name.form.prefix(40)) 第\(parcel.version)版这张表，请先装上同一版的 figures.yaml")
        }
        try checkCells(parcel, form)
        guard parcel.made <= request.instant + Self.clocks else {
            throw Refusal(of: "file", "文件的制作时刻晚于现在，请对方核对服务器的时钟后重新上报")
        }
        guard parcel.name.first <= reading.today, FigureQuestion(of: parcel.name) != nil else {
            throw Refusal(of: "file", "文件的期间不对：\(parcel.name.first.chinese)至\(parcel.name.last.chinese)")
        }
        let name = FormReport.Name(
            form: parcel.name.form, organ: organ,
            period: FigurePeriod(first: parcel.name.first, last: parcel.name.last))
        try reading.record(.formReceived, as: .oversightOffice, from: FormReport.kinds, request) { entries in
            let own = entries.filter { FormReport.Name(.object($0.fields), organisation) == name }
            let report = FormReport(name, own, form)
            guard report.made < parcel.made else {
                throw Refusal(of: "file", "这一份已经接收，或者已经接收了更新的一份")
            }
            let said = Dictionary(
                parcel.cells.map { (form.present($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
            guard report.stage != .locked || said != report.current else {
                throw Refusal(of: "file", "已经锁定，文件的数字与锁定的相同，没有可以补充的")
            }
            return parcel.fields.merging(["organ": .text(organ), "key": .text(key.fingerprint.hex)]) { $1 }
        }
        return name
    }

    /// 上报文件（签名）: of one's own that was submitted; nil where it was not, or where there is no key.
    public func parcel(_ report: FormReport) throws -> ReportParcel? {
        guard isOwn(report.name.organ), let key = try store.keyFile.read() else { return nil }
        return ReportParcel(report, signedBy: key)
    }

    /// 两边的时钟 may differ by as much: a day, in milliseconds.
    private static let clocks = 86_400_000

    /// Whole, each number of its kind, no two for one cell: what the other side's form says otherwise is told.
    private func checkCells(_ parcel: ReportParcel, _ form: FigureForm) throws {
        let advice = "两边的 figures.yaml 不一样"
        var said: Set<FormCell> = []
        for (cell, value) in parcel.cells.sorted(by: { $0.key < $1.key }) {
            let present = form.present(cell)
            guard form.row(present) != nil, let column = form.column(present) else {
                throw Refusal(of: "file", "文件里的 \(cell.text) 这一格，本系统的表没有，\(advice)")
            }
            guard (value.count == nil) == column.isRate else {
                throw Refusal(of: "file", "\(form.title(present))：“\(value.text)”不是\(column.isRate ? "比率" : "件数")")
            }
            guard said.insert(present).inserted else {
                throw Refusal(of: "file", "文件里\(form.title(present))有两个数，\(advice)")
            }
        }
        if let blank = form.cells.first(where: { form.column($0)?.isRate == false && !said.contains($0) }) {
            throw Refusal(of: "file", "文件里没有\(form.title(blank))，\(advice)")
        }
    }
}
