//! Names of nodes: `name@host:port`. Knows nothing of connections.

use std::fmt;
use std::sync::Arc;

/// The port of a name that gives none.
pub const DEFAULT_PORT: u16 = 9000;

/// A node's name, complete: the port is always part of it, so that names can be compared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeName {
    full: Arc<str>,
    host: String,
    port: u16,
}

impl NodeName {
    pub fn parse(text: &str) -> Option<NodeName> {
        let (short, place) = text.trim().split_once('@')?;
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        if short.is_empty() || !short.chars().all(plain) {
            return None;
        }
        let (host, port) = split_port(place)?;
        let address_chars = |c: char| plain(c) || c == ':';
        if host.is_empty() || !host.chars().all(address_chars) || port == 0 {
            return None;
        }
        let shown = if host.contains(':') { format!("[{host}]") } else { host.to_string() };
        Some(NodeName { full: format!("{short}@{shown}:{port}").into(), host: host.to_string(), port })
    }

    pub fn full(&self) -> &Arc<str> {
        &self.full
    }
    pub fn host(&self) -> &str {
        &self.host
    }
    pub fn port(&self) -> u16 {
        self.port
    }
}

/// `host`, `host:port`, `[v6]` or `[v6]:port`.
fn split_port(place: &str) -> Option<(&str, u16)> {
    if let Some(rest) = place.strip_prefix('[') {
        let (host, behind) = rest.split_once(']')?;
        return match behind.strip_prefix(':') {
            Some(port) => Some((host, port.parse().ok()?)),
            None if behind.is_empty() => Some((host, DEFAULT_PORT)),
            None => None,
        };
    }
    match place.split_once(':') {
        Some((host, port)) => Some((host, port.parse().ok()?)),
        None => Some((place, DEFAULT_PORT)),
    }
}

impl fmt::Display for NodeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.full)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_completed_or_refused() {
        let full = |text| NodeName::parse(text).map(|name| name.to_string());
        assert_eq!(full("a@127.0.0.1:9001").as_deref(), Some("a@127.0.0.1:9001"));
        assert_eq!(full(" b@host ").as_deref(), Some("b@host:9000"));
        assert_eq!(full("c@[::1]:7").as_deref(), Some("c@[::1]:7"));
        for wrong in ["", "a", "@h:1", "a@", "a@:1", "a@h:0", "a@h:70000", "a@h:x", "a b@h:1", "a@h h:1", "a@::1"] {
            assert_eq!(full(wrong), None, "{wrong:?}");
        }
    }
}
