//! Builtins of the module `Request`.

use std::sync::Arc;

use crate::abi::Ref;
use crate::handle;
use crate::http::percent;
use crate::http::request::Request;
use crate::intrinsics::handle;
use crate::value::{ListRef, Str, StringMap};

/// What a Mesh `Request` holds: copies of it share the request.
pub struct RequestHandle {
    pub request: Arc<Request>,
    /// Names and decoded values of the segments that the route named.
    pub params: Vec<(String, String)>,
}

handle!(RequestHandle, "Request");

crate::intrinsics! { "Request";
    raises fn method(cx, q: Ref) -> Str {
        let handle = handle::get::<RequestHandle>(q)?;
        Ok(Str::new(cx, handle.request.head.method()))
    }
    raises fn path(cx, q: Ref) -> Str {
        let handle = handle::get::<RequestHandle>(q)?;
        Ok(Str::new(cx, handle.request.head.path()))
    }
    raises fn query_string(cx, q: Ref) -> Str {
        let handle = handle::get::<RequestHandle>(q)?;
        Ok(Str::new(cx, handle.request.head.query().unwrap_or("")))
    }
    raises fn body(cx, q: Ref) -> Str {
        let handle = handle::get::<RequestHandle>(q)?;
        Ok(Str::new(cx, &handle.request.text()))
    }
    raises fn body_bytes(cx, q: Ref) -> Vec<u8> { Ok(handle::get::<RequestHandle>(q)?.request.body.clone()) }
    raises fn body_length(cx, q: Ref) -> i64 { Ok(handle::get::<RequestHandle>(q)?.request.body.len() as i64) }
    raises fn header(cx, q: Ref, name: Str) -> Option<String> {
        Ok(handle::get::<RequestHandle>(q)?.request.header(name.as_str()))
    }
    raises fn headers(cx, q: Ref) -> StringMap {
        let handle = handle::get::<RequestHandle>(q)?;
        let mut fields: Vec<(String, String)> = Vec::new();
        for (name, value) in handle.request.head.headers() {
            let name = name.to_ascii_lowercase();
            // The first occurrence counts, as in `header`.
            if fields.iter().all(|(known, _)| *known != name) {
                fields.push((name, String::from_utf8_lossy(value).into_owned()));
            }
        }
        Ok(StringMap(fields))
    }
    raises fn query(cx, q: Ref, name: Str) -> Option<String> {
        Ok(handle::get::<RequestHandle>(q)?.request.query(name.as_str()))
    }
    raises fn param(cx, q: Ref, name: Str) -> Option<String> {
        let handle = handle::get::<RequestHandle>(q)?;
        Ok(handle.params.iter().find(|(known, _)| known == name.as_str()).map(|(_, value)| value.clone()))
    }
    raises fn peer(cx, q: Ref) -> String {
        let handle = handle::get::<RequestHandle>(q)?;
        Ok(handle.request.peer.map(|peer| peer.ip().to_canonical().to_string()).unwrap_or_default())
    }
    raises fn with_params(cx, q: Ref, names: ListRef, values: ListRef) -> Ref {
        let handle = handle::get::<RequestHandle>(q)?;
        let pairs = names.strings().into_iter().zip(values.strings());
        let params = pairs.map(|(name, value)| (name.as_str().to_owned(), percent::decode(value.as_str(), false))).collect();
        Ok(handle::put(cx, RequestHandle { request: Arc::clone(&handle.request), params }))
    }
}
