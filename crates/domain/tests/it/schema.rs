//! `schema/save-file.schema.json` and the code say the same.

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value as Json, json};

use touchstone_domain::assessment::action::{self, Action, EvidenceChange};
use touchstone_domain::assessment::{Answer, EvidenceStrength, ProviderSize, Scope};
use touchstone_domain::date::{Date, PartialDate};
use touchstone_domain::document::Document;
use touchstone_domain::ids::{IndicatorId, RaterId, WriterId};
use touchstone_domain::instrument::{Level, ProviderProfile};
use touchstone_domain::merge::merge;
use touchstone_domain::preferences::Theme;
use touchstone_domain::save_file::{SaveFile, read, write};
use touchstone_domain::{learning_record, preferences};

use crate::fixtures::{names, text};

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn load() -> Self {
        let json: Json = serde_json::from_str(include_str!("../../schema/save-file.schema.json")).unwrap();
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.add_resource("schema.json", json).unwrap();
        let index = compiler.compile("schema.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn check(&self, json: &Json) -> Result<(), String> {
        self.schemas
            .validate(json, self.index)
            .map_err(|error| format!("{error:#}"))
    }
}

#[test]
fn the_examples_are_what_the_schema_says() {
    let schema = Schema::load();
    for name in names() {
        let json: Json = serde_json::from_str(&text(&name)).unwrap();
        let outcome = schema.check(&json);
        let outside = ["newer.json", "damaged-document.json"].contains(&name.as_str());
        assert_eq!(outcome.is_err(), outside, "{name}: {outcome:?}");
        if !outside {
            let written: Json = serde_json::from_str(&write(&read(&text(&name)).unwrap())).unwrap();
            assert_eq!(schema.check(&written), Ok(()), "{name}, written");
        }
    }
}

fn writer(number: u8) -> WriterId {
    format!("{number:012x}").parse().unwrap()
}

/// An assessment to which everything was done that can be.
fn busy_assessment() -> Document {
    let indicator: IndicatorId = "p4.2".parse().unwrap();
    let evidence = |number: u8| format!("{number:08x}").parse().unwrap();
    let rater: RaterId = "0a0b0c0d".parse().unwrap();
    let day = Date::new(2026, 11, 23);
    let instrument = || "1.0.0".to_owned();
    let mut actions = vec![
        Action::SetName("Studio".to_owned()),
        Action::SetCreatedOn(day),
        Action::SetAssessedOn(day),
        Action::GiveReason {
            indicator,
            rater: rater.clone(),
            text: "No showings.".to_owned(),
        },
        Action::WriteNote {
            indicator,
            text: "A note.".to_owned(),
        },
        Action::AddEvidence {
            indicator,
            id: evidence(1),
        },
        Action::RemoveEvidence {
            indicator,
            id: evidence(1),
        },
        Action::RestoreEvidence {
            indicator,
            id: evidence(1),
        },
        Action::Delete,
        Action::Restore,
    ];
    actions.extend(ProviderProfile::ALL.map(|profile| Action::SetProfile(Some(profile))));
    actions.extend(ProviderSize::ALL.map(|size| Action::SetSize(Some(size))));
    actions.extend(Scope::ALL.map(Action::SetScope));
    let answers = Level::ALL
        .map(Answer::Level)
        .into_iter()
        .chain([Answer::NotApplicable, Answer::Unknown]);
    for answer in answers.map(Some).chain([None]) {
        actions.push(Action::Rate {
            indicator,
            rater: rater.clone(),
            answer,
            instrument: instrument(),
            today: day,
        });
        actions.push(Action::Agree {
            indicator,
            answer,
            instrument: instrument(),
            today: None,
        });
    }
    let mut changes = vec![
        EvidenceChange::Title("Minutes".to_owned()),
        EvidenceChange::Place("Shelf".to_owned()),
        EvidenceChange::Date(PartialDate::of_year(2024)),
        EvidenceChange::Date(PartialDate::of_month(2024, 5)),
        EvidenceChange::Date(day.map(PartialDate::from)),
        EvidenceChange::Date(None),
    ];
    changes.extend(EvidenceStrength::ALL.map(EvidenceChange::Strength));
    actions.extend(changes.into_iter().map(|change| Action::EditEvidence {
        indicator,
        id: evidence(2),
        change,
    }));

    let mut document = action::new("00000000000000aa".parse().unwrap());
    check_after_each(&mut document, actions, |document, action| {
        action::apply(document, action, &writer(1));
    });
    let mut other = document.clone();
    for (copy, number) in [(&mut document, 1), (&mut other, 2)] {
        let note = Action::WriteNote {
            indicator,
            text: format!("At once, by {number}."),
        };
        action::apply(copy, &note, &writer(number));
    }
    merge(&document, &other).unwrap()
}

fn check_after_each<A: std::fmt::Debug>(document: &mut Document, actions: Vec<A>, apply: fn(&mut Document, &A)) {
    let schema = Schema::load();
    for action in actions {
        apply(document, &action);
        let json: Json = serde_json::from_str(&write(&SaveFile::of([document.clone()]))).unwrap();
        assert_eq!(schema.check(&json), Ok(()), "{action:?}");
    }
}

