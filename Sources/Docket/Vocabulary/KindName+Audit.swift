/// 审计事项: what the audit stream tells of; no case has them, and no form.
extension KindName {
    public static let accountDisabled = KindName("account-disabled")
    public static let accountEnabled = KindName("account-enabled")
    public static let accountMoved = KindName("account-moved")
    public static let accountOpened = KindName("account-opened")
    public static let bundleExported = KindName("bundle-exported")
    public static let clockSetBack = KindName("clock-set-back")
    public static let codeAsked = KindName("code-asked")
    public static let codePrinted = KindName("code-printed")
    public static let exported = KindName("exported")
    public static let feedOpened = KindName("feed-opened")
    public static let functionGranted = KindName("function-granted")
    public static let inboxDismissed = KindName("inbox-dismissed")
    public static let ledgerImported = KindName("ledger-imported")
    public static let passwordSet = KindName("password-set")
    public static let refused = KindName("refused")
    public static let signedIn = KindName("signed-in")
    public static let signedOut = KindName("signed-out")
    public static let signInRefused = KindName("sign-in-refused")
    public static let templateUploaded = KindName("template-uploaded")
    public static let templateUsed = KindName("template-used")
    public static let unitAdministratorGranted = KindName("unit-administrator-granted")
    public static let unitAdministratorWithdrawn = KindName("unit-administrator-withdrawn")

    /// What a person reads on the page of the audit; nil for a kind of no audit.
    public var auditTitle: String? { Self.auditTitles[self] }

    private static let auditTitles: [KindName: String] = [
        .accountDisabled: "停用账号", .accountEnabled: "启用账号", .accountMoved: "调动账号", .delegated: "请假代办",
        .accountOpened: "开立账号", .bundleExported: "导出卷宗",
        .clockSetBack: "时钟倒退", .codeAsked: "要求打印登录条", .codePrinted: "打印登录条", .exported: "导出清单",
        .feedOpened: "开通日历订阅", .functionGranted: "授予职能", .inboxDismissed: "移出收件箱", .ledgerImported: "导入旧台账",
        .passwordSet: "设置口令", .refused: "拒绝查看", .signedIn: "登录", .signedOut: "退出", .signInRefused: "登录被拒",
        .templateUploaded: "上传文书模板", .templateUsed: "启用文书模板", .unitAdministratorGranted: "指定本单位管理员",
        .unitAdministratorWithdrawn: "取消本单位管理员",
    ]
}
