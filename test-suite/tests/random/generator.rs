//! Well-typed Mesh programs at random that end: numbers, text, lists, maps, options, results, pairs, sum types, structs, generic
//! types and functions, interfaces, closures, patterns, loops, recursion, early ends, jobs, an actor and a service. Each
//! prints what its functions give, and traces of the order of evaluation on the way. Knows nothing of who runs them.

mod definitions;
mod patterns;

use std::fmt::Write;

#[derive(Clone, PartialEq, Debug)]
enum Ty {
    Int,
    Bool,
    Str,
    Float,
    List(Box<Ty>),
    Opt(Box<Ty>),
    /// With a text as error.
    Res(Box<Ty>),
    Pair(Box<Ty>, Box<Ty>),
    /// From an `Int`.
    Fun(Box<Ty>),
    Shape,
    Tree,
    Rec,
    /// With numbers as keys.
    Map(Box<Ty>),
    Gen(Box<Ty>),
    Pack(Box<Ty>),
    /// The type variable of the function being written.
    Var,
}

impl Ty {
    fn boxed(&self) -> Box<Ty> {
        Box::new(self.clone())
    }

    /// Without its type variable.
    fn with(&self, ty: &Ty) -> Ty {
        let with = |of: &Ty| Box::new(of.with(ty));
        match self {
            Ty::Var => ty.clone(),
            Ty::List(of) => Ty::List(with(of)),
            Ty::Opt(of) => Ty::Opt(with(of)),
            Ty::Pair(a, b) => Ty::Pair(with(a), with(b)),
            other => other.clone(),
        }
    }

    /// What the type variable is where this type is wanted as `other`; None if it cannot be. `Some(None)` if it does not
    /// matter.
    fn variable_in(&self, other: &Ty) -> Option<Option<Ty>> {
        match (self, other) {
            (Ty::Var, _) => Some(Some(other.clone())),
            (Ty::List(a), Ty::List(b)) | (Ty::Opt(a), Ty::Opt(b)) => a.variable_in(b),
            (Ty::Pair(a, b), Ty::Pair(c, d)) => match (a.variable_in(c)?, b.variable_in(d)?) {
                (Some(x), Some(y)) if x != y => None,
                (x, y) => Some(x.or(y)),
            },
            _ => (self == other).then_some(None),
        }
    }

    /// Whether the type has an impl of `Score`.
    fn has_score(&self) -> bool {
        match self {
            Ty::Int | Ty::Bool | Ty::Str | Ty::Shape | Ty::Tree | Ty::Rec => true,
            Ty::List(of) | Ty::Opt(of) | Ty::Gen(of) => of.has_score(),
            _ => false,
        }
    }

    fn text(&self) -> String {
        match self {
            Ty::Int => "Int".into(),
            Ty::Bool => "Bool".into(),
            Ty::Str => "String".into(),
            Ty::Float => "Float".into(),
            Ty::List(of) => format!("List<{}>", of.text()),
            Ty::Opt(of) => format!("Option<{}>", of.text()),
            Ty::Res(of) => format!("Result<{}, String>", of.text()),
            Ty::Pair(a, b) => format!("({}, {})", a.text(), b.text()),
            Ty::Fun(to) => format!("Fun(Int) -> {}", to.text()),
            Ty::Shape => "Shape".into(),
            Ty::Tree => "Tree".into(),
            Ty::Rec => "Rec".into(),
            Ty::Map(of) => format!("Map<Int, {}>", of.text()),
            Ty::Gen(of) => format!("Gen<{}>", of.text()),
            Ty::Pack(of) => format!("Pack<{}>", of.text()),
            Ty::Var => "T".into(),
        }
    }

    /// Functions have no `==`.
    fn is_comparable(&self) -> bool {
        match self {
            Ty::Fun(_) | Ty::Pack(_) | Ty::Var => false,
            Ty::List(of) | Ty::Opt(of) | Ty::Res(of) | Ty::Map(of) | Ty::Gen(of) => of.is_comparable(),
            Ty::Pair(a, b) => a.is_comparable() && b.is_comparable(),
            _ => true,
        }
    }
}

const HEAD: &str = "\
type Shape do
  Dot
  Line(Int)
  Box(Float, String)
  Group(List<Int>, Option<Int>)
end
type Tree do
  Leaf
  Node(Tree, Int, Tree)
end
struct Rec do
  a :: Int
  b :: String
  c :: List<Int>
  d :: Shape
end
type Gen<T> do
  Zero
  One(T)
  Two(T, Gen<T>)
end
struct Pack<T> do
  item :: T
  more :: List<T>
  make :: Fun(Int) -> T
