#! code: E0004
#! code: E0004
#! contains: undefined type `N`
#! contains: a type variable is declared behind the name: `fn f<N>(…)`, `struct S<N> do`
#! contains: undefined type `C.Item`
#! contains: associated types are named only as `Self.…` in interfaces and impls
fn size(xs :: List<N>) = List.length(xs)

fn items<C>(c :: C, xs :: List<C.Item>) = List.length(xs)

fn main() do
end
