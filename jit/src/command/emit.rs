//! `meshjit emit`: what one stage makes of a program, as text.

use super::{Paths, STATUS_REFUSED, Style, help, optimise, unknown_flag, usage, write_out};
use crate::error::Error;
use crate::files::{self, Project};
use crate::image::{self, Text};
use crate::intrinsics;
use compiler::types::show::Printer;
use compiler::{Module, Options};
use lexopt::{Arg, Parser};
use mesh_syntax::diagnostics::Diagnostic;
use std::ffi::OsString;
use std::fmt::Write;

const STAGES: [&str; 6] = ["tokens", "ast", "types", "ssa", "clif", "asm"];

pub fn run(args: Vec<OsString>) -> Result<i32, Error> {
    let mut style = Style::default();
    let mut paths = Paths(Vec::new());
    let (mut stage, mut only) = (None, None);
    let mut parser = Parser::from_args(args);
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(help::print(help::EMIT)),
            Arg::Long("fn") => only = Some(parser.value().map_err(usage)?.to_string_lossy().into_owned()),
            Arg::Value(value) if stage.is_none() => {
                let name = value.to_string_lossy().into_owned();
                stage =
                    Some(STAGES.iter().find(|known| **known == name).copied().ok_or_else(|| {
                        Error::Usage(format!("'{name}' is no stage; there are {}", STAGES.join(", ")))
                    })?);
            }
            Arg::Value(path) => paths.0.push(path.into()),
            Arg::Long(flag) if style.take(flag) => {}
            flag => return Err(unknown_flag(&flag)),
        }
    }
    let stage = stage.ok_or_else(|| Error::Usage(format!("`emit` needs a stage: {}", STAGES.join(", "))))?;
    let project = files::load(&paths.single("emit")?, false)?;
    let only = only.as_deref();
    let (text, diagnostics) = match stage {
        "tokens" => tokens(&project),
        "ast" => ast(&project),
        "types" => types(&project, only),
        _ => machine(stage, &project, only)?,
    };
    style.print(&project, &diagnostics);
    write_out(&text);
    if diagnostics.iter().any(Diagnostic::is_error) {
        style.print_failed();
        return Ok(STATUS_REFUSED);
    }
    Ok(0)
}

/// The files of the project, without the library's.
fn own(project: &Project) -> impl Iterator<Item = &Module> {
    project.modules.iter().filter(|module| !module.info.is_library)
}

fn tokens(project: &Project) -> (String, Vec<Diagnostic>) {
    let (mut out, mut diagnostics) = (String::new(), Vec::new());
    for module in own(project) {
        let text = project.sources.text(module.file);
        let (tokens, found) = mesh_syntax::tokens(module.file, text, false);
        diagnostics.extend(found);
        let _ = writeln!(out, "# {}", project.sources.path(module.file));
        out.push_str(&mesh_syntax::print::tokens(text, &tokens));
    }
    (out, diagnostics)
}

fn ast(project: &Project) -> (String, Vec<Diagnostic>) {
    let (files, diagnostics) = compiler::parse(&project.sources, &project.modules);
    let own = files.iter().filter(|(info, _)| !info.is_library);
    let out = own.map(|(_, file)| mesh_syntax::print::file(file)).collect();
    (out, diagnostics)
}

fn types(project: &Project, only: Option<&str>) -> (String, Vec<Diagnostic>) {
    let checked = compiler::check(&project.sources, &project.modules, Options::default());
    let mut out = String::new();
    if checked.has_errors() {
        return (out, checked.diagnostics);
    }
    let printer = Printer::new(&checked.hir, &checked.typed.types);
    for (function, found) in checked.hir.fns.iter().zip(&checked.typed.fns) {
        let module = &checked.hir.modules[function.module.index()];
        let name = format!("{}.{}", module.name, function.name);
        if module.is_library || only.is_some_and(|only| !name.contains(only)) {
            continue;
        }
        let params: Vec<String> = found.params.iter().map(|&param| printer.text(param)).collect();
        let ret = found.ret.map_or_else(|| "()".to_owned(), |ret| printer.text(ret));
        let _ = writeln!(out, "{name} :: ({}) -> {ret}", params.join(", "));
    }
    (out, checked.diagnostics)
}

fn machine(stage: &str, project: &Project, only: Option<&str>) -> Result<(String, Vec<Diagnostic>), Error> {
    let options = Options { needs_main: true, optimise: optimise(), waits: &intrinsics::waits, ..Options::default() };
    let (program, diagnostics) = compiler::compile(&project.sources, &project.modules, options);
    let Some(program) = program else {
        return Ok((String::new(), diagnostics));
    };
    let text = match stage {
        "ssa" => compiler::ssa::print::program(&program, only),
        "clif" => image::text(&program, Text::Clif, only)?,
        _ => image::text(&program, Text::Assembly, only)?,
    };
    Ok((text, diagnostics))
}
