//! The site takes no HTML but tags with plain attributes: `public/boot.js` refuses all other in engines with trusted types.
//! Everything that the compiler writes gets through, and nothing that could run does.

use std::fs;

use regex::Regex;
use serde_json::Value as Json;
use touchstone_content::emit;

use super::real::real;
use super::{project, scratch};

/// The two patterns of the site.
struct Patterns {
    tag: Regex,
    foreign: Regex,
}

impl Patterns {
    fn of_the_site() -> Self {
        let script = fs::read_to_string(project("public/boot.js")).unwrap();
        let pattern = |name: &str, flags: &str| {
            let (_, rest) = script.split_once(&format!("const {name} = /")).unwrap();
            let (pattern, _) = rest.split_once(&format!("/{flags};\n")).unwrap();
            Regex::new(&format!("(?i){pattern}")).unwrap()
        };
        Self {
            tag: pattern("TAG", "gi"),
            foreign: pattern("FOREIGN", "i"),
        }
    }

    /// As `createHTML` does it.
    fn take(&self, html: &str) -> bool {
        let rest = self.tag.replace_all(
            html,
            |tag: &regex::Captures<'_>| {
                if self.foreign.is_match(&tag[0]) { "<" } else { "" }
            },
        );
        !rest.contains('<')
    }
}

#[test]
fn all_html_of_the_content_is_taken() {
    let patterns = Patterns::of_the_site();
    let out = scratch("taken").unwrap();
    emit(real(), &out, true).unwrap();
    let mut refused = Vec::new();
    let mut count = 0;
    for folder in fs::read_dir(&*out)
        .unwrap()
        .flatten()
        .filter(|entry| entry.path().is_dir())
    {
        for file in fs::read_dir(folder.path()).unwrap().flatten() {
            let text = fs::read_to_string(file.path()).unwrap();
            let is_page = file.path().extension().is_some_and(|extension| extension == "html");
            let json = match is_page {
                true => Json::String(text),
                false => serde_json::from_str(&text).unwrap(),
            };
            for_each_text(&json, &mut |text| {
                count += usize::from(text.contains('<'));
                if !patterns.take(text) {
                    refused.push(format!("{}: {text}", file.path().display()));
                }
            });
        }
    }
    assert!(refused.is_empty(), "{} of {count}: {}", refused.len(), refused[0]);
    assert!(count > 1000, "{count} texts with tags are few");
}

fn for_each_text(json: &Json, look: &mut impl FnMut(&str)) {
    match json {
        Json::String(text) => look(text),
        Json::Array(list) => list.iter().for_each(|json| for_each_text(json, look)),
        Json::Object(fields) => fields.values().for_each(|json| for_each_text(json, look)),
        _ => {}
    }
}

#[test]
fn nothing_that_could_run_is_taken() {
    let patterns = Patterns::of_the_site();
    for html in [
        "<p class=\"note\">A &amp; B<br></p>",
        "<input disabled>",
        "<svg viewBox=\"0 0 1 1\"><linearGradient id=\"a\"><stop offset=\"0\"/></linearGradient></svg>",
    ] {
        assert!(patterns.take(html), "{html}");
    }
    for html in [
        "<script>hit()</script>",
        "<SCRIPT src=\"a.js\"></SCRIPT>",
        "<img src=x onerror=hit()>",
        "<img src=\"x\" ONERROR=\"hit()\">",
        "<svg/onload=\"hit()\">",
        "<svg\nonload=\"hit()\">",
        "<p title=\">\" onclick=\"hit()\">",
        "<p title='x' onclick=\"hit()\">",
        "<p title=\"\" / onclick=\"hit()\">",
        "<a href=\"JavaScript:hit()\">",
        "<a href=\"java&#115;cript:hit()\">",
        "<a href=\"java\tscript:hit()\">",
        "<svg><set attributeName=\"href\" to=\"javascript:hit()\"></svg>",
        "<iframe src=\"x\"></iframe>",
        "<x srcdoc=\"x\">",
        "<base href=\"x\">",
        "<meta http-equiv=\"refresh\">",
        "<form action=\"x\">",
        "<!-- --!><img src=\"x\">",
        "a < b",
    ] {
        assert!(!patterns.take(html), "{html}");
    }
}
