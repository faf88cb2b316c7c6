/// 表: the journal is append-only by trigger; what can be derived from it stands apart from what can't.
enum Schema {
    /// 长存: the journal, accounts and what people put here, as version 0.1.0 made them. Changes come by `Migrations`, never here.
    static let lasting = [
        """
        CREATE TABLE IF NOT EXISTS head (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL)
        """,
        "INSERT INTO head (id, seq, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000') ON CONFLICT (id) DO NOTHING",
        """
        CREATE TABLE IF NOT EXISTS entry (
          seq INTEGER PRIMARY KEY, stream TEXT NOT NULL CHECK (stream IN ('case', 'office', 'audit')), case_id TEXT,
          kind TEXT NOT NULL, day TEXT NOT NULL, recorded_on TEXT NOT NULL, bytes BLOB NOT NULL, hash TEXT NOT NULL)
        """,
        "CREATE INDEX IF NOT EXISTS entry_case ON entry (case_id, seq) WHERE case_id IS NOT NULL",
        "CREATE INDEX IF NOT EXISTS entry_by_stream ON entry (stream, seq)",
        """
        CREATE TRIGGER IF NOT EXISTS entry_no_update BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
        """,
        """
        CREATE TRIGGER IF NOT EXISTS entry_no_delete BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
        """,
        """
        CREATE TABLE IF NOT EXISTS account (
          name TEXT PRIMARY KEY, display TEXT NOT NULL, unit TEXT NOT NULL, function TEXT, password TEXT, code TEXT, code_expires INTEGER,
          disabled INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0, locked_until INTEGER NOT NULL DEFAULT 0)
        """,
        """
        CREATE TABLE IF NOT EXISTS session (
          token TEXT PRIMARY KEY, account TEXT NOT NULL, csrf TEXT NOT NULL, created INTEGER NOT NULL, seen INTEGER NOT NULL)
        """,
        """
        CREATE TABLE IF NOT EXISTS draft (
          account TEXT NOT NULL, form TEXT NOT NULL, content TEXT NOT NULL, saved INTEGER NOT NULL, PRIMARY KEY (account, form))
        """,
        "CREATE TABLE IF NOT EXISTS account_mail (account TEXT PRIMARY KEY, mail TEXT NOT NULL)",
        """
        CREATE TABLE IF NOT EXISTS print_job (
          id TEXT PRIMARY KEY, account TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, message TEXT NOT NULL, created INTEGER NOT NULL)
        """,
        """
        CREATE TABLE IF NOT EXISTS printed_paper (
          code TEXT NOT NULL, case_id TEXT NOT NULL, kind TEXT NOT NULL, unit TEXT NOT NULL, proceeding TEXT NOT NULL, seq INTEGER NOT NULL,
          day TEXT NOT NULL, account TEXT NOT NULL, number TEXT NOT NULL, PRIMARY KEY (code, case_id, kind, unit, proceeding))
        """,
        """
        CREATE TABLE IF NOT EXISTS inbox_item (
          id TEXT PRIMARY KEY, name TEXT NOT NULL, file TEXT NOT NULL, digest TEXT NOT NULL, arrived INTEGER NOT NULL, account TEXT NOT NULL, state TEXT NOT NULL,
          text TEXT NOT NULL, message TEXT NOT NULL, taken TEXT NOT NULL)
        """,
        """
        CREATE TABLE IF NOT EXISTS site_template (
          kind TEXT NOT NULL, version INTEGER NOT NULL, name TEXT NOT NULL, file TEXT NOT NULL, digest TEXT NOT NULL, day TEXT NOT NULL, account TEXT NOT NULL,
          in_use INTEGER NOT NULL, PRIMARY KEY (kind, version))
        """,
        "CREATE TABLE IF NOT EXISTS upload (file TEXT PRIMARY KEY, digest TEXT NOT NULL, name TEXT NOT NULL, account TEXT NOT NULL, created INTEGER NOT NULL)",
        "CREATE INDEX IF NOT EXISTS inbox_here ON inbox_item (taken, account, arrived)",
        "CREATE INDEX IF NOT EXISTS printed_number ON printed_paper (case_id, number)",
        "CREATE TABLE IF NOT EXISTS feed (token TEXT PRIMARY KEY, account TEXT NOT NULL)",
        "CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    ]

    /// 可重建: made from the journal and nothing else. An older folder's are dropped and derived anew.
    /// 工作台: whose tasks, by the day by which each must be done and by that from which it is for today; what may wait and what is awaited
    /// stand in lists of their own.
    private static let deskIndexes = ["office": "function, organ", "unit": "unit"].sorted { $0.key < $1.key }.flatMap {
        name, whose in
        let own = name == "unit" ? " AND function = 'handling-unit'" : ""
        return ["due", "near"].map {
            "CREATE INDEX IF NOT EXISTS task_\(name)_\($0) ON task_index (\(whose), \($0), case_id) WHERE list = 'duty'\(own)"
        } + [
            "CREATE INDEX IF NOT EXISTS task_\(name)_list ON task_index (list, \(whose), near) WHERE list <> 'duty'\(own)"
        ]
    }

    static let derived =
        [
            "CREATE TABLE IF NOT EXISTS answered (request TEXT PRIMARY KEY, case_id TEXT, last INTEGER NOT NULL) WITHOUT ROWID",
            // `place` is the order of the lists: the day it came, then the entry that opened it.
            """
            CREATE TABLE IF NOT EXISTS case_index (
              place INTEGER PRIMARY KEY, case_id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, act TEXT NOT NULL, number TEXT NOT NULL,
              intake_number TEXT NOT NULL, court TEXT NOT NULL, received_on TEXT NOT NULL, stage TEXT NOT NULL, over INTEGER NOT NULL, holder TEXT NOT NULL,
              provisional INTEGER NOT NULL, found INTEGER NOT NULL, idle_from TEXT, area TEXT NOT NULL, result TEXT NOT NULL,
              words TEXT NOT NULL)
            """,
            "CREATE INDEX IF NOT EXISTS case_found ON case_index (case_id) WHERE found = 1",
            "CREATE INDEX IF NOT EXISTS case_idle ON case_index (idle_from) WHERE idle_from IS NOT NULL",
            "CREATE INDEX IF NOT EXISTS case_received ON case_index (received_on)",
            // 筛选: each list in its order.
            "CREATE INDEX IF NOT EXISTS case_stage ON case_index (stage, place)",
            "CREATE INDEX IF NOT EXISTS case_court ON case_index (court, place)",
            "CREATE INDEX IF NOT EXISTS case_area ON case_index (area, place)",
            "CREATE INDEX IF NOT EXISTS case_result ON case_index (result, place)",
            // `reader` is one way in which people have to do with a case: `organ|…`, `above|…`, `unit|…`, `account|…`.
            "CREATE TABLE IF NOT EXISTS case_reader (case_id TEXT NOT NULL, reader TEXT NOT NULL, until TEXT, place INTEGER NOT NULL)",
            "CREATE INDEX IF NOT EXISTS case_reader_place ON case_reader (reader, place, until)",
            "CREATE INDEX IF NOT EXISTS case_reader_case ON case_reader (case_id, reader, until)",
            "CREATE TABLE IF NOT EXISTS case_number (case_id TEXT NOT NULL, number TEXT NOT NULL)",
            "CREATE INDEX IF NOT EXISTS case_number_of ON case_number (number, case_id)",
            "CREATE INDEX IF NOT EXISTS case_number_case ON case_number (case_id)",
            "CREATE TABLE IF NOT EXISTS case_series (case_id TEXT NOT NULL, label TEXT NOT NULL)",
            "CREATE INDEX IF NOT EXISTS case_series_of ON case_series (label, case_id)",
            "CREATE INDEX IF NOT EXISTS case_series_case ON case_series (case_id)",
            "CREATE TABLE IF NOT EXISTS case_handler (case_id TEXT NOT NULL, unit TEXT NOT NULL, name TEXT NOT NULL)",
            "CREATE INDEX IF NOT EXISTS case_handler_of ON case_handler (unit, name, case_id)",
            "CREATE INDEX IF NOT EXISTS case_handler_case ON case_handler (case_id)",
            // `organ` is who is sued; `answers` the unit in whose ledger it stands: until somebody has been given the case, whoever takes in the
            // organ's post. `unassigned` is whether no unit was given it, `late` the day by which it was to be done where that names a ground
            // and was missed.
            """
            CREATE TABLE IF NOT EXISTS duty_index (
              case_id TEXT NOT NULL, duty_key TEXT NOT NULL, unit TEXT NOT NULL, name TEXT NOT NULL, what TEXT NOT NULL, cite TEXT NOT NULL,
              force TEXT NOT NULL, bearer TEXT NOT NULL, organ TEXT NOT NULL, answers TEXT NOT NULL, opens TEXT NOT NULL, due TEXT,
              closed_on TEXT, late TEXT, lapses INTEGER NOT NULL, proposed INTEGER NOT NULL, unassigned INTEGER NOT NULL)
            """,
            "CREATE INDEX IF NOT EXISTS duty_case ON duty_index (case_id)",
            "CREATE INDEX IF NOT EXISTS duty_closed ON duty_index (closed_on) WHERE closed_on IS NOT NULL",
            "CREATE INDEX IF NOT EXISTS duty_opens ON duty_index (opens, case_id) WHERE closed_on IS NULL",
            "CREATE INDEX IF NOT EXISTS duty_late ON duty_index (late, case_id) WHERE late IS NOT NULL",
            """
            CREATE INDEX IF NOT EXISTS duty_organ ON duty_index (organ, due, case_id, duty_key, opens)
            WHERE closed_on IS NULL AND force = 'duty' AND due IS NOT NULL
            """,
            """
            CREATE INDEX IF NOT EXISTS duty_answers ON duty_index (answers, due, case_id, duty_key, opens, organ)
            WHERE closed_on IS NULL AND force = 'duty' AND due IS NOT NULL
            """,
            "CREATE INDEX IF NOT EXISTS duty_unassigned ON duty_index (organ, due) WHERE unassigned = 1 AND closed_on IS NULL",
            // A row for each who may do it: `function` of `organ`, of a unit's own the unit. `list` is duty, right, wait or proposed; `waits` for
            // whom it waits, `near` the day from which it is for today, `barred` the accounts that may not, each between bars.
            """
            CREATE TABLE IF NOT EXISTS task_index (
              case_id TEXT NOT NULL, task TEXT NOT NULL, function TEXT NOT NULL, unit TEXT NOT NULL, organ TEXT NOT NULL, list TEXT NOT NULL,
              kind TEXT NOT NULL, title TEXT NOT NULL, note TEXT NOT NULL, about TEXT NOT NULL, duty_key TEXT NOT NULL, cite TEXT NOT NULL,
              within TEXT NOT NULL, started TEXT, due TEXT, safe_by TEXT, near TEXT, opens TEXT NOT NULL, closes TEXT, lapses INTEGER NOT NULL,
              undated INTEGER NOT NULL, waits TEXT NOT NULL, barred TEXT NOT NULL)
            """,
            "CREATE INDEX IF NOT EXISTS task_case ON task_index (case_id)",
            "CREATE INDEX IF NOT EXISTS task_serving ON task_index (function, unit, near) WHERE list = 'duty'",
        ] + deskIndexes + [
            """
            CREATE TABLE IF NOT EXISTS hearing_index (
              case_id TEXT NOT NULL, hearing TEXT NOT NULL, day TEXT NOT NULL, at TEXT NOT NULL, place TEXT NOT NULL, head TEXT NOT NULL,
              held INTEGER NOT NULL)
            """,
            "CREATE INDEX IF NOT EXISTS hearing_case ON hearing_index (case_id)",
            "CREATE INDEX IF NOT EXISTS hearing_day ON hearing_index (day)",
            "CREATE TABLE IF NOT EXISTS book_index (case_id TEXT NOT NULL, book TEXT NOT NULL, seq INTEGER NOT NULL, day TEXT NOT NULL)",
            "CREATE INDEX IF NOT EXISTS book_day ON book_index (book, day, seq, case_id)",
            "CREATE INDEX IF NOT EXISTS book_case ON book_index (case_id)",
            // A place is named by a digest of its words, so that rows are made without looking at the table.
            """
            CREATE TABLE IF NOT EXISTS figure_place (
              id INTEGER PRIMARY KEY, organ TEXT NOT NULL, unit TEXT NOT NULL, court TEXT NOT NULL, kind TEXT NOT NULL,
              area TEXT NOT NULL, words TEXT NOT NULL)
            """,
            """
            CREATE TABLE IF NOT EXISTS figure_index (
              case_id TEXT NOT NULL, count TEXT NOT NULL, fact TEXT NOT NULL, day TEXT NOT NULL, place INTEGER NOT NULL,
              amount INTEGER NOT NULL, entry INTEGER NOT NULL, number TEXT NOT NULL)
            """,
            "CREATE INDEX IF NOT EXISTS figure_case ON figure_index (case_id)",
            "CREATE INDEX IF NOT EXISTS figure_count ON figure_index (count, day, place, amount)",
            // 合计 by month, moved by the difference of each case.
            """
            CREATE TABLE IF NOT EXISTS figure_sum (
              count TEXT NOT NULL, month TEXT NOT NULL, place INTEGER NOT NULL, amount INTEGER NOT NULL,
              PRIMARY KEY (count, month, place)) WITHOUT ROWID
            """,
            "CREATE TABLE IF NOT EXISTS stale_case (case_id TEXT PRIMARY KEY) WITHOUT ROWID",
            """
            CREATE TABLE IF NOT EXISTS staged_entry (
              batch TEXT NOT NULL, seq INTEGER NOT NULL, stream TEXT NOT NULL, case_id TEXT, kind TEXT NOT NULL, day TEXT NOT NULL,
              recorded_on TEXT NOT NULL, bytes BLOB NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (batch, seq))
            """,
        ] + CaseWords.schema

    /// Changes with the tables that can be derived.
    static let version = "20"

    static let derivedTables =
        ["answered", "stale_case", "staged_entry"] + IndexTable.allCases.map(\.rawValue) + [
            "figure_place", "figure_sum",
        ]

    /// Also those of older programs.
    static let listTables = derivedTables + ["search_term", "case_unit", "case_account", "step_index"]
    static let dropping = CaseWords.dropping + listTables.map { "DROP TABLE IF EXISTS \($0)" }

    static let clearing = [CaseWords.clearing] + derivedTables.map { "DELETE FROM \($0)" }
}
