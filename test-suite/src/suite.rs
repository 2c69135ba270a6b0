//! Suites of one file or project per test: finds the tests, runs what the kind of suite does with each, and compares its text
//! with the block at the file's end, or rewrites that block on request. Must not know what a test runs.

use crate::directive::TestFile;
use crate::discover::{self, Case};
use crate::run::Outcome;
use crate::{bless, report};
use libtest_mimic::{Arguments, Failed, Trial};

/// A kind of test.
#[derive(Clone, Copy)]
pub struct Suite {
    /// Where its files are, seen from the root of the suite.
    pub directory: &'static str,
    /// What a file without a block says: that there is no text, or nothing about it.
    pub silence_means_no_text: bool,
    /// Runs one test and looks at everything but the text.
    pub examine: fn(&Case, &TestFile) -> Result<Finding, String>,
}

/// What came of one test.
pub struct Finding {
    pub outcome: Outcome,
    /// What the block at the end of the file is compared with.
    pub text: String,
    pub problems: Vec<String>,
}

impl Suite {
    /// Runs the tests that the command line of this test binary asks for.
    pub fn main(self) {
        let args = Arguments::from_args();
        let found = match discover::cases(&discover::suite_root().join(self.directory)) {
            Ok(found) => found,
            Err(why) => {
                eprintln!("error: {why}");
                std::process::exit(1);
            }
        };
        let trials = found.into_iter().map(|case| Trial::test(case.name.clone(), move || self.check(&case))).collect();
        libtest_mimic::run(&args, trials).exit();
    }

    fn check(self, case: &Case) -> Result<(), Failed> {
        let path = case.file.display();
        let text = std::fs::read_to_string(&case.file).map_err(|e| format!("cannot read {path}: {e}"))?;
        let file = TestFile::parse(&text)?;
        let Finding { outcome, text, mut problems } = (self.examine)(case, &file)?;
        // A run that is wrong in another way must not become the expectation.
        if bless() && problems.is_empty() {
            std::fs::write(&case.file, file.with_expected(&text)).map_err(|e| format!("cannot rewrite {path}: {e}"))?;
            return Ok(());
        }
        let expected = file.expected.or_else(|| self.silence_means_no_text.then(Vec::new));
        problems.extend(expected.and_then(|expected| report::difference(&expected, &text)));
        if problems.is_empty() { Ok(()) } else { Err(report::failure(&problems, &outcome).into()) }
    }
}
