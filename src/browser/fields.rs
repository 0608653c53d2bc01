//! What stands in a field when the browser tells of it.

use wasm_bindgen::JsValue;

use super::javascript::property;

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its text as the browser understands it: empty where a day lacks a part, or a number is none.
    pub text: String,
    /// The browser takes apart what is typed: days, times, numbers.
    pub in_parts: bool,
    /// Something stands there that the browser does not understand. Firefox does not tell it of a day that lacks a part.
    pub incomplete: bool,
}

impl Entry {
    /// What stands in the field that an event is about.
    #[must_use]
    pub fn of(event: &web_sys::Event) -> Self {
        let field = event.target().map(JsValue::from).unwrap_or_default();
        let text = |name: &str| property(&field, name).and_then(|value| value.as_string());
        let validity = property(&field, "validity").unwrap_or_default();
        Self {
            text: text("value").unwrap_or_default(),
            in_parts: matches!(text("type").as_deref(), Some("date" | "time" | "number")),
            incomplete: property(&validity, "badInput").and_then(|bad| bad.as_bool()) == Some(true),
        }
    }
}
