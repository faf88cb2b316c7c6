/// 按工作查找: the kinds of a case by the part of the work in which a person looks for one, and by what people call it.
extension Vocabulary {
    public struct Part: Sendable {
        public let title: String
        /// 改期、延期、出庭人员: what is found there.
        public let hint: String
        public let kinds: [Kind]
    }

    private static let known: [(title: String, hint: String, kinds: [KindName])] = [
        (
            "收文与当事人", "立案、转换程序、追加当事人、管辖",
            [
                .noticeReceived, .misdelivered, .docketed, .procedureConverted, .transferred, .jurisdictionObjected,
                .jurisdictionRuled, .claimsChanged, .partyAdded, .partySubstituted, .courtSetDay, .related,
            ]
        ),
        (
            "批示、承办与转送", "批示、承办异议、签收、承办人",
            [
                .opined, .handlingOpinionRequested, .handlingReferred, .handlingAssigned, .handlingObjected,
                .objectionAnswered, .forwarded, .forwardReceived, .staffAssigned, .assistanceAsked, .materialsProvided,
            ]
        ),
        (
            "律师", "申请、指派、辞任、更换、意见",
            [.lawyerRequested, .lawyerAssigned, .lawyerDeclined, .lawyerReplaced, .lawyerOpinionGiven]
        ),
        (
            "证据和材料", "延期举证、编目、撤换、集体研究",
            [
                .paperAdded, .evidenceListed, .paperWithdrawn, .evidenceExtensionRequested, .evidenceExtensionGranted,
                .evidenceExtensionRefused, .obstacleRemoved, .timeExtensionRequested, .exchangeNotified, .exchangeHeld,
                .legalOpinionHeard, .deliberated, .markedMajor, .factConfirmed,
            ]
        ),
        (
            "审批、用印、提交", "提请审批、退回、用印、提交法院",
            [.submittedForApproval, .returned, .approved, .sealed, .sealedPapersForwarded, .filedWithCourt]
        ),
        (
            "开庭与出庭", "开庭通知、改期、出庭人员、不能出庭",
            [
                .hearingNotified, .hearingRescheduled, .postponementRequested, .postponementAnswered, .told,
                .appearanceProposed, .appearanceDecided, .headUnavailable, .absenceExplained, .absenceAccepted,
                .absenceRejected, .hearingHeld, .attendanceVerified, .matterReported, .documentOpinionAsked,
            ]
        ),
        (
            "中止、公告、鉴定", "中止、恢复、公告、鉴定",
            [.suspended, .resumed, .announced, .announcementEnded, .appraisalOpened, .appraisalClosed]
        ),
        (
            "化解与调解", "改变行为、调解、撤诉",
            [
                .mediationOpened, .mediationEnded, .mediated, .actChanged, .resolvedOutOfCourt, .settlementPerformed,
                .withdrawn,
            ]
        ),
        (
            "裁判与败诉", "收到裁判、他方收到、生效、败诉报告、整改",
            [
                .decisionReceived, .servedOnParty, .tookEffect, .lossReportDrafted, .lossReportSubmitted, .copied,
                .measureSet, .measureDone,
            ]
        ),
        (
            "上诉", "要求上诉、不上诉、缴费、上诉状",
            [
                .appealProposed, .appealForgone, .appealReviewed, .appealDecided, .appealFiled, .appealFeeDemanded,
                .appealFeePaid, .appealReceived, .appealWithdrawn, .costsPaid,
            ]
        ),
        (
            "再审与检察监督", "申请再审、裁定再审、抗诉",
            [
                .retrialGroundKnown, .retrialProposed, .retrialApproved, .retrialApplied, .retrialApplicationReceived,
                .retrialOrdered, .supervisionApplied, .protestReceived,
            ]
        ),
        (
            "履行与执行", "履行、重作、催告、申请执行",
            [
                .complied, .actRemade, .defaultNoted, .limitationInterrupted, .enforcementProposed,
                .enforcementDecided, .enforcementApplied, .demandServed, .reviewApplied, .enforcedBySelf,
            ]
        ),
        (
            "司法建议、检察建议", "收到、回复意见、书面回复",
            [
                .recommendationReceived, .recommendationReplyProposed, .recommendationReplyApproved,
                .recommendationReplied, .procuratorialAdviceReceived, .procuratorialAdviceReplied,
            ]
        ),
        (
            "赔偿与追偿", "申请、决定、支付、追偿",
            [
                .compensationClaimed, .compensationCorrectionTold, .compensationDecided, .compensationServed,
                .compensationPaymentRequested, .treasuryApplied, .compensationPaid, .recoveryOrdered, .faultFound,
                .personHeard, .treasuryTold, .recoveryDeclined,
            ]
        ),
        (
            "行政复议", "答复、听证、复议决定、意见书",
            [
                .reconsiderationReceived, .reconsiderationAnswered, .reconsiderationHearingNotified,
                .reconsiderationHearingHeld, .documentAnswerAsked, .documentAnswered, .reconsiderationDecided,
                .reconsiderationOpinionReceived, .reconsiderationOpinionAnswered,
            ]
        ),
        (
            "督促、说明与结案", "情况说明、督办反馈、登记错误、结案、归档",
            [
                .urged, .supervisionIssued, .supervisionAnswered, .guidanceGiven, .explained, .accountabilityRaised,
                .accountabilityAnswered, .accountabilityReferred, .accountabilityDecided, .classificationConfirmed,
                .corrected, .registeredInError, .closed, .archived,
            ]
        ),
    ]

