//! Every Mesh file of the repository: its meaning is kept (the formatter refuses otherwise), at several widths, and formatting
//! again changes nothing.

use mesh_syntax::format::{Refusal, Style, format};
use mesh_syntax::source::SourceMap;
use std::path::{Path, PathBuf};

const DIRECTORIES: [&str; 3] = ["../../mesher", "../../test-suite/programs", "../../runtime/std"];
const WIDTHS: [usize; 2] = [100, 40];

fn collect(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "mpl") {
            found.push(path);
        }
    }
}

#[test]
fn every_file_is_formatted_once_for_all() {
    let mut files = Vec::new();
    for directory in DIRECTORIES {
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(directory), &mut files);
    }
    assert!(files.len() > 100, "the files are not where they were");
    let mut formatted = 0;
    for path in files {
        // A generated file of great length says nothing that its first part does not.
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        if text.len() > 100_000 {
            continue;
        }
        let file = SourceMap::new().add("file.mpl", text.as_str());
        for line_width in WIDTHS {
            let style = Style { line_width, ..Style::default() };
            let once = match format(file, &text, true, style) {
                Ok(once) => once,
                Err(Refusal::Syntax(_)) => break,
                Err(Refusal::Changed(what)) => panic!("{} at width {line_width}: {what}", path.display()),
            };
            match format(file, &once, true, style) {
                Ok(twice) if twice == once => formatted += 1,
                Ok(twice) => panic!("{} at width {line_width}: {}", path.display(), difference(&once, &twice)),
                Err(refusal) => panic!("{} at width {line_width}: {refusal:?}", path.display()),
            }
        }
    }
    assert!(formatted > 200, "only {formatted} were formatted");
}

fn difference(once: &str, twice: &str) -> String {
    let pair = once.lines().zip(twice.lines()).enumerate().find(|(_, (a, b))| a != b);
    pair.map_or_else(|| "the end differs".into(), |(at, (a, b))| format!("line {}:\n{a}\nbecomes\n{b}", at + 1))
}
