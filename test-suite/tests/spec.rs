//! Executes the language reference: every `mesh` block of `spec/*.md` is a program (or a few statements of one) with the
//! output it claims, or a mistake with the diagnostic it claims. Knows nothing of the chapters.

use libtest_mimic::{Arguments, Failed, Trial};
use std::ffi::OsString;
use std::path::Path;
use test_suite::directive::TestFile;
use test_suite::discover::suite_root;
use test_suite::markdown::{Block, blocks};
use test_suite::run::{self, Invocation, Scratch};
use test_suite::{markdown, report};

fn main() {
    let args = Arguments::from_args();
    let mut trials = vec![];
    for chapter in chapters() {
        let name = chapter.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&chapter).unwrap_or_default();
        for block in markdown::blocks(&text) {
            let title = format!("{name}: {}", block.name);
            trials.push(Trial::test(title, move || check(&block)));
        }
        trials.push(Trial::test(format!("{name} has examples"), move || {
            if blocks(&text).is_empty() { Err("no block in it".into()) } else { Ok(()) }
        }));
    }
    libtest_mimic::run(&args, trials).exit();
}

fn chapters() -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(suite_root().join("spec")).into_iter().flatten().flatten();
    let mut found: Vec<_> = entries.map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "md")).collect();
    found.sort();
    found
}

fn check(block: &Block) -> Result<(), Failed> {
    let file = TestFile::parse(&block.text)?;
    let wanted = &file.directives;
    let directory = Scratch::new()?;
    let target = write(&file, &directory.0)?;
    let is_mistake = !wanted.codes.is_empty();
    let args: Vec<OsString> = match (&wanted.args[..], is_mistake) {
        ([], true) => vec!["check".into(), target.into()],
        ([], false) => vec![target.into()],
        // The whole command line.
        (args, _) => args.iter().map(Into::into).collect(),
    };
    let outcome = run::run(&Invocation {
        args,
        env: wanted.env.clone(),
        stdin: wanted.stdin.clone(),
        timeout: wanted.timeout,
        directory: Some(directory.0.clone()),
    })?;
    let mut problems = vec![];
    problems.extend(report::status_problem(&outcome, wanted.exit.unwrap_or(if is_mistake { 2 } else { 0 })));
    for parts in [&wanted.codes, &wanted.contains, &wanted.stderr] {
        problems.extend(report::missing(parts, &outcome.stderr, "standard error"));
    }
    problems.extend(report::difference(file.expected.as_deref().unwrap_or_default(), &outcome.stdout));
    if problems.is_empty() {
        return Ok(());
    }
    let place = format!("in the block that starts at line {}\n", block.line);
    problems.insert(0, place);
    Err(report::failure(&problems, &outcome).into())
}

/// Writes what a block stands for and says what to run of it. A few statements become a program.
fn write(file: &TestFile, directory: &Path) -> Result<&'static str, String> {
    let mut files = file.files();
    let target = if files.is_empty() { "example.mpl" } else { "." };
    if files.is_empty() {
        files.push((target, file.source.clone()));
    }
    for (name, mut text) in files {
        if [target, "main.mpl"].contains(&name) && !text.contains("fn main()") {
            text.push_str("\nfn main() do\nend\n");
        }
        let path = directory.join(name);
        let parent = path.parent().unwrap_or(directory);
        std::fs::create_dir_all(parent).and_then(|()| std::fs::write(&path, text)).map_err(|e| e.to_string())?;
    }
    Ok(target)
}
