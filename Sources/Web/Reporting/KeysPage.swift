import Casework
import Docket
import Rulebook
import Store
import Work

/// 密钥: the installation's own public key to hand on, those of others trusted, replaced and revoked.
enum KeysPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply { try page(exchange) }

    private static func page(_ exchange: Exchange, problem: String? = nil) throws -> Reply {
        let ring = KeyRing(try exchange.reading)
        return try exchange.page(
            "Reporting/keys", of: try KeysModel(ring, typed: problem == nil ? nil : exchange.form, problem: problem),
            status: problem == nil ? 200 : 422)
    }

    @Sendable static func post(_ exchange: Exchange) async throws -> Reply {
        let form = exchange.form
        try form.allow { ["act", "organ", "fingerprint", "reason", "file"].contains($0) }
        let (ring, reason) = (KeyRing(try exchange.reading), (form["reason"] ?? "").trimmingBlanks)
        do {
            switch form["act"] {
            case "trust":
                guard let upload = form.uploads.first(where: { $0.field == "file" }) else {
                    throw Refusal(of: "file", "请选择对方给的公钥文件")
                }
                guard let file = PublicKeyFile(upload.content) else {
                    throw Refusal(of: "file", "“\(upload.name)”不是公钥文件，请用对方从“密钥”页下载的原件")
                }
                try ring.trust(
                    file, of: form["organ"] ?? "", fingerprint: form["fingerprint"] ?? "", reason: reason,
                    try exchange.request())
                return .see(SiteURL.keys, saying: "已信任\(file.organ)的公钥")
            case "revoke":
                try ring.revoke(form["organ"] ?? "", reason: reason, try exchange.request())
                return .see(SiteURL.keys, saying: "已停用")
            default: throw PageError.badForm("没有这种办理")
            }
        } catch let refusal as Refusal { return try page(exchange, problem: refusal.description) }
    }

    /// 公钥文件; the page where there is no key.
    @Sendable static func file(_ exchange: Exchange) async throws -> Reply {
        let (reading, ring) = (try exchange.reading, KeyRing(try exchange.reading))
        guard let key = try ring.own(), let organ = try ReportRegister(reading).own.first else {
            return try page(exchange)
        }
        try exchange.audit(.exported, ["list": .text("公钥文件")])
        return .download(
            PublicKeyFile(organ: organ, key: key).bytes, name: "公钥-\(organ).json", contentType: "application/json")
    }

    // MARK: - 上报文件

    /// 接收 of another installation's report, from the page of reports.
    @Sendable static func receive(_ exchange: Exchange) async throws -> Reply {
        try exchange.form.allow { ["file"].contains($0) }
        do {
            guard let upload = exchange.form.uploads.first(where: { $0.field == "file" }) else {
                throw Refusal(of: "file", "请选择上报文件")
            }
            let register = try ReportRegister(try exchange.reading)
            let name = try register.receive(upload.content, try exchange.request())
            let question = FigureQuestion(of: name)
            return .see(
                question.map { SiteURL.report(name.form, name.organ, $0) } ?? SiteURL.reports(nil), saying: "已接收")
        } catch let refusal as Refusal {
            return try ReportPage.list(exchange, problem: refusal.description)
        } catch let failure as ReportParcel.Failure {
            return try ReportPage.list(exchange, problem: failure.description)
        }
    }

    /// 上报文件（签名）; the report's page where it was not submitted or no key was made.
    @Sendable static func parcel(_ exchange: Exchange) async throws -> Reply {
        guard let view = try ReportPage.view(exchange) else { return try ReportPage.list(exchange) }
        let register = try ReportRegister(try exchange.reading)
        guard let parcel = try register.parcel(view.report) else {
            return try ReportPage.page(exchange, view)
        }
        try exchange.audit(.exported, ["list": .text("上报文件")])
        return .download(
            parcel.bytes, name: "\(view.report.name.organ)-\(view.form.title)-\(view.filling.question.title).json",
            contentType: "application/json")
    }
}

extension SiteURL {
    static let keys = "/figures/keys"
    static let keyFile = "/figures/files/key.json"
}
