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
        if let odd = parcel.cells.keys.map(form.present).sorted().first(where: {
            form.row($0) == nil || form.column($0) == nil
        }) {
            throw Refusal(of: "file", "文件里的 \(odd.text) 这一格，本系统的表没有，两边的 figures.yaml 不一样")
        }
        let blank = form.cells.first { cell in
            form.column(cell)?.isRate == false && !parcel.cells.keys.contains { form.present($0) == cell }
        }
        if let blank { throw Refusal(of: "file", "文件里没有\(form.title(blank))，两边的 figures.yaml 不一样") }
        guard parcel.name.first <= reading.today, FigureQuestion(of: parcel.name) != nil else {
            throw Refusal(of: "file", "文件的期间不对：\(parcel.name.first.chinese)至\(parcel.name.last.chinese)")
        }
        let name = FormReport.Name(
            form: parcel.name.form, organ: organ,
            period: FigurePeriod(first: parcel.name.first, last: parcel.name.last))
        try reading.record(.formReceived, as: .oversightOffice, from: FormReport.kinds, request) { entries in
            let own = entries.filter { FormReport.Name(.object($0.fields), organisation) == name }
            guard FormReport(name, own, form).made < parcel.made else {
                throw Refusal(of: "file", "这一份已经接收，或者已经接收了更新的一份")
            }
            return parcel.fields.merging(["organ": .text(organ), "key": .text(key.fingerprint.hex)]) { $1 }
        }
        return name
    }

    /// 上报文件（签名）: of one's own that was submitted; nil where it was not, or where there is no key.
    public func parcel(_ report: FormReport, instant: Int) throws -> ReportParcel? {
        guard isOwn(report.name.organ), let key = try store.keyFile.read() else { return nil }
        return ReportParcel(report, signedBy: key, instant: instant)
    }
}
