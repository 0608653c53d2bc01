//! `schema/save-file.schema.json` and the code say the same.

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value as Json, json};

use touchstone_domain::assessment::action::{self, Action, EvidenceChange};
use touchstone_domain::assessment::{Answer, EvidenceStrength, ProviderSize, Scope};
use touchstone_domain::catalog::Tool;
use touchstone_domain::date::{Date, PartialDate};
use touchstone_domain::document::Document;
use touchstone_domain::ids::{IndicatorId, RaterId, WriterId};
use touchstone_domain::instrument::{Level, ProviderProfile};
use touchstone_domain::merge::merge;
use touchstone_domain::preferences::Theme;
use touchstone_domain::quiz::QuizAnswer;
use touchstone_domain::review::{self, Role};
use touchstone_domain::save_file::{SaveFile, limits, read, write};
use touchstone_domain::{fingerprint, improvement_plan, learning_record, portfolio, preferences};

use crate::fixtures::{names, text};

/// A schema to check values against.
pub(crate) struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    pub(crate) fn load() -> Self {
        Self::of(include_str!("../../schema/save-file.schema.json"))
    }

    /// The schema in a file.
    pub(crate) fn of(text: &str) -> Self {
        let json: Json = serde_json::from_str(text).unwrap();
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.add_resource("schema.json", json).unwrap();
        let index = compiler.compile("schema.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    /// What is wrong with a value.
    pub(crate) fn check(&self, json: &Json) -> Result<(), String> {
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

#[test]
fn the_schema_names_every_limit() {
    let schema: Json = serde_json::from_str(include_str!("../../schema/save-file.schema.json")).unwrap();
    let mut entries = json!({});
    for (kind, pattern, limit) in limits::ENTRIES {
        entries[kind][pattern] = limit.into();
    }
    let expected = json!({
        "bytes": limits::BYTES,
        "depth": limits::DEPTH,
        "documents": limits::DOCUMENTS,
        "registers": limits::REGISTERS,
        "key_bytes": limits::KEY_LENGTH,
        "kind_bytes": limits::KIND_LENGTH,
        "text_characters": limits::TEXT_LIMIT,
        "counter": limits::FOREIGN_COUNTER,
        "stored_counter": limits::HIGHEST_COUNTER,
        "also": limits::ALSO,
        "writers": limits::WRITERS,
        "entries": entries,
    });
    assert_eq!(schema["x-limits"], expected);
    assert_eq!(schema["$defs"]["counter"]["maximum"], json!(limits::FOREIGN_COUNTER));
    let register = &schema["$defs"]["register"]["properties"];
    assert_eq!(register["also"]["maxItems"], json!(limits::ALSO));
    assert_eq!(register["seen"]["maxProperties"], json!(limits::WRITERS));
    assert_eq!(schema["$defs"]["text"]["maxLength"], json!(limits::TEXT_LIMIT));
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
    let of_several = actions_of_several(indicator, &rater);
    check_after_each(&mut document, of_several, |document, action| {
        review::apply(document, action, &writer(1));
    });
    let entries = vec![(indicator, evidence(2))];
    let mut reading = fingerprint::Reading::new();
    reading.take(b"minutes");
    let files = vec![
        fingerprint::Action::Remove {
            entries: entries.clone(),
        },
        fingerprint::Action::Keep {
            entries,
            fingerprint: reading.finish("minutes.pdf"),
        },
    ];
    check_after_each(&mut document, files, |document, action| {
        fingerprint::apply(document, action, &writer(1));
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

/// Everything that several raters can do beside rating.
fn actions_of_several(indicator: IndicatorId, rater: &RaterId) -> Vec<review::Action> {
    let day = Date::new(2026, 11, 23).unwrap();
    let settle = |answer: Option<Answer>| review::Action::Settle {
        indicator,
        answer,
        reason: "After a talk.".to_owned(),
        instrument: "1.0.0".to_owned(),
        today: Some(day),
    };
    let mut actions = vec![
        review::Action::Invite {
            rater: rater.clone(),
            name: "Ada".to_owned(),
            role: None,
            on: Some(day),
        },
        review::Action::SetName {
            rater: RaterId::own(),
            name: "Ben".to_owned(),
        },
        review::Action::LookEarly {
            rater: rater.clone(),
            on: day,
        },
        review::Action::WriteComment {
            indicator,
            rater: rater.clone(),
            text: "Where is the proof?".to_owned(),
        },
        settle(Some(Answer::Level(Level::MAXIMUM))),
        settle(None),
        review::Action::Remove(rater.clone()),
        review::Action::Restore(rater.clone()),
    ];
    let roles = Role::ALL.map(Some).into_iter().chain([None]);
    actions.extend(roles.map(|role| review::Action::SetRole {
        rater: rater.clone(),
        role,
    }));
    actions
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
        preferences::Action::SetTextSize(preferences::TextSize::Large),
        preferences::Action::SetDigitKeys(false),
        preferences::Action::NoteSaved(day),
        preferences::Action::NoteExport(day),
        preferences::Action::NoteBackup { on: day, mark: 12 },
        preferences::Action::PutOffReminder(day),
    ];
    actions.extend(Theme::ALL.map(preferences::Action::SetTheme));
    actions.extend(preferences::KeepAnswer::ALL.map(preferences::Action::NoteKeepAnswer));
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
        learning_record::Action::WriteNote {
            unit: unit(),
            section: "s1".to_owned(),
            block: "owner".to_owned(),
            text: "Ask Ida.".to_owned(),
        },
        learning_record::Action::MarkBlock {
            unit: unit(),
            section: "s1".to_owned(),
            block: "owner".to_owned(),
            marked: true,
        },
        learning_record::Action::MixOptions {
            unit: unit(),
            item: item(),
            seed: u32::MAX,
        },
        learning_record::Action::AnswerQuiz {
            unit: unit(),
            item: item(),
            answer: QuizAnswer::Numbers(vec![0, 2]),
            right: true,
        },
        learning_record::Action::AnswerQuiz {
            unit: unit(),
            item: "q2".to_owned(),
            answer: QuizAnswer::Typed("2.5".to_owned()),
            right: true,
        },
        learning_record::Action::WriteReflection {
            unit: unit(),
            reflection: "q3".to_owned(),
            text: "Perhaps.".to_owned(),
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

    let text = write(&SaveFile::of([
        busy_assessment(),
        chosen,
        record,
        busy_portfolio(),
        busy_improvement_plan(),
    ]));
    assert!(text.contains("\"also\":["));
    assert_eq!(Schema::load().check(&serde_json::from_str(&text).unwrap()), Ok(()));
}

/// A portfolio to which everything was done that can be.
fn busy_portfolio() -> Document {
    let id = |number: u8| -> portfolio::ProductId { format!("{number:08x}").parse().unwrap() };
    let own = |text: &str| text.to_owned();
    let cell = || portfolio::Place::Cell {
        list: own("parts"),
        row: id(1),
        name: own("hours"),
    };
    let add_row = |row: u8| portfolio::Action::AddRow {
        product: id(1),
        list: own("parts"),
        row: id(row),
        texts: vec![(own("hours"), own("12"))],
        choices: vec![(own("part"), own("contact")), (own("what"), own(""))],
    };
    let mut actions: Vec<portfolio::Action> = Tool::ALL
        .into_iter()
        .map(|tool| portfolio::Action::AddProduct { id: id(1), tool })
        .collect();
    actions.extend([
        portfolio::Action::NameProduct {
            id: id(1),
            name: own("Live sound"),
        },
        add_row(1),
        add_row(2),
        portfolio::Action::MoveRow {
            product: id(1),
            list: own("parts"),
            row: id(2),
            up: true,
        },
        portfolio::Action::Type {
            product: id(1),
            place: cell(),
            text: own("twelve"),
        },
        portfolio::Action::Choose {
            product: id(1),
            place: portfolio::Place::Field(own("rule")),
            value: own("malta"),
        },
        portfolio::Action::RemoveRow {
            product: id(1),
            list: own("parts"),
            row: id(1),
        },
        portfolio::Action::RestoreRow {
            product: id(1),
            list: own("parts"),
            row: id(1),
        },
        portfolio::Action::RemoveProduct(id(1)),
        portfolio::Action::RestoreProduct(id(1)),
        portfolio::Action::WriteNote {
            artefact: own("specification"),
            text: own("A note."),
        },
        portfolio::Action::WritePlace {
            artefact: own("specification"),
            text: own("Shelf"),
        },
        portfolio::Action::ChooseReflection {
            unit: own("u03"),
            reflection: own("r1"),
            chosen: true,
        },
    ]);
    let lines = [
        portfolio::RecordLine::Name,
        portfolio::RecordLine::With,
        portfolio::RecordLine::BegunOn,
        portfolio::RecordLine::EndedOn,
    ];
    actions.extend(lines.map(|line| portfolio::Action::WriteRecord {
        line,
        text: own("2026-11-23"),
    }));
    for on in [Date::new(2026, 11, 23), None] {
        actions.push(portfolio::Action::Finish {
            artefact: own("specification"),
            on,
        });
    }
    for judgement in [
        Some(portfolio::Judgement::Meets),
        Some(portfolio::Judgement::NotYet),
        None,
    ] {
        actions.push(portfolio::Action::Judge {
            artefact: own("specification"),
            criterion: own("elements-filled"),
            judgement,
        });
    }
    let mut document = portfolio::new();
    check_after_each(&mut document, actions, |document, action| {
        portfolio::apply(document, action, &writer(1));
    });
    document
}

/// An improvement plan to which everything was done that can be.
fn busy_improvement_plan() -> Document {
    use improvement_plan::{Action, Change, NewItem, Source, State};
    let id = |number: u8| -> improvement_plan::ItemId { format!("{number:08x}").parse().unwrap() };
    let indicator: IndicatorId = "p6.4".parse().unwrap();
    let new_item = |(number, source): (u8, Source)| NewItem {
        id: id(number),
        indicator: (source != Source::Hand).then_some(indicator),
        source,
        from: Level::new(1),
        to: Level::new(3).filter(|_| source != Source::Hand),
        task: "Write it down.".to_owned(),
    };
    let edit = |change| Action::Edit { id: id(1), change };
    let mut actions = vec![Action::Add((1..).zip(Source::ALL).map(new_item).collect())];
    actions.extend(
        [
            Change::Task("Write it down, and use it.".to_owned()),
            Change::Owner("Head of studies".to_owned()),
            Change::Evidence("The procedure".to_owned()),
            Change::Due(Date::new(2027, 3, 1)),
            Change::Due(None),
        ]
        .map(edit),
    );
    actions.extend(State::ALL.map(|state| edit(Change::State(state))));
    actions.push(Action::Remove(id(2)));
    actions.extend([true, false].map(|locked| Action::Lock { indicator, locked }));
    for indicator in [Some(indicator), None] {
        actions.extend([Some(0), Some(u32::MAX), None].map(|days| Action::SetDays { indicator, days }));
    }
    let mut document = improvement_plan::new();
    check_after_each(&mut document, actions, |document, action| {
        let assessment = "00000000000000e1".parse().unwrap();
        improvement_plan::apply(document, &assessment, action, &writer(1));
    });
    document
}

#[test]
fn the_schema_refuses_a_wrong_improvement_plan() {
    let schema = Schema::load();
    let good: Json = serde_json::from_str(&write(&SaveFile::of([busy_improvement_plan()]))).unwrap();
    assert_eq!(schema.check(&good), Ok(()));
    let place = "/documents/0/registers/00000000000000e1~1";
    let changes = [
        ("item~100000001~1order", json!(-1)),
        ("item~100000001~1indicator", json!("P6.4")),
        ("item~100000001~1source", json!("dream")),
        ("item~100000001~1from", json!(5)),
        ("item~100000001~1to", json!("two")),
        ("item~100000001~1task", json!(7)),
        ("item~100000001~1due", json!("soon")),
        ("item~100000001~1state", json!("certified")),
        ("item~100000001~1deleted", json!("no")),
        ("lock~1p6.4", json!(1)),
        ("days~1p6.4", json!(10_000)),
        ("days~1otherwise", json!(0.5)),
    ];
    for (rest, value) in changes {
        let mut wrong = good.clone();
        let place = format!("{place}{rest}/value");
        match wrong.pointer_mut(&place) {
            Some(target) => *target = value.clone(),
            // A text has no value: one in its place is as wrong.
            None => {
                *wrong
                    .pointer_mut(&format!("{}/text", place.trim_end_matches("/value")))
                    .unwrap() = value.clone();
            }
        }
        assert!(schema.check(&wrong).is_err(), "{place} = {value}");
    }
}

#[test]
fn the_schema_refuses_a_wrong_portfolio() {
    let schema = Schema::load();
    let good: Json = serde_json::from_str(&write(&SaveFile::of([busy_portfolio()]))).unwrap();
    assert_eq!(schema.check(&good), Ok(()));
    let changes = [
        ("/documents/0/id", json!("00000000000000aa")),
        ("/documents/0/registers/product~100000001~1tool/value", json!(7)),
        ("/documents/0/registers/product~100000001~1order/value", json!(-1)),
        ("/documents/0/registers/product~100000001~1deleted/value", json!("no")),
        ("/documents/0/registers/product~100000001~1field~1rule/value", json!(7)),
        (
            "/documents/0/registers/product~100000001~1row~1parts~100000001~1order/value",
            json!(0.5),
        ),
        (
            "/documents/0/registers/artefact~1specification~1finished_on/value",
            json!("soon"),
        ),
        (
            "/documents/0/registers/artefact~1specification~1criterion~1elements-filled/value",
            json!("passed"),
        ),
        ("/documents/0/registers/reflection~1u03~1r1~1chosen/value", json!(1)),
    ];
    for (place, value) in changes {
        let mut wrong = good.clone();
        let Some(target) = wrong.pointer_mut(place) else {
            panic!("{place} is not there")
        };
        *target = value.clone();
        assert!(schema.check(&wrong).is_err(), "{place} = {value}");
    }
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
        (
            "/documents/0/registers/p4.2~1evidence~100000002~1file/value/sha256",
            json!("abc"),
        ),
        (
            "/documents/0/registers/p4.2~1evidence~100000002~1file/value/size",
            json!(-1),
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
