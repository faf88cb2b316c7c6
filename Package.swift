// swift-tools-version: 6.2
import PackageDescription

/// Flags of every room: https://github.com/swiftlang/swift-evolution 0335 (ExistentialAny), 0444 (MemberImportVisibility), 0409 (InternalImportsByDefault).
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
    .treatWarning("ExplicitSendable", as: .error),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ room: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(name: room + "Tests", dependencies: [.byName(name: room)] + dependencies, swiftSettings: strict)
}

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let posix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"), .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
]
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let csv: Target.Dependency = .product(name: "SwiftCSV", package: "SwiftCSV")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "yingsu",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", exact: "0.10.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CXlsx", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CQpdf", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
        .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),

        room("LegalCalendar"),
        room("Docket", ["LegalCalendar", "CLibcrypto"]),
        room("Rulebook", ["Docket", "LegalCalendar", yams]),
        room("Casework", ["Rulebook", "Docket", "LegalCalendar", yams]),
        room("Oversight", ["Rulebook", "Docket", "LegalCalendar"]),
        room("Papers", ["Casework", "Rulebook", "Docket", "LegalCalendar", "CZip", "CQpdf", "CCairo"]),
        room(
            "Store",
            [
                "Oversight", "Casework", "Rulebook", "Docket", "LegalCalendar", "CArgon2", "CLibcrypto", "CXlsx", grdb,
                posix,
            ]),
        room("Work", ["Store", "Papers", "Oversight", "Casework", "Rulebook", "Docket", "LegalCalendar", csv]),
        room("Rounds", ["Store", "Papers", "Casework", "Docket", "LegalCalendar"]),
        room(
            "Web",
            [
                "Work", "Store", "Papers", "Oversight", "Casework", "Rulebook", "Docket", "LegalCalendar", hummingbird,
                mustache, httpTypes, logging,
            ] + nio),
        .executableTarget(
            name: "yingsu",
            dependencies: [
                "Web", "Rounds", "Work", "Store", "Papers", "Oversight", "Casework", "Rulebook", "Docket",
                "LegalCalendar",
                arguments,
                hummingbird,
            ],
            swiftSettings: strict),

        // 测速: no part of the program that is installed.
        .executableTarget(
            name: "yingsu-bench",
            dependencies: [
                "Web", "Rounds", "Work", "Store", "Papers", "Oversight", "Casework", "Rulebook", "Docket",
                "LegalCalendar",
                arguments,
                hummingbird,
            ],
            path: "bench", exclude: ["docx_reference.py", "xlsx_reference.py", "responsiveness.py", "django_list.py"],
            swiftSettings: strict),

        tests("LegalCalendar", ["Rulebook"]),
        tests("Docket", ["LegalCalendar"]),
        tests("Rulebook", ["Store", "Docket", "LegalCalendar"]),
        tests("Casework", ["Store", "Rulebook", "Docket", "LegalCalendar"]),
        tests("Oversight", ["Store", "Casework", "Rulebook", "Docket", "LegalCalendar"]),
        tests("Papers", ["Store", "Casework", "Rulebook", "Docket", "LegalCalendar"]),
        tests("Work", ["Store", "Papers", "Oversight", "Casework", "Rulebook", "Docket", "LegalCalendar"]),
        tests("Rounds", ["Store", "Casework", "Rulebook", "Docket", "LegalCalendar"]),
        tests("Store", ["Casework", "Rulebook", "Docket", "LegalCalendar", grdb]),
        tests("Web", ["Work", "Store", "Casework", "Rulebook", "Docket", "LegalCalendar", hummingbird, mustache]),
    ],
    swiftLanguageModes: [.v6]
)
