//! Builtins of the module `Crypto`.

use sha2::{Digest, Sha256};

use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};

use crate::abi::Panic;
use crate::intrinsics::random;
use crate::io::blocking;
use crate::value::{BytesRef, Str};

const BLOCK_BYTES: usize = 64;

fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    parts.iter().for_each(|part| hasher.update(part));
    hasher.finalize().into()
}

/// HMAC over SHA-256 (RFC 2104).
pub fn hmac(key: &[u8], data: &[u8]) -> [u8; 32] {
    let mut block = [0; BLOCK_BYTES];
    if key.len() > BLOCK_BYTES {
        block[..32].copy_from_slice(&digest(&[key]));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let inner = digest(&[&block.map(|byte| byte ^ 0x36), data]);
    digest(&[&block.map(|byte| byte ^ 0x5c), &inner])
}

/// Compares in a time that depends on the lengths alone.
pub fn equal(left: &[u8], right: &[u8]) -> bool {
    let difference = left.iter().zip(right).fold(0, |all, (a, b)| std::hint::black_box(all | a ^ b));
    left.len() == right.len() && std::hint::black_box(difference) == 0
}

/// The PHC string of a password under Argon2id with a fresh salt.
fn password_hash(password: &[u8], salt: &[u8; 16]) -> Result<String, Panic> {
    let failed = |error| Panic::new(format!("Crypto.hash_password: {error}"));
    let salt = SaltString::encode_b64(salt).map_err(failed)?;
    let hash = Argon2::default().hash_password(password, &salt).map_err(failed)?;
    Ok(hash.to_string())
}

/// Whether the password has this PHC string. Its parameters come from the string, which may come from anybody.
fn password_matches(password: &[u8], phc: &str) -> bool {
    /// Most memory that a check may take, in KiB, and most passes over it.
    const COSTS_MAX: [(&str, u32); 3] = [("m", 1 << 20), ("t", 100), ("p", 64)];
    let Ok(hash) = PasswordHash::new(phc) else { return false };
    let is_cheap = COSTS_MAX.iter().all(|(name, max)| hash.params.get_decimal(*name).is_none_or(|cost| cost <= *max));
    is_cheap && Argon2::default().verify_password(password, &hash).is_ok()
}

crate::intrinsics! { "Crypto";
    waits fn hash_password(cx, password: Str) -> String {
        let mut salt = [0; 16];
        random::fill(&mut salt)?;
        let password = password.as_bytes().to_vec();
        blocking::run(cx, move || password_hash(&password, &salt))
    }
    waits fn verify_password(cx, password: Str, phc: Str) -> bool {
        let (password, phc) = (password.as_bytes().to_vec(), phc.as_str().to_owned());
        Ok(blocking::run(cx, move || password_matches(&password, &phc)))
    }
    fn sha256(cx, data: BytesRef) -> Vec<u8> { digest(&[data.as_bytes()]).to_vec() }
    fn hmac_sha256(cx, key: BytesRef, data: BytesRef) -> Vec<u8> { hmac(key.as_bytes(), data.as_bytes()).to_vec() }
    fn equal_bytes(cx, a: BytesRef, b: BytesRef) -> bool { equal(a.as_bytes(), b.as_bytes()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn published_vectors() {
        assert_eq!(hex(&digest(&[b"abc"])), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        let mac = hmac(b"Jefe", b"what do ya want for nothing?");
        assert_eq!(hex(&mac), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        let long = hmac(&[0xaa; 131], b"Test Using Larger Than Block-Size Key - Hash Key First");
        assert_eq!(hex(&long), "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    #[test]
    fn passwords() {
        let phc = password_hash(b"secret", &[7; 16]).unwrap();
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
        assert!(password_matches(b"secret", &phc));
        assert!(!password_matches(b"secre", &phc) && !password_matches(b"", &phc));
        assert!(!password_matches(b"secret", "secret") && !password_matches(b"secret", ""));
        assert!(!password_matches(b"secret", &phc.replace("m=19456", "m=4000000000")));
    }

    #[test]
    fn comparison() {
        assert!(equal(b"abc", b"abc") && equal(b"", b""));
        assert!(!equal(b"abc", b"abd") && !equal(b"abc", b"ab") && !equal(b"", b"a"));
    }
}
