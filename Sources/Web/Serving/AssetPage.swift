import HTTPTypes
import Store

/// 静态文件
enum AssetPage {
    @Sendable static func get(_ exchange: Exchange) async throws -> Reply {
        guard let asset = exchange.site.assets[exchange.parameters["name"] ?? ""] else { throw PageError.absent }
        // The version stands in the path: what is under it never changes.
        return Reply(
            headers: [.contentType: asset.contentType, .cacheControl: "public, max-age=31536000, immutable"],
            bytes: asset.bytes)
    }

    /// The plain-text route that load is measured against; it says so when nothing is written any more.
    @Sendable static func health(_ exchange: Exchange) async throws -> Reply {
        guard let reason = exchange.store.engine.stopped else { return .text("ok\n") }
        return .text("\(reason)\n", status: .serviceUnavailable)
    }
}