#[test]
fn everything_that_is_written_is_what_the_schema_says() {
    let day = Date::new(2026, 11, 23).unwrap();
    let mut chosen = preferences::new();
    let mut actions = vec![
        preferences::Action::SetLanguage(Some("it".to_owned())),
        preferences::Action::SetLanguage(None),
        preferences::Action::SetDigitKeys(false),
        preferences::Action::NoteSaved(day),
        preferences::Action::NoteExport(day),
    ];
    actions.extend(Theme::ALL.map(preferences::Action::SetTheme));
    check_after_each(&mut chosen, actions, |document, action| {
        preferences::apply(document, action, &writer(1));
    });

    let (unit, item) = (|| "u03".to_owned(), || "q1".to_owned());
    let mut record = learning_record::new();
    let actions = vec![
        learning_record::Action::SeeSection {
            unit: unit(),
            section: "s1".to_owned(),
            today: day,
        },
        learning_record::Action::MarkSection {
            unit: unit(),
            section: "s1".to_owned(),
            done: true,
        },
        learning_record::Action::MixOptions {
            unit: unit(),
            item: item(),
            seed: u32::MAX,
        },
        learning_record::Action::AnswerQuiz {
            unit: unit(),
            item: item(),
            chosen: vec![0, 2],
            right: true,
        },
        learning_record::Action::TryAgain {
            unit: unit(),
            item: item(),
            seed: 1,
        },
        learning_record::Action::MarkActivity {
            unit: unit(),
            activity: "a1".to_owned(),
            done: true,
        },
        learning_record::Action::WriteReflection {
            unit: unit(),
            reflection: "r1".to_owned(),
            text: "Why?".to_owned(),
        },
        learning_record::Action::SetLastPlace("u03/s1".to_owned()),
    ];
    check_after_each(&mut record, actions, |document, action| {
        learning_record::apply(document, action, &writer(1));
    });

    let text = write(&SaveFile::of([busy_assessment(), chosen, record]));
    assert!(text.contains("\"also\":["));
    assert_eq!(Schema::load().check(&serde_json::from_str(&text).unwrap()), Ok(()));
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let schema = Schema::load();
    let good: Json = serde_json::from_str(&write(&SaveFile::of([busy_assessment()]))).unwrap();
    assert_eq!(schema.check(&good), Ok(()));
    let registers = "/documents/0/registers";
    let changes = [
        ("/format", json!("other")),
        ("/version", json!(2)),
        ("/documents", json!({})),
        ("/documents/0", json!(null)),
        ("/documents/0/kind", json!("An assessment")),
        ("/documents/0/version", json!(0)),
        ("/documents/0/id", json!("aa")),
        (registers, json!([])),
        ("/documents/0/registers/profile/value", json!("HEI")),
        ("/documents/0/registers/size/value", json!(3)),
        ("/documents/0/registers/scope/value", json!("all")),
        ("/documents/0/registers/created_on/value", json!("23.11.2026")),
        ("/documents/0/registers/assessed_on/value", json!("2026-13-01")),
        ("/documents/0/registers/deleted/value", json!("no")),
        ("/documents/0/registers/name/text", json!(7)),
        ("/documents/0/registers/name/text", json!("x".repeat(20_001))),
        ("/documents/0/registers/name/counter", json!(0)),
        ("/documents/0/registers/name/counter", json!(9_007_199_254_740_992_u64)),
        ("/documents/0/registers/name/writer", json!("tab")),
        ("/documents/0/registers/p4.2~1note/also/0/text", json!(null)),
        ("/documents/0/registers/p4.2~1note/seen", json!({"tab": 1})),
        (
            "/documents/0/registers/p4.2~1agreed/value",
            json!({"answer": 5, "instrument": "1.0.0"}),
        ),
        ("/documents/0/registers/p4.2~1agreed/value", json!({"answer": 3})),
        ("/documents/0/registers/p4.2~1level~10a0b0c0d/value", json!(3)),
        (
            "/documents/0/registers/p4.2~1reason~10a0b0c0d",
            json!({"value": 1, "counter": 1, "writer": "000000000001"}),
        ),
        (
            "/documents/0/registers/p4.2~1evidence~100000002~1strength/value",
            json!(5),
        ),
        (
            "/documents/0/registers/p4.2~1evidence~100000002~1date/value",
            json!("May 2024"),
        ),
        (
            "/documents/0/registers/p4.2~1evidence~100000002~1order/value",
            json!(-1),
        ),
        (
            "/documents/0/registers/p4.2~1evidence~100000001~1deleted/value",
            json!(1),
        ),
    ];
    for (place, value) in changes {
        let mut wrong = good.clone();
        let Some(target) = wrong.pointer_mut(place) else {
            panic!("{place} is not there")
        };
        *target = value.clone();
        assert!(schema.check(&wrong).is_err(), "{place} = {value}");
    }
    for field in ["counter", "writer", "text"] {
        let mut wrong = good.clone();
        wrong["documents"][0]["registers"]["name"]
            .as_object_mut()
            .unwrap()
            .remove(field);
        assert!(schema.check(&wrong).is_err(), "without {field}");
    }
    let mut wrong = good.clone();
    wrong["documents"][0]["registers"]["name"]["later"] = json!(1);
    assert!(schema.check(&wrong).is_err(), "an unknown field in a register");
    let mut allowed = good;
    allowed["later"] = json!(1);
    allowed["documents"][0]["later"] = json!(1);
    allowed["documents"][0]["registers"]["later"] = json!({"value": 1, "counter": 1, "writer": "000000000001"});
    assert_eq!(schema.check(&allowed), Ok(()));
}
