import ArgumentParser

/// 应诉
@main
struct Yingsu: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yingsu", abstract: "应诉：行政应诉案件办理系统", version: "0.1.0",
        subcommands: [
            ServeCommand.self, DeadlineCommand.self, CalendarCommand.self, NormsCommand.self, RulebookCommand.self,
            NewCityCommand.self,
            ScenarioCommand.self, CoverageCommand.self, CasesCommand.self,
            CaseCommand.self, PaperCommand.self, AuditCommand.self, RebuildCommand.self, BackupCommand.self,
            RestoreCommand.self, CheckCommand.self, RoutesCommand.self, IndicatorsCommand.self, FormCommand.self,
            KeyCommand.self,
            ImportCommand.self, ExportCommand.self, BundleCommand.self, RemindCommand.self,
            AccountCommand.self, BindCommand.self, ReadCommand.self,
        ])
}
