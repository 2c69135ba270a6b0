//! What stands at the top of a program beside its functions: impls, generic functions, walks of trees, an actor, a service.

use super::{DEPTH, FUEL, Function, Generator, LOOPS, Ty};
use std::fmt::Write;

impl Generator {
    /// Impls of `Score`, some with a label of their own.
    pub(super) fn impls(&mut self) -> String {
        let mut text = String::new();
        self.in_impls = true;
        for ty in [Ty::Int, Ty::Bool, Ty::Str, Ty::Shape, Ty::Tree, Ty::Rec] {
            (self.scope, self.cost, self.times) = (vec![("self".into(), ty.clone())], 0, 1);
            let _ =
                writeln!(text, "impl Score for {} do\nfn score(self) -> Int = {}", ty.text(), self.expr(&Ty::Int, 2));
            if self.one_in(2) {
                let _ = writeln!(text, "fn label(self) -> String = {}", self.expr(&Ty::Str, 2));
            }
            text += "end\n";
        }
        self.in_impls = false;
        text
    }

    /// A recursion over a tree, from the results of its branches.
    pub(super) fn walk(&mut self) -> String {
        let (name, ret) = (format!("f{}", self.functions.len()), self.ty(1));
        (self.scope, self.cost, self.times) = (Vec::new(), 1, 1);
        let base = self.expr(&ret, 1);
        let (a, b, x) = (self.fresh_param(), self.fresh_param(), self.fresh_param());
        let params = [(a.clone(), ret.clone()), (b.clone(), ret.clone()), (x.clone(), Ty::Int)];
        let body = self.inside(&params, 1, |generator| generator.expr(&ret, DEPTH - 1));
        let cost = self.cost * 64;
        self.functions.push(Function { name: name.clone(), params: vec![Ty::Tree], ret: ret.clone(), cost });
        format!(
            "fn {name}(n :: Int, t :: Tree) -> {} = case t do\nLeaf -> {base}\n\
             Node(l, {x}, r) -> (fn {a}, {b} -> {body} end)({name}(n, l), {name}(n, r))\nend\n",
            ret.text()
        )
    }

    /// A function with a type variable.
    pub(super) fn generic(&mut self) -> String {
        let name = format!("f{}", self.functions.len());
        let forms = [Ty::Var, Ty::List(Box::new(Ty::Var)), Ty::Opt(Box::new(Ty::Var))];
        let pair = Ty::Pair(Box::new(Ty::Var), Box::new(Ty::Int));
        let params = vec![Ty::Var, forms[self.below(3)].clone(), self.ty(1)];
        let ret = [&forms[0], &forms[1], &forms[2], &pair][self.below(4)].clone();
        self.scope = params.iter().enumerate().map(|(at, ty)| (format!("p{at}"), ty.clone())).collect();
        (self.cost, self.times) = (1, 1);
        let base = self.expr(&ret, 1);
        self.own = Some((Function { name: name.clone(), params: params.clone(), ret: ret.clone(), cost: 0 }, 1));
        let body = self.block(&ret, DEPTH - 1);
        self.own = None;
        let cost = self.cost * (FUEL + 1);
        let list =
            params.iter().enumerate().fold(String::new(), |list, (at, ty)| list + &format!(", p{at} :: {}", ty.text()));
        let result = ret.text();
        self.functions.push(Function { name: name.clone(), params, ret, cost });
        format!("fn {name}<T>(n :: Int{list}) -> {result} do\nif n <= 0 do\nreturn {base}\nend\n{body}end\n")
    }

    /// An actor and a service, each with a state.
    pub(super) fn processes(&mut self) -> String {
        let (state, message) = (self.ty(2), self.ty(2));
        (self.cost, self.times) = (0, 1);
        let mut text = format!("actor hub(state :: {}) do\nreceive do\n", state.text());
        for _ in 0..1 + self.below(3) {
            let mut names = vec![("state".to_owned(), state.clone())];
            let pattern = self.pattern(&message, 2, Some(&mut names));
            self.scope = names;
            let guard = if self.one_in(2) { format!(" when {}", self.guard()) } else { String::new() };
            let next = self.inside(&[], LOOPS, |generator| generator.expr(&state, DEPTH - 2));
            let _ = writeln!(text, "Some({pattern}){guard} -> hub(tap(\"got\", {next}))");
        }
        text += "Some(_) -> hub(state)\nNone -> println(\"${state}\")\nend\nend\n";
        let kept = self.ty(2);
        let reply = self.ty(1);
        self.scope = vec![("s".into(), kept.clone()), ("x".into(), kept.clone())];
        let changed = self.expr(&kept, DEPTH - 2);
        self.scope = vec![("s".into(), kept.clone()), ("k".into(), Ty::Int)];
        let seen = self.expr(&reply, DEPTH - 2);
        let _ = writeln!(
            text,
            "service Store do\nfn init(x :: {0}) -> {0} do\nx\nend\n\
             call Swap(x :: {0}) :: {0} do |s|\n(x, s)\nend\n\
             call Look(k :: Int) :: {1} do |s|\n(s, {seen})\nend\n\
             cast Change(x :: {0}) do |s|\n{changed}\nend\nend",
            kept.text(),
            reply.text()
        );
        self.states = [state, message, kept];
        self.scope = Vec::new();
        text
    }

    /// What `main` says to them in the end.
    pub(super) fn conversation(&mut self) -> String {
        let [state, message, kept] = self.states.clone();
        (self.cost, self.times) = (0, 1);
        let mut text = format!("let store = Store.start({})\n", self.expr(&kept, 1));
        let _ = writeln!(text, "Store.change(store, {})", self.expr(&kept, 1));
        let _ = writeln!(text, "println(\"${{Store.look(store, 2)}}\")");
        let _ = writeln!(text, "println(\"${{Store.swap(store, {})}}\")", self.leaf(&kept));
        let _ = writeln!(text, "println(\"${{Store.look(store, 3)}}\")");
        let _ = writeln!(text, "let hub_pid = spawn(hub, {})", self.expr(&state, 1));
        for _ in 0..2 + self.below(4) {
            let _ = writeln!(text, "send(hub_pid, Some({}))", self.expr(&message, 1));
        }
        text + "send(hub_pid, None)\n"
    }
}
