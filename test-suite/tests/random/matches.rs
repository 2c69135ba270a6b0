//! Matches at random with their answers: small types whose values can all be listed, patterns and guards over them, and what
//! follows from trying one arm after the other. Says for every value which arm runs with which variables, which arms never
//! run, and whether a value is left over. Knows nothing of who compiles them.

use std::fmt::Write;

#[derive(Clone, PartialEq, Debug)]
enum Ty {
    Bool,
    Int,
    Text,
    Color,
    Shape,
    Option(Box<Ty>),
    Pair(Box<Ty>, Box<Ty>),
    List(Box<Ty>),
}

#[derive(Clone, PartialEq, Debug)]
enum Value {
    Bool(bool),
    Int(i64),
    Text(&'static str),
    Variant(&'static str, Vec<Value>),
    Pair(Box<[Value; 2]>),
    List(Vec<Value>),
}

#[derive(Clone, Debug)]
enum Pattern {
    Wild,
    Name(String),
    Literal(Value),
    Variant(&'static str, Vec<Pattern>),
    Pair(Box<[Pattern; 2]>),
    List(Vec<Pattern>),
    Cons(Box<[Pattern; 2]>),
    Or(Vec<Pattern>),
    As(Box<Pattern>, String),
}

enum Guard {
    /// `name < number`.
    Less(String, i64),
    Is(String),
}

struct Arm {
    pattern: Pattern,
    guard: Option<Guard>,
    names: Vec<String>,
}

type Binds = Vec<(String, Value)>;

impl Arm {
    /// The variables, if the value fits the pattern.
    fn binds(&self, value: &Value) -> Option<Binds> {
        let mut binds = Vec::new();
        self.pattern.matches(value, &mut binds).then_some(binds)
    }

    /// What the arm gives.
    fn shown(&self, number: usize, binds: &Binds) -> String {
        self.names.iter().fold(number.to_string(), |line, name| line + " " + &value_of(binds, name).shown())
    }
}

/// A program of several matches and what it must do.
#[derive(Default)]
pub struct Matches {
    /// As they were made: what the checker says of them is known.
    pub checked: String,
    /// Lines of the arms that never run, and of the matches that leave values over, guards aside.
    pub redundant: Vec<usize>,
    pub incomplete: Vec<usize>,
    /// The same with arms for what is left over.
    pub program: String,
    pub output: String,
}

/// Values of one type at most, and values that a program looks at.
const VALUES: usize = 400;
const SHOWN: usize = 30;
/// Elements of the longest list: one more than patterns name.
const LONGEST: u32 = 3;
/// Matches in one program.
const MATCHES: usize = 12;

const HEAD: &str = "\
type Color do
  Red
  Green
  Blue
end
type Shape do
  Dot
  Line(Int)
  Both(Bool, Color)
end
";

impl Ty {
    fn text(&self) -> String {
        match self {
            Ty::Bool => "Bool".into(),
            Ty::Int => "Int".into(),
            Ty::Text => "String".into(),
            Ty::Color => "Color".into(),
            Ty::Shape => "Shape".into(),
            Ty::Option(of) => format!("Option<{}>", of.text()),
            Ty::Pair(a, b) => format!("({}, {})", a.text(), b.text()),
            Ty::List(of) => format!("List<{}>", of.text()),
        }
    }

    fn variants(&self) -> Vec<(&'static str, Vec<Ty>)> {
        match self {
            Ty::Color => vec![("Red", vec![]), ("Green", vec![]), ("Blue", vec![])],
            Ty::Shape => vec![("Dot", vec![]), ("Line", vec![Ty::Int]), ("Both", vec![Ty::Bool, Ty::Color])],
            Ty::Option(of) => vec![("Some", vec![(**of).clone()]), ("None", vec![])],
            _ => vec![],
        }
    }

    /// How many values there are.
    fn size(&self) -> usize {
        match self {
            Ty::Bool => 2,
            Ty::Int => 4,
            Ty::Text | Ty::Color => 3,
            Ty::Pair(a, b) => a.size().saturating_mul(b.size()),
            Ty::List(of) => (0..=LONGEST).map(|length| of.size().saturating_pow(length)).fold(0, usize::saturating_add),
            Ty::Shape | Ty::Option(_) => {
                let fields = |fields: &[Ty]| fields.iter().map(Ty::size).fold(1, usize::saturating_mul);
                self.variants().iter().map(|variant| fields(&variant.1)).fold(0, usize::saturating_add)
            }
        }
    }

    /// All values, where numbers and texts that no pattern names are one each, and lists are longer than any pattern at most.
    fn values(&self) -> Vec<Value> {
        match self {
            Ty::Bool => vec![Value::Bool(false), Value::Bool(true)],
            Ty::Int => [0, 1, 2, 9].map(Value::Int).to_vec(),
            Ty::Text => ["a", "b", "z"].map(Value::Text).to_vec(),
            Ty::Pair(a, b) => {
                let second = b.values();
                let pair = |x: Value| second.iter().map(move |y| Value::Pair(Box::new([x.clone(), y.clone()])));
                a.values().into_iter().flat_map(pair).collect()
            }
            Ty::List(of) => {
                let items = of.values();
                let mut all = vec![vec![]];
                let mut longest = all.clone();
                for _ in 0..LONGEST {
                    let longer = |list: &Vec<Value>| {
                        items.iter().map(|item| [&list[..], std::slice::from_ref(item)].concat()).collect::<Vec<_>>()
                    };
                    longest = longest.iter().flat_map(longer).collect();
                    all.extend(longest.iter().cloned());
                }
                all.into_iter().map(Value::List).collect()
            }
            Ty::Color | Ty::Shape | Ty::Option(_) => {
                let each = |(name, fields): (&'static str, Vec<Ty>)| {
                    let mut rows = vec![vec![]];
                    for field in fields {
                        let longer = |row: &Vec<Value>| {
                            field.values().into_iter().map(|v| [&row[..], &[v]].concat()).collect::<Vec<_>>()
                        };
                        rows = rows.iter().flat_map(longer).collect();
                    }
                    rows.into_iter().map(move |row| Value::Variant(name, row))
                };
                self.variants().into_iter().flat_map(each).collect()
            }
        }
    }
}

fn joined(items: &[Value], text: fn(&Value) -> String) -> String {
    items.iter().map(text).collect::<Vec<_>>().join(", ")
}

impl Value {
    /// As an expression or pattern.
    fn source(&self) -> String {
        if let Value::Text(text) = self { format!("{text:?}") } else { self.text(Value::source) }
    }

    /// As it is displayed.
    fn shown(&self) -> String {
        if let Value::Text(text) = self { (*text).into() } else { self.text(Value::shown) }
    }

    fn text(&self, part: fn(&Value) -> String) -> String {
        match self {
            Value::Bool(value) => value.to_string(),
            Value::Int(number) => number.to_string(),
            Value::Text(text) => (*text).into(),
            Value::Variant(name, fields) if fields.is_empty() => (*name).into(),
            Value::Variant(name, fields) => format!("{name}({})", joined(fields, part)),
            Value::Pair(pair) => format!("({})", joined(&pair[..], part)),
            Value::List(items) => format!("[{}]", joined(items, part)),
        }
    }
}

impl Pattern {
    fn text(&self) -> String {
        let all = |patterns: &[Pattern]| patterns.iter().map(Pattern::text).collect::<Vec<_>>().join(", ");
        match self {
            Pattern::Wild => "_".into(),
            Pattern::Name(name) => name.clone(),
            Pattern::Literal(value) => value.source(),
            Pattern::Variant(name, fields) if fields.is_empty() => (*name).into(),
            Pattern::Variant(name, fields) => format!("{name}({})", all(fields)),
            Pattern::Pair(pair) => format!("({})", all(&pair[..])),
            Pattern::List(items) => format!("[{}]", all(items)),
            Pattern::Cons(parts) => format!("({} :: {})", parts[0].text(), parts[1].text()),
            Pattern::Or(patterns) => {
                format!("({})", patterns.iter().map(Pattern::text).collect::<Vec<_>>().join(" | "))
            }
            Pattern::As(pattern, name) => format!("({} as {name})", pattern.text()),
        }
    }

    /// Whether the value matches; then its variables are bound.
    fn matches(&self, value: &Value, binds: &mut Binds) -> bool {
        match (self, value) {
            (Pattern::Wild, _) => true,
            (Pattern::Name(name), _) => {
                binds.push((name.clone(), value.clone()));
                true
            }
            (Pattern::Literal(wanted), _) => wanted == value,
            (Pattern::Variant(name, patterns), Value::Variant(found, fields)) => {
                name == found && patterns.iter().zip(fields).all(|(p, v)| p.matches(v, binds))
            }
            (Pattern::Pair(patterns), Value::Pair(parts)) => {
                patterns.iter().zip(parts.iter()).all(|(p, v)| p.matches(v, binds))
            }
            (Pattern::List(patterns), Value::List(items)) => {
                patterns.len() == items.len() && patterns.iter().zip(items).all(|(p, v)| p.matches(v, binds))
            }
            (Pattern::Cons(parts), Value::List(items)) => items.split_first().is_some_and(|(first, rest)| {
                parts[0].matches(first, binds) && parts[1].matches(&Value::List(rest.to_vec()), binds)
            }),
            (Pattern::Or(patterns), _) => patterns.iter().any(|pattern| {
                let mut own = Vec::new();
                let is_match = pattern.matches(value, &mut own);
                if is_match {
                    binds.append(&mut own);
                }
                is_match
            }),
            (Pattern::As(pattern, name), _) => {
                binds.push((name.clone(), value.clone()));
                pattern.matches(value, binds)
            }
            _ => false,
        }
    }
}

fn value_of<'b>(binds: &'b Binds, name: &str) -> &'b Value {
    &binds.iter().find(|b| b.0 == name).expect("a variable of the pattern").1
}

impl Guard {
    fn text(&self) -> String {
        match self {
            Guard::Less(name, number) => format!(" when {name} < {number}"),
            Guard::Is(name) => format!(" when {name}"),
        }
    }

