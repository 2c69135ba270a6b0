//! Databases. Knows nothing of processes or Mesh values: work goes in with a reply to call, and the reply is called on a
//! database thread.

pub mod placeholder;
pub mod pool;
pub mod sqlite;
pub mod worker;

/// The result of a query, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    pub columns: Vec<String>,
    /// Row after row; `NULL` is the empty text.
    pub cells: Vec<String>,
}

impl Rows {
    pub fn len(&self) -> usize {
        self.cells.len().checked_div(self.columns.len()).unwrap_or(0)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows as slices of their cells.
    pub fn iter(&self) -> impl Iterator<Item = &[String]> {
        self.cells.chunks(self.columns.len().max(1))
    }
}

/// What a database thread is asked to do.
#[derive(Debug)]
pub enum Work {
    /// Runs a statement for its rows. On a connection that only reads, a statement that writes comes back as
    /// [`Answer::MustWrite`].
    Query {
        sql: String,
        params: Vec<String>,
    },
    /// Runs a statement for its effect.
    Execute {
        sql: String,
        params: Vec<String>,
    },
    /// Runs one statement for each row of parameters, all or none.
    ExecuteBatch {
        sql: String,
        rows: Vec<Vec<String>>,
    },
    /// Runs any number of statements without parameters.
    Script {
        sql: String,
    },
    Begin,
    Commit,
    Rollback,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    Rows(Rows),
    /// Rows changed.
    Changed(i64),
    Done,
    /// A reader met a statement that writes.
    MustWrite,
}

pub type Outcome = Result<Answer, String>;

/// Called once, on any thread; must not block.
pub type Reply = Box<dyn FnOnce(Outcome) + Send>;
