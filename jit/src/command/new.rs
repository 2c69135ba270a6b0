//! `meshjit new`: a project to start from. Knows the files that a project has.

use super::{Paths, help, unknown_flag, usage};
use crate::error::Error;
use lexopt::{Arg, Parser};
use std::ffi::OsString;
use std::path::Path;

const MAIN: &str = "\
##! Where the program starts.

from Greeting import greeting

fn main() do
  println(greeting(\"world\"))
end
";

const GREETING: &str = "\
##! What is said to whom.

pub fn greeting(name :: String) -> String = \"Hello, ${name}!\"
";

const TEST: &str = "\
##! Tests of the greeting; run them with `meshjit test`.

from Greeting import greeting

test \"a greeting names whom it greets\" do
  Test.assert_eq(greeting(\"Mesh\"), \"Hello, Mesh!\")
end
";

pub fn run(command: &str, args: Vec<OsString>) -> Result<i32, Error> {
    let mut paths = Paths(Vec::new());
    let mut parser = Parser::from_args(args);
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(help::print(help::NEW)),
            Arg::Value(path) => paths.0.push(path.into()),
            flag => return Err(unknown_flag(&flag)),
        }
    }
    let path = paths.single(command)?;
    let shown = path.display();
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name
        .filter(|name| name.chars().all(is_plain))
        .ok_or_else(|| Error::Usage(format!("'{shown}' is no name for a project: use letters, digits, '_' and '-'")))?;
    if path.symlink_metadata().is_ok() {
        return Err(Error::Project(format!("'{shown}' already exists")));
    }
    create(&path, name).map_err(|error| Error::Project(format!("'{shown}' cannot be created: {error}")))?;
    super::write_out(&format!("Created project '{name}': run it with `meshjit {shown}`\n"));
    Ok(0)
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

fn create(path: &Path, name: &str) -> std::io::Result<()> {
    std::fs::create_dir_all(path.join("tests"))?;
    let manifest = format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\n");
    let files = [
        ("mesh.toml", manifest.as_str()),
        ("main.mpl", MAIN),
        ("greeting.mpl", GREETING),
        ("tests/greeting.test.mpl", TEST),
    ];
    files.iter().try_for_each(|(file, text)| std::fs::write(path.join(file), text))
}
