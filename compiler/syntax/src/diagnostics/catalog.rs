//! Every diagnostic code once, with its title and the severity it has unless a stage says otherwise.

use std::fmt;

use super::Severity;

macro_rules! catalog {
    ($($code:ident $severity:ident $title:literal;)*) => {
        /// A diagnostic code, as printed between brackets.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum Code { $(#[doc = $title] $code,)* }

        impl Code {
            pub const ALL: &'static [Code] = &[$(Code::$code,)*];

            pub fn as_str(self) -> &'static str {
                match self { $(Code::$code => stringify!($code),)* }
            }

            pub fn title(self) -> &'static str {
                match self { $(Code::$code => $title,)* }
            }

            /// The code at length, as Markdown: what it means, why, and a program before and after the remedy.
            pub fn page(self) -> &'static str {
                match self {
                    $(Code::$code => include_str!(concat!("../../../explain/", stringify!($code), ".md")),)*
                }
            }

            pub fn severity(self) -> Severity {
                match self { $(Code::$code => Severity::$severity,)* }
            }
        }
    };
}

catalog! {
    P0001 Error "syntax error";
    E0001 Error "types differ";
    E0002 Error "type contains itself";
    E0003 Error "wrong number of arguments";
    E0004 Error "undefined or ambiguous name";
    E0005 Error "call of something that is not a function";
    E0006 Error "required trait not implemented";
    E0007 Error "impl lacks a method";
    E0008 Error "impl method has another signature";
    E0009 Error "struct field missing or unknown";
    E0010 Error "unknown variant";
    E0011 Error "or-pattern alternatives bind different names";
    E0012 Error "non-exhaustive match";
    E0013 Error "construct not allowed in a guard";
    E0014 Error "message type differs";
    E0015 Error "self() outside a function";
    E0016 Error "spawn of something that is not a function";
    E0017 Error "misplaced receive";
    E0018 Error "child start is not a function returning a pid";
    E0019 Error "bad strategy or duplicate child";
    E0020 Error "bad restart word";
    E0021 Error "bad shutdown value";
    E0022 Error "clause after a catch-all clause";
    E0023 Error "name defined twice";
    E0024 Error "closure clauses differ in arity";
    E0025 Error "guard is not Bool";
    E0026 Error "duplicate impl";
    E0027 Error "method from several traits";
    E0028 Error "underivable trait";
    E0029 Error "Ord derived without Eq";
    E0030 Error "no such method";
    E0031 Error "unknown module";
    E0032 Error "break outside a loop";
    E0033 Error "continue outside a loop";
    E0034 Error "name not exported";
    E0035 Error "private name";
    E0036 Error "? in a function with another result";
    E0037 Error "? on another type";
    E0038 Error "field not JSON-serializable";
    E0039 Error "field not mappable from a row";
    E0040 Error "associated type missing";
    E0041 Error "associated type not declared";
    E0042 Error "associated type cannot be resolved";
    E0099 Error "construct not covered yet";
    W0001 Warning "unreachable arm";
    W0002 Warning "annotation on a later clause";
    W0003 Warning "upper-case pattern name is no known variant";
    C0001 Error "failure outside a source position";
    C0002 Error "internal error";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
