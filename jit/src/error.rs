//! Why a command could not do its work. Knows how it is said, not where.

use std::fmt;

/// What ends a command early. Diagnostics of the program are not among it: they are printed where they arise.
#[derive(Debug)]
pub enum Error {
    /// The command line is wrong.
    Usage(String),
    /// There is nothing to compile, or it cannot be read.
    Project(String),
    /// Parts of this program disagree, or the machine cannot do what is needed.
    Internal(String),
}

/// What stands below an internal error.
const REPORT: &str = "\
  = help: this is a mistake of meshjit and not of the program; please report it where you got meshjit from, with these lines,
          the program that shows it, and what `meshjit --version` prints";

/// As it stands behind the word `error`.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Usage(text) => write!(f, ": {text} (see `meshjit --help`)"),
            Error::Project(text) => write!(f, ": {text}"),
            Error::Internal(text) => write!(f, "[C0002]: internal error: {text}\n{REPORT}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<String> for Error {
    fn from(text: String) -> Error {
        Error::Internal(text)
    }
}
