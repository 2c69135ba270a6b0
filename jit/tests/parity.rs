//! What the Mesh files of the library declare as `intrinsic`, what the compiler calls by itself, and what the runtime has, are the
//! same. Knows nothing of what the builtins do.

use compiler::names::hir::{FnKind, LangItems, Program, TypeDefKind};
use compiler::types::ty::{Ty, TyKind};
use compiler::types::typed::Typed;
use compiler::{Checked, Options};
use runtime::abi::{Intrinsic, Rep};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The module of what only the compiler calls.
const COMPILERS: &str = "Core.";

/// The checked library, with a program that does nothing but mention all modules, since what no word names is not read.
fn library() -> Checked {
    let directory = std::env::temp_dir().join(format!("mesh-parity-{}", std::process::id()));
    std::fs::create_dir_all(&directory).expect("a directory");
    let file = directory.join("main.mpl");
    let modules =
        runtime::intrinsics::all().filter_map(|builtin| builtin.name.split_once('.')).map(|(module, _)| module);
    let words = modules.collect::<Vec<_>>().join(" ");
    std::fs::write(&file, format!("fn main() do\n  println(\"{words}\")\nend\n")).expect("a file");
    let project = jit::files::load(&file, false).expect("a project");
    std::fs::remove_dir_all(&directory).expect("it was made above");
    let checked = compiler::check(&project.sources, &project.modules, Options::default());
    assert!(!checked.has_errors(), "the library does not compile: {:?}", checked.diagnostics);
    checked
}

/// How the runtime gets a value of a type in the declaration of a builtin.
fn rep(hir: &Program, lang: &LangItems, typed: &Typed, ty: Ty) -> Rep {
    match typed.types.kind(ty) {
        TyKind::Con(id, _) if *id == lang.int || *id == lang.atom || *id == lang.pid => Rep::Int,
        TyKind::Con(id, _) if *id == lang.float => Rep::Float,
        TyKind::Con(id, _) if *id == lang.bool => Rep::Bool,
        TyKind::Con(id, _) => match &hir.types[id.index()].kind {
            TypeDefKind::Sum { variants } if variants.iter().all(|variant| variant.fields.is_empty()) => Rep::Int,
            _ => Rep::Ref,
        },
        TyKind::Tuple(_) | TyKind::Fun(..) => Rep::Ref,
        TyKind::Unit => Rep::Int,
        TyKind::Never => Rep::Never,
        TyKind::Generic(_) => Rep::Word,
        other => panic!("a builtin is declared with {other:?}"),
    }
}

fn shape(params: &[Rep], types: usize, result: Rep) -> String {
    format!("{params:?} and {types} type(s) -> {result:?}")
}

#[test]
fn declarations_and_builtins_agree() {
    let Checked { hir, typed, .. } = library();
    let lang = hir.lang.as_ref().expect("the library is complete");
    let mut declared = BTreeMap::new();
    for (function, found) in hir.fns.iter().zip(&typed.fns) {
        if matches!(function.kind, FnKind::Intrinsic) {
            let name = format!("{}.{}", hir.modules[function.module.index()].name, function.name);
            let params: Vec<Rep> = found.params.iter().map(|&ty| rep(&hir, lang, &typed, ty)).collect();
            let result = found.ret.map_or(Rep::Int, |ty| rep(&hir, lang, &typed, ty));
            let earlier = declared.insert(name.clone(), shape(&params, found.generics.len(), result));
            assert_eq!(earlier, None, "{name} is declared twice");
        }
    }
    let mut problems = String::new();
    for builtin in runtime::intrinsics::all().filter(|builtin| !builtin.name.starts_with(COMPILERS)) {
        let Intrinsic { name, params, types, result, .. } = builtin;
        let has = shape(params, *types, *result);
        match declared.remove(*name) {
            None => _ = writeln!(problems, "{name} is not declared in the library"),
            Some(says) if says != has => _ = writeln!(problems, "{name} is declared as {says}, but is {has}"),
            Some(_) => {}
        }
    }
    for name in declared.keys() {
        _ = writeln!(problems, "{name} is declared, but the runtime has none");
    }
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn names_of_builtins_are_unique() {
    let mut names: Vec<&str> = runtime::intrinsics::all().map(|builtin| builtin.name).collect();
    names.sort_unstable();
    let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

/// The compiler names builtins of `Core` in string literals; one that ends in `{}` stands for a family that differs by a number.
#[test]
fn the_compiler_calls_what_there_is() {
    let mut text = String::new();
    for crate_ in ["../compiler/src", "src"] {
        read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(crate_), &mut text);
    }
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut named = BTreeMap::new();
    for rest in text.split(&format!("\"{COMPILERS}")).skip(1) {
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        named.insert(&rest[..end], rest[end..].starts_with('{'));
    }
    let builtins: Vec<&str> =
        runtime::intrinsics::all().filter_map(|builtin| builtin.name.strip_prefix(COMPILERS)).collect();
    let stem = |name: &'static str| name.trim_end_matches(|c: char| c.is_ascii_digit());
    let unused: Vec<&&str> =
        builtins.iter().filter(|name| !named.contains_key(**name) && named.get(stem(name)) != Some(&true)).collect();
    assert!(unused.is_empty(), "nothing calls {unused:?}");
    for (name, is_family) in named {
        let exists = builtins.iter().any(|builtin| if is_family { stem(builtin) == name } else { *builtin == name });
        assert!(exists, "the compiler calls {COMPILERS}{name}, which the runtime does not have");
    }
}

fn read(directory: &Path, text: &mut String) {
    let entries = std::fs::read_dir(directory).expect("a directory of sources");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read(&path, text);
        } else {
            text.push_str(&std::fs::read_to_string(&path).expect("a source"));
        }
    }
}
