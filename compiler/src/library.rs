//! Which modules of the library a program can mean: start-up is too short to read the whole library for every program. Goes by
//! the words of the texts alone, so it takes a module too many rather than one too few.

use crate::Module;
use crate::names::prefixed;
use mesh_syntax::source::SourceMap;
use rustc_hash::{FxHashMap, FxHashSet};

/// Modules that programs reach without naming them: by literals, operators, methods, derived functions and inference.
const ROOTS: [&str; 14] = [
    "Prelude", "Int", "Float", "Bool", "String", "Atom", "Tuple", "List", "Map", "Set", "Queue", "Range", "Iter",
    "Json",
];
/// A word of the language, and the module that it needs.
const KEYWORDS: [(&str, &str); 2] = [("supervisor", "Supervisor"), ("test", "Test")];
/// Words behind which a declaration has its name.
const DECLARING: [&str; 6] = ["type", "struct", "interface", "service", "actor", "module"];

/// The program's modules and those of the library that it may need, in their order. Where names are wrong these do not
/// suffice: what could have been meant may be in any module. `always` names one that is needed whatever the words are.
pub(crate) fn needed(sources: &SourceMap, modules: &[Module], always: Option<&str>) -> Vec<Module> {
    let mut by_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut taken: Vec<bool> = modules.iter().map(|module| !module.info.is_library).collect();
    for (index, module) in modules.iter().enumerate().filter(|(_, module)| module.info.is_library) {
        let name = module.info.name.as_str();
        taken[index] = ROOTS.contains(&name) || always == Some(name);
        by_word.entry(name).or_default().push(index);
        for word in declared(sources.text(module.file)) {
            by_word.entry(word).or_default().push(index);
        }
    }
    let mut open: Vec<usize> = (0..modules.len()).filter(|&index| taken[index]).collect();
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    while let Some(index) = open.pop() {
        for word in words(sources.text(modules[index].file)).filter(|word| seen.insert(word)) {
            let wanted = prefixed(word).map(|(module, _)| module).or_else(|| keyword(word)).unwrap_or(word);
            for &found in by_word.get(wanted).into_iter().flatten() {
                if !std::mem::replace(&mut taken[found], true) {
                    open.push(found);
                }
            }
        }
    }
    modules.iter().zip(taken).filter(|(_, taken)| *taken).map(|(module, _)| module.clone()).collect()
}

fn keyword(word: &str) -> Option<&'static str> {
    KEYWORDS.iter().find(|(known, _)| *known == word).map(|(_, module)| *module)
}

/// The words of a text but those of lines of comment.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    let is_between = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && c != '_';
    lines.flat_map(move |line| line.split(is_between)).filter(|word| !word.is_empty())
}

/// Names of types, interfaces, modules and variants that a text declares.
fn declared(text: &str) -> impl Iterator<Item = &str> {
    let mut in_variants = false;
    text.lines().filter(|line| !line.trim_start().starts_with('#')).filter_map(move |line| {
        let mut words = words(line);
        let first = words.next()?;
        if in_variants {
            in_variants = first != "end";
            return in_variants.then_some(first);
        }
        let mut all = std::iter::once(first).chain(words);
        let kind = all.find(|word| DECLARING.contains(word))?;
        let name = all.next()?;
        in_variants = kind == "type" && line.ends_with(" do");
        Some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::ModuleInfo;

    /// The library modules that a program gets from a library of these files.
    fn chosen(library: &[(&str, &str)], program: &str, always: Option<&str>) -> String {
        let mut sources = SourceMap::new();
        let mut modules = vec![];
        let mut add = |name: &str, text: &str, is_library| {
            let file = sources.add(name.to_owned(), text.to_owned());
            modules
                .push(Module { file, info: ModuleInfo { name: name.to_owned(), is_library, is_entry: !is_library } });
        };
        for (name, text) in library {
            add(name, text, true);
        }
        add("Main", program, false);
        let names: Vec<_> = needed(&sources, &modules, always).into_iter().map(|module| module.info.name).collect();
        names.join(" ")
    }

    #[test]
    fn modules_are_found_by_all_their_names() {
        let library = [
            ("Prelude", "pub type Ordering do\n  Less\nend"),
            ("HTTP", "pub struct Response do\n  body :: String\nend\npub fn get() = Url.parse()"),
            ("Url", "pub fn parse() = 1"),
            ("Supervisor", "pub fn run() = 1"),
            ("Colours", "pub type Colour do\n  Red\n  Green(Int)\nend"),
            ("Log", "module Sink do\nend"),
        ];
        for (program, wanted) in [
            ("fn main() do end", "Prelude Main"),
            ("fn main() do Url.parse() end", "Prelude Url Main"),
            ("fn main() do HTTP.get() end", "Prelude HTTP Url Main"),
            ("fn f(r :: Response) = 1", "Prelude HTTP Url Main"),
            ("fn main() do http_get() end", "Prelude HTTP Url Main"),
            ("supervisor S do end", "Prelude Supervisor Main"),
            ("fn main() do f(Green(1)) end", "Prelude Colours Main"),
            ("fn main() do Sink.x() end", "Prelude Log Main"),
        ] {
            assert_eq!(chosen(&library, program, None), wanted, "{program}");
        }
        assert_eq!(chosen(&library, "fn main() do end", Some("Url")), "Prelude Url Main");
    }
}
