//! [unsafe] What compiled code and Rust builtins share: the process context `Cx`, machine representations, and the
//! conversion between Rust types and Mesh values. Knows nothing of scheduling.

use crate::typedesc::TypeRef;
use crate::value::layout::{Object, Word};

/// How a Mesh type lives in a machine register.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rep {
    /// i64: `Int`, `Atom`, `Pid`, `()`, enums, handles.
    Int,
    /// f64.
    Float,
    /// i8, 0 or 1.
    Bool,
    /// Address of an object; a root at safepoints.
    Ref,
    /// A value of a type variable of a builtin: its 64-bit word, whatever the type. `Float` by its bits.
    Word,
    /// A `&'static TypeDesc`: one is passed behind the declared parameters for every type variable of a builtin.
    Type,
    /// No result.
    Never,
}

/// The part of a process that compiled code sees. Its address is the hidden first argument of every compiled function
/// and of every builtin. Offsets are taken with `offset_of!`, never written as numbers.
#[repr(C)]
pub struct Cx {
    /// Compiled code compares its stack pointer with this at every function entry and calls [`POLL`](crate::process) when
    /// below. [`ATTENTION`] is a request, at entries and in loops: collection, preemption, or the end.
    pub stack_limit: std::sync::atomic::AtomicUsize,
    /// Next free byte of the heap's current chunk, and its end. Compiled code allocates by bumping `hp`.
    pub hp: usize,
    pub hlim: usize,
    /// Stack pointer to restore when the process ends by a panic: saved by the entry trampoline.
    pub jump_sp: usize,
    /// Frame pointer of the innermost compiled frame: stored by compiled code before builtins, and by the poll trampoline.
    pub frame_fp: usize,
    /// Stack pointer and return address at a poll, for the collector's walk.
    pub frame_sp: usize,
    pub frame_pc: usize,
    /// Place of the last call of a builtin, made by [`location`].
    pub location: u64,
    /// A closure `fn() -> Int`: what a process that returned "parked" runs when a message or its deadline arrives.
    pub resume: *mut Object,
    /// The `terminate` clause of the running actor as a closure, or null.
    pub terminate: *mut Object,
    /// The word of the message that `receive_next` has just shown.
    pub message: Word,
    /// The result of the last function that compiled code called aside; read at once.
    pub aside: Word,
    /// The process this context belongs to.
    pub process: *const crate::process::Process,
    /// Where the last walk through a long text ended.
    pub(crate) cursor: crate::value::cursor::Cursor,
}

/// The value of `Cx::stack_limit` that makes compiled code poll.
pub const ATTENTION: usize = usize::MAX;

/// A place in the sources and the number of the function whose code it is in, as one word, so that compiled code stores both
/// at once.
pub const fn location(place: u32, function: u32) -> u64 {
    place as u64 | (function as u64) << 32
}

impl Cx {
    /// A context with no heap chunk and no stack yet.
    pub fn empty() -> Cx {
        Cx {
            stack_limit: std::sync::atomic::AtomicUsize::new(0),
            hp: 0,
            hlim: 0,
            jump_sp: 0,
            frame_fp: 0,
            frame_sp: 0,
            frame_pc: 0,
            location: 0,
            resume: std::ptr::null_mut(),
            terminate: std::ptr::null_mut(),
            message: 0,
            aside: 0,
            process: std::ptr::null(),
            cursor: crate::value::cursor::Cursor::NOWHERE,
        }
    }

    /// The process that runs here.
    pub fn process(&self) -> &'static crate::process::Process {
        // SAFETY: a context lives inside its process, which outlives everything that runs in it; the unbounded lifetime
        // is used only by builtins, which run in it.
        unsafe { &*self.process }
    }

    /// The heap of the process. A pointer, so that its owner can use context and heap together.
    pub(crate) fn heap_pointer(&self) -> *mut crate::heap::Heap {
        self.process().heap.get()
    }
}

/// What the entry closure of a process and every resume closure return.
pub const STATUS_DONE: i64 = 0;
/// The process waits for its next message at its top frame: `Cx::resume` goes on.
pub const STATUS_PARKED: i64 = 1;

/// A panic of the running process: the message that is printed and becomes the exit reason.
#[derive(Debug)]
pub struct Panic(pub String);