    fn agrees(&self, binds: &Binds) -> bool {
        match self {
            Guard::Less(name, number) => matches!(value_of(binds, name), Value::Int(n) if n < number),
            Guard::Is(name) => *value_of(binds, name) == Value::Bool(true),
        }
    }
}

struct Generator {
    seed: u64,
    names: Vec<(String, Ty)>,
    next: usize,
}

impl Generator {
    fn below(&mut self, n: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.seed >> 33) as usize) % n.max(1)
    }

    fn ty(&mut self, depth: usize) -> Ty {
        match self.below(if depth == 0 { 5 } else { 9 }) {
            0 => Ty::Bool,
            1 => Ty::Int,
            2 => Ty::Text,
            3 => Ty::Color,
            4 => Ty::Shape,
            5 => Ty::Option(Box::new(self.ty(depth - 1))),
            6 => Ty::List(Box::new(self.ty(depth - 1))),
            _ => Ty::Pair(Box::new(self.ty(depth - 1)), Box::new(self.ty(depth - 1))),
        }
    }

    fn name(&mut self, ty: &Ty) -> String {
        self.next += 1;
        let name = format!("v{}", self.next);
        self.names.push((name.clone(), ty.clone()));
        name
    }

    /// `bare` patterns bind nothing, so that they may be alternatives.
    fn pattern(&mut self, ty: &Ty, depth: usize, bare: bool) -> Pattern {
        match self.below(12) {
            0 | 1 => return Pattern::Wild,
            2 if !bare => return Pattern::Name(self.name(ty)),
            3 if depth > 0 => {
                return Pattern::Or((0..2 + self.below(2)).map(|_| self.pattern(ty, depth - 1, true)).collect());
            }
            4 if depth > 0 && !bare => {
                // Both alternatives bind the same variable, each elsewhere.
                let (left, right) = (self.pattern(ty, depth - 1, true), self.pattern(ty, depth - 1, true));
                let name = self.name(ty);
                return Pattern::Or(vec![
                    Pattern::As(Box::new(left), name.clone()),
                    Pattern::As(Box::new(right), name),
                ]);
            }
            5 if depth > 0 && !bare => {
                let inner = self.pattern(ty, depth - 1, bare);
                return Pattern::As(Box::new(inner), self.name(ty));
            }
            _ => {}
        }
        let less = depth.saturating_sub(1);
        match ty {
            Ty::Bool => Pattern::Literal(Value::Bool(self.below(2) == 0)),
            Ty::Int => Pattern::Literal(Value::Int(self.below(3) as i64)),
            Ty::Text => Pattern::Literal(Value::Text(["a", "b"][self.below(2)])),
            Ty::Color | Ty::Shape | Ty::Option(_) => {
                let variants = ty.variants();
                let (name, fields) = &variants[self.below(variants.len())];
                Pattern::Variant(name, fields.iter().map(|field| self.pattern(field, less, bare)).collect())
            }
            Ty::Pair(a, b) if a == b && depth > 0 && !bare && self.below(4) == 0 => {
                let (left, right) = (self.pattern(b, less, true), self.pattern(a, less, true));
                let name = self.name(a);
                Pattern::Or(vec![
                    Pattern::Pair(Box::new([Pattern::Name(name.clone()), left])),
                    Pattern::Pair(Box::new([right, Pattern::Name(name)])),
                ])
            }
            Ty::Pair(a, b) => Pattern::Pair(Box::new([self.pattern(a, less, bare), self.pattern(b, less, bare)])),
            Ty::List(of) => match self.below(5) {
                0 => Pattern::List(vec![]),
                1 => Pattern::List(vec![self.pattern(of, less, bare)]),
                2 => Pattern::List(vec![self.pattern(of, less, bare), self.pattern(of, less, bare)]),
                _ => {
                    // Longer than a value that is listed a pattern must not be.
                    let rest = match self.below(4) {
                        0 if !bare => Pattern::Name(self.name(ty)),
                        1 => Pattern::List(vec![]),
                        2 => Pattern::List(vec![self.pattern(of, less, bare)]),
                        _ => Pattern::Wild,
                    };
                    Pattern::Cons(Box::new([self.pattern(of, less, bare), rest]))
                }
            },
        }
    }

    fn arm(&mut self, ty: &Ty) -> Arm {
        self.names.clear();
        let pattern = self.pattern(ty, 3, false);
        let names: Vec<String> = self.names.iter().map(|name| name.0.clone()).collect();
        let guards: Vec<Guard> = self
            .names
            .iter()
            .filter_map(|(name, ty)| match ty {
                Ty::Int => Some(Guard::Less(name.clone(), 2)),
                Ty::Bool => Some(Guard::Is(name.clone())),
                _ => None,
            })
            .collect();
        let guard = if self.below(3) == 0 { guards.into_iter().next() } else { None };
        Arm { pattern, guard, names }
    }
}