end
interface Score do
  fn score(self) -> Int
  fn label(self) -> String do
    \"<${self.score()}>\"
  end
end
impl Score for List<T> where T: Score do
  fn score(self) -> Int = List.reduce(self, 1, fn a, x -> a * 31 + x.score() end)
end
impl Score for Option<T> where T: Score do
  fn score(self) -> Int = case self do
    Some(x) -> x.score() + 1
    None -> 0
  end
  fn label(self) -> String = \"option\"
end
impl Score for Gen<T> where T: Score do
  fn score(self) -> Int = case self do
    Zero -> 0
    One(x) -> x.score()
    Two(x, rest) -> x.score() - rest.score()
  end
end
fn scores<T>(xs :: List<T>) -> Int where T: Score = List.reduce(xs, 0, fn a, x -> a + x.score() end)
fn swap<A, B>(p :: (A, B)) -> (B, A) = case p do
  (a, b) -> (b, a)
end
fn spread<T>(g :: Gen<T>) -> List<T> = case g do
  Zero -> []
  One(x) -> [x]
  Two(x, rest) -> List.concat([x], spread(rest))
end
fn grow<T>(n :: Int, x :: T) -> Gen<T> = if n <= 0 do Zero else Two(x, grow(n - 1, x)) end
fn twice<T>(x :: T, f :: Fun(T) -> T) -> T = f(f(x))
fn tap(s :: String, x) do
  println(s)
  x
end
fn sum(t :: Tree) -> Int = case t do
  Leaf -> 0
  Node(l, x, r) -> sum(l) + x + sum(r)
end
";

struct Function {
    name: String,
    params: Vec<Ty>,
    ret: Ty,
    /// About how many steps a call takes.
    cost: u64,
}

struct Generator {
    seed: u64,
    functions: Vec<Function>,
    scope: Vec<(String, Ty)>,
    names: usize,
    /// The steps that the function takes so far, and how often what is written now will run.
    cost: u64,
    times: u64,
    /// The function being written, while it may still call itself, and how often it may.
    own: Option<(Function, u32)>,
    /// What `return` and `?` may end, outside of closures.
    ret: Option<Ty>,
    /// The impls of `Score` are being written, which must not ask for scores.
    in_impls: bool,
    /// A guard is being written, which must not leave a loop, not even one of its own.
    in_guard: bool,
    /// State and messages of the actor, state of the service.
    states: [Ty; 3],
}

/// Steps that one function may take, and how deep an expression nests.
const MAX_COST: u64 = 20_000;
const DEPTH: usize = 4;
/// How often a loop runs at most, and how deep a recursion goes.
const LOOPS: u64 = 4;
const FUEL: u64 = 3;

pub fn program(seed: u64) -> String {
    let mut generator = Generator {
        seed: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d,
        functions: Vec::new(),
        scope: Vec::new(),
        names: 0,
        cost: 0,
        times: 1,
        own: None,
        ret: None,
        in_impls: false,
        in_guard: false,
        states: [Ty::Int, Ty::Int, Ty::Int],
    };
    let mut text = HEAD.to_owned();
    text += &generator.impls();
    for _ in 0..6 + generator.below(10) {
        text += &match generator.below(6) {
            0 => generator.walk(),
            1 => generator.generic(),
            _ => generator.function(),
        };
    }
    text += &generator.processes();
    text += &generator.main();
    text
}

