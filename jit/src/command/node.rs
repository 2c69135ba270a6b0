//! The flags that make a program a node: taken from the command line, else from the environment, and checked before anything
//! starts. Knows nothing of what nodes do.

use crate::error::Error;
use runtime::cluster::NodeName;
use runtime::config::Node;
use std::path::PathBuf;

/// What the command line says.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Flags {
    pub name: Option<String>,
    pub cookie: Option<String>,
    pub cookie_file: Option<PathBuf>,
    pub cluster: Option<String>,
}

impl Flags {
    /// Keeps a flag's value. False if the flag is another one.
    pub fn take(&mut self, flag: &str, value: String) -> bool {
        match flag {
            "name" => self.name = Some(value),
            "cookie" => self.cookie = Some(value),
            "cookie-file" => self.cookie_file = Some(value.into()),
            "cluster" => self.cluster = Some(value),
            _ => return false,
        }
        true
    }

    pub fn is_one(flag: &str) -> bool {
        Flags::default().take(flag, String::new())
    }

    /// The node that is wanted, if one is.
    pub fn node(self, variable: impl Fn(&str) -> Option<String>) -> Result<Option<Node>, Error> {
        let set = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
        let wrong = |text: String| Err(Error::Usage(text));
        if self.cookie.is_some() && self.cookie_file.is_some() {
            return wrong("--cookie and --cookie-file exclude each other".into());
        }
        let (name, name_from) = match self.name {
            Some(name) => (Some(name), "--name"),
            None => (set("MESH_NAME"), "MESH_NAME"),
        };
        let (cluster, cluster_from) = match self.cluster {
            Some(cluster) => (Some(cluster), "--cluster"),
            None => (set("MESH_CLUSTER"), "MESH_CLUSTER"),
        };
        let Some(name) = name else {
            let lonely = match (&cluster, &self.cookie, &self.cookie_file) {
                (Some(_), ..) => cluster_from,
                (None, Some(_), _) => "--cookie",
                (None, None, Some(_)) => "--cookie-file",
                (None, None, None) => return Ok(None),
            };
            return wrong(format!("{lonely} needs a node name: --name name@host:port or MESH_NAME"));
        };
        let Some(parsed) = NodeName::parse(&name) else {
            return wrong(format!("{name_from}: '{name}' is no node name; it should be name@host or name@host:port"));
        };
        let cookie = match (self.cookie, self.cookie_file) {
            (Some(cookie), _) => Some(cookie),
            (None, Some(path)) => match std::fs::read_to_string(&path) {
                Ok(text) => Some(text.trim().to_string()),
                Err(error) => return wrong(format!("--cookie-file: cannot read {}: {error}", path.display())),
            },
            (None, None) => set("MESH_COOKIE"),
        };
        let Some(cookie) = cookie.filter(|cookie| !cookie.is_empty()) else {
            return wrong(format!(
                "the node {parsed} needs a cookie, the secret that all its peers share: --cookie, --cookie-file or MESH_COOKIE"
            ));
        };
        let mut seeds = vec![];
        for seed in cluster.iter().flat_map(|list| list.split(',')).map(str::trim).filter(|seed| !seed.is_empty()) {
            match NodeName::parse(seed) {
                Some(seed) if seed == parsed || seeds.contains(&seed) => {}
                Some(seed) => seeds.push(seed),
                None => return wrong(format!("{cluster_from}: '{seed}' is no node name")),
            }
        }
        Ok(Some(Node { name: parsed.to_string(), cookie, seeds }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(line: &[(&str, &str)], variables: &[(&str, &str)]) -> Result<Option<Node>, String> {
        let mut flags = Flags::default();
        for (flag, value) in line {
            assert!(flags.take(flag, value.to_string()));
        }
        let find =
            |name: &str| variables.iter().find(|(variable, _)| *variable == name).map(|(_, value)| value.to_string());
        flags.node(find).map_err(|error| error.to_string())
    }

    #[test]
    fn flags_beat_the_environment() {
        let found = node(
            &[("name", "a@h:1"), ("cluster", "a@h:1, b@h, b@h:9000,c@h:2")],
            &[("MESH_NAME", "x@h:3"), ("MESH_COOKIE", "k")],
        );
        let found = found.expect("good flags").expect("a node");
        assert_eq!((found.name.as_str(), found.cookie.as_str()), ("a@h:1", "k"));
        let seeds: Vec<String> = found.seeds.iter().map(NodeName::to_string).collect();
        assert_eq!(seeds, ["b@h:9000", "c@h:2"]);
        assert_eq!(node(&[], &[]), Ok(None));
        assert_eq!(node(&[], &[("MESH_COOKIE", "k")]), Ok(None));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (line, words) in [
            (&[("name", "a"), ("cookie", "k")][..], "--name: 'a'"),
            (&[("name", "a@h:1")], "cookie"),
            (&[("cluster", "b@h:1"), ("cookie", "k")], "--cluster needs a node name"),
            (&[("cookie", "k")], "--cookie needs a node name"),
            (&[("name", "a@h:1"), ("cookie", "k"), ("cluster", "b@h:1,c")], "--cluster: 'c'"),
            (&[("name", "a@h:1"), ("cookie-file", "/does/not/exist")], "--cookie-file: cannot read"),
            (&[("name", "a@h:1"), ("cookie", "k"), ("cookie-file", "f")], "exclude each other"),
        ] {
            let error = node(line, &[]).expect_err("wrong flags");
            assert!(error.contains(words), "{error}");
        }
    }
}
