//! Diagnostics as text: for people and, one JSON object a line, for tools.
