//! The Mesh sources of the standard library: `(path below std/, text)`. Knows nothing of the language.

include!(concat!(env!("OUT_DIR"), "/sources.rs"));
