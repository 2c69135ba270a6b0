//! One connection to the embedded engine, used by one thread. The only file that names `rusqlite`. Knows nothing of
//! queues, pools or processes.

use std::time::Duration;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Statement, params_from_iter};

use super::placeholder::to_numbered;
use super::{Answer, Outcome, Rows, Work};

/// Prepared statements kept by each connection.
const STATEMENTS_MAX: usize = 256;
/// How long a statement waits for a lock that another program holds.
const BUSY_TIMEOUT: Duration = Duration::from_millis(5000);

/// What a connection is opened for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A connection of its own with the engine's defaults.
    Single,
    /// The one writer of a database that others read meanwhile.
    Writer,
    /// Refuses to write.
    Reader,
}

pub struct Sqlite {
    connection: Connection,
    mode: Mode,
}

impl Sqlite {
    pub fn open(path: &str, mode: Mode) -> Result<Sqlite, String> {
        let connection = open(path, mode).map_err(|error| message(&error))?;
        Ok(Sqlite { connection, mode })
    }

    pub fn run(&mut self, work: Work) -> Outcome {
        let outcome = match work {
            Work::Query { sql, params } => self.query(&sql, &params),
            Work::Execute { sql, params } => self.execute(&sql, &params).map(Answer::Changed),
            Work::ExecuteBatch { sql, rows } => self.execute_batch(&sql, &rows).map(Answer::Changed),
            Work::Script { sql } => self.connection.execute_batch(&sql).map(|()| Answer::Done),
            // The lock is taken at once: taking it at the first write can fail when another connection wrote meanwhile.
            Work::Begin if self.mode == Mode::Writer => self.command("BEGIN IMMEDIATE"),
            Work::Begin => self.command("BEGIN"),
            Work::Commit => self.command("COMMIT"),
            Work::Rollback => self.command("ROLLBACK"),
        };
        outcome.map_err(|error| message(&error))
    }

    /// Whether a transaction is open; an error may have ended it.
    pub fn in_transaction(&self) -> bool {
        !self.connection.is_autocommit()
    }

    fn command(&self, sql: &str) -> rusqlite::Result<Answer> {
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(Answer::Done)
    }

    fn query(&self, sql: &str, params: &[String]) -> rusqlite::Result<Answer> {
        let mut statement = self.connection.prepare_cached(&to_numbered(sql))?;
        if self.mode == Mode::Reader && !statement.readonly() {
            return Ok(Answer::MustWrite);
        }
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let width = columns.len();
        let mut cells = Vec::new();
        let mut rows = statement.query(params_from_iter(params))?;
        while let Some(row) = rows.next()? {
            for index in 0..width {
                cells.push(self.text(row.get_ref(index)?));
            }
        }
        Ok(Answer::Rows(Rows { columns, cells }))
    }

    /// The engine's conversion to text.
    fn text(&self, value: ValueRef<'_>) -> String {
        match value {
            ValueRef::Null => String::new(),
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Real(number) => self.real(number).unwrap_or_else(|_| number.to_string()),
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        }
    }

    /// How many digits the engine writes is its own affair, so it is asked.
    fn real(&self, number: f64) -> rusqlite::Result<String> {
        let mut statement = self.connection.prepare_cached("SELECT CAST(?1 AS TEXT)")?;
        statement.query_row([number], |row| row.get(0))
    }

    fn execute(&self, sql: &str, params: &[String]) -> rusqlite::Result<i64> {
        let mut statement = self.connection.prepare_cached(&to_numbered(sql))?;
        self.step_through(&mut statement, params)
    }

    /// Runs a statement to its end, whether it gives rows or not, and counts the rows it changed.
    fn step_through(&self, statement: &mut Statement<'_>, params: &[String]) -> rusqlite::Result<i64> {
        let before = self.connection.total_changes();
        let mut rows = statement.query(params_from_iter(params))?;
        while rows.next()?.is_some() {}
        drop(rows);
        // The engine's count stays that of the last statement that changes rows, unless the total moved.
        let changed = self.connection.total_changes() != before;
        Ok(if changed { self.connection.changes() as i64 } else { 0 })
    }

    fn execute_batch(&self, sql: &str, rows: &[Vec<String>]) -> rusqlite::Result<i64> {
        self.command("SAVEPOINT batch")?;
        let changed = self.execute_rows(sql, rows);
        if changed.is_err() && self.in_transaction() {
            self.command("ROLLBACK TO batch")?;
        }
        if self.in_transaction() {
            let released = self.command("RELEASE batch");
            if changed.is_ok() && released.is_err() && self.in_transaction() {
                // Outside a transaction the release is the commit, and a commit that fails leaves everything open.
                self.command("ROLLBACK TO batch")?;
                self.command("RELEASE batch")?;
            }
            released?;
        }
        changed
    }

