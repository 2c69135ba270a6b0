//! Dates of the proleptic Gregorian calendar in UTC: milliseconds since 1970 to text and back. Knows nothing of clocks
//! beyond the one reading, and nothing of time zones beyond numeric offsets.

use std::time::{SystemTime, UNIX_EPOCH};

pub const MS_PER_SECOND: i64 = 1000;
pub const MS_PER_HOUR: i64 = 3_600_000;
pub const MS_PER_DAY: i64 = 86_400_000;
/// The instants whose year has four digits: others have no RFC 3339 form.
pub const MS_MIN: i64 = -62_167_219_200_000;
pub const MS_MAX: i64 = 253_402_300_799_999;

/// Milliseconds since 1970 on the system's clock.
pub fn now_ms() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => since.as_millis() as i64,
        Err(before) => -(before.duration().as_millis() as i64),
    }
}

/// An instant taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Civil {
    pub year: i64,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
    pub hour: u32,
    pub minute: u32,
    pub second: u32,
    pub ms: u32,
    /// 0 is Sunday.
    pub weekday: u32,
}

/// Days since 1970 of a date. Years are counted from March so that the leap day comes last.
pub fn days_from_date(year: i64, month: u32, day: u32) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = i64::from((month + 9) % 12);
    let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse of [`days_from_date`]: year, month, day.
pub fn date_from_days(days: i64) -> (i64, u32, u32) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u32;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 } as u32;
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}

impl Civil {
    pub fn from_ms(ms: i64) -> Civil {
        let days = ms.div_euclid(MS_PER_DAY);
        let rest = ms.rem_euclid(MS_PER_DAY) as u32;
        let (year, month, day) = date_from_days(days);
        Civil {
            year,
            month,
            day,
            hour: rest / 3_600_000,
            minute: rest / 60_000 % 60,
            second: rest / 1000 % 60,
            ms: rest % 1000,
            weekday: (days + 4).rem_euclid(7) as u32,
        }
    }
}

/// RFC 3339 in UTC with milliseconds: `2024-02-29T12:00:00.000Z`.
pub fn to_rfc3339(ms: i64) -> String {
    let c = Civil::from_ms(ms);
    format!("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", c.year, c.month, c.day, c.hour, c.minute, c.second, c.ms)
}

/// The form of HTTP's `Date`: `Thu, 29 Feb 2024 12:00:00 GMT`.
pub fn to_http_date(ms: i64) -> String {
    const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let c = Civil::from_ms(ms);
    let (weekday, month) = (DAYS[c.weekday as usize], MONTHS[c.month as usize - 1]);
    format!("{weekday}, {:02} {month} {:04} {:02}:{:02}:{:02} GMT", c.day, c.year, c.hour, c.minute, c.second)
}

/// Reads RFC 3339 with any offset. Fractions beyond milliseconds are cut off; a leap second counts as the second after.
pub fn parse_rfc3339(text: &str) -> Result<i64, String> {
    parse(text).ok_or_else(|| format!("invalid date: {text:?} is not in RFC 3339 form"))
}

fn parse(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let digits = |at: usize, count: usize| -> Option<i64> {
        let part = bytes.get(at..at + count)?;
        part.iter().all(u8::is_ascii_digit).then(|| part.iter().fold(0, |n, digit| n * 10 + i64::from(digit - b'0')))
    };
    let is = |at: usize, allowed: &[u8]| bytes.get(at).is_some_and(|byte| allowed.contains(byte));
    let (year, month, day) = (digits(0, 4)?, digits(5, 2)? as u32, digits(8, 2)? as u32);
    let (hour, minute, second) = (digits(11, 2)?, digits(14, 2)?, digits(17, 2)?);
    let marks = is(4, b"-") && is(7, b"-") && is(10, b"Tt ") && is(13, b":") && is(16, b":");
    if !marks || !(1..=12).contains(&month) || day < 1 || day > days_in_month(year, month) {
        return None;
    }
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let mut at = 19;
    let mut ms = 0;
    if is(at, b".") {
        at += 1;
        let count = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let fraction = digits(at, count).filter(|_| count > 0 && count <= 18)?;
        ms = if count >= 3 { fraction / 10i64.pow(count as u32 - 3) } else { fraction * 10i64.pow(3 - count as u32) };
        at += count;
    }
    let offset_minutes = match bytes.get(at)? {
        b'Z' | b'z' => {
            at += 1;
            0
        }
        sign @ (b'+' | b'-') => {
            let (hours, minutes) = (digits(at + 1, 2)?, digits(at + 4, 2)?);
            if !is(at + 3, b":") || hours > 23 || minutes > 59 {
                return None;
            }
            at += 6;
            (hours * 60 + minutes) * if *sign == b'-' { -1 } else { 1 }
        }
        _ => return None,
    };
    if at != bytes.len() {
        return None;
    }
    let seconds = hour * 3600 + minute * 60 + second - offset_minutes * 60;
    Some(days_from_date(year, month, day) * MS_PER_DAY + seconds * MS_PER_SECOND + ms)
}

fn days_in_month(year: i64, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_instants() {
        assert_eq!(to_rfc3339(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(to_rfc3339(-1), "1969-12-31T23:59:59.999Z");
        assert_eq!(to_rfc3339(1_709_208_000_123), "2024-02-29T12:00:00.123Z");
        assert_eq!(to_rfc3339(MS_MIN), "0000-01-01T00:00:00.000Z");
        assert_eq!(to_rfc3339(MS_MAX), "9999-12-31T23:59:59.999Z");
        assert_eq!(to_http_date(784_111_777_000), "Sun, 06 Nov 1994 08:49:37 GMT");
    }

    #[test]
    fn days_and_dates_agree() {
        for days in (-1_000_000..1_000_000).step_by(37) {
            let (year, month, day) = date_from_days(days);
            assert_eq!(days_from_date(year, month, day), days);
            assert!((1..=days_in_month(year, month)).contains(&day));
        }
    }

    #[test]
    fn text_is_read_back() {
        for ms in [0, 1, -1, 1_709_208_000_123, MS_MIN, MS_MAX] {
            assert_eq!(parse_rfc3339(&to_rfc3339(ms)), Ok(ms));
        }
        assert_eq!(parse_rfc3339("2024-02-29T13:30:00.5+01:30"), Ok(1_709_208_000_500));
        assert_eq!(parse_rfc3339("2024-02-29t12:00:00.123999z"), Ok(1_709_208_000_123));
        assert_eq!(parse_rfc3339("2024-02-29 07:00:00-05:00"), Ok(1_709_208_000_000));
        assert_eq!(parse_rfc3339("2016-12-31T23:59:60Z"), Ok(1_483_228_800_000));
        let bad =
            ["", "2024", "2023-02-29T00:00:00Z", "2024-13-01T00:00:00Z", "2024-02-29T24:00:00Z", "2024-02-29T12:00:00"];
        for text in bad {
            assert!(parse_rfc3339(text).is_err(), "{text}");
        }
        for text in
            ["2024-02-29T12:00:00.Z", "2024-02-29T12:00:00Zx", "2024-02-29T12:00:00+0100", "２024-02-29T12:00:00Z"]
        {
            assert!(parse_rfc3339(text).is_err(), "{text}");
        }
    }
}
