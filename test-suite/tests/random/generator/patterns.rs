//! Patterns of every form for values of a type, and the forms that have them: `case`, clauses of closures and functions.

use super::{Generator, LOOPS, Ty};
use std::fmt::Write;

/// The variables of a pattern.
type Names = Vec<(String, Ty)>;

impl Generator {
    /// A pattern that some values match; without `names` it binds nothing.
    pub(super) fn pattern(&mut self, ty: &Ty, depth: usize, mut names: Option<&mut Names>) -> String {
        let less = depth.saturating_sub(1);
        let is_scalar = matches!(ty, Ty::Int | Ty::Bool | Ty::Str | Ty::Float);
        match self.below(10) {
            0 => return "_".into(),
            kind if kind < 3 || depth == 0 && !is_scalar => {
                let Some(names) = names else { return "_".into() };
                return self.variable(ty, names);
            }
            3 if depth > 0 => {
                let (a, b) = (self.pattern(ty, less, None), self.pattern(ty, less, None));
                return format!("({a} | {b})");
            }
            4 if depth > 0 => {
                if let Some(names) = names {
                    let (a, b) = (self.pattern(ty, less, None), self.pattern(ty, less, None));
                    let name = self.variable(ty, names);
                    return format!("(({a} as {name}) | ({b} as {name}))");
                }
            }
            _ => {}
        }
        let mut part = |this: &mut Self, ty: &Ty| this.pattern(ty, less, names.as_deref_mut());
        match ty {
            Ty::Int => ["0", "1", "7", "-1", "13"][self.below(5)].into(),
            Ty::Bool => ["true", "false"][self.below(2)].into(),
            Ty::Str => ["\"\"", "\"a\"", "\"bé\""][self.below(3)].into(),
            Ty::Float => ["0.0", "1.5", "-2.25"][self.below(3)].into(),
            Ty::List(of) => match self.below(4) {
                0 => "[]".into(),
                1 => format!("[{}]", part(self, of)),
                2 => format!("[{}, {}]", part(self, of), part(self, of)),
                _ => format!("({} :: {})", part(self, of), part(self, ty)),
            },
            Ty::Opt(of) if self.below(3) > 0 => format!("Some({})", part(self, of)),
            Ty::Opt(_) => "None".into(),
            Ty::Res(of) if self.below(2) == 0 => format!("Ok({})", part(self, of)),
            Ty::Res(_) => format!("Err({})", part(self, &Ty::Str)),
            Ty::Pair(a, b) => format!("({}, {})", part(self, a), part(self, b)),
            Ty::Shape => match self.below(4) {
                0 => "Dot".into(),
                1 => format!("Line({})", part(self, &Ty::Int)),
                2 => format!("Box({}, {})", part(self, &Ty::Float), part(self, &Ty::Str)),
                _ => {
                    let (list, option) = (Ty::List(Box::new(Ty::Int)), Ty::Opt(Box::new(Ty::Int)));
                    format!("Group({}, {})", part(self, &list), part(self, &option))
                }
            },
            Ty::Tree if self.below(3) == 0 => "Leaf".into(),
            Ty::Tree => format!("Node({}, {}, {})", part(self, ty), part(self, &Ty::Int), part(self, ty)),
            Ty::Gen(of) => match self.below(3) {
                0 => "Zero".into(),
                1 => format!("One({})", part(self, of)),
                _ => format!("Two({}, {})", part(self, of), part(self, ty)),
            },
            Ty::Fun(_) | Ty::Rec | Ty::Map(_) | Ty::Pack(_) | Ty::Var => match names {
                Some(names) => self.variable(ty, names),
                None => "_".into(),
            },
        }
    }

    fn variable(&mut self, ty: &Ty, names: &mut Names) -> String {
        let name = self.fresh_param();
        names.push((name.clone(), ty.clone()));
        name
    }

    /// A pattern and perhaps a guard, then what `body` writes with their variables in scope.
    fn arm(&mut self, ty: &Ty, arrow: &str, body: &mut dyn FnMut(&mut Self) -> String) -> String {
        let mut names = Names::new();
        let pattern = self.pattern(ty, 3, Some(&mut names));
        let outer = self.scope.clone();
        self.scope.extend(names);
        let guard = if self.one_in(3) { format!(" when {}", self.guard()) } else { String::new() };
        let text = format!("{pattern}{guard}{arrow}{}", body(self));
        self.scope = outer;
        text
    }

    /// A `case` on a value of any type.
    pub(super) fn any_case(&mut self, ty: &Ty, depth: usize) -> String {
        let subject = self.ty(2);
        let mut text = format!("(case {} do\n", self.expr(&subject, depth));
        for _ in 0..1 + self.below(4) {
            let arm = self.arm(&subject, " -> ", &mut |generator| generator.expr(ty, depth.min(1)));
            let _ = writeln!(text, "{arm}");
        }
        let _ = writeln!(text, "_ -> {}", self.expr(ty, depth));
        text + "end)"
    }

    /// A closure of several clauses.
    pub(super) fn clauses(&mut self, to: &Ty, depth: usize) -> String {
        let mut text = String::from("(fn ");
        for _ in 0..1 + self.below(3) {
            let body = &mut |this: &mut Self| this.inside(&[], LOOPS, |generator| generator.expr(to, depth.min(1)));
            text += &self.arm(&Ty::Int, " -> ", body);
            text += " | ";
        }
        let last = self.inside(&[], LOOPS, |generator| generator.expr(to, depth));
        text + &format!("_ -> {last} end)")
    }

    /// A further clause of a function whose parameters are in scope, giving `value`.
    pub(super) fn clause(&mut self, name: &str, value: &str) -> String {
        let params: Vec<Ty> = self.functions.last().map_or_else(Vec::new, |own| own.params.clone());
        if params.is_empty() {
            return String::new();
        }
        // The value is one of the parameters' names, so the patterns must keep them.
        let patterns = params.iter().enumerate().fold(String::new(), |text, (at, ty)| {
            let pattern = self.pattern(ty, 2, None);
            text + &format!(", ({pattern} as p{at})")
        });
        format!("fn {name}(1{patterns}) = {value}\n")
    }
}