    fn execute_rows(&self, sql: &str, rows: &[Vec<String>]) -> rusqlite::Result<i64> {
        let mut statement = self.connection.prepare_cached(&to_numbered(sql))?;
        let mut changed = 0;
        for row in rows {
            changed += self.step_through(&mut statement, row)?;
        }
        Ok(changed)
    }
}

fn open(path: &str, mode: Mode) -> rusqlite::Result<Connection> {
    // Each connection belongs to one thread, so the engine's own locks are not needed.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    match mode {
        Mode::Single => {}
        Mode::Writer => {
            connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
            connection.pragma_update(None, "synchronous", "NORMAL")?;
            // A file that cannot be written is found out now, not by the first statement that writes.
            connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK")?;
        }
        Mode::Reader => connection.pragma_update(None, "query_only", true)?,
    }
    // Opening alone does not look at the file.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}

/// The engine's message without the library's decoration.
fn message(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(_, Some(text)) => text.clone(),
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory() -> Sqlite {
        Sqlite::open(":memory:", Mode::Single).unwrap()
    }

    fn strings(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    fn query(db: &mut Sqlite, sql: &str, params: &[&str]) -> Vec<String> {
        match db.run(Work::Query { sql: sql.to_owned(), params: strings(params) }) {
            Ok(Answer::Rows(rows)) => rows.cells,
            other => panic!("{other:?}"),
        }
    }

    fn execute(db: &mut Sqlite, sql: &str, params: &[&str]) -> Outcome {
        db.run(Work::Execute { sql: sql.to_owned(), params: strings(params) })
    }

    #[test]
    fn values_as_text() {
        let mut db = memory();
        let row =
            query(&mut db, "select 1, -2.5, 1.0, 1e20, null, 'x', x'41', 0.1, 1e-7, 123456789012345678.0, 1.0/3", &[]);
        let cast = "select cast(1 as text), cast(-2.5 as text), cast(1.0 as text), cast(1e20 as text), '', 'x', 'A', \
            cast(0.1 as text), cast(1e-7 as text), cast(123456789012345678.0 as text), cast(1.0/3 as text)";
        assert_eq!(row, query(&mut db, cast, &[]));
    }

    #[test]
    fn changes_and_placeholders() {
        let mut db = memory();
        assert_eq!(execute(&mut db, "create table t (a integer primary key, b text)", &[]), Ok(Answer::Changed(0)));
        assert_eq!(
            execute(&mut db, "insert into t values ($2, $1), ($3, $1)", &["x", "1", "2"]),
            Ok(Answer::Changed(2))
        );
        assert_eq!(execute(&mut db, "create index i on t (b)", &[]), Ok(Answer::Changed(0)));
        assert_eq!(query(&mut db, "select b, a from t where a = ?", &["2"]), ["x", "2"]);
        assert_eq!(query(&mut db, "insert into t values (3, 'y') returning a", &[]), ["3"]);
        assert_eq!(execute(&mut db, "update t set b = 'z'", &[]), Ok(Answer::Changed(3)));
        assert_eq!(query(&mut db, "select a from t order by a limit $1", &["1"]), ["1"]);
    }

    #[test]
    fn errors_are_the_engines() {
        let mut db = memory();
        let error = |outcome: Outcome| outcome.unwrap_err();
        assert_eq!(error(execute(&mut db, "selec 1", &[])), "near \"selec\": syntax error");
        assert_eq!(error(execute(&mut db, "select * from nowhere", &[])), "no such table: nowhere");
        execute(&mut db, "create table t (a text not null unique)", &[]).unwrap();
        execute(&mut db, "insert into t values ('a')", &[]).unwrap();
        assert_eq!(error(execute(&mut db, "insert into t values ('a')", &[])), "UNIQUE constraint failed: t.a");
        assert!(error(execute(&mut db, "insert into t values ($1)", &[])).contains("parameters"));
        assert!(Sqlite::open("/nonexistent/dir/file.db", Mode::Single).is_err());
    }

    #[test]
    fn a_batch_is_all_or_nothing() {
        let mut db = memory();
        execute(&mut db, "create table t (a integer primary key)", &[]).unwrap();
        let batch = |rows: &[&str]| Work::ExecuteBatch {
            sql: "insert into t values ($1)".to_owned(),
            rows: rows.iter().map(|row| strings(&[row])).collect(),
        };
        assert_eq!(db.run(batch(&["1", "2", "3"])), Ok(Answer::Changed(3)));
        assert!(db.run(batch(&["4", "2"])).is_err());
        assert_eq!(query(&mut db, "select count(*) from t", &[]), ["3"]);
        db.run(Work::Begin).unwrap();
        assert!(db.run(batch(&["5", "5"])).is_err());
        assert_eq!(db.run(batch(&["6"])), Ok(Answer::Changed(1)));
        db.run(Work::Commit).unwrap();
        assert_eq!(query(&mut db, "select max(a) from t", &[]), ["6"]);
        assert!(!db.in_transaction());
    }
}
