import Store

/// 收件检查: a file is taken if its name, its first bytes and what stands behind them say the same, and if people will be able to open it.
enum UploadCheck {
    /// Types that `yingsu read look` knows; a table for `/import` says itself what is wrong with it.
    /// - Throws: where this machine has no room to look at it.
    static func problem(of upload: Form.Upload) async throws(StoreError) -> String? {
        let name = FileStore.cleanName(upload.name)
        do throws(FileStore.Refused) { _ = try FileStore.type(name: name, content: upload.content) } catch {
            return error.description
        }
        do throws(ForeignFile.Failure) { _ = try await ForeignFile.ask(.look, upload.content, name: name) } catch {
            if error.isOurs { throw .diskFull }
            return error.description
        }
        return nil
    }
}

extension Form.Upload {
    /// What keeps it from being taken; nil for a good one.
    var refusal: FileStore.Refused? { problem.map { FileStore.Refused(description: $0) } }
}
