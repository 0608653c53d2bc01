//! JSON in the one spelling of a save file: no spaces, keys sorted, so that equal content is equal text. The order of
//! keys does not depend on how `serde_json` was built.

use std::fmt::Write;

use serde_json::Value as Json;

use crate::small_code::SmallMap;

/// The one spelling of a value.
pub(crate) fn json_text(json: &Json) -> String {
    let mut out = String::new();
    push_json(&mut out, json);
    out
}

/// Adds a value.
pub(crate) fn push_json(out: &mut String, json: &Json) {
    match json {
        Json::Null => out.push_str("null"),
        Json::Bool(true) => out.push_str("true"),
        Json::Bool(false) => out.push_str("false"),
        Json::Number(number) => push_display(out, number),
        Json::String(text) => push_text(out, text),
        Json::Array(items) => push_list(out, items, push_json),
        Json::Object(fields) => {
            let spelled = fields.iter().map(|(key, value)| (key.as_str(), json_text(value)));
            push_fields(out, &spelled.collect());
        }
    }
}

/// Adds a list.
pub(crate) fn push_list<T>(out: &mut String, items: &[T], push_item: fn(&mut String, &T)) {
    out.push('[');
    for (position, item) in items.iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        push_item(out, item);
    }
    out.push(']');
}

/// Adds an object whose values are spelled already.
pub(crate) fn push_fields(out: &mut String, fields: &SmallMap<&str, String>) {
    out.push('{');
    for (position, (key, value)) in fields.iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        push_text(out, key);
        out.push(':');
        out.push_str(value);
    }
    out.push('}');
}

/// A text in quotes.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_text(&mut out, text);
    out
}

fn push_text(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            control if control < ' ' => {
                push_display(out, format_args!("\\u{:04x}", u32::from(control)));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

fn push_display(out: &mut String, value: impl std::fmt::Display) {
    // Writing to a String has no way to fail.
    let _ = write!(out, "{value}");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::test_support::any_json;

    #[test]
    fn equal_content_is_equal_text() {
        let table = [
            (
                json!({"b": 1, "a": [true, null, -2, 0.5]}),
                r#"{"a":[true,null,-2,0.5],"b":1}"#,
            ),
            (json!("a \"b\" \\ \n \t é"), r#""a \"b\" \\ \n \u0009 é""#),
            (json!({}), "{}"),
            (json!([]), "[]"),
        ];
        for (json, text) in table {
            assert_eq!(json_text(&json), text);
        }
    }

    proptest! {
        #[test]
        fn reading_gives_back_what_was_spelled(json in any_json()) {
            prop_assert_eq!(serde_json::from_str::<Json>(&json_text(&json)).ok(), Some(json));
        }
    }
}
