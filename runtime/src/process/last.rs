//! What a process received last, for its crash report. Keeps nothing alive: what the process has dropped is not shown. Knows nothing
//! of mailboxes.

use crate::abi::Ref;
use crate::atoms;
use crate::typedesc::{Shape, TypeRef};
use crate::value::layout::Word;
use crate::value::{Str, record_word, show};

/// The last letter. `word` is a weak reference if `kind` says that it is one; 0 when its object is gone.
#[derive(Default)]
pub struct Last {
    kind: Kind,
    word: Word,
}

#[derive(Default)]
enum Kind {
    #[default]
    Nothing,
    Message(TypeRef),
    /// A request, with the handler's number.
    Request(TypeRef, u32),
    /// The tuple of a system message.
    System,
}

impl Last {
    pub fn message(ty: TypeRef, word: Word) -> Last {
        Last { kind: Kind::Message(ty), word }
    }
    pub fn request(service: Option<TypeRef>, handler: i64, arguments: Word) -> Last {
        let kind = service.map_or(Kind::Nothing, |service| Kind::Request(service, handler as u32));
        Last { kind, word: arguments }
    }
    pub fn system(tuple: Word) -> Last {
        Last { kind: Kind::System, word: tuple }
    }

    /// The reference, if it is one.
    pub fn reference(&mut self) -> Option<&mut Word> {
        let is_ref = match self.kind {
            Kind::Nothing => false,
            Kind::Message(ty) => ty.is_ref(),
            Kind::Request(..) | Kind::System => true,
        };
        (is_ref && self.word != 0).then_some(&mut self.word)
    }

    /// As a crash report shows it.
    pub fn text(&self) -> Option<String> {
        let gone = |name: &str| format!("a {name} that is no longer in memory");
        Some(match self.kind {
            Kind::Nothing => return None,
            Kind::Message(ty) if ty.is_ref() && self.word == 0 => gone(&ty.name),
            Kind::Message(ty) => show::show(self.word, ty),
            Kind::Request(service, _) if self.word == 0 => gone(&format!("request to {}", service.name)),
            Kind::Request(service, handler) => match service.shape() {
                Shape::Sum { variants, .. } => {
                    let (name, types) = &variants[handler as usize];
                    format!("{}.{}", service.name, show::show_call(name, Ref(self.word as *mut _), types))
                }
                _ => service.name.clone(),
            },
            Kind::System if self.word == 0 => gone("system message"),
            Kind::System => system(Ref(self.word as *mut _)),
        })
    }
}

fn system(tuple: Ref) -> String {
    let text = |index| Str(record_word(tuple, index) as *mut _);
    let pid = |index| super::Pid(record_word(tuple, index) as i64);
    let kind = record_word(tuple, 0);
    match kind {
        atoms::DOWN => format!("(:down, {}, {}, {:?})", record_word(tuple, 1), pid(2), text(3).as_str()),
        atoms::EXIT => format!("(:exit, {}, {:?})", pid(1), text(2).as_str()),
        _ => format!("(:{}, {:?})", atoms::name(kind), text(1).as_str()),
    }
}
