//! Constants of `deriving(Schema)`.

use crate::names::hir::{TypeDefKind, TypeId};
use crate::ssa::specialize::Specializer;
use crate::types::ty::{Ty, TyKind};
use crate::types::typed::Derived;

pub(crate) enum Schema {
    Text(String),
    List(Vec<String>),
}

/// The value of one of the static functions of a struct.
pub(crate) fn schema(s: &mut Specializer<'_>, id: TypeId, function: Derived) -> Schema {
    let hir = s.hir;
    let def = &hir.types[id.index()];
    let lower = def.name.as_str().to_lowercase();
    let none = crate::names::hir::Schema {
        table: format!("{lower}s"),
        primary_key: "id".into(),
        timestamps: false,
        relationships: vec![],
    };
    let data = def.schema.as_ref().unwrap_or(&none);
    let TypeDefKind::Struct { fields } = &def.kind else { return Schema::List(vec![]) };
    let stamps = ["inserted_at", "updated_at"];
    let stamps: &[&str] = if data.timestamps { &stamps } else { &[] };
    match function {
        Derived::Table => Schema::Text(data.table.clone()),
        Derived::PrimaryKey => Schema::Text(data.primary_key.clone()),
        Derived::Column(index) => Schema::Text(fields[index as usize].name.to_string()),
        Derived::Fields => {
            let names = fields.iter().map(|f| f.name.to_string()).chain(stamps.iter().map(|s| s.to_string()));
            Schema::List(names.collect())
        }
        Derived::FieldTypes => {
            let typed = s.typed;
            let types = &typed.fields[id.index()][0];
            let mut items: Vec<String> =
                fields.iter().zip(types).map(|(f, &ty)| format!("{}:{}", f.name, sql_type(s, ty))).collect();
            items.extend(stamps.iter().map(|name| format!("{name}:TEXT")));
            Schema::List(items)
        }
        Derived::Relationships => Schema::List(
            data.relationships.iter().map(|(kind, name, target)| format!("{kind}:{name}:{target}")).collect(),
        ),
        Derived::RelationshipMeta => {
            let meta = data.relationships.iter().map(|(kind, name, target)| {
                let key = if kind == "belongs_to" { format!("{name}_id") } else { format!("{lower}_id") };
                format!("{kind}:{name}:{target}:{key}:{}s", target.to_lowercase())
            });
            Schema::List(meta.collect())
        }
        Derived::FromJson | Derived::ToJson | Derived::FromRow => Schema::List(vec![]),
    }
}

fn sql_type(s: &Specializer<'_>, ty: Ty) -> &'static str {
    let lang = s.lang;
    match s.types.kind(ty) {
        TyKind::Con(id, args) if *id == lang.option && args.len() == 1 => sql_type(s, args[0]),
        TyKind::Con(id, _) if *id == lang.int => "BIGINT",
        TyKind::Con(id, _) if *id == lang.float => "DOUBLE PRECISION",
        TyKind::Con(id, _) if *id == lang.bool => "BOOLEAN",
        _ => "TEXT",
    }
}
