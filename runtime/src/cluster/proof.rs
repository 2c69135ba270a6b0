//! The proof that a node knows the cookie. Knows nothing of connections.
//!
//! A code over the secret of this very connection, which a man in the middle of two connections cannot have for both, and which
//! never repeats. The cookie itself never leaves the node.

use super::transport::Secret;
use ring::hmac;

/// Which side of a connection proves something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    Caller,
    Called,
}

/// What is proved: somebody of that name and incarnation, on that side of that connection, knows the cookie.
pub struct Statement<'a> {
    pub secret: &'a Secret,
    pub side: Side,
    pub name: &'a str,
    pub incarnation: u64,
}

impl Statement<'_> {
    fn text(&self) -> Vec<u8> {
        let mut text = self.secret.to_vec();
        text.push(match self.side {
            Side::Caller => 1,
            Side::Called => 2,
        });
        text.extend_from_slice(&self.incarnation.to_le_bytes());
        text.extend_from_slice(self.name.as_bytes());
        text
    }

    pub fn prove(&self, cookie: &str) -> Vec<u8> {
        let key = hmac::Key::new(hmac::HMAC_SHA256, cookie.as_bytes());
        hmac::sign(&key, &self.text()).as_ref().to_vec()
    }

    /// Takes the same time for every wrong proof.
    pub fn is_proved(&self, cookie: &str, proof: &[u8]) -> bool {
        let key = hmac::Key::new(hmac::HMAC_SHA256, cookie.as_bytes());
        hmac::verify(&key, &self.text(), proof).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_is_good_for_one_statement_and_one_cookie() {
        let [secret, other] = [[1; 32], [2; 32]];
        let statement = |secret, side, name, incarnation| Statement { secret, side, name, incarnation };
        let proof = statement(&secret, Side::Caller, "a@h:1", 7).prove("cookie");
        assert!(statement(&secret, Side::Caller, "a@h:1", 7).is_proved("cookie", &proof));
        for (wrong, cookie) in [
            (statement(&secret, Side::Caller, "a@h:1", 7), "guess"),
            (statement(&other, Side::Caller, "a@h:1", 7), "cookie"),
            (statement(&secret, Side::Called, "a@h:1", 7), "cookie"),
            (statement(&secret, Side::Caller, "b@h:1", 7), "cookie"),
            (statement(&secret, Side::Caller, "a@h:1", 8), "cookie"),
        ] {
            assert!(!wrong.is_proved(cookie, &proof));
        }
    }
}
