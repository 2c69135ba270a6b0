//! What there is to compile: the `.mpl` files of a project directory or one file, and the standard library, with their module
//! names. Knows nothing of what is in them.

use crate::error::Error;
use compiler::Module;
use compiler::names::ModuleInfo;
use mesh_syntax::source::SourceMap;
use std::path::{Path, PathBuf};

/// Name of the file in which a project starts.
const ENTRY: &str = "main.mpl";
/// What a source file's name ends with, and that of one that holds tests only.
const SOURCE: &str = ".mpl";
const TESTS: &str = ".test.mpl";
/// Library files whose module is not their name in PascalCase.
const LIBRARY_NAMES: [(&str, &str); 3] = [("http", "HTTP"), ("io", "IO"), ("datetime", "DateTime")];

/// Texts and the modules they are.
pub struct Project {
    pub sources: SourceMap,
    pub modules: Vec<Module>,
}

/// Reads the project at a path. Files of tests belong to it only `with_tests`.
pub fn load(path: &Path, with_tests: bool) -> Result<Project, Error> {
    let mut project = Project { sources: SourceMap::new(), modules: Vec::new() };
    project.add_library();
    let shown = path.display();
    if path.is_file() {
        let name = file_name(path);
        if !name.ends_with(SOURCE) {
            return Err(Error::Project(format!("'{shown}' is not a directory")));
        }
        project.add_file(path, name, "Main".into(), true)?;
        return Ok(project);
    }
    if !path.exists() {
        return Err(Error::Project(format!("Project directory '{shown}' does not exist")));
    }
    if !path.is_dir() {
        return Err(Error::Project(format!("'{shown}' is not a directory")));
    }
    if !path.join(ENTRY).is_file() {
        return Err(Error::Project(format!("No '{ENTRY}' found in '{shown}'")));
    }
    let mut found = Vec::new();
    collect(path, &mut Vec::new(), &mut found)?;
    found.sort();
    for parts in found {
        let name = parts.join("/");
        if name.ends_with(TESTS) && !with_tests {
            continue;
        }
        let is_entry = name == ENTRY;
        let module = if is_entry { "Main".into() } else { module_name(&parts) };
        let file: PathBuf = path.join(parts.iter().collect::<PathBuf>());
        project.add_file(&file, name, module, is_entry)?;
    }
    Ok(project)
}

/// Reads what is needed to run the tests of a path, and the name of the module that they are in if not all are meant. A file of
/// tests tests the project that it lies in.
pub fn load_for_tests(path: &Path) -> Result<(Project, Option<String>), Error> {
    if path.is_file() && file_name(path).ends_with(TESTS) {
        let whole = path.canonicalize().map_err(|error| unreadable(path, &error))?;
        if let Some(root) = whole.ancestors().skip(1).find(|directory| directory.join(ENTRY).is_file()) {
            let below = whole.strip_prefix(root).unwrap_or(&whole);
            let parts: Vec<String> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            return Ok((load(root, true)?, Some(module_name(&parts))));
        }
    }
    Ok((load(path, true)?, None))
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

impl Project {
    fn add_library(&mut self) {
        for (path, text) in runtime::std::SOURCES {
            let parts: Vec<String> = path.split('/').map(str::to_owned).collect();
            let stem = path.trim_end_matches(SOURCE);
            let special = LIBRARY_NAMES.iter().find(|(name, _)| *name == stem);
            let name = special.map_or_else(|| module_name(&parts), |(_, name)| (*name).to_owned());
            let file = self.sources.add(format!("std/{path}"), *text);
            self.modules.push(Module { file, info: ModuleInfo { name, is_library: true, is_entry: false } });
        }
    }

    fn add_file(&mut self, path: &Path, shown: String, name: String, is_entry: bool) -> Result<(), Error> {
        let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            Error::Project(format!("'{shown}' is not UTF-8 from byte {}", error.utf8_error().valid_up_to()))
        })?;
        let file = self.sources.add(shown, text);
        self.modules.push(Module { file, info: ModuleInfo { name, is_library: false, is_entry } });
        Ok(())
    }
}

/// The file, or all source files below the directory, sorted.
pub fn sources_below(path: &Path) -> Result<Vec<PathBuf>, Error> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    if !path.exists() {
        return Err(Error::Project(format!("'{}' does not exist", path.display())));
    }
    let mut found = Vec::new();
    collect(path, &mut Vec::new(), &mut found)?;
    found.sort();
    Ok(found.into_iter().map(|parts| path.join(parts.iter().collect::<PathBuf>())).collect())
}

/// The text of a source file.
pub fn read(path: &Path) -> Result<String, Error> {
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error))?;
    String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        Error::Project(format!("'{}' is not UTF-8 from byte {place}", path.display()))
    })
}

/// Gives a source file another text: whole or not at all, whatever happens meanwhile.
pub fn replace(path: &Path, text: &str) -> Result<(), Error> {
    let failed = |error| Error::Project(format!("'{}' cannot be written: {error}", path.display()));
    // A link stays one, and what it leads to changes.
    let target = path.canonicalize().map_err(failed)?;
    let beside = target.with_extension(format!("mpl.{}", std::process::id()));
    let permissions = std::fs::metadata(&target).map_err(failed)?.permissions();
    let written = std::fs::write(&beside, text)
        .and_then(|()| std::fs::set_permissions(&beside, permissions))
        .and_then(|()| std::fs::rename(&beside, &target));
    written.map_err(|error| {
        let _ = std::fs::remove_file(&beside);
        failed(error)
    })
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    Error::Project(format!("'{}' cannot be read: {error}", path.display()))
}

/// The source files below a directory, as the parts of their paths. Links to directories are not followed: they may lead
/// back up.
fn collect(directory: &Path, parts: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> Result<(), Error> {
    let entries = std::fs::read_dir(directory).map_err(|error| unreadable(directory, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| unreadable(directory, &error))?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let kind = entry.file_type().map_err(|error| unreadable(&entry.path(), &error))?;
        if kind.is_dir() {
            if !name.starts_with('.') {
                parts.push(name);
                collect(&entry.path(), parts, found)?;
                parts.pop();
            }
        } else if name.ends_with(SOURCE) && entry.path().is_file() {
            found.push(parts.iter().cloned().chain([name]).collect());
        }
    }
    Ok(())
}

/// `["storage", "db_pool.mpl"]` is `Storage.DbPool`.
fn module_name(parts: &[String]) -> String {
    let components = parts.iter().map(|part| {
        let stem = part.strip_suffix(SOURCE).unwrap_or(part);
        stem.split('_').map(capitalised).collect::<String>()
    });
    components.collect::<Vec<_>>().join(".")
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::module_name;

    #[test]
    fn names_of_modules() {
        let name = |path: &str| module_name(&path.split('/').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(name("utils.mpl"), "Utils");
        assert_eq!(name("math_ops.mpl"), "MathOps");
        assert_eq!(name("math/vector.mpl"), "Math.Vector");
        assert_eq!(name("storage/db_pool.mpl"), "Storage.DbPool");
    }
}
