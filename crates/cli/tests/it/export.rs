//! What the app exports for programs, and what `touchstone score` prints, are the same figures.

use std::fs;

use serde_json::Value as Json;
use touchstone_cli::instrument::built_in;
use touchstone_domain::assessment::read;
use touchstone_domain::export::json;
use touchstone_domain::save_file;

use crate::{fixture, project, text, touchstone};

#[test]
fn the_exported_object_begins_with_the_printed_one() {
    let instrument = built_in().unwrap();
    for name in [
        "worked-example.json",
        "quick-scan.json",
        "two-raters.json",
        "also-written.json",
    ] {
        let path = fixture(name);
        let file = save_file::read(&fs::read_to_string(project().join(&path)).unwrap()).unwrap();
        let assessments = file.documents_of("assessment").map(read::assessment);
        let exported: Vec<String> = assessments
            .filter(|assessment| !assessment.head.deleted)
            .map(|assessment| {
                json::write(json::Source {
                    instrument: &instrument,
                    assessment: &assessment,
                    plan: &[],
                    outside: None,
                    file: &path,
                })
            })
            .collect();
        let output = touchstone(&["score", &path]);
        let printed: Vec<&str> = text(&output.stdout).lines().collect();
        assert_eq!(printed.len(), exported.len(), "{name}");
        for (printed, exported) in printed.iter().zip(&exported) {
            // As text: a reader of numbers could hide a difference.
            let beginning = printed.strip_suffix('}').unwrap();
            assert!(exported.starts_with(beginning), "{name}:\n{printed}\n{exported}");
            let read: Json = serde_json::from_str(exported).unwrap();
            assert!(read["answers"].is_object() && read["self_declared"] == true, "{name}");
        }
    }
}
