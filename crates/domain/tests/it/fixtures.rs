//! The save files in `tests/fixtures/save/`.

use std::fs;
use std::path::PathBuf;

use touchstone_domain::assessment::read::{assessment, effective, head, indicator, problems};
use touchstone_domain::assessment::{Answer, Assessment, EvidenceStrength, Scope};
use touchstone_domain::document::Document;
use touchstone_domain::ids::{IndicatorId, RaterId};
use touchstone_domain::instrument::{Level, ProviderProfile};
use touchstone_domain::preferences::Theme;
use touchstone_domain::review::voices;
use touchstone_domain::save_file::{DocumentProblem, Entry, SaveFile, read, read_foreign, write};
use touchstone_domain::tools::workload;
use touchstone_domain::{learning_record, portfolio, preferences};

pub(crate) fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/save"))
}

pub(crate) fn names() -> Vec<String> {
    let entries = fs::read_dir(folder()).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.retain(|name| name.ends_with(".json"));
    names.sort();
    names
}

pub(crate) fn text(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap()
}

fn file(name: &str) -> SaveFile {
    read(&text(name)).unwrap()
}

fn only_document(name: &str) -> Document {
    let file = file(name);
    assert_eq!(file.documents.len(), 1);
    file.documents[0].document().unwrap().clone()
}

fn id(text: &str) -> IndicatorId {
    text.parse().unwrap()
}

/// The answers that count, as the worked example of the scoring rules prints them.
fn rows(assessment: &Assessment) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    let mut principle = None;
    for (id, answer) in &assessment.answers {
        let Some(effective) = effective(answer) else {
            continue;
        };
        let cell = match effective.rating.answer {
            Answer::Level(level) => level.number().to_string(),
            Answer::NotApplicable => "N".to_owned(),
            Answer::Unknown => "?".to_owned(),
        };
        match rows.last_mut() {
            Some(row) if principle == Some(id.principle()) => row.extend([" ", &cell]),
            _ => rows.push(cell),
        }
        principle = Some(id.principle());
    }
    rows
}

#[test]
fn every_file_is_read_and_written_without_a_change() {
    let names = names();
    assert!(names.len() >= 9, "{names:?}");
    for name in names {
        let once = file(&name);
        assert_eq!(read_foreign(&text(&name)).as_ref(), Ok(&once), "{name}");
        let written = write(&once);
        let twice = read(&written).unwrap();
        assert_eq!(once, twice, "{name}");
        assert_eq!(write(&twice), written, "{name}");

        // Nothing that stands in the file is missing from what is written, however it is sorted.
        let before: serde_json::Value = serde_json::from_str(&text(&name)).unwrap();
        let after: serde_json::Value = serde_json::from_str(&written).unwrap();
        let sorted = |mut json: serde_json::Value| {
            let documents = json["documents"].as_array_mut().unwrap();
            documents.sort_by_key(ToString::to_string);
            json
        };
        assert_eq!(sorted(before), sorted(after), "{name}");
    }
}

#[test]
fn a_second_voice_counts_until_it_is_removed() {
    let document = only_document("second-voice.json");
    assert_eq!(problems(&document), []);
    let found = voices(&document);
    let names: Vec<(&str, bool)> = found.iter().map(|voice| (voice.name.as_str(), voice.removed)).collect();
    assert_eq!(
        names,
        [
            ("Ida, course lead", false),
            ("Somebody by mistake", true),
            ("Rosa Vella", false)
        ]
    );
    let counts = |what: &str| effective(&indicator(&document, id(what))).unwrap().rating.answer;
    let level = |number: u8| Answer::Level(Level::new(number).unwrap());
    assert_eq!(counts("p1.1"), level(2), "agreed");
    assert_eq!(counts("p1.2"), level(2), "who cannot tell gives no level");
    assert_eq!(counts("p2.1"), level(2), "the lower of the two that count");
}

#[test]
fn the_worked_example_says_what_the_rules_print() {
    let document = only_document("worked-example.json");
    assert_eq!(problems(&document), []);
    let assessment = assessment(&document);
    assert_eq!(assessment.head.profile, Some(ProviderProfile::Bus));
    assert_eq!(assessment.head.scope, Scope::Full);
    let expected = [
        "3 3 2 2 1 2 3",
        "4 3 3 2 3 2 2",
        "3 2 2 3 1 2",
        "3 3 2 2 3 2 ?",
        "2 3 1 2 N",
        "2 2 N 1 1",
        "3 2 1 3 2 2",
        "3 2 3 2 2 3",
        "3 3 3 2 2",
        "3 2 2 1 2",
    ];
    assert_eq!(rows(&assessment), expected);
    for not_applicable in ["p5.5", "p6.3"] {
        assert!(
            effective(assessment.answers.get(&id(not_applicable)).unwrap())
                .unwrap()
                .reason
                .is_some()
        );
    }
    let evidence: Vec<(IndicatorId, EvidenceStrength)> = assessment
        .answers
        .iter()
        .flat_map(|(id, answer)| answer.evidence.iter().map(move |entry| (*id, entry.strength)))
        .collect();
    let strengths = [2, 1, 3, 0, 2, 2, 1].map(|number| EvidenceStrength::new(number).unwrap());
    let expected: Vec<(IndicatorId, EvidenceStrength)> =
        (1..).map(|number| id(&format!("p1.{number}"))).zip(strengths).collect();
    assert_eq!(evidence, expected);
    let dated = assessment
        .answers
        .values()
        .flat_map(|answer| &answer.evidence)
        .filter(|entry| entry.date.is_some());
    assert_eq!(dated.count(), 0);
}

