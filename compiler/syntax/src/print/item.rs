//! Items as lists.

use super::{Node, block, expr, list, list_if_any, name, path_text, quoted, type_node, word};
use crate::ast::*;

pub(super) fn node(item: &Item) -> Node {
    let kind = match &item.kind {
        ItemKind::Fn(def) => function(def),
        ItemKind::Module(module) => list("module", [name(&module.name), block("do", &module.body)]),
        ItemKind::Struct(def) => structure(def),
        ItemKind::SumType(def) => sum_type(def),
        ItemKind::Alias(def) => {
            let generics = generics(&def.generics);
            list("alias", [name(&def.name)].into_iter().chain(generics).chain([type_node(&def.ty)]))
        }
        ItemKind::IntrinsicType(def) => {
            list("intrinsic-type", [name(&def.name)].into_iter().chain(generics(&def.generics)))
        }
        ItemKind::Interface(def) => interface(def),
        ItemKind::Impl(def) => implementation(def),
        ItemKind::Actor(def) => actor(def),
        ItemKind::Service(def) => service(def),
        ItemKind::Supervisor(def) => supervisor(def),
        ItemKind::Import(path) => list("import", [word(path_text(path))]),
        ItemKind::FromImport(import) => {
            list("from", [word(path_text(&import.path))].into_iter().chain(import.names.iter().map(name)))
        }
        ItemKind::Test(test) => list("test", [quoted(&test.name), block("do", &test.body)]),
    };
    let kind = if item.is_pub { list("pub", [kind]) } else { kind };
    match &item.doc {
        Some(doc) => list("doc", [quoted(doc), kind]),
        None => kind,
    }
}

fn interface(def: &Interface) -> Node {
    let mut parts = vec![name(&def.name)];
    parts.extend(generics(&def.generics));
    parts.extend(def.assoc.iter().map(|assoc| list("type", [name(assoc)])));
    parts.extend(def.methods.iter().map(function));
    list("interface", parts)
}

fn actor(def: &Actor) -> Node {
    let mut parts = vec![name(&def.name), params(&def.params), block("do", &def.body)];
    parts.extend(def.terminate.iter().map(|body| block("terminate", body)));
    list("actor", parts)
}

fn service(def: &Service) -> Node {
    let mut parts = vec![name(&def.name)];
    parts.extend(def.functions.iter().map(function));
    parts.extend(def.handlers.iter().map(handler));
    list("service", parts)
}

fn supervisor(def: &Supervisor) -> Node {
    let mut parts = vec![name(&def.name)];
    parts.extend(def.settings.iter().map(setting));
    parts.extend(def.children.iter().map(|child| {
        let settings = child.settings.iter().map(setting);
        list("child", [name(&child.name)].into_iter().chain(settings))
    }));
    list("supervisor", parts)
}

fn generics(names: &[Ident]) -> Option<Node> {
    list_if_any("generics", names.iter().map(name))
}

fn bounds(bounds: &[Bound]) -> Option<Node> {
    let one = |bound: &Bound| {
        let traits = bound.traits.iter().map(|path| word(path_text(path)));
        list(bound.param.as_str(), traits)
    };
    list_if_any("where", bounds.iter().map(one))
}

pub(super) fn params(params: &[Param]) -> Node {
    Node::List(params.iter().map(param).collect())
}

fn param(param: &Param) -> Node {
    let pattern = super::pattern(&param.pattern);
    match &param.ty {
        Some(ty) => list("::", [pattern, type_node(ty)]),
        None => pattern,
    }
}

fn function(def: &FnDef) -> Node {
    let mut parts = vec![name(&def.name)];
    parts.extend(generics(&def.generics));
    parts.push(params(&def.params));
    parts.extend(def.ret.as_ref().map(|ty| list("->", [type_node(ty)])));
    parts.extend(bounds(&def.bounds));
    parts.extend(def.guard.as_ref().map(|guard| list("when", [expr::node(guard)])));
    parts.extend(def.body.as_ref().map(|body| block("do", body)));
    list(if def.intrinsic { "intrinsic-fn" } else { "fn" }, parts)
}

fn deriving(names: &Option<Vec<Ident>>) -> Option<Node> {
    names.as_ref().map(|names| list("deriving", names.iter().map(name)))
}

fn structure(def: &Struct) -> Node {
    let mut parts = vec![name(&def.name)];
    parts.extend(generics(&def.generics));
    parts.extend(def.fields.iter().map(|field| list("field", [name(&field.name), type_node(&field.ty)])));
    parts.extend(def.schema.iter().map(|item| match &item.kind {
        SchemaKind::Table(table) => list("table", [quoted(table)]),
        SchemaKind::PrimaryKey(key) => list("primary_key", [word(format!(":{key}"))]),
        SchemaKind::Timestamps(on) => list("timestamps", [word(on.to_string())]),
        SchemaKind::Relation { kind, name: to, target } => {
            let head = match kind {
                Relation::BelongsTo => "belongs_to",
                Relation::HasMany => "has_many",
                Relation::HasOne => "has_one",
            };
            list(head, [word(format!(":{to}")), name(target)])
        }
    }));
    parts.extend(deriving(&def.deriving));
    list("struct", parts)
}

fn sum_type(def: &SumType) -> Node {
    let mut parts = vec![name(&def.name)];
    parts.extend(generics(&def.generics));
    parts.extend(def.variants.iter().map(|variant| {
        let args = variant.args.iter().map(|arg| match &arg.name {
            Some(ident) => list("::", [name(ident), type_node(&arg.ty)]),
            None => type_node(&arg.ty),
        });
        list("variant", [name(&variant.name)].into_iter().chain(args))
    }));
    parts.extend(deriving(&def.deriving));
    list("type", parts)
}

fn implementation(def: &Impl) -> Node {
    let mut parts = vec![word(path_text(&def.interface))];
    parts.extend(list_if_any("args", def.type_args.iter().map(type_node)));
    parts.push(list("for", [type_node(&def.target)]));
    parts.extend(bounds(&def.bounds));
    parts.extend(def.assoc.iter().map(|assoc| list("type", [name(&assoc.name), type_node(&assoc.ty)])));
    parts.extend(def.methods.iter().map(function));
    list("impl", parts)
}

fn handler(handler: &Handler) -> Node {
    let head = match handler.kind {
        HandlerKind::Call => "call",
        HandlerKind::Cast => "cast",
    };
    let mut parts = vec![name(&handler.name), params(&handler.params)];
    parts.extend(handler.ret.as_ref().map(|ty| list("->", [type_node(ty)])));
    parts.extend(handler.state.as_ref().map(|state| list("state", [name(state)])));
    parts.push(block("do", &handler.body));
    list(head, parts)
}

fn setting(setting: &Setting) -> Node {
    list(setting.key.as_str(), [expr::node(&setting.value)])
}
