//! What a program's types and functions are called between nodes. Knows nothing of connections.
//!
//! A type is known by a hash of its name and structure; nodes of one build agree on all of them. Types that cannot be told
//! apart by name and structure differ in their rank.

use crate::program::RemoteEntry;
use crate::typedesc::{Shape, TypeRef};
use crate::{Program, process};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The tables of the running program.
pub struct Types {
    /// By descriptor number.
    hashes: Vec<u64>,
    by_hash: FxHashMap<u64, TypeRef>,
    remote: FxHashMap<&'static str, Vec<&'static RemoteEntry>>,
    remote_by_code: FxHashMap<usize, &'static RemoteEntry>,
    program: &'static Program,
    fingerprint: u64,
}

/// How far a structure is followed; names say the rest.
const ROUNDS: usize = 6;

/// FNV-1a, which is the same everywhere.
struct Hash(u64);

impl Hash {
    fn new() -> Hash {
        Hash(0xcbf2_9ce4_8422_2325)
    }
    fn bytes(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        self.bytes(&[0xff]);
    }
    fn number(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }
}

fn one_level(ty: TypeRef, below: &dyn Fn(TypeRef) -> u64) -> u64 {
    let mut hash = Hash::new();
    hash.text(&ty.name);
    let all = |hash: &mut Hash, types: &[TypeRef]| types.iter().for_each(|&ty| hash.number(below(ty)));
    match ty.shape() {
        Shape::Int => hash.text("int"),
        Shape::Float => hash.text("float"),
        Shape::Bool => hash.text("bool"),
        Shape::Unit => hash.text("unit"),
        Shape::Atom => hash.text("atom"),
        Shape::String => hash.text("string"),
        Shape::Pid => hash.text("pid"),
        Shape::Fun => hash.text("fun"),
        Shape::Tuple(items) => {
            hash.text("tuple");
            all(&mut hash, items);
        }
        Shape::Struct { name, fields } => {
            hash.text("struct");
            hash.text(name);
            for (field, ty) in fields {
                hash.text(field);
                all(&mut hash, &[*ty]);
            }
        }
        Shape::Enum { name, variants } => {
            hash.text("enum");
            hash.text(name);
            variants.iter().for_each(|variant| hash.text(variant));
        }
        Shape::Sum { name, variants } => {
            hash.text("sum");
            hash.text(name);
            for (variant, fields) in variants {
                hash.text(variant);
                hash.number(fields.len() as u64);
                all(&mut hash, fields);
            }
        }
        Shape::Builtin { name, args, .. } => {
            hash.text("builtin");
            hash.text(name);
            all(&mut hash, args);
        }
    }
    hash.0
}

/// The hash of every type, in the order of the list; a type's place in it is its `id`.
fn hashes(types: &[TypeRef]) -> Vec<u64> {
    let mut current = vec![0; types.len()];
    for _ in 0..ROUNDS {
        let below = |ty: TypeRef| current.get(ty.id as usize).copied().unwrap_or(0);
        current = types.iter().map(|ty| one_level(ty, &below)).collect();
    }
    let mut ranks: FxHashMap<u64, u64> = FxHashMap::default();
    for hash in &mut current {
        let rank = ranks.entry(*hash).or_insert(0);
        *hash = hash.wrapping_add(rank.wrapping_mul(0x9e37_79b9_7f4a_7c15)).max(1);
        *rank += 1;
    }
    current
}

/// The tables, made when the first node starts.
pub fn types() -> &'static Types {
    static TYPES: OnceLock<Types> = OnceLock::new();
    TYPES.get_or_init(|| {
        let program = &process::runtime().program;
        let hashes = hashes(&program.types);
        let by_hash = hashes.iter().copied().zip(program.types.iter().copied()).collect();
        let mut remote: FxHashMap<&str, Vec<&RemoteEntry>> = FxHashMap::default();
        for entry in &program.remote {
            remote.entry(&entry.name).or_default().push(entry);
        }
        let remote_by_code = program.remote.iter().map(|entry| (entry.code, entry)).collect();
        let mut fingerprint = Hash::new();
        hashes.iter().for_each(|&hash| fingerprint.number(hash));
        program.functions.iter().for_each(|function| fingerprint.text(&function.name));
        let fingerprint = fingerprint.0;
        Types { fingerprint, hashes, by_hash, remote, remote_by_code, program }
    })
}

/// Why a function of another node is not here.
pub enum Missing {
    Name,
    Signature,
}

impl Types {
    /// Equal for programs with the same types and functions.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    pub fn hash(&self, ty: TypeRef) -> u64 {
        self.hashes.get(ty.id as usize).copied().unwrap_or(0)
    }

    pub fn find(&self, hash: u64) -> Option<TypeRef> {
        self.by_hash.get(&hash).copied()
    }

    /// The function that an entry closure starts.
    pub fn entry_at(&self, code: usize) -> Option<&'static RemoteEntry> {
        self.remote_by_code.get(&code).copied()
    }

    /// The function of a name and arguments' type.
    pub fn entry(&self, name: &str, arguments: u64) -> Result<&'static RemoteEntry, Missing> {
        let entries = self.remote.get(name).ok_or(Missing::Name)?;
        let fits = entries.iter().find(|entry| self.hash(entry.args) == arguments);
        fits.copied().ok_or(Missing::Signature)
    }

    /// The number and name of the function whose code starts at an address.
    pub fn function_at(&self, code: usize) -> Option<(u64, String)> {
        let functions = &self.program.functions;
        let index = functions.binary_search_by_key(&code, |function| function.start).ok()?;
        Some((index as u64, functions[index].name.clone()))
    }

    pub fn function(&self, number: u64, name: &str) -> Option<usize> {
        let function = self.program.functions.get(usize::try_from(number).ok()?)?;
        (function.name == name).then_some(function.start)
    }
}
