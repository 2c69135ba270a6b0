//! What the language adds to the library's own files: names of compiler-made functions, the prefixed global names, and the
//! search for the items that the compiler must know. Knows the library by names only.

use mesh_syntax::intern::Symbol;

use super::hir::{BuiltinFn, FnId, LangItems, TraitId, TypeId};
use super::scope::{Special, TypeRef};
use super::{Resolver, error};

/// `prefix_name` is also `Module.name`, with the names for which that holds.
const PREFIXES: &[(&str, &str, &str)] = &[
    (
        "string",
        "String",
        "length slice contains starts_with ends_with trim to_upper to_lower replace split join to_int to_float",
    ),
    (
        "list",
        "List",
        "new length append head tail get concat reverse map filter reduce sort find any all contains zip flat_map \
         flatten enumerate take drop last nth",
    ),
    ("map", "Map", "new put get has_key delete size keys values merge to_list from_list"),
    ("set", "Set", "new add remove contains size union intersection difference to_list from_list"),
    ("tuple", "Tuple", "nth first second size"),
    ("range", "Range", "new to_list map filter length"),
    ("queue", "Queue", "new push pop peek size is_empty"),
    ("json", "Json", "parse encode encode_string encode_int encode_bool encode_map encode_list"),
    ("io", "IO", "read_line eprintln"),
    ("file", "File", "read write append exists delete"),
    ("env", "Env", "get"),
    (
        "http",
        "HTTP",
        "router route serve serve_tls response response_with_headers get post on_get on_post on_put on_delete use",
    ),
    ("request", "Request", "method path body header query param"),
    ("sqlite", "Sqlite", "open close execute query begin commit rollback"),
    ("pg", "Pg", "connect close execute query begin commit rollback transaction"),
    ("pool", "Pool", "open close checkout checkin query execute"),
];

/// Module and function that a prefixed global name stands for.
pub(crate) fn prefixed(name: &str) -> Option<(&'static str, &str)> {
    let (prefix, member) = name.split_once('_')?;
    let (_, module, members) = PREFIXES.iter().find(|(known, _, _)| *known == prefix)?;
    members.split_ascii_whitespace().any(|known| known == member).then_some((module, member))
}

/// Functions that only the library's files see.
pub(super) fn library_builtin(name: &str) -> Option<BuiltinFn> {
    Some(match name {
        "panic" => BuiltinFn::Panic,
        "__show" => BuiltinFn::Show,
        "__inspect" => BuiltinFn::Inspect,
        "__hash" => BuiltinFn::Hash,
        "__order" => BuiltinFn::Order,
        "__same" => BuiltinFn::Same,
        "__key_kind" => BuiltinFn::KeyKind,
        "__zero" => BuiltinFn::Zero,
        "__json_encode" => BuiltinFn::JsonEncode,
        _ => return None,
    })
}

/// Other names for the type `Iter`.
pub(super) fn names_iterator(name: &str) -> bool {
    matches!(name, "ListIterator" | "MapIterator" | "SetIterator" | "RangeIterator")
}

/// Types whose module gives methods (language.md §4.5, rule 9).
pub(super) fn has_method_module(name: &str) -> bool {
    matches!(name, "String" | "List" | "Map" | "Set" | "Range" | "Queue" | "Int" | "Float" | "Iter")
}

/// Members that library modules have without a declaration in their file.
const SPECIALS: &[(&str, &str, Special)] = &[
    ("Tuple", "first", Special::Builtin(BuiltinFn::TupleFirst)),
    ("Tuple", "second", Special::Builtin(BuiltinFn::TupleSecond)),
    ("Tuple", "nth", Special::Builtin(BuiltinFn::TupleNth)),
    ("Tuple", "size", Special::Builtin(BuiltinFn::TupleSize)),
    ("Node", "spawn", Special::NodeSpawn { link: false }),
    ("Node", "spawn_link", Special::NodeSpawn { link: true }),
];

impl Resolver<'_> {
    pub(super) fn add_specials(&mut self) {
        for (module, name, special) in SPECIALS {
            let module = self.library_module(Symbol::new(module));
            let entry = self.scope_mut(module).values.entry(Symbol::new(name)).or_default();
            entry.special = Some(*special);
        }
    }

    /// Public types of the library by name; those of the prelude win, then those of the module of their own name.
    pub(super) fn index_library_types(&mut self) {
        let mut found = rustc_hash::FxHashMap::default();
        for scope in self.scopes.iter().filter(|scope| scope.is_library) {
            for (name, entry) in scope.types.iter().filter(|(_, entry)| entry.is_pub) {
                let rank = match () {
                    _ if scope.name == self.words.prelude => 0,
                    _ if scope.name == *name => 1,
                    _ => 2,
                };
                let best = found.entry(*name).or_insert((rank, entry.what));
                if rank < best.0 {
                    *best = (rank, entry.what);
                }
            }
        }
        self.library_types = found.into_iter().map(|(name, (_, what))| (name, what)).collect();
    }

    pub(super) fn library_type(&self, name: &str) -> Option<TypeId> {
        match self.library_types.get(&Symbol::new(name)) {
            Some(TypeRef::Type(id)) => Some(*id),
            _ => None,
        }
    }

    fn library_trait(&self, name: &str) -> Option<TraitId> {
        match self.library_types.get(&Symbol::new(name)) {
            Some(TypeRef::Trait(id)) => Some(*id),
            _ => None,
        }
    }

    pub(super) fn library_fn(&self, module: &str, name: &str, arity: usize) -> Option<FnId> {
        let module = self.library.get(&Symbol::new(module))?;
        let entry = self.scope(*module).values.get(&Symbol::new(name))?;
        entry.fns.iter().copied().find(|id| self.program.fns[id.index()].params.len() == arity)
    }

    pub(super) fn find_lang_items(&mut self) {
        let found = LangItems::find(
            |name| self.library_type(name),
            |name| self.library_trait(name),
            |module, name, arity| self.library_fn(module, name, arity),
        );
        match found {
            Ok(items) => self.program.lang = Some(items),
            Err(missing) => self.report(error::library_lacks(&missing)),
        }
    }
}
