//! The same checklist as a page of SurveyJS: its own files, unchanged, and a model made from the site's content.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use touchstone_e2e::failure::{Failure, Outcome};

use crate::tools;

/// The package and its files that a page without a framework needs.
const FILES: [(&str, &str); 3] = [
    ("survey-core", "survey.core.min.js"),
    ("survey-core", "survey-core.min.css"),
    ("survey-js-ui", "survey-js-ui.min.js"),
];

/// Starts the survey; deferred, so that it runs after the library.
const START: &str = "\
const model = JSON.parse(document.getElementById('model').textContent);
new Survey.Model(model).render(document.getElementById('survey'));
";

/// Writes the page and all that it loads into a folder.
///
/// # Errors
/// SurveyJS is not installed, or the site has no instrument.
pub(crate) fn write(site: &Path, out: &Path) -> Outcome {
    let root = tools();
    for (package, file) in FILES {
        let from = root.join("node_modules").join(package).join(file);
        fs::copy(&from, out.join(file)).map_err(|error| {
            let place = from.display();
            Failure::new(format!("{place}: {error}; `cargo xtask setup bench` installs it"))
        })?;
    }
    // The model travels inside the page: the least that SurveyJS can need.
    let model = model(&instrument(site)?)?.to_string().replace('<', "\\u003c");
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>SurveyJS</title>\n\
         <link rel=\"stylesheet\" href=\"survey-core.min.css\">\n\
         <script defer src=\"survey.core.min.js\"></script>\n<script defer src=\"survey-js-ui.min.js\"></script>\n\
         <script defer src=\"start.js\"></script>\n</head>\n<body>\n<div id=\"survey\"></div>\n\
         <script type=\"application/json\" id=\"model\">{model}</script>\n</body>\n</html>\n"
    );
    fs::write(out.join("start.js"), START)?;
    fs::write(out.join("index.html"), page)?;
    Ok(())
}

/// The instrument in English as the site carries it.
fn instrument(site: &Path) -> Outcome<Value> {
    let folder = site.join("content/en");
    let entries = fs::read_dir(&folder).map_err(|error| Failure::new(format!("{}: {error}", folder.display())))?;
    let found = entries
        .flatten()
        .find(|entry| entry.file_name().to_string_lossy().starts_with("instrument-"));
    let found = found.ok_or_else(|| Failure::new(format!("no instrument in {}", folder.display())))?;
    Ok(serde_json::from_slice(&fs::read(found.path())?)?)
}

/// One page for each principle; for each indicator its statement, the five anchors and "don't know yet".
fn model(instrument: &Value) -> Outcome<Value> {
    let mut pages = Vec::new();
    for principle in list(instrument, "principles")? {
        let mut elements = Vec::new();
        for indicator in list(principle, "indicators")? {
            let mut choices = Vec::new();
            for (level, anchor) in list(indicator, "anchors")?.iter().enumerate() {
                let anchor = anchor.as_str().ok_or_else(|| Failure::new("an anchor is no text"))?;
                choices.push(json!({ "value": level, "text": plain(anchor) }));
            }
            choices.push(json!({ "value": "unknown", "text": "don't know yet" }));
            elements.push(json!({
                "type": "radiogroup",
                "name": text(indicator, "id")?,
                "title": plain(text(indicator, "statement")?),
                "choices": choices,
            }));
        }
        pages.push(json!({
            "name": text(principle, "id")?,
            "title": plain(text(principle, "name")?),
            "elements": elements,
        }));
    }
    Ok(json!({ "pages": pages }))
}

fn list<'value>(value: &'value Value, key: &str) -> Outcome<&'value Vec<Value>> {
    let found = value.get(key).and_then(Value::as_array);
    found.ok_or_else(|| Failure::new(format!("the instrument has no list {key:?} where one is expected")))
}

fn text<'value>(value: &'value Value, key: &str) -> Outcome<&'value str> {
    let found = value.get(key).and_then(Value::as_str);
    found.ok_or_else(|| Failure::new(format!("the instrument has no text {key:?} where one is expected")))
}

/// HTML without its tags.
fn plain(html: &str) -> String {
    let mut pieces = html.split('<');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        text.push_str(piece.split_once('>').map_or("", |(_, after)| after));
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_words_stay() {
        assert_eq!(plain("a <button class=\"x\">term</button> &amp; more"), "a term & more");
    }
}
