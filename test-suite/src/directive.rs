//! The two comment blocks of a test file: `#! key: value` lines at its start and `#> text` lines of expected output at its
//! end; and `#! file: name` lines between, where one text stands for several files. Knows their form only; what a key means is decided by the test that reads it.

use std::time::Duration;

/// What a test file asks for. Keys that a kind of test does not use are simply left at their defaults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directives {
    pub args: Vec<String>,
    pub env: Vec<(String, String)>,
    pub stdin: String,
    pub exit: Option<i32>,
    pub timeout: Duration,
    /// Texts that standard error must contain.
    pub stderr: Vec<String>,
    /// Diagnostic codes that must be reported, one entry for each report.
    pub codes: Vec<String>,
    /// Texts that the diagnostics must contain.
    pub contains: Vec<String>,
}

impl Default for Directives {
    fn default() -> Self {
        Directives {
            args: Vec::new(),
            env: Vec::new(),
            stdin: String::new(),
            exit: None,
            timeout: Duration::from_secs(30),
            stderr: Vec::new(),
            codes: Vec::new(),
            contains: Vec::new(),
        }
    }
}

/// A test file taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestFile {
    pub directives: Directives,
    /// The text before the expectation block, with its last newline.
    pub source: String,
    /// The expected lines; `None` when the file has no expectation block.
    pub expected: Option<Vec<String>>,
}

impl TestFile {
    pub fn parse(text: &str) -> Result<TestFile, String> {
        let lines: Vec<&str> = text.lines().collect();
        let body = lines.iter().rposition(|line| !is_expectation(line)).map_or(0, |last| last + 1);
        let expected: Vec<String> = lines[body..].iter().map(|line| expected_text(line)).collect();
        let mut source = lines[..body].join("\n");
        if body > 0 {
            source.push('\n');
        }
        Ok(TestFile {
            directives: parse_header(&lines[..body])?,
            source,
            expected: (!expected.is_empty()).then_some(expected),
        })
    }

    /// The files that the source stands for, by their names: each begins with a `#! file: name` line. None for a source that is
    /// one file.
    pub fn files(&self) -> Vec<(&str, String)> {
        let mut files: Vec<(&str, String)> = Vec::new();
        for line in self.source.lines() {
            if let Some(name) = line.strip_prefix(FILE) {
                files.push((name.trim(), String::new()));
            } else if let Some((_, text)) = files.last_mut() {
                text.push_str(line);
                text.push('\n');
            }
        }
        files
    }

    /// The file's text with another expectation block.
    pub fn with_expected(&self, output: &str) -> String {
        let mut text = self.source.clone();
        for line in output.lines() {
            text.push_str(if line.is_empty() { "#>" } else { "#> " });
            text.push_str(line);
            text.push('\n');
        }
        text
    }
}

const FILE: &str = "#! file:";

fn is_expectation(line: &str) -> bool {
    line == "#>" || line.starts_with("#> ")
}

fn expected_text(line: &str) -> String {
    line.strip_prefix("#> ").unwrap_or_default().to_string()
}

fn parse_header(lines: &[&str]) -> Result<Directives, String> {
    let mut directives = Directives::default();
    for (index, line) in lines.iter().enumerate() {
        let Some(rest) = line.strip_prefix("#!") else {
            break;
        };
        if line.starts_with(FILE) {
            break;
        }
        let (key, value) = rest
            .split_once(':')
            .ok_or_else(|| format!("line {}: a directive has the form `#! key: value`", index + 1))?;
        set(&mut directives, key.trim(), value.trim()).map_err(|why| format!("line {}: {why}", index + 1))?;
    }
    Ok(directives)
}

fn set(directives: &mut Directives, key: &str, value: &str) -> Result<(), String> {
    match key {
        "args" => directives.args.extend(value.split_whitespace().map(str::to_string)),
        "env" => {
            let (name, value) = value.split_once('=').ok_or("`env` has the form NAME=VALUE")?;
            directives.env.push((name.to_string(), value.to_string()));
        }
        // Each `stdin` directive is one line of standard input.
        "stdin" => {
            directives.stdin.push_str(value);
            directives.stdin.push('\n');
        }
        "exit" => directives.exit = Some(value.parse().map_err(|_| format!("`{value}` is no exit status"))?),
        "timeout" => {
            let seconds = value.parse().map_err(|_| format!("`{value}` is no number of seconds"))?;
            directives.timeout = Duration::from_secs(seconds);
        }
        "stderr" => directives.stderr.push(value.to_string()),
        "code" => directives.codes.push(value.to_string()),
        "contains" => directives.contains.push(value.to_string()),
        _ => return Err(format!("unknown directive `{key}`")),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_a_file_apart_and_puts_it_together() {
        let text =
            "#! args: a b\n#! stderr: x: y\n#! stdin: one\n#! stdin: two\nfn main() do\nend\n#> first\n#>\n#> last\n";
        let file = TestFile::parse(text).unwrap();
        assert_eq!(file.directives.args, ["a", "b"]);
        assert_eq!(file.directives.stderr, ["x: y"]);
        assert_eq!(file.directives.stdin, "one\ntwo\n");
        assert_eq!(file.expected.clone().unwrap(), ["first", "", "last"]);
        assert_eq!(file.with_expected("first\n\nlast\n"), text);
    }

    #[test]
    fn one_text_stands_for_several_files() {
        let file = TestFile::parse("#! exit: 1\n#! file: a/b.mpl\nx\n#! file: main.mpl\ny\nz\n#> out\n").unwrap();
        assert_eq!(file.directives.exit, Some(1));
        assert_eq!(file.files(), [("a/b.mpl", "x\n".to_string()), ("main.mpl", "y\nz\n".to_string())]);
        assert_eq!(TestFile::parse("x\n").unwrap().files(), []);
    }

    #[test]
    fn refuses_a_directive_it_does_not_know() {
        assert!(TestFile::parse("#! exti: 1\n").is_err());
        assert!(TestFile::parse("#! exit: one\n").is_err());
    }
}
