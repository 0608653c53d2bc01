//! Numbers, dates and plurals the way each language writes them, by the browser's own `Intl`.

use touchstone_domain::date::Date;
use wasm_bindgen::JsValue;

use super::javascript::{call, construct, object};

/// The locale of a language: British spelling comes with British dates. A language that the browser does not know, such as
/// the tests' own, is written the same way.
fn locale(language: &str) -> JsValue {
    JsValue::from_str(if matches!(language, "en" | "qps") {
        "en-GB"
    } else {
        language
    })
}

/// A decimal number such as `56.1` with the language's decimal sign and as many places as it has. It goes to the browser as
/// text: reading and writing fractions would weigh 14 kB at the start of the app.
#[must_use]
pub fn decimal(language: &str, plain: &str) -> String {
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let places = JsValue::from(u32::try_from(decimals).unwrap_or(0));
    let options = object(&[
        ("minimumFractionDigits", places.clone()),
        ("maximumFractionDigits", places),
    ]);
    construct(&["Intl", "NumberFormat"], &[locale(language), options])
        .and_then(|format| call(&format, "format", &[JsValue::from_str(plain)])?.as_string())
        .unwrap_or_else(|| plain.to_owned())
}

/// A date in words, such as 23 November 2026.
#[must_use]
pub fn date(language: &str, date: Date) -> String {
    let long = object(&[("dateStyle", "long".into()), ("timeZone", "UTC".into())]);
    let midnight = js_sys::Date::new(&JsValue::from_str(&format!("{date}T00:00:00Z")));
    construct(&["Intl", "DateTimeFormat"], &[locale(language), long])
        .and_then(|format| call(&format, "format", &[midnight.into()])?.as_string())
        .unwrap_or_else(|| date.to_string())
}

/// A month of a year in words, such as March 2027.
#[must_use]
pub fn month(language: &str, year: u16, month: u8) -> String {
    let plain = format!("{year:04}-{month:02}");
    let options = object(&[
        ("month", "long".into()),
        ("year", "numeric".into()),
        ("timeZone", "UTC".into()),
    ]);
    let first = js_sys::Date::new(&JsValue::from_str(&format!("{plain}-01T00:00:00Z")));
    construct(&["Intl", "DateTimeFormat"], &[locale(language), options])
        .and_then(|format| call(&format, "format", &[first.into()])?.as_string())
        .unwrap_or(plain)
}

/// The time of day on this device, hours and minutes.
#[must_use]
pub fn time(language: &str, milliseconds: f64) -> String {
    let short = object(&[("timeStyle", "short".into())]);
    construct(&["Intl", "DateTimeFormat"], &[locale(language), short])
        .and_then(|format| call(&format, "format", &[JsValue::from_f64(milliseconds)])?.as_string())
        .unwrap_or_default()
}

/// The plural category of a count: `one`, `few`, `many`, `other`, …
#[must_use]
pub fn plural_category(language: &str, count: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts on a screen are small")]
    let count = count as f64;
    construct(&["Intl", "PluralRules"], &[locale(language)])
        .and_then(|rules| call(&rules, "select", &[JsValue::from_f64(count)])?.as_string())
        .unwrap_or_else(|| "other".to_owned())
}
