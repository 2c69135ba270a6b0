//! [unsafe] skeleton
use crate::abi::Cx;
pub(crate) unsafe extern "C" fn poll_slow(_cx: *mut Cx) {}
