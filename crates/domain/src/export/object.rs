//! JSON objects that keep the order of their fields and print exact numbers.

use serde_json::Value as Json;

use crate::ratio::Ratio;

/// An object, written field by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object {
    fields: String,
}

impl Object {
    /// Anything that is JSON already.
    #[must_use]
    pub fn raw(mut self, name: &str, json: &str) -> Self {
        if !self.fields.is_empty() {
            self.fields.push(',');
        }
        self.fields.push_str(&quoted(name));
        self.fields.push(':');
        self.fields.push_str(json);
        self
    }

    /// A text, or null.
    #[must_use]
    pub fn text<'a>(self, name: &str, text: impl Into<Option<&'a str>>) -> Self {
        let json = text.into().map_or("null".to_owned(), quoted);
        self.raw(name, &json)
    }

    /// A number with six decimals, or null.
    #[must_use]
    pub fn ratio(self, name: &str, value: impl Into<Option<Ratio>>) -> Self {
        let json = value.into().map_or("null".to_owned(), Ratio::six_decimals);
        self.raw(name, &json)
    }

    /// A whole number, or null.
    #[must_use]
    pub fn whole(self, name: &str, value: impl Into<Option<u32>>) -> Self {
        let json = value.into().map_or("null".to_owned(), |value| value.to_string());
        self.raw(name, &json)
    }

    /// True, false or null.
    #[must_use]
    pub fn yes_or_no(self, name: &str, value: Option<bool>) -> Self {
        self.raw(name, value.map_or("null", |value| if value { "true" } else { "false" }))
    }

    /// A list of objects.
    #[must_use]
    pub fn list(self, name: &str, objects: impl Iterator<Item = Self>) -> Self {
        let objects: Vec<String> = objects.map(Self::finish).collect();
        self.raw(name, &format!("[{}]", objects.join(",")))
    }

    /// An object inside this one.
    #[must_use]
    pub fn object(self, name: &str, object: Self) -> Self {
        self.raw(name, &object.finish())
    }

    /// The text of the object, in one line.
    #[must_use]
    pub fn finish(self) -> String {
        format!("{{{}}}", self.fields)
    }
}

/// A list of texts.
pub fn list_of_texts(texts: impl Iterator<Item = String>) -> String {
    let texts: Vec<String> = texts.map(|text| quoted(&text)).collect();
    format!("[{}]", texts.join(","))
}

fn quoted(text: &str) -> String {
    Json::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_keep_their_order_and_are_json() {
        let inner = Object::default().whole("z", 3).whole("a", None);
        let text = Object::default()
            .text("text", "a \"quoted\"\nline\u{1}")
            .text("none", None)
            .ratio("ratio", Ratio::new(673, 12))
            .ratio("empty", None)
            .yes_or_no("yes", Some(true))
            .yes_or_no("unknown", None)
            .list("list", [inner.clone(), Object::default()].into_iter())
            .object("object", inner)
            .finish();
        assert_eq!(
            text,
            r#"{"text":"a \"quoted\"\nline\u0001","none":null,"ratio":56.083333,"empty":null,"yes":true,"unknown":null,"list":[{"z":3,"a":null},{}],"object":{"z":3,"a":null}}"#
        );
        assert!(serde_json::from_str::<Json>(&text).is_ok());
    }
}