impl Panic {
    pub fn new(message: impl Into<String>) -> Panic {
        Panic(message.into())
    }

    /// The process has to end for a reason that it already knows: nothing is printed.
    pub fn ended() -> Panic {
        Panic(String::new())
    }

    /// Ends the running builtin where no result leads out of it. What is on its stack is dropped.
    pub fn throw(self) -> ! {
        // Unlike a panic of Rust it says nothing by itself.
        std::panic::resume_unwind(Box::new(self))
    }
}

/// A Rust type that stands for a Mesh type at the boundary.
pub trait Abi: Sized {
    /// The C type in the shim's signature.
    type Raw: Copy;
    const REP: Rep;
    /// # Safety
    /// `raw` is a value of the Mesh type that `Self` stands for, made by compiled code of the calling process.
    unsafe fn from_raw(raw: Self::Raw) -> Self;
    /// Turns the value into a Mesh value, allocating in the process's heap where needed.
    fn into_raw(self, cx: &mut Cx) -> Self::Raw;
}

/// One builtin: a row of the table that the JIT reads.
pub struct Intrinsic {
    /// `module.name` as declared: `String.length`.
    pub name: &'static str,
    /// Declared parameters, without the context and without type descriptors.
    pub params: &'static [Rep],
    /// How many `Rep::Type` parameters follow them.
    pub types: usize,
    pub result: Rep,
    pub address: *const (),
    /// Whether the process may wait in it for long: compiled code has what is garbage by then collected before.
    pub waits: bool,
}

// SAFETY: the address is that of a function, valid for the whole run and never written through.
unsafe impl Sync for Intrinsic {}

macro_rules! abi_plain {
    ($($rust:ty, $raw:ty, $rep:ident, |$v:ident| $from:expr, |$w:ident| $into:expr;)*) => {$(
        impl Abi for $rust {
            type Raw = $raw;
            const REP: Rep = Rep::$rep;
            unsafe fn from_raw($v: $raw) -> Self { $from }
            fn into_raw(self, _: &mut Cx) -> $raw { let $w = self; $into }
        }
    )*};
}

abi_plain! {
    i64, i64, Int, |v| v, |v| v;
    f64, f64, Float, |v| v, |v| v;
    bool, u8, Bool, |v| v != 0, |v| v as u8;
    (), i64, Int, |_v| (), |_v| 0;
}

/// A value of a type variable, as its word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Any(pub Word);

abi_plain! {
    Any, u64, Word, |v| Any(v), |v| v.0;
}

/// An object of any kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ref(pub *mut Object);

abi_plain! {
    Ref, *mut Object, Ref, |v| Ref(v), |v| v.0;
}

