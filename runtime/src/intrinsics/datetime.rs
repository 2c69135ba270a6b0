//! Builtins of the module `DateTime`: an instant is its milliseconds since 1970.

use crate::civil::{self, MS_PER_DAY, MS_PER_HOUR};
use crate::value::Str;

crate::intrinsics! { "DateTime";
    fn now_ms(cx) -> i64 { civil::now_ms() }
    fn parse_ms(cx, s: Str) -> Result<i64, String> { civil::parse_rfc3339(s.as_str()) }
    fn format_ms(cx, ms: i64) -> String { civil::to_rfc3339(ms) }
    fn clamp_ms(cx, ms: i64) -> i64 { ms.clamp(civil::MS_MIN, civil::MS_MAX) }
    fn add_clamped(cx, ms: i64, more: i64) -> i64 { ms.saturating_add(more).clamp(civil::MS_MIN, civil::MS_MAX) }
    fn hour_of(cx, ms: i64) -> i64 { ms.div_euclid(MS_PER_HOUR) * MS_PER_HOUR }
    fn day_of(cx, ms: i64) -> i64 { ms.div_euclid(MS_PER_DAY) * MS_PER_DAY }
}