pub fn random(seed: u64) -> Matches {
    let mut generator =
        Generator { seed: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x51ed_270b_7a1f_93c5, names: vec![], next: 0 };
    let mut made = Matches { checked: HEAD.into(), program: HEAD.into(), ..Matches::default() };
    let mut main = String::from("fn main() do\n");
    for number in 0..MATCHES {
        one(&mut generator, number, &mut made, &mut main);
    }
    main += "end\n";
    made.checked += &main;
    made.program += &main;
    made
}

fn one(generator: &mut Generator, number: usize, made: &mut Matches, main: &mut String) {
    let ty = loop {
        let ty = generator.ty(2);
        if ty.size() <= VALUES {
            break ty;
        }
    };
    let values = ty.values();
    let arms: Vec<Arm> = (0..1 + generator.below(8)).map(|_| generator.arm(&ty)).collect();
    let tried: Vec<Vec<Option<Binds>>> =
        values.iter().map(|value| arms.iter().map(|arm| arm.binds(value)).collect()).collect();
    // An arm is of use if some value comes to it, whatever the guards before it say.
    let first_plain = |row: &[Option<Binds>]| (0..arms.len()).find(|&at| row[at].is_some() && arms[at].guard.is_none());
    let comes =
        |row: &[Option<Binds>], at: usize| row[at].is_some() && first_plain(row).is_none_or(|first| first >= at);
    let line = made.checked.lines().count() + 1;
    let is_useless = |at: &usize| !tried.iter().any(|row| comes(row, *at));
    made.redundant.extend((0..arms.len()).filter(is_useless).map(|arm| line + 1 + arm));
    let is_complete = tried.iter().all(|row| first_plain(row).is_some());
    if !is_complete {
        made.incomplete.push(line);
    }
    for at in (0..values.len()).step_by(values.len().div_ceil(SHOWN)) {
        let runs = |(arm, binds): &(&Arm, &Option<Binds>)| {
            binds.as_ref().is_some_and(|binds| arm.guard.as_ref().is_none_or(|guard| guard.agrees(binds)))
        };
        let found = arms.iter().zip(&tried[at]).position(|pair| runs(&pair));
        let shown = found.and_then(|arm| Some(arms[arm].shown(arm, tried[at][arm].as_ref()?)));
        let _ = writeln!(made.output, "{}", shown.unwrap_or_else(|| "none".into()));
        let _ = writeln!(main, "println(pick{number}({}))", values[at].source());
    }
    let mut text = format!("fn pick{number}(x :: {}) -> String = case x do\n", ty.text());
    for (number, arm) in arms.iter().enumerate() {
        let names = arm.names.iter().fold(String::new(), |names, name| names + " ${" + name + "}");
        let guard = arm.guard.as_ref().map_or(String::new(), Guard::text);
        let _ = writeln!(text, "{}{guard} -> \"{number}{names}\"", arm.pattern.text());
    }
    made.checked += &format!("{text}end\n");
    made.program += &format!("{text}{}end\n", if is_complete { "" } else { "_ -> \"none\"\n" });
}
