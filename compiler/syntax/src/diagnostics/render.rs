//! Diagnostics as text: for people through codespan-reporting and, one JSON object a line, for tools.

use std::fmt::Write;
use std::ops::Range;

use codespan_reporting::diagnostic as codespan;
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term::termcolor::Ansi;
use codespan_reporting::term::{self, Chars, Config, Styles, StylesWriter};

use super::{Diagnostic, Severity};
use crate::source::{FileId, SourceMap};

/// What the human form ends with when a build failed.
pub const FAILED: &str = "Compilation failed due to errors above.";

impl<'a> Files<'a> for SourceMap {
    type FileId = u32;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: u32) -> Result<&'a str, Error> {
        Ok(self.path(self.checked(id)?))
    }

    fn source(&'a self, id: u32) -> Result<&'a str, Error> {
        Ok(self.text(self.checked(id)?))
    }

    fn line_index(&'a self, id: u32, byte: usize) -> Result<usize, Error> {
        Ok(self.get(self.checked(id)?).line_of(byte as u32) as usize)
    }

    fn line_range(&'a self, id: u32, line: usize) -> Result<Range<usize>, Error> {
        let file = self.get(self.checked(id)?);
        let max = file.line_count() as usize;
        if line >= max {
            return Err(Error::LineTooLarge { given: line, max: max - 1 });
        }
        Ok(file.line_start(line as u32) as usize..file.line_start(line as u32 + 1) as usize)
    }
}

impl SourceMap {
    fn checked(&self, id: u32) -> Result<FileId, Error> {
        if (id as usize) < self.len() { Ok(FileId(id)) } else { Err(Error::FileMissing) }
    }
}

/// The human form of all diagnostics, each followed by an empty line.
pub fn render_all(sources: &SourceMap, diagnostics: &[Diagnostic], color: bool) -> String {
    let chars = Chars { snippet_start: "-->".into(), ..Chars::ascii() };
    let config = Config { chars, ..Config::default() };
    let mut out = String::new();
    for diagnostic in diagnostics {
        let one = render(sources, &config, diagnostic, color);
        // A diagnostic that cannot be drawn is still said.
        let one = one.unwrap_or_else(|| {
            format!("{}[{}]: {}\n\n", diagnostic.severity.as_str(), diagnostic.code, diagnostic.message)
        });
        push_with_plain_arrow(&mut out, &one);
    }
    out
}

/// codespan indents the line with the path by the width of line numbers; here it has one blank.
fn push_with_plain_arrow(out: &mut String, rendered: &str) {
    let mut arrow_seen = false;
    for line in rendered.split_inclusive('\n') {
        if !arrow_seen && line.starts_with(' ') && line.contains("--> ") || line.contains("-->\u{1b}") && !arrow_seen {
            arrow_seen = true;
            out.push(' ');
            out.push_str(line.trim_start_matches(' '));
        } else {
            out.push_str(line);
        }
    }
}

fn render(sources: &SourceMap, config: &Config, diagnostic: &Diagnostic, color: bool) -> Option<String> {
    let converted = convert(sources, diagnostic);
    if !color {
        return term::emit_into_string(config, sources, &converted).ok();
    }
    let styles = Styles::default();
    let mut writer = Ansi::new(Vec::new());
    term::emit_to_write_style(&mut StylesWriter::new(&mut writer, &styles), config, sources, &converted).ok()?;
    String::from_utf8(writer.into_inner()).ok()
}

fn convert(sources: &SourceMap, diagnostic: &Diagnostic) -> codespan::Diagnostic<u32> {
    let severity = match diagnostic.severity {
        Severity::Error => codespan::Severity::Error,
        Severity::Warning => codespan::Severity::Warning,
    };
    let labels = diagnostic.labels.iter().filter(|label| (label.span.file.0 as usize) < sources.len()).map(|label| {
        let length = sources.text(label.span.file).len();
        let end = (label.span.end as usize).min(length);
        let range = (label.span.start as usize).min(end)..end;
        let style = if label.primary { codespan::LabelStyle::Primary } else { codespan::LabelStyle::Secondary };
        codespan::Label::new(style, label.span.file.0, range).with_message(&label.text)
    });
    codespan::Diagnostic::new(severity)
        .with_code(diagnostic.code.as_str())
        .with_message(&diagnostic.message)
        .with_labels(labels.collect())
        .with_notes(diagnostic.help.iter().map(|help| format!("help: {help}")).collect())
}

/// One JSON object a line. Spans are those of the file the diagnostic is about, the primary ones first.
pub fn to_json(sources: &SourceMap, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        json_line(sources, diagnostic, &mut out);
        out.push('\n');
    }
    out
}

fn json_line(sources: &SourceMap, diagnostic: &Diagnostic, out: &mut String) {
    let file = diagnostic.primary_span().map(|span| span.file).filter(|file| (file.0 as usize) < sources.len());
    out.push_str("{\"code\":");
    json_string(diagnostic.code.as_str(), out);
    out.push_str(",\"severity\":");
    json_string(diagnostic.severity.as_str(), out);
    out.push_str(",\"message\":");
    json_string(&diagnostic.message, out);
    out.push_str(",\"file\":");
    json_string(file.map_or("", |file| sources.path(file)), out);
    out.push_str(",\"spans\":[");
    let mut labels: Vec<_> = diagnostic.labels.iter().filter(|label| Some(label.span.file) == file).collect();
    labels.sort_by_key(|label| !label.primary);
    for (index, label) in labels.iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        let _ = write!(out, "{comma}{{\"start\":{},\"end\":{},\"label\":", label.span.start, label.span.end);
        json_string(&label.text, out);
        out.push('}');
    }
    out.push_str("],\"fix\":");
    match &diagnostic.help {
        Some(help) => json_string(help, out),
        None => out.push_str("null"),
    }
    out.push('}');
}

fn json_string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if (c as u32) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
