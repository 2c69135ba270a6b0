//! Builtins of the module `Log`: one line on standard error a call.

use std::sync::OnceLock;

use crate::civil;
use crate::output;
use crate::value::{ListRef, Str};

const LEVELS: [&str; 4] = ["debug", "info", "warn", "error"];

struct Settings {
    /// Lower levels are not written; beyond the last level nothing is.
    level_min: i64,
    json: bool,
}

fn settings() -> &'static Settings {
    static SETTINGS: OnceLock<Settings> = OnceLock::new();
    SETTINGS.get_or_init(|| {
        let var = |name: &str| std::env::var(name).unwrap_or_default().to_ascii_lowercase();
        let level = var("MESH_LOG");
        let level_min = match LEVELS.iter().position(|known| *known == level) {
            Some(at) => at as i64,
            None if level == "off" || level == "none" => LEVELS.len() as i64,
            None => 1,
        };
        Settings { level_min, json: var("MESH_LOG_FORMAT") == "json" }
    })
}

fn line(json: bool, ms: i64, level: &str, message: &str, fields: &[(&str, &str)]) -> String {
    let time = civil::to_rfc3339(ms);
    if json {
        let head = [("time", time.as_str()), ("level", level), ("message", message)];
        let members: Vec<String> =
            head.iter().chain(fields).map(|(key, value)| format!("{}:{}", quoted(key), quoted(value))).collect();
        return format!("{{{}}}\n", members.join(","));
    }
    let mut out = format!("{time} {:5} {}", level.to_ascii_uppercase(), one_line(message));
    for (key, value) in fields {
        let plain =
            !value.is_empty() && !value.contains(|c: char| c.is_whitespace() || c.is_control() || "\"=\\".contains(c));
        let value = if plain { (*value).to_owned() } else { quoted(value) };
        out.push_str(&format!(" {}={value}", one_line(key)));
    }
    out.push('\n');
    out
}

/// A message cannot pretend to be several lines.
fn one_line(text: &str) -> String {
    text.replace('\n', "\\n").replace('\r', "\\r")
}

/// A JSON string.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

crate::intrinsics! { "Log";
    fn enabled(cx, level: i64) -> bool { level >= settings().level_min }
    fn write(cx, level: i64, message: Str, keys: ListRef, values: ListRef) -> () {
        let name = usize::try_from(level).ok().and_then(|level| LEVELS.get(level)).unwrap_or(&"error");
        let (keys, values) = (keys.strings(), values.strings());
        let fields: Vec<(&str, &str)> = keys.iter().zip(&values).map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let line = line(settings().json, civil::now_ms(), name, message.as_str(), &fields);
        output::write_stderr(line.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms() {
        let fields = [("id", "7"), ("note", "a b")];
        assert_eq!(
            line(false, 0, "info", "two\nlines", &fields),
            "1970-01-01T00:00:00.000Z INFO  two\\nlines id=7 note=\"a b\"\n"
        );
        let json = "{\"time\":\"1970-01-01T00:00:00.000Z\",\"level\":\"warn\",\"message\":\"a\\\"\\u0001\",\"id\":\"7\",\"note\":\"a b\"}\n";
        assert_eq!(line(true, 0, "warn", "a\"\u{1}", &fields), json);
    }
}
