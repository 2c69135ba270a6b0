//! The real library as parsed modules. Reads it by its path: the compiler does not depend on the run-time.

use mesh_compiler::names::ModuleInfo;
use mesh_syntax::ast;
use mesh_syntax::source::{FileId, SourceMap};
use std::path::Path;

/// Library files whose module is not their name in pascal case.
const SPELLED: [(&str, &str); 3] = [("http", "HTTP"), ("io", "IO"), ("datetime", "DateTime")];

pub struct Library {
    texts: Vec<(String, String)>,
    files: Vec<(ModuleInfo, ast::File)>,
}

impl Library {
    pub fn read() -> Library {
        let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/std");
        let entries = std::fs::read_dir(directory).expect("the library");
        let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "mpl"));
        paths.sort();
        let mut library = Library { texts: Vec::new(), files: Vec::new() };
        for path in paths {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let spelled = SPELLED.iter().find(|(file, _)| *file == stem).map(|(_, name)| (*name).to_owned());
            let name = spelled.unwrap_or_else(|| stem[..1].to_uppercase() + &stem[1..]);
            let text = std::fs::read_to_string(&path).expect("a readable file");
            let (tree, _) = mesh_syntax::parse(FileId(library.files.len() as u32), &text, true);
            library.files.push((ModuleInfo { name, is_library: true, is_entry: false }, tree));
            library.texts.push((stem, text));
        }
        library
    }

    /// The library with one more module, in which a program starts.
    pub fn with(&self, name: &str, text: &str) -> (SourceMap, Vec<(ModuleInfo, ast::File)>) {
        let mut sources = SourceMap::new();
        for (name, text) in &self.texts {
            sources.add(name.clone(), text.clone());
        }
        let file = sources.add(name.to_owned(), text.to_owned());
        let (tree, _) = mesh_syntax::parse(file, text, false);
        let mut files = self.files.clone();
        files.push((ModuleInfo { name: "Main".into(), is_library: false, is_entry: true }, tree));
        (sources, files)
    }

    pub fn has(&self, file: FileId) -> bool {
        (file.0 as usize) < self.files.len()
    }
}
