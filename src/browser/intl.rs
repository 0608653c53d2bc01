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

/// A number with the language's decimal sign and `decimals` places.
#[must_use]
pub fn number(language: &str, value: f64, decimals: u8) -> String {
    let places = JsValue::from(decimals);
    let options = object(&[
        ("minimumFractionDigits", places.clone()),
        ("maximumFractionDigits", places),
    ]);
    construct(&["Intl", "NumberFormat"], &[locale(language), options])
        .and_then(|format| call(&format, "format", &[JsValue::from_f64(value)])?.as_string())
        .unwrap_or_else(|| value.to_string())
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