impl Generator {
    fn below(&mut self, n: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.seed >> 33) as usize) % n.max(1)
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn fresh(&mut self) -> String {
        // An old name now and then: the new variable hides the old one.
        if self.one_in(6)
            && let Some((name, ty)) = self.scope.last()
            && *ty != Ty::Var
            && name != "self"
        {
            let name = name.clone();
            self.scope.retain(|(other, _)| *other != name);
            return name;
        }
        self.names += 1;
        format!("v{}", self.names)
    }

    fn ty(&mut self, depth: usize) -> Ty {
        let plain = [Ty::Int, Ty::Int, Ty::Bool, Ty::Str, Ty::Float, Ty::Shape, Ty::Tree, Ty::Rec];
        let kind = self.below(if depth == 0 { 8 } else { 18 });
        match kind {
            8 | 9 => Ty::List(Box::new(self.ty(depth - 1))),
            10 => Ty::Opt(Box::new(self.ty(depth - 1))),
            11 => Ty::Res(Box::new(self.ty(depth - 1))),
            12 => Ty::Pair(Box::new(self.ty(depth - 1)), Box::new(self.ty(depth - 1))),
            13 => Ty::Fun(Box::new(self.ty(depth - 1))),
            14 | 15 => Ty::Map(Box::new(self.ty(depth - 1))),
            16 => Ty::Gen(Box::new(self.ty(depth - 1))),
            17 => Ty::Pack(Box::new(self.ty(depth - 1))),
            _ => plain[kind].clone(),
        }
    }

    /// A function whose first parameter bounds how deep it calls itself.
    fn function(&mut self) -> String {
        let name = format!("f{}", self.functions.len());
        let params: Vec<Ty> = (0..self.below(4)).map(|_| self.ty(2)).collect();
        let ret = self.ty(2);
        let typed: Vec<(String, Ty)> =
            params.iter().enumerate().map(|(at, ty)| (format!("p{at}"), ty.clone())).collect();
        let list: String =
            typed.iter().fold(String::new(), |list, (name, ty)| list + &format!(", {name} :: {}", ty.text()));
        let result = if self.one_in(2) { format!(" -> {}", ret.text()) } else { String::new() };
        (self.scope, self.cost, self.times) = (typed, 1, 1);
        let base = self.expr(&ret, 1);
        self.ret = Some(ret.clone());
        self.own = Some((Function { name: name.clone(), params: params.clone(), ret: ret.clone(), cost: 0 }, 2));
        let body = self.block(&ret, DEPTH);
        let calls = 2 - self.own.take().map_or(0, |(_, left)| left);
        self.ret = None;
        let cost = self.cost * if calls == 2 { 1 << (FUEL + 1) } else { FUEL + 1 };
        self.functions.push(Function { name: name.clone(), params, ret, cost });
        if self.one_in(3) {
            let names: String = (0..self.functions.last().map_or(0, |own| own.params.len()))
                .fold(String::new(), |names, at| names + &format!(", p{at}"));
            let clause = self.clause(&name, &base);
            return format!(
                "fn {name}(0{list}){result} = {base}\nfn {name}(n{names}) when n < 0 = {base}\n{clause}fn {name}(n{names}) do\n{body}end\n"
            );
        }
        format!("fn {name}(n :: Int{list}){result} do\nif n <= 0 do\nreturn {base}\nend\n{body}end\n")
    }

    fn main(&mut self) -> String {
        let mut text = String::from("fn main() do\n");
        (self.scope, self.cost, self.times) = (Vec::new(), 0, 1);
        for at in 0..self.functions.len() {
            self.cost = 0;
            if let Some(call) = self.call_of(at, &Ty::Int) {
                let _ = writeln!(text, "println(\"f{at}: ${{{call}}}\")");
            }
        }
        for _ in 0..3 {
            let ty = self.ty(2);
            self.cost = 0;
            let (name, value) = (self.fresh(), self.expr(&ty, DEPTH));
            let _ = writeln!(text, "let {name} = {value}\nprintln(\"${{{name}}}\")");
            self.scope.push((name, ty));
        }
        text += &self.conversation();
        text + "end\n"
    }

    /// Statements and a last value, each on its line.
    fn block(&mut self, ty: &Ty, depth: usize) -> String {
        let outer = self.scope.clone();
        let mut text = String::new();
        for _ in 0..self.below(4) {
            match self.below(6) {
                0 if self.ret.is_some() => text += &self.early_end(depth),
                1 => {
                    let (a, b) = (self.ty(1), self.ty(1));
                    let value = self.expr(&Ty::Pair(Box::new(a.clone()), Box::new(b.clone())), depth);
                    let (left, right) = (self.fresh(), self.fresh());
                    if left == right {
                        continue;
                    }
                    let _ = writeln!(text, "let ({left}, {right}) = {value}");
                    self.scope.extend([(left, a), (right, b)]);
                }
                _ => {
                    let ty = self.ty(2);
                    let (value, name) = (self.expr(&ty, depth), self.fresh());
                    let note = if self.one_in(3) { format!(" :: {}", ty.text()) } else { String::new() };
                    let _ = writeln!(text, "let {name}{note} = {value}");
                    self.scope.push((name, ty));
                }
            }
        }
        let _ = writeln!(text, "{}", self.expr(ty, depth));
        self.scope = outer;
        text
    }

    fn early_end(&mut self, depth: usize) -> String {
        let ret = self.ret.clone().unwrap_or(Ty::Int);
        match &ret {
            Ty::Opt(_) | Ty::Res(_) if self.one_in(2) => {
                let inner = self.ty(1);
                let whole = if matches!(ret, Ty::Opt(_)) {
                    Ty::Opt(Box::new(inner.clone()))
                } else {
                    Ty::Res(Box::new(inner.clone()))
                };
                let (value, name) = (self.expr(&whole, depth.saturating_sub(1)), self.fresh());
                self.scope.push((name.clone(), inner));
                format!("let {name} = ({value})?\n")
            }
            _ => {
                let cond = self.expr(&Ty::Bool, depth.saturating_sub(1));
                format!("if {cond} do\nreturn {}\nend\n", self.expr(&ret, 1))
            }
        }
    }

    fn leaf(&mut self, ty: &Ty) -> String {
        let known: Vec<String> = self.scope.iter().filter(|(_, of)| of == ty).map(|(name, _)| name.clone()).collect();
        if !known.is_empty() && !self.one_in(4) {
            return known[self.below(known.len())].clone();
        }
        match ty {
            Ty::Int => ["0", "1", "(-1)", "7", "13", "9223372036854775807", "100"][self.below(7)].into(),
            Ty::Bool => ["true", "false"][self.below(2)].into(),
            Ty::Str => ["\"\"", "\"a\"", "\"bé\"", "\"long \\\"text\\\"\""][self.below(4)].into(),
            Ty::Float => ["0.0", "1.5", "(-2.25)", "1.0e10"][self.below(4)].into(),
            Ty::List(of) => format!("[{}]", self.leaf(of)),
            Ty::Opt(of) => format!("Some({})", self.leaf(of)),
            Ty::Res(of) => format!("(if true do Ok({}) else Err(\"no\") end)", self.leaf(of)),
            Ty::Pair(a, b) => format!("({}, {})", self.leaf(a), self.leaf(b)),
            Ty::Fun(to) => self.closure(to, 0),
            Ty::Shape => ["Dot", "Line(3)", "Box(0.5, \"box\")", "Group([1, 2], None)"][self.below(4)].into(),
            Ty::Tree => ["Leaf", "Node(Leaf, 2, Leaf)"][self.below(2)].into(),
            Ty::Rec => "Rec { a: 1, b: \"r\", c: [3], d: Dot }".into(),
            Ty::Map(of) => format!("%{{1 => {}}}", self.leaf(of)),
            Ty::Gen(of) => format!("One({})", self.leaf(of)),
            Ty::Pack(of) => {
                let (item, name) = (self.leaf(of), self.fresh_param());
                format!("Pack {{ item: {item}, more: [], make: (fn {name} -> {} end) }}", self.leaf(of))
            }
            // It is never hidden where it is wanted.
            Ty::Var => "p0".into(),
        }
    }

    /// What is written by `write` stands in a closure: it cannot end the function, but may run often.
    fn inside<T>(&mut self, params: &[(String, Ty)], times: u64, write: impl FnOnce(&mut Self) -> T) -> T {
        let (outer, ret) = (self.scope.clone(), self.ret.take());
        self.scope.retain(|(name, _)| params.iter().all(|(param, _)| param != name));
        self.scope.extend_from_slice(params);
        self.times *= times;
        let written = write(self);
        self.times /= times;
        (self.scope, self.ret) = (outer, ret);
        written
    }

    fn guard(&mut self) -> String {
        let outer = std::mem::replace(&mut self.in_guard, true);
        let text = self.inside(&[], 1, |generator| generator.expr(&Ty::Bool, 1));
        self.in_guard = outer;
        text
    }

    fn closure(&mut self, to: &Ty, depth: usize) -> String {
        // Without parentheses `fn name do` at the start of a line would be a function of its own.
        let name = self.fresh_param();
        // How often it will run is not known; loops call it too.
        let params = [(name.clone(), Ty::Int)];
        if depth > 1 && self.one_in(3) {
            let body = self.inside(&params, LOOPS, |generator| generator.block(to, depth - 1));
            return format!("(fn {name} do\n{body}end)");
        }
        if depth > 1 && self.one_in(4) {
            return self.clauses(to, depth - 1);
        }
        let body = self.inside(&params, LOOPS, |generator| generator.expr(to, depth));
        format!("(fn {name} -> {body} end)")
    }

    /// A name that hides no other one: several of them stand in one list of parameters or pattern.
    fn fresh_param(&mut self) -> String {
        self.names += 1;
        format!("v{}", self.names)
    }

    fn expr(&mut self, ty: &Ty, depth: usize) -> String {
        self.cost += self.times;
        if depth == 0 || self.cost > MAX_COST {
            return self.leaf(ty);
        }
        let less = depth - 1;
        match self.below(20) {
            0 | 1 => self.leaf(ty),
            2 => {
                let (cond, a, b) = (self.expr(&Ty::Bool, less), self.block(ty, less), self.block(ty, less));
                format!("(if {cond} do\n{a}else\n{b}end)")
            }
            3 => self.case(ty, less),
            4 => self.any_case(ty, less),
            16 => {
                let (map, key) = (self.expr(&Ty::Map(ty.boxed()), less), self.expr(&Ty::Int, less));
                format!("Map.get_or({map}, {key}, {})", self.expr(ty, less))
            }
            17 => {
                let pack = self.expr(&Ty::Pack(ty.boxed()), less);
                if self.one_in(2) {
                    return format!("({pack}).item");
                }
                let arg = self.expr(&Ty::Int, less);
                format!("(({pack}).make)({arg})")
            }
            18 => {
                let (start, x) = (self.expr(ty, less), self.fresh_param());
                let params = [(x.clone(), ty.clone())];
                let body = self.inside(&params, LOOPS, |generator| generator.expr(ty, less));
                format!("twice({start}, fn {x} -> {body} end)")
            }
            5 | 6 => self.call(ty).unwrap_or_else(|| self.leaf(ty)),
            7 => {
                self.names += 1;
                let name = self.names;
                format!("tap(\"t{name}\", {})", self.expr(ty, less))
            }
            8 => {
                let of = self.ty(1);
                let (list, start) = (self.expr(&Ty::List(Box::new(of.clone())), less), self.expr(ty, less));
                let (acc, x) = (self.fresh_param(), self.fresh_param());
                let params = [(acc.clone(), ty.clone()), (x.clone(), of)];
                let body = self.inside(&params, LOOPS, |generator| generator.expr(ty, less));
                format!("List.reduce(List.take({list}, {LOOPS}), {start}, fn {acc}, {x} -> {body} end)")
            }
            9 => {
                let (fun, arg) = (self.expr(&Ty::Fun(Box::new(ty.clone())), less), self.expr(&Ty::Int, less));
                format!("({fun})({arg})")
            }
            _ => self.own_form(ty, less),
        }
    }

    fn call(&mut self, ty: &Ty) -> Option<String> {
        if let Some((own, left)) = &self.own
            && own.ret == *ty
            && *left > 0
            && self.times == 1
        {
            let (params, name) = (own.params.clone(), own.name.clone());
            self.own.as_mut()?.1 -= 1;
            let args: String = params.iter().fold(String::new(), |args, ty| args + ", " + &self.expr(ty, 1));
            return Some(format!("{name}(n - 1{args})"));
        }
        let fits = |at: &usize| self.functions[*at].ret.variable_in(ty).is_some();
        let fitting: Vec<usize> = (0..self.functions.len()).filter(fits).collect();
        if fitting.is_empty() {
            return None;
        }
        let at = fitting[self.below(fitting.len())];
        let variable = self.functions[at].ret.variable_in(ty).flatten().unwrap_or(Ty::Str);
        self.call_of(at, &variable)
    }

    fn call_of(&mut self, at: usize, variable: &Ty) -> Option<String> {
        let Function { name, params, cost, .. } = &self.functions[at];
        let (name, params, cost) = (name.clone(), params.clone(), *cost);
        if self.cost + cost * self.times > MAX_COST && self.cost > 0 {
            return None;
        }
        self.cost += cost * self.times;
        let fuel = self.below(FUEL as usize + 1);
        let args: String =
            params.iter().fold(String::new(), |args, ty| args + ", " + &self.expr(&ty.with(variable), 1));
        Some(format!("{name}({fuel}{args})"))
    }

    /// Arms that take a value apart.
    fn case(&mut self, ty: &Ty, depth: usize) -> String {
        let of = self.ty(1);
        let boxed = Box::new(of.clone());
        let (a, b, c) = (self.fresh_param(), self.fresh_param(), self.fresh_param());
        type Arm = (String, Vec<(String, Ty)>);
        let arm = |pattern: &str, names: &[(&String, Ty)]| -> Arm {
            (pattern.to_owned(), names.iter().map(|(name, ty)| ((*name).clone(), ty.clone())).collect())
        };
        let ints = Ty::List(Box::new(Ty::Int));
        let (subject, arms): (Ty, Vec<Arm>) = match self.below(9) {
            0 => (Ty::Int, vec![arm("0", &[]), arm("1 | 7", &[]), arm(&a, &[(&a, Ty::Int)])]),
            1 => (Ty::Str, vec![arm("\"a\"", &[]), arm("\"\"", &[]), arm(&a, &[(&a, Ty::Str)])]),
            2 => (Ty::Opt(boxed), vec![arm(&format!("Some({a})"), &[(&a, of)]), arm("None", &[])]),
            3 => (
                Ty::Res(boxed),
                vec![arm(&format!("Ok({a})"), &[(&a, of)]), arm(&format!("Err({b})"), &[(&b, Ty::Str)])],
            ),
            4 => (
                Ty::List(boxed.clone()),
                vec![
                    arm("[]", &[]),
                    arm(&format!("[{a}]"), &[(&a, of.clone())]),
                    arm(&format!("{a} :: {b}"), &[(&a, of), (&b, Ty::List(boxed))]),
                ],
            ),
            5 => (
                Ty::Pair(boxed, Box::new(Ty::Opt(Box::new(Ty::Int)))),
                vec![
                    arm(&format!("({a}, Some(0 | 1 as {b}))"), &[(&a, of.clone()), (&b, Ty::Int)]),
                    arm(&format!("({a}, Some({b}))"), &[(&a, of.clone()), (&b, Ty::Int)]),
                    arm(&format!("({a}, None)"), &[(&a, of)]),
                ],
            ),
            6 => (
                Ty::Shape,
                vec![
                    arm("Dot", &[]),
                    arm(&format!("Line({a})"), &[(&a, Ty::Int)]),
                    arm(&format!("Box({a}, {b})"), &[(&a, Ty::Float), (&b, Ty::Str)]),
                    arm(&format!("Group({a}, Some({b}))"), &[(&a, ints.clone()), (&b, Ty::Int)]),
                    arm(&format!("Group({a}, _)"), &[(&a, ints)]),
                ],
            ),
            7 => (
                Ty::Tree,
                vec![
                    arm("Leaf", &[]),
                    arm(&format!("Node(Leaf, {a}, {b})"), &[(&a, Ty::Int), (&b, Ty::Tree)]),
                    arm(&format!("Node({a}, {b}, {c})"), &[(&a, Ty::Tree), (&b, Ty::Int), (&c, Ty::Tree)]),
                ],
            ),
            _ => (Ty::Bool, vec![arm("true", &[]), arm("false", &[])]),
        };
        let mut text = format!("(case {} do\n", self.expr(&subject, depth));
        let outer = self.scope.clone();
        for (pattern, names) in arms {
            self.scope.extend(names);
            if self.one_in(6) {
                let guard = self.guard();
                let _ = writeln!(text, "{pattern} when {guard} -> {}", self.expr(ty, depth.min(1)));
            }
            let _ = writeln!(text, "{pattern} -> {}", self.expr(ty, depth));
            self.scope.clone_from(&outer);
        }
        text + "end)"
    }

    /// Forms that give just this type.
    fn own_form(&mut self, ty: &Ty, depth: usize) -> String {
        match ty {
            Ty::Int => self.int(depth),
            Ty::Bool => self.bool(depth),
            Ty::Str => self.string(depth),
            Ty::Float => {
                let (a, b) = (self.expr(ty, depth), self.expr(ty, depth));
                format!("({a} {} {b})", ["+", "-", "*", "/"][self.below(4)])
            }
            Ty::List(of) => self.list(of, depth),
            Ty::Opt(of) => match self.below(4) {
                3 => {
                    let (map, key) = (self.expr(&Ty::Map(of.clone()), depth), self.expr(&Ty::Int, depth));
                    format!("Map.fetch({map}, {key})")
                }
                0 => format!("(if {} do Some({}) else None end)", self.expr(&Ty::Bool, depth), self.expr(of, depth)),
                1 => {
                    let (list, x) = (self.expr(&Ty::List(of.clone()), depth), self.fresh_param());
                    let params = [(x.clone(), (**of).clone())];
                    let test = self.inside(&params, LOOPS, |generator| generator.expr(&Ty::Bool, depth));
                    format!("List.find({list}, fn {x} -> {test} end)")
                }
                _ => format!("Some({})", self.expr(of, depth)),
            },
            Ty::Res(of) if self.one_in(3) => {
                let value = self.inside(&[], 1, |generator| generator.expr(of, depth));
                format!("Job.await(Job.async(fn -> {value} end))")
            }
            Ty::Res(of) => {
                let (cond, good) = (self.expr(&Ty::Bool, depth), self.expr(of, depth));
                format!("(if {cond} do Ok({good}) else Err({}) end)", self.expr(&Ty::Str, depth))
            }
            Ty::Pair(a, b) if self.one_in(4) => format!("swap({})", self.expr(&Ty::Pair(b.clone(), a.clone()), depth)),
            Ty::Pair(a, b) => format!("({}, {})", self.expr(a, depth), self.expr(b, depth)),
            Ty::Fun(to) => self.closure(to, depth),
            Ty::Map(of) => self.map(of, depth),
            Ty::Gen(of) => match self.below(3) {
                0 => format!("One({})", self.expr(of, depth)),
                1 => {
                    let count = self.below(LOOPS as usize);
                    format!("grow({count}, {})", self.expr(of, depth))
                }
                _ => {
                    let first = self.expr(of, depth);
                    format!("Two({first}, {})", self.expr(ty, depth))
                }
            },
            Ty::Pack(of) if self.one_in(2) => {
                let pack = self.expr(ty, depth);
                format!("%{{{pack} | item: {}}}", self.expr(of, depth))
            }
            Ty::Pack(of) => {
                let item = self.expr(of, depth);
                let more = self.expr(&Ty::List(of.clone()), depth);
                format!("Pack {{ item: {item}, more: {more}, make: {} }}", self.closure(of, depth))
            }
            Ty::Var => self.leaf(ty),
            Ty::Shape => match self.below(3) {
                0 => format!("Line({})", self.expr(&Ty::Int, depth)),
                1 => format!("Box({}, {})", self.expr(&Ty::Float, depth), self.expr(&Ty::Str, depth)),
                _ => {
                    let list = self.expr(&Ty::List(Box::new(Ty::Int)), depth);
                    format!("Group({list}, {})", self.expr(&Ty::Opt(Box::new(Ty::Int)), depth))
                }
            },
            Ty::Tree => {
                let (left, at) = (self.expr(ty, depth), self.expr(&Ty::Int, depth));
                format!("Node({left}, {at}, {})", self.expr(ty, depth))
            }
            Ty::Rec if self.one_in(2) => {
                let (of, b) = (self.expr(ty, depth), self.expr(&Ty::Str, depth));
                format!("%{{{of} | b: {b}, a: {}}}", self.expr(&Ty::Int, depth))
            }
            Ty::Rec => {
                let (a, b) = (self.expr(&Ty::Int, depth), self.expr(&Ty::Str, depth));
                let c = self.expr(&Ty::List(Box::new(Ty::Int)), depth);
                format!("Rec {{ a: {a}, b: {b}, c: {c}, d: {} }}", self.expr(&Ty::Shape, depth))
            }
        }
    }

    fn map(&mut self, of: &Ty, depth: usize) -> String {
        let whole = Ty::Map(of.boxed());
        match self.below(5) {
            0 => {
                let (map, key) = (self.expr(&whole, depth), self.expr(&Ty::Int, depth));
                format!("Map.put({map}, {key}, {})", self.expr(of, depth))
            }
            1 => {
                let map = self.expr(&whole, depth);
                format!("Map.delete({map}, {})", self.expr(&Ty::Int, depth))
            }
            2 => format!("Map.merge({}, {})", self.expr(&whole, depth), self.expr(&whole, depth)),
            3 => {
                let pairs = Ty::List(Box::new(Ty::Pair(Box::new(Ty::Int), of.boxed())));
                format!("Map.from_list({})", self.expr(&pairs, depth))
            }
            _ => {
                let (key, value) = (self.expr(&Ty::Int, depth), self.expr(of, depth));
                format!("%{{{key} => {value}, 2 => {}}}", self.expr(of, depth))
            }
        }
    }

    /// A type with an impl of `Score`, if scores may be asked for.
    fn scored(&mut self) -> Option<Ty> {
        let ty = self.ty(2);
        (!self.in_impls && ty.has_score()).then_some(ty)
    }

    fn int(&mut self, depth: usize) -> String {
        match self.below(12) {
            9 => {
                let of = self.ty(1);
                format!("Map.size({})", self.expr(&Ty::Map(Box::new(of)), depth))
            }
            10 => match self.scored() {
                Some(ty) => format!("({}).score()", self.expr(&ty, depth)),
                None => self.leaf(&Ty::Int),
            },
            11 => match self.scored() {
                Some(ty) => format!("scores({})", self.expr(&Ty::List(Box::new(ty)), depth)),
                None => self.leaf(&Ty::Int),
            },
            0 => {
                format!("({} {} {})", self.expr(&Ty::Int, depth), ["/", "%"][self.below(2)], [3, 7, -2][self.below(3)])
            }
            // By zero now and then, which ends the program.
            1 if self.one_in(8) => format!("({} / {})", self.expr(&Ty::Int, depth), self.expr(&Ty::Int, depth)),
            2 => format!("({}).a", self.expr(&Ty::Rec, depth)),
            3 => format!("sum({})", self.expr(&Ty::Tree, depth)),
            4 => {
                let list = Ty::List(Box::new(self.ty(1)));
                format!("List.length({})", self.expr(&list, depth))
            }
            5 => format!("String.length({})", self.expr(&Ty::Str, depth)),
            6 => format!("(-{})", self.expr(&Ty::Int, depth)),
            _ => {
                let (a, b) = (self.expr(&Ty::Int, depth), self.expr(&Ty::Int, depth));
                format!("({a} {} {b})", ["+", "-", "*"][self.below(3)])
            }
        }
    }

    fn bool(&mut self, depth: usize) -> String {
        match self.below(7) {
            6 => {
                let of = self.ty(1);
                let map = self.expr(&Ty::Map(Box::new(of)), depth);
                format!("Map.has_key({map}, {})", self.expr(&Ty::Int, depth))
            }
            0 => format!("(not {})", self.expr(&Ty::Bool, depth)),
            1 | 2 => {
                let (a, b) = (self.expr(&Ty::Bool, depth), self.expr(&Ty::Bool, depth));
                format!("({a} {} {b})", ["and", "or"][self.below(2)])
            }
            3 => {
                let (a, b) = (self.expr(&Ty::Int, depth), self.expr(&Ty::Int, depth));
                format!("({a} {} {b})", ["<", "<=", ">", ">="][self.below(4)])
            }
            _ => {
                let ty = self.ty(2);
                if !ty.is_comparable() {
                    return self.leaf(&Ty::Bool);
                }
                let (a, b) = (self.expr(&ty, depth), self.expr(&ty, depth));
                format!("({a} {} {b})", ["==", "!="][self.below(2)])
            }
        }
    }

    fn string(&mut self, depth: usize) -> String {
        match self.below(5) {
            4 => match self.scored() {
                Some(ty) => format!("({}).label()", self.expr(&ty, depth)),
                None => self.leaf(&Ty::Str),
            },
            0 => format!("({}).b", self.expr(&Ty::Rec, depth)),
            1 => format!("({} <> {})", self.expr(&Ty::Str, depth), self.expr(&Ty::Str, depth)),
            2 => format!("String.from({})", self.expr(&Ty::Int, depth)),
            _ => {
                // Texts in the holes of texts are a matter of the lexer's tests: here they would only be hard to read.
                let ty = self.ty(2);
                format!("\"<${{{}}}>\"", self.leaf(&ty))
            }
        }
    }

    fn list(&mut self, of: &Ty, depth: usize) -> String {
        let whole = Ty::List(Box::new(of.clone()));
        let x = self.fresh_param();
        match self.below(11) {
            8 if *of == Ty::Int => {
                let values = self.ty(1);
                format!("Map.keys({})", self.expr(&Ty::Map(Box::new(values)), depth))
            }
            8 => format!("Map.values({})", self.expr(&Ty::Map(of.boxed()), depth)),
            9 => format!("spread({})", self.expr(&Ty::Gen(of.boxed()), depth)),
            10 => {
                let (from, v) = (self.ty(1), self.fresh_param());
                let map = self.expr(&Ty::Map(from.boxed()), depth);
                let params = [(x.clone(), Ty::Int), (v.clone(), from)];
                let body = self.inside(&params, LOOPS, |generator| generator.block(of, depth));
                format!("(for {{{x}, {v}}} in {map} do\n{body}end)")
            }
            0 => {
                let from = self.ty(1);
                let list = self.expr(&Ty::List(Box::new(from.clone())), depth);
                let body = self.inside(&[(x.clone(), from)], LOOPS, |generator| generator.expr(of, depth));
                format!("List.map(List.take({list}, {LOOPS}), fn {x} -> {body} end)")
            }
            1 => {
                let list = self.expr(&whole, depth);
                let test = self.inside(&[(x.clone(), of.clone())], LOOPS, |generator| generator.expr(&Ty::Bool, depth));
                format!("List.filter({list}, fn {x} -> {test} end)")
            }
            2 => format!("({} ++ {})", self.expr(&whole, depth), self.expr(&whole, depth)),
            3 => format!("List.append({}, {})", self.expr(&whole, depth), self.expr(of, depth)),
            4 | 5 => {
                let params = [(x.clone(), Ty::Int)];
                let leave = if self.one_in(2) { "break" } else { "continue" };
                let body = self.inside(&params, LOOPS, |generator| {
                    let stop =
                        (!generator.in_guard && generator.one_in(2)).then(|| generator.expr(&Ty::Bool, depth.min(1)));
                    let stop = stop.map_or(String::new(), |cond| format!("if {cond} do\n{leave}\nend\n"));
                    stop + &generator.block(of, depth)
                });
                let filter = if self.one_in(3) { format!(" when {x} % 2 == 0") } else { String::new() };
                format!("(for {x} in 0..{}{filter} do\n{body}end)", self.below(LOOPS as usize + 1))
            }
            6 => format!("List.reverse({})", self.expr(&whole, depth)),
            _ => format!("[{}, {}]", self.expr(of, depth), self.expr(of, depth)),
        }
    }
}