#[test]
fn the_quick_scan_answers_the_sixteen_essentials() {
    let document = only_document("quick-scan.json");
    assert_eq!(problems(&document), []);
    let assessment = assessment(&document);
    assert_eq!(assessment.head.scope, Scope::Essentials);
    assert_eq!(assessment.answers.len(), 16);
    assert_eq!(
        rows(&assessment),
        ["3 2 1", "4 3", "2", "3 0", "2", "3", "? 3", "2", "4 4", "2"]
    );
}

#[test]
fn two_raters_come_to_one_answer() {
    let document = only_document("two-raters.json");
    assert_eq!(problems(&document), []);
    let assessment = assessment(&document);
    assert_eq!(rows(&assessment), ["1 3 2 2 1 N 4", "2 3"]);
    let other: RaterId = "4b6d8f01".parse().unwrap();
    assert_eq!(
        assessment.answers.get(&id("p1.3")).unwrap().ratings.len(),
        2,
        "what each said is kept beside what was agreed"
    );
    assert!(
        assessment
            .answers
            .get(&id("p2.2"))
            .unwrap()
            .ratings
            .contains_key(&other)
    );
}

#[test]
fn a_newer_file_can_be_looked_at() {
    let file = file("newer.json");
    assert!(file.is_newer());
    assert!(file.documents[0].is_newer());
    let document = file.documents[0].document().unwrap();
    assert_eq!(head(document).name, "From a later version");
    assert!(file.extra.contains_key("written_by"));
    assert!(document.extra.contains_key("labels"));
}

#[test]
fn an_unknown_kind_is_carried_along() {
    let file = file("unknown-kind.json");
    let kinds: Vec<Option<&str>> = file.documents.iter().map(Entry::kind).collect();
    assert_eq!(kinds, [Some("assessment"), Some("storyboard")]);
    assert!(!file.documents.iter().any(Entry::is_newer));
    assert!(file.extra.contains_key("exported_from"));
    let known = file.documents[0].document().unwrap();
    assert_eq!(problems(known), [], "an unknown key is no problem");
    assert!(known.plain("mood").is_some());
}

#[test]
fn a_damaged_document_leaves_the_others() {
    let file = file("damaged-document.json");
    let found: Vec<Option<DocumentProblem>> = file
        .documents
        .iter()
        .map(|entry| match entry {
            Entry::Known(_) => None,
            Entry::Opaque { problem, .. } => Some(problem.clone()),
        })
        .collect();
    let register = DocumentProblem::Register {
        key: "p1.1/level/self".to_owned(),
    };
    assert_eq!(found, [Some(DocumentProblem::NotAnObject), None, Some(register)]);
    assert_eq!(head(file.documents[1].document().unwrap()).name, "The good one");
    assert_eq!(file.documents[2].id(), Some("00000000000000dd"));
}

#[test]
fn texts_written_at_once_and_tombstones_are_read() {
    let file = file("also-written.json");
    let assessments: Vec<&Document> = file.documents_of("assessment").collect();
    assert!(!head(assessments[0]).deleted);
    assert!(head(assessments[1]).deleted);

    let note = assessments[0].get("p4.1/note").unwrap();
    assert_eq!(note.text(), Some("The jury criteria are on the wall."));
    assert_eq!(note.also_written(), ["The jury criteria are in the handbook."]);
    let answer = indicator(assessments[0], id("p4.1"));
    let titles: Vec<&str> = answer.evidence.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(titles, ["Photo of the wall"]);
    assert!(effective(&indicator(assessments[0], id("p4.2"))).is_none());

    let preferences = preferences::read(file.documents_of(preferences::KIND).next().unwrap());
    assert_eq!(
        (preferences.language.as_deref(), preferences.theme),
        (Some("it"), Theme::Dark)
    );
    assert!(!preferences.digit_keys);
    let record = learning_record::read(file.documents_of(learning_record::KIND).next().unwrap());
    let progress = record.units["u03"].progress(["s1", "s2"], ["q1"]);
    assert_eq!((progress.sections_done, progress.quiz_right), (1, 1));
    assert_eq!(record.units["u03"].reflections["r1"], "Ask the owner.");
}

#[test]
fn a_portfolio_of_the_first_version_is_read() {
    let document = only_document("portfolio.json");
    let heads = portfolio::heads(&document);
    let named: Vec<(&str, &str)> = heads.iter().map(|head| (head.tool.id(), head.name.as_str())).collect();
    assert_eq!(
        named,
        [("workload", "Live sound")],
        "another one was removed, and one is of an unknown tool"
    );
    let form = portfolio::product(&document, &heads[0].id).unwrap().form;
    let found = workload::check(&form);
    assert_eq!(found.total.map(|hours| hours.to_string()), Some("50".to_owned()));
    assert_eq!(found.findings, []);
    let record = portfolio::artefact(&document, "specification");
    assert_eq!(
        record.finished_on.map(|day| day.to_string()),
        Some("2026-11-23".to_owned())
    );
    let judged: Vec<(&str, &str)> = record
        .criteria
        .iter()
        .map(|(id, judged)| (id.as_str(), judged.id()))
        .collect();
    assert_eq!(
        judged,
        [("elements-filled", "meets"), ("outcomes-watchable", "not-yet")],
        "kept under numbers then"
    );
    assert_eq!(portfolio::chosen_reflections(&document).len(), 1);
    assert_eq!(portfolio::record_head(&document).name, "Ada Example");
    let name = document.get("product/0a0b0c0d/name").unwrap();
    assert_eq!(name.also_written(), ["Sound for small rooms"]);
    assert!(document.plain("mood").is_some(), "an unknown key is carried along");
}
