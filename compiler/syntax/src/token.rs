//! Every token once: its text, its name in the grammar and its name in messages. Tokens carry no payload; the text
//! of a name or a number is found through its place.

use logos::Logos;

/// A token with the range of bytes it covers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    pub tok: Tok,
    pub start: u32,
    pub end: u32,
}

macro_rules! tokens {
    (
        keywords { $($keyword:ident $keyword_text:tt)* }
        symbols { $($symbol:ident $symbol_text:tt)* }
        made { $($made:ident $made_text:tt)* }
    ) => {
        /// The kinds of tokens. Logos recognises keywords, symbols and the `Plain` forms; the rest is made by the
        /// lexer (strings) and by the layout pass.
        #[derive(Logos, Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[logos(skip r"[ \t]+")]
        pub enum Tok {
            $(#[token($keyword_text)] $keyword,)*
            $(#[token($symbol_text)] $symbol,)*
            #[regex(r"[a-z_][A-Za-z0-9_]*", priority = 1)]
            Lower,
            #[regex(r"[A-Z][A-Za-z0-9_]*")]
            Upper,
            #[regex(r"[0-9](_?[0-9])*")]
            #[regex(r"0[xX][0-9a-fA-F](_?[0-9a-fA-F])*")]
            #[regex(r"0[bB][01](_?[01])*")]
            #[regex(r"0[oO][0-7](_?[0-7])*")]
            Int,
            #[regex(r"[0-9](_?[0-9])*\.[0-9](_?[0-9])*([eE][+-]?[0-9](_?[0-9])*)?")]
            #[regex(r"[0-9](_?[0-9])*[eE][+-]?[0-9](_?[0-9])*")]
            Float,
            #[regex(r":[a-z_][A-Za-z0-9_]*")]
            Atom,
            #[regex(r"\n|\r\n|\r")]
            Newline,
            /// The start of any comment; the lexer finds its end.
            #[token("#")]
            Hash,
            /// The start of any string; the lexer finds its parts.
            #[token("\"")]
            Quote,
            $($made,)*
        }

        impl Tok {
            /// The name in messages.
            pub fn words(self) -> &'static str {
                match self {
                    $(Tok::$keyword => concat!("`", $keyword_text, "`"),)*
                    $(Tok::$symbol => concat!("`", $symbol_text, "`"),)*
                    $(Tok::$made => $made_text,)*
                    Tok::Lower => "a lower-case name",
                    Tok::Upper => "an upper-case name",
                    Tok::Int => "an integer",
                    Tok::Float => "a float",
                    Tok::Atom => "an atom",
                    Tok::Newline => "a new line",
                    Tok::Hash => "a comment",
                    Tok::Quote => "a string",
                }
            }

            pub fn is_keyword(self) -> bool {
                matches!(self, $(Tok::$keyword)|*)
            }
        }
    };
}

tokens! {
    keywords {
        Actor "actor" After "after" Alias "alias" And "and" Break "break" Call "call" Case "case" Cast "cast"
        Cond "cond" Continue "continue" Def "def" Do "do" Else "else" End "end" False "false" Fn "fn" For "for"
        If "if" Impl "impl" Import "import" In "in" Interface "interface" Let "let" Link "link" Match "match"
        Module "module" Monitor "monitor" Nil "nil" Not "not" Or "or" Pub "pub" Receive "receive" Return "return"
        SelfWord "self" Send "send" Service "service" Spawn "spawn" Struct "struct" Supervisor "supervisor"
        Terminate "terminate" Trait "trait" Trap "trap" True "true" Type "type" When "when" Where "where"
        While "while" With "with"
    }
    symbols {
        Plus "+" Minus "-" Star "*" Slash "/" Percent "%" EqEq "==" NotEq "!=" Less "<" Greater ">" LessEq "<="
        GreaterEq ">=" AndAnd "&&" OrOr "||" Bang "!" Pipe "|>" DotDot ".." Diamond "<>" PlusPlus "++" Assign "="
        Arrow "->" FatArrow "=>" ColonColon "::" Question "?" Bar "|" Dot "." Comma "," Colon ":" Semi ";"
        LParen "(" RParen ")" LBracket "[" RBracket "]" LBrace "{" RBrace "}" MapOpen "%{" Underscore "_"
    }
    made {
        Str "a string"
        StrStart "a string"
        StrText "text"
        StrEnd "the end of the string"
        InterpOpen "`${`"
        InterpClose "`}`"
        Term "a new line"
        DoTrailing "`do`"
        ElseIf "`else if`"
        FnDef "`fn`"
        FnArrow "`->`"
        Cons "`::`"
        BarOpen "`|`"
        BarClose "`|`"
        KwFrom "`from`"
        KwTest "`test`"
        KwAs "`as`"
        KwDeriving "`deriving`"
        KwIntrinsic "`intrinsic`"
        Broken "a broken statement"
        EndOfFile "the end of the file"
    }
}

impl Tok {
    pub fn opens(self) -> bool {
        matches!(
            self,
            Tok::LParen
                | Tok::LBracket
                | Tok::LBrace
                | Tok::MapOpen
                | Tok::InterpOpen
                | Tok::Do
                | Tok::DoTrailing
                | Tok::FnArrow
        )
    }

    pub fn closes(self) -> bool {
        matches!(self, Tok::RParen | Tok::RBracket | Tok::RBrace | Tok::InterpClose | Tok::End)
    }

    /// The first token of a declaration.
    pub fn starts_item(self) -> bool {
        matches!(
            self,
            Tok::FnDef
                | Tok::Pub
                | Tok::Module
                | Tok::Struct
                | Tok::Type
                | Tok::Interface
                | Tok::Impl
                | Tok::Actor
                | Tok::Service
                | Tok::Supervisor
                | Tok::Import
                | Tok::KwFrom
                | Tok::KwTest
        )
    }

    /// Binary operators of every level, as the layout rules count them.
    pub fn is_binary(self) -> bool {
        matches!(
            self,
            Tok::Plus
                | Tok::Minus
                | Tok::Star
                | Tok::Slash
                | Tok::Percent
                | Tok::EqEq
                | Tok::NotEq
                | Tok::Less
                | Tok::Greater
                | Tok::LessEq
                | Tok::GreaterEq
                | Tok::AndAnd
                | Tok::OrOr
                | Tok::And
                | Tok::Or
                | Tok::Pipe
                | Tok::DotDot
                | Tok::Diamond
                | Tok::PlusPlus
        )
    }
}
