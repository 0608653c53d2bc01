//! Frozen versions in files: the fixture of the first version, and what the schema says of them.

use serde_json::{Value as Json, json};
use touchstone_domain::assessment::action::new;
use touchstone_domain::document::{Document, Value};
use touchstone_domain::ids::{DocumentId, WriterId};
use touchstone_domain::instrument::Level;
use touchstone_domain::save_file::{SaveFile, read, write};
use touchstone_domain::snapshots::{self, Action, Reason, Seal, SnapshotId, ToFreeze};

use crate::fixtures::text;
use crate::schema::Schema;

fn assessment() -> DocumentId {
    "5e1f0a2b3c4d6978".parse().unwrap()
}

#[test]
fn snapshots_of_the_first_version_are_read() {
    let file = read(&text("snapshots.json")).unwrap();
    let document = file.documents_of(snapshots::KIND).next().unwrap();
    let heads = snapshots::heads(document, &assessment());
    let read: Vec<(&str, Reason, Seal)> = heads
        .iter()
        .map(|head| (head.id.as_str(), head.reason, head.seal))
        .collect();
    assert_eq!(
        read,
        [
            ("00000001", Reason::First, Seal::Matches),
            ("00000002", Reason::Visit, Seal::Broken)
        ],
        "an answer of the second was changed by hand; a third was removed"
    );
    assert_eq!(heads[1].words, "Before the peer visit");
    assert_eq!(heads[1].catalogue.as_deref(), Some("2026.1"));
    let first = snapshots::frozen(document, &assessment(), &heads[0].id).unwrap();
    assert_eq!(first.head.name, "Sala Prova, first look");
    assert_eq!(first.answers.len(), 3);
    let then = snapshots::then_levels(document, &assessment(), &heads[0].id);
    let then: Vec<(String, u8)> = then
        .iter()
        .map(|(id, level)| (id.to_string(), level.number()))
        .collect();
    assert_eq!(then, [("p4.2".to_owned(), 1)]);
    assert!(document.plain("mood").is_some(), "an unknown key is carried along");
}

/// A document to which everything was done that can be.
fn busy() -> Document {
    let writer: WriterId = "000000000001".parse().unwrap();
    let id: SnapshotId = "00000001".parse().unwrap();
    let mut said = new(assessment());
    said.write("name", Value::text("The hub"), &writer);
    let mut document = snapshots::new();
    let freeze = ToFreeze {
        assessment: assessment(),
        id: id.clone(),
        day: "2026-11-23".parse().unwrap(),
        reason: Reason::Year,
        words: "A year on".to_owned(),
        instrument: "1.0.0".to_owned(),
        catalogue: Some("2026.1".to_owned()),
        registers: snapshots::registers_of(&said),
    };
    let rate = |number| Action::RateThen {
        assessment: assessment(),
        id: id.clone(),
        indicator: "p4.2".parse().unwrap(),
        level: Level::new(number),
    };
    let remove = Action::Remove {
        assessment: assessment(),
        id: id.clone(),
    };
    let restore = Action::Restore {
        assessment: assessment(),
        id: id.clone(),
    };
    for action in [
        Action::Freeze(Box::new(freeze)),
        rate(3),
        rate(9),
        rate(1),
        remove,
        restore,
    ] {
        snapshots::apply(&mut document, &action, &writer);
        let json: Json = serde_json::from_str(&write(&SaveFile::of([document.clone()]))).unwrap();
        assert_eq!(Schema::load().check(&json), Ok(()), "{action:?}");
    }
    document
}

#[test]
fn the_schema_refuses_wrong_snapshots() {
    let schema = Schema::load();
    let good: Json = serde_json::from_str(&write(&SaveFile::of([busy()]))).unwrap();
    let beginning = "/documents/0/registers/snapshot~15e1f0a2b3c4d6978~100000001~1";
    let changes = [
        ("day", json!("soon")),
        ("reason", json!("passed")),
        ("words", json!(7)),
        ("instrument", json!(1)),
        ("catalogue", json!(2026.1)),
        ("fingerprint", json!("abc")),
        ("deleted", json!("no")),
        ("then~1p4.2", json!(5)),
    ];
    for (part, value) in changes {
        let mut wrong = good.clone();
        let Some(target) = wrong.pointer_mut(&format!("{beginning}{part}")) else {
            panic!("{part} is not there")
        };
        let field = if part == "words" { "text" } else { "value" };
        target[field] = value.clone();
        assert!(schema.check(&wrong).is_err(), "{part} = {value}");
    }
    let mut wrong = good;
    wrong["documents"][0]["id"] = json!("00000000000000aa");
    assert!(schema.check(&wrong).is_err());
}