    /// Each kind of a case in one part; a city's own behind them.
    public var parts: [Part] {
        let standard = Self.known.map { part in
            Part(title: part.title, hint: part.hint, kinds: part.kinds.compactMap { kind($0) })
        }
        let names = Set(Self.known.flatMap(\.kinds))
        let local = all.filter { !names.contains($0.name) && !isOffice($0.name) }
        return standard + (local.isEmpty ? [] : [Part(title: "本地事项", hint: "本市规定的事项", kinds: local)])
    }

    /// 俗称: what people say, and the kind they mean.
    public static let sayings: [(said: [String], kind: KindName)] = [
        (["法院打电话", "改期", "延期了", "换时间", "推迟开庭"], .hearingRescheduled),
        (["传票", "要开庭了"], .hearingNotified), (["局长去不了", "领导去不了", "市长去不了", "去不了", "请假", "有事", "不能出庭"], .headUnavailable),
        (["不是我局的事", "不是我局承办", "不归我们管", "不肯办", "推给别的局"], .handlingObjected), (["换律师"], .lawyerReplaced),
        (["要律师", "请律师"], .lawyerRequested), (["换承办人", "换人办", "交接", "移交", "调离", "休假"], .staffAssigned),
        (["收到判决", "收到裁定", "判决书", "裁定书", "判了", "败诉了", "胜诉了"], .decisionReceived),
        (["对方上诉", "上诉状", "对方不服"], .appealReceived), (["对方撤诉", "原告撤诉", "不告了"], .withdrawn),
        (["和解", "谈好了"], .mediated), (["自己改", "撤销重作", "纠正原行为"], .actChanged),
        (["再给几天", "证据来不及"], .evidenceExtensionRequested), (["送错", "不是给我们的", "误送", "转来的"], .misdelivered),
        (
            ["录错", "重复登记", "登错", "不是我们的", "寄错了", "退回法院", "转交", "撤销登记", "作废", "登记错了", "误登", "别的县", "别的市", "不属于本市"],
            .registeredInError
        ),
        (["钱付了", "赔钱", "付款"], .compensationPaid),
        (["交上诉费"], .appealFeePaid), (["停下来", "暂停审理"], .suspended), (["领导开会", "班子研究"], .deliberated),
        (["对方收到判决"], .servedOnParty), (["开完庭"], .hearingHeld), (["办完了", "结了"], .closed),
    ]

    public static func sayings(of kind: KindName) -> [String] { sayings.filter { $0.kind == kind }.flatMap(\.said) }

    /// Whether a kind is meant by what somebody typed: its title, or what people call it.
    public func answers(_ kind: Kind, to typed: String) -> Bool {
        let words = typed.split(whereSeparator: \.isWhitespace).map(String.init)
        let called = Self.sayings(of: kind.name)
        return words.allSatisfy { word in
            kind.title.contains(word) || called.contains { $0.contains(word) || word.contains($0) }
        }
    }
}
