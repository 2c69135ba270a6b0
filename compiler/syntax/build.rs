//! Turns the grammar into a parser.

fn main() {}
