//! Builtins of the module `Url`.

use crate::http::percent;
use crate::value::Str;

/// The parts of an absolute URL.
#[derive(Debug, PartialEq, Eq)]
struct Parts {
    scheme: String,
    host: String,
    port: i64,
    path: String,
    query: String,
}

fn split(text: &str) -> Result<Parts, String> {
    let fail = |what: &str| Err(format!("invalid URL: {what}"));
    let Some((scheme, rest)) = text.split_once("://") else {
        return fail("no scheme");
    };
    let mut letters = scheme.bytes();
    let starts = letters.next().is_some_and(|byte| byte.is_ascii_alphabetic());
    if !starts || !letters.all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)) {
        return fail("bad scheme");
    }
    let rest = rest.split('#').next().unwrap_or(rest);
    let (authority, tail) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let (path, query) = tail.split_once('?').unwrap_or((tail, ""));
    let scheme = scheme.to_ascii_lowercase();
    let (host, port) = split_authority(authority, &scheme)?;
    let path = if path.is_empty() { "/" } else { path };
    Ok(Parts { scheme, host, port, path: path.to_owned(), query: query.to_owned() })
}

/// Host and port; user and password are left out. A missing port is the scheme's own, or 0.
fn split_authority(authority: &str, scheme: &str) -> Result<(String, i64), String> {
    let address = authority.rsplit_once('@').map_or(authority, |(_, address)| address);
    let (host, port) = match address.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, "")) => (host, None),
        Some((host, rest)) => (host, Some(rest.strip_prefix(':').ok_or("invalid URL: bad host")?)),
        None => address.split_once(':').map_or((address, None), |(host, port)| (host, Some(port))),
    };
    if host.is_empty() || host.chars().any(char::is_whitespace) {
        return Err("invalid URL: bad host".to_owned());
    }
    let port = match port {
        None | Some("") => match scheme {
            "http" | "ws" => 80,
            "https" | "wss" => 443,
            "postgres" | "postgresql" => 5432,
            _ => 0,
        },
        Some(digits) => digits.parse::<u16>().map_err(|_| "invalid URL: bad port")?.into(),
    };
    Ok((host.to_ascii_lowercase(), port))
}

crate::intrinsics! { "Url";
    fn encode(cx, s: Str) -> String { percent::encode(s.as_str()) }
    fn decode(cx, s: Str) -> String { percent::decode(s.as_str(), true) }
    fn parse_parts(cx, s: Str) -> Result<((String, String), i64, (String, String)), String> {
        split(s.as_str()).map(|parts| ((parts.scheme, parts.host), parts.port, (parts.path, parts.query)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_urls() {
        let parts = split("HTTPS://user:pw@Example.com:8443/a/b?x=1&y#frag").unwrap();
        let owned = |text: &str| text.to_owned();
        let expected = Parts {
            scheme: owned("https"),
            host: owned("example.com"),
            port: 8443,
            path: owned("/a/b"),
            query: owned("x=1&y"),
        };
        assert_eq!(parts, expected);
        let parts = split("http://[::1]?q").unwrap();
        assert_eq!((&parts.host[..], parts.port, &parts.path[..], &parts.query[..]), ("::1", 80, "/", "q"));
        for bad in ["", "no scheme", "://x", "1http://x", "http://", "http://h:99999/", "http://h:x", "http://[::1]x/"]
        {
            assert!(split(bad).is_err(), "{bad}");
        }
    }
}