/// Defines builtins: each function is at once the `extern "C"` body and its row in `TABLE`.
///
/// ```text
/// intrinsics! { "String";
///     fn length(cx, s: Str) -> i64 { s.char_count() as i64 }
///     raises fn risky(cx, n: i64) -> i64 { if n == 0 { return Err(Panic::new("zero")) } Ok(n) }
///     fn list_new<A>(cx) -> ListRef { … A is a TypeRef here … }
/// }
/// ```
/// `cx` names a `&mut Cx`. A `raises` body returns `Result<T, Panic>`, and so does that of a `waits fn`, in which the process may
/// wait for something else. A Rust panic in a body ends the process, not the program.
#[macro_export]
macro_rules! intrinsics {
    (@rows $module:literal [$($row:tt)*]) => {
        /// Every builtin of this module.
        pub static TABLE: &[$crate::abi::Intrinsic] = &[$($row)*];
    };
    (@rows $module:literal [$($row:tt)*] $(#[$doc:meta])* waits fn $name:ident $(<$($ty:ident),*>)? ($cx:ident $(, $arg:ident : $t:ty)* $(,)?) -> $ret:ty $body:block $($rest:tt)*) => {
        $crate::intrinsics!(@body $name [$($($ty),*)?] ($cx $(, $arg : $t)*) -> $ret $body);
        $crate::intrinsics!(@rows $module [$($row)* $crate::intrinsics!(@row $module $name [$($($ty)*)?] ($($t),*) $ret, true),] $($rest)*);
    };
    (@rows $module:literal [$($row:tt)*] $(#[$doc:meta])* raises fn $name:ident $(<$($ty:ident),*>)? ($cx:ident $(, $arg:ident : $t:ty)* $(,)?) -> $ret:ty $body:block $($rest:tt)*) => {
        $crate::intrinsics!(@body $name [$($($ty),*)?] ($cx $(, $arg : $t)*) -> $ret $body);
        $crate::intrinsics!(@rows $module [$($row)* $crate::intrinsics!(@row $module $name [$($($ty)*)?] ($($t),*) $ret, false),] $($rest)*);
    };
    (@rows $module:literal [$($row:tt)*] $(#[$doc:meta])* fn $name:ident $(<$($ty:ident),*>)? ($cx:ident $(, $arg:ident : $t:ty)* $(,)?) -> $ret:ty $body:block $($rest:tt)*) => {
        $crate::intrinsics!(@body $name [$($($ty),*)?] ($cx $(, $arg : $t)*) -> $ret { Ok($body) });
        $crate::intrinsics!(@rows $module [$($row)* $crate::intrinsics!(@row $module $name [$($($ty)*)?] ($($t),*) $ret, false),] $($rest)*);
    };
    (@row $module:literal $name:ident [$($ty:ident)*] ($($t:ty),*) $ret:ty, $waits:literal) => {
        $crate::abi::Intrinsic {
            name: concat!($module, ".", stringify!($name)),
            params: &[$(<$t as $crate::abi::Abi>::REP),*],
            types: $crate::intrinsics!(@count $($ty)*),
            result: <$ret as $crate::abi::Abi>::REP,
            address: $name as *const (),
            waits: $waits,
        }
    };
    (@body $name:ident [$($ty:ident),*] ($cx:ident $(, $arg:ident : $t:ty)*) -> $ret:ty $body:block) => {
        #[allow(non_snake_case, reason = "type descriptors are named like the type variables they stand for")]
        #[allow(clippy::too_many_arguments, reason = "the parameters are those of the Mesh function")]
        extern "C" fn $name(cx: *mut $crate::abi::Cx $(, $arg: <$t as $crate::abi::Abi>::Raw)* $(, $ty: $crate::typedesc::TypeRef)*) -> <$ret as $crate::abi::Abi>::Raw {
            $crate::abi::guard(cx, |$cx: &mut $crate::abi::Cx| -> Result<$ret, $crate::abi::Panic> {
                let _ = &$cx;
                $(let _ = $ty;)*
                // SAFETY: compiled code passes values of the declared types; the JIT checks the table against the declaration.
                $(let $arg = unsafe { <$t as $crate::abi::Abi>::from_raw($arg) };)*
                $body
            })
        }
    };
    (@count) => { 0 };
    (@count $head:ident $($tail:ident)*) => { 1 + $crate::intrinsics!(@count $($tail)*) };
    ($module:literal; $($functions:tt)*) => {
        $crate::intrinsics!(@rows $module [] $($functions)*);
    };
}

/// Runs the body of a builtin. A panic, Mesh's or Rust's, becomes the end of the running process by a jump out of
/// compiled code once everything with a destructor is gone.
#[allow(
    clippy::not_unsafe_ptr_arg_deref,
    reason = "only the shims made by `intrinsics!` call it, with the pointer they got"
)]
pub fn guard<T: Abi>(cx: *mut Cx, body: impl FnOnce(&mut Cx) -> Result<T, Panic>) -> T::Raw {
    // SAFETY: compiled code passes the context of the process that runs on this stack; nobody else touches it meanwhile.
    let context = unsafe { &mut *cx };
    let outcome =
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| body(context).map(|value| value.into_raw(context))));
    let message = match outcome {
        Ok(Ok(raw)) => return raw,
        Ok(Err(panic)) => panic.0,
        Err(payload) => crate::process::exit::rust_panic_message(payload),
    };
    // The message is moved into the process; from here on nothing on this stack needs dropping.
    // SAFETY: as above; `raise` never returns.
    unsafe { crate::process::exit::raise(cx, message) }
}

/// Convenience for builtins generic over one type: whether its values are references.
pub fn is_ref(ty: TypeRef) -> bool {
    ty.is_ref()
}
