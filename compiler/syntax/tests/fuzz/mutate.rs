//! Texts that are nearly Mesh: programs of this repository with bytes, tokens and lines changed at random, reproducibly by a
//! seed. Also the clock that bounds such tests. Knows of tokens only how they look.

use std::path::Path;
use std::sync::Mutex;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % n.max(1)
    }

    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// Every program of the test suite and every file of Mesher, with the path below the root of the repository.
pub fn corpus() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().find(|path| path.join("test-suite").is_dir());
    let root = root.expect("a crate of this repository");
    let mut found = Vec::new();
    for directory in ["test-suite/programs", "mesher"] {
        collect(&root.join(directory), root, &mut found);
    }
    found.sort();
    assert!(found.len() > 100, "programs to start from");
    found
}

fn collect(directory: &Path, root: &Path, found: &mut Vec<(String, String)>) {
    let entries = std::fs::read_dir(directory).expect("a directory of programs");
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            collect(&path, root, found);
        } else if path.extension().is_some_and(|extension| extension == "mpl") {
            let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            found.push((name, std::fs::read_to_string(&path).expect("a readable program")));
        }
    }
}

/// Words, numbers, runs of blanks, and single other characters.
fn pieces(text: &str) -> Vec<&str> {
    let kind = |c: char| match c {
        '_' | '0'..='9' | 'a'..='z' | 'A'..='Z' => 0,
        ' ' => 1,
        _ => 2,
    };
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        if at > start && (kind(c) == 2 || Some(kind(c)) != last) {
            pieces.push(&text[start..at]);
            start = at;
        }
        last = Some(kind(c));
    }
    pieces.push(&text[start..]);
    pieces
}

const SCRAPS: [&str; 32] = [
    "do",
    "end",
    "fn",
    "->",
    "|",
    "|>",
    "::",
    "<>",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "${",
    "\"",
    "\"\"\"",
    "#",
    "#=",
    "%{",
    "\n",
    "\r",
    "\t",
    "\0",
    "é",
    "\u{200b}",
    "😀",
    "9223372036854775808",
    "1e999",
    "case",
    "else",
    "?",
];

/// A text with one to four changes of any kind.
pub fn mutate(random: &mut Random, text: &str, other: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..=random.below(4) {
        text = match random.below(7) {
            0 => flip_bytes(random, &text),
            1 => {
                let end = random.below(text.len());
                String::from_utf8_lossy(&text.as_bytes()[..end]).into_owned()
            }
            2 | 3 => lines(random, &text),
            _ => tokens(random, &text, other),
        };
    }
    text
}

fn flip_bytes(random: &mut Random, text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=random.below(3) {
        let at = random.below(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << random.below(8);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn lines(random: &mut Random, text: &str) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (a, b) = (random.below(lines.len()), random.below(lines.len()));
    match random.below(3) {
        _ if lines.is_empty() => {}
        0 => drop(lines.remove(a)),
        1 => lines.insert(b, lines[a]),
        _ => lines.swap(a, b),
    }
    lines.concat()
}

fn tokens(random: &mut Random, text: &str, other: &str) -> String {
    let mut pieces = pieces(text);
    let (a, b) = (random.below(pieces.len()), random.below(pieces.len()));
    match random.below(6) {
        0 => drop(pieces.remove(a)),
        1 => pieces.insert(b, pieces[a]),
        2 => pieces.swap(a, b),
        3 => pieces[a] = *random.pick(&self::pieces(other)),
        4 => pieces.insert(a, *random.pick(&SCRAPS)),
        // A nest of brackets that may be deeper than what is allowed.
        _ => {
            let deep = *random.pick(&["(", "[", "{", "fn x -> ", "do ", "-"]);
            let deep = deep.repeat(random.below(600));
            return pieces[..a].concat() + &deep + &pieces[a..].concat();
        }
    }
    pieces.concat()
}

/// A text that has other names, literals or operators in one to three places, so that it is still likely to parse.
pub fn reword(random: &mut Random, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..=random.below(3) {
        let mut pieces = pieces(&text);
        if random.below(4) == 0 {
            text = lines(random, &text);
            continue;
        }
        let is_word = |piece: &str| piece.starts_with(|c: char| c.is_alphanumeric());
        let words: Vec<usize> = (0..pieces.len()).filter(|&at| is_word(pieces[at])).collect();
        if words.is_empty() {
            return text;
        }
        let (at, from) = (*random.pick(&words), *random.pick(&words));
        let literals =
            ["0", "1", "(-7)", "2.5", "true", "nil", "\"s\"", "[]", "()", "None", "Some(1)", "%{}", ":a", "(1, 2)"];
        pieces[at] = match random.below(3) {
            0 => *random.pick(&literals),
            _ => pieces[from],
        };
        text = pieces.concat();
    }
    text
}

/// More than this for one text is a loop, in a debug build on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs `check` with one seed after another for about `MESH_FUZZ_SECONDS`, ten if that is not set, from `MESH_FUZZ_SEED` on.
/// Panics with the seeds that made it panic or did not end.
pub fn run(check: impl Fn(u64) + Send + 'static) {
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let time = Duration::from_secs(number("MESH_FUZZ_SECONDS").unwrap_or(10));
    let (first, start) = (number("MESH_FUZZ_SEED").unwrap_or(0), Instant::now());
    let (sender, receiver) = mpsc::channel();
    let work = move || {
        for seed in first.. {
            if start.elapsed() > time || sender.send((seed, None)).is_err() {
                return;
            }
            let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(seed)));
            if outcome.is_err() && sender.send((seed, Some(last_panic()))).is_err() {
                return;
            }
        }
    };
    std::panic::set_hook(Box::new(|info| *LAST_PANIC.lock().unwrap_or_else(|e| e.into_inner()) = info.to_string()));
    let worker = std::thread::Builder::new().stack_size(mesh_syntax::STACK).spawn(work).expect("a thread");
    let (mut current, mut failures) = (first, Vec::new());
    loop {
        match receiver.recv_timeout(PATIENCE) {
            Ok((seed, None)) => current = seed,
            Ok((seed, Some(message))) => failures.push(format!("seed {seed}: {message}")),
            Err(RecvTimeoutError::Timeout) => failures.push(format!("seed {current} does not end")),
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if failures.len() >= 10 || failures.last().is_some_and(|text| text.ends_with("does not end")) {
            break;
        }
    }
    let ended = receiver.try_recv() == Err(mpsc::TryRecvError::Disconnected);
    let _ = std::panic::take_hook();
    if ended {
        worker.join().expect("panics are caught");
    }
    println!("{} texts", current - first + 1);
    assert!(failures.is_empty(), "with MESH_FUZZ_SEED:\n{}", failures.join("\n\n"));
}

static LAST_PANIC: Mutex<String> = Mutex::new(String::new());

/// The text that a seed has made.
static TEXT: Mutex<String> = Mutex::new(String::new());

/// Says which text is tried now: a failure shows it.
pub fn about(text: &str) {
    text.clone_into(&mut TEXT.lock().unwrap_or_else(|e| e.into_inner()));
}

fn last_panic() -> String {
    let shown = |text: &Mutex<String>| text.lock().unwrap_or_else(|e| e.into_inner()).clone();
    format!("{}, in\n{}", shown(&LAST_PANIC), shown(&TEXT))
}
