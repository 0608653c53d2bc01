//! Tests of reading and writing.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::document::{HIGHEST_COUNTER, TEXT_LIMIT};
use crate::test_support::{any_document, any_json, histories, id};

const WRITER: &str = "00000000000a";

fn envelope(documents: &Json) -> String {
    json!({"format": "touchstone", "version": 1, "documents": documents}).to_string()
}

fn document(registers: &Json) -> Json {
    json!({"kind": "test", "version": 1, "id": id(1).as_str(), "registers": registers})
}

/// What is wrong with the only document of a file.
fn problem(json: &Json) -> Option<DocumentProblem> {
    let file = read(&envelope(&json!([json]))).unwrap();
    assert_eq!(read(&write(&file)).as_ref(), Ok(&file));
    match file.documents.as_slice() {
        [Entry::Opaque { json: kept, problem }] => {
            assert_eq!(kept, json, "a damaged document is kept as it is");
            Some(problem.clone())
        }
        [Entry::Known(_)] => None,
        entries => panic!("{entries:?}"),
    }
}

#[test]
fn what_is_no_save_file_is_refused_with_the_reason() {
    let deep = format!("{}{}", "[".repeat(40), "]".repeat(40));
    let table = [
        (String::new(), ReadError::Empty),
        (" \n\u{feff}".to_owned(), ReadError::NotJson { line: 2, column: 1 }),
        ("\u{feff} \n".to_owned(), ReadError::Empty),
        (
            "{\n  \"format\": ".to_owned(),
            ReadError::NotJson { line: 2, column: 12 },
        ),
        ("{\"a\": 1,}".to_owned(), ReadError::NotJson { line: 1, column: 9 }),
        (deep, ReadError::TooDeep),
        ("[]".to_owned(), ReadError::NotTouchstone),
        ("7".to_owned(), ReadError::NotTouchstone),
        (
            "{\"format\": \"other\", \"version\": 1}".to_owned(),
            ReadError::NotTouchstone,
        ),
        (
            "{\"version\": 1, \"documents\": []}".to_owned(),
            ReadError::NotTouchstone,
        ),
        (
            "{\"format\": \"touchstone\", \"documents\": []}".to_owned(),
            ReadError::NoVersion,
        ),
        (
            "{\"format\": \"touchstone\", \"version\": 0, \"documents\": []}".to_owned(),
            ReadError::NoVersion,
        ),
        (
            "{\"format\": \"touchstone\", \"version\": \"1\", \"documents\": []}".to_owned(),
            ReadError::NoVersion,
        ),
        (
            "{\"format\": \"touchstone\", \"version\": 1}".to_owned(),
            ReadError::NoDocuments,
        ),
        (
            "{\"format\": \"touchstone\", \"version\": 1, \"documents\": {}}".to_owned(),
            ReadError::NoDocuments,
        ),
        (
            "{\"format\": \"touchstone\", \"version\": 9}".to_owned(),
            ReadError::TooNew { version: 9 },
        ),
        (
            envelope(&vec![Json::Null; limits::DOCUMENTS + 1].into()),
            ReadError::TooManyDocuments { count: 10_001 },
        ),
        (
            " ".repeat(limits::BYTES) + "{}",
            ReadError::TooLarge {
                bytes: limits::BYTES + 2,
            },
        ),
    ];
    for (text, error) in table {
        let start: String = text.chars().take(60).collect();
        assert_eq!(read(&text), Err(error), "{start}");
    }
}

#[test]
fn a_mark_of_byte_order_does_no_harm() {
    let text = format!("\u{feff}{}", envelope(&json!([])));
    assert_eq!(read(&text), Ok(SaveFile::default()));
}

#[test]
fn a_damaged_document_says_what_is_wrong_with_it() {
    let with = |name: &str, value: Json| {
        let mut json = document(&json!({}));
        json[name] = value;
        json
    };
    let register = |key: &str| Some(DocumentProblem::Register { key: key.to_owned() });
    let table = [
        (json!(null), Some(DocumentProblem::NotAnObject)),
        (json!([]), Some(DocumentProblem::NotAnObject)),
        (json!({}), Some(DocumentProblem::Kind)),
        (with("kind", json!("")), Some(DocumentProblem::Kind)),
        (with("kind", json!("Assessment")), Some(DocumentProblem::Kind)),
        (with("kind", json!("a".repeat(65))), Some(DocumentProblem::Kind)),
        (with("version", json!(0)), Some(DocumentProblem::Version)),
        (with("version", json!(1.5)), Some(DocumentProblem::Version)),
        (with("version", json!(u64::MAX)), Some(DocumentProblem::Version)),
        (with("id", json!("1")), Some(DocumentProblem::Id)),
        (with("registers", json!([])), Some(DocumentProblem::Registers)),
        (
            with("registers", json!({"": {"value": 1, "counter": 1, "writer": WRITER}})),
            Some(DocumentProblem::Key),
        ),
        (
            with("registers", json!({"k".repeat(201): 1})),
            Some(DocumentProblem::Key),
        ),
        (with("registers", json!({"a": 1})), register("a")),
        (document(&json!({})), None),
    ];
    for (json, expected) in table {
        assert_eq!(problem(&json), expected, "{json}");
    }
}

#[test]
fn a_register_is_read_as_a_whole_or_not_at_all() {
    let other = "00000000000b";
    let long = "é".repeat(TEXT_LIMIT + 1);
    let damaged = [
        json!(null),
        json!({"counter": 1, "writer": WRITER}),
        json!({"value": 1, "text": "a", "counter": 1, "writer": WRITER}),
        json!({"text": 1, "counter": 1, "writer": WRITER}),
        json!({"value": 1, "counter": 0, "writer": WRITER}),
        json!({"value": 1, "counter": -1, "writer": WRITER}),
        json!({"value": 1, "counter": 1.0, "writer": WRITER}),
        json!({"value": 1, "counter": HIGHEST_COUNTER + 1, "writer": WRITER}),
        json!({"value": 1, "counter": 1, "writer": "tab"}),
        json!({"value": 1, "counter": 1, "writer": WRITER, "later": 1}),
        json!({"value": 1, "counter": 1, "writer": WRITER, "seen": []}),
        json!({"value": 1, "counter": 1, "writer": WRITER, "seen": {"tab": 1}}),
        json!({"value": 1, "counter": 1, "writer": WRITER, "seen": {other: 0}}),
        json!({"value": 1, "counter": 1, "writer": WRITER, "seen": {other: 1}}),
        json!({"value": 1, "counter": 1, "writer": WRITER, "seen": {WRITER: 2}}),
        json!({"value": 1, "counter": 2, "writer": WRITER, "also": {}}),
        json!({"value": 1, "counter": 2, "writer": WRITER, "also": [1]}),
        json!({"value": 1, "counter": 2, "writer": WRITER, "also": [{"value": 1, "counter": 1, "writer": other}]}),
        json!({"value": 1, "counter": 2, "writer": WRITER, "also": [{"text": "a", "counter": 2, "writer": other}]}),
        json!({"value": 1, "counter": 2, "writer": WRITER, "also": [{"text": "a", "counter": 2, "writer": WRITER}]}),
        json!({"value": 1, "counter": 2, "writer": WRITER, "also": [{"text": "a", "counter": 1, "writer": other, "seen": {}}]}),
        json!({"value": 1, "counter": 2, "writer": WRITER, "also": [
            {"text": "a", "counter": 1, "writer": other},
            {"text": "b", "counter": 1, "writer": other},
        ]}),
    ];
    for register in damaged {
        let expected = DocumentProblem::Register { key: "a".to_owned() };
        assert_eq!(
            problem(&document(&json!({"a": register}))),
            Some(expected),
            "{register}"
        );
    }
    let fine = [
        json!({"value": null, "counter": 1, "writer": WRITER}),
        json!({"value": [{"deep": 1.5}], "counter": HIGHEST_COUNTER, "writer": WRITER}),
        json!({"text": "é".repeat(TEXT_LIMIT), "counter": 1, "writer": WRITER}),
        json!({"value": 1, "counter": 2, "writer": WRITER, "seen": {other: 1}}),
        json!({"value": 1, "counter": 3, "writer": WRITER, "also": [
            {"text": "a", "counter": 1, "writer": other},
            {"text": "b", "counter": 2, "writer": other},
        ]}),
    ];
    for register in fine {
        assert_eq!(problem(&document(&json!({"a": register}))), None, "{register}");
    }
    let too_long = json!({"a": {"text": long, "counter": 1, "writer": WRITER}});
    assert_eq!(
        problem(&document(&too_long)),
        Some(DocumentProblem::TextTooLong { key: "a".to_owned() })
    );
}

#[test]
fn too_many_registers_are_counted() {
    let register = json!({"value": 1, "counter": 1, "writer": WRITER});
    let registers: Map<String, Json> = (0..=limits::REGISTERS)
        .map(|number| (number.to_string(), register.clone()))
        .collect();
    let json = document(&registers.into());
    let Err(problem) = document_json::read(&json) else {
        panic!("read")
    };
    assert_eq!(
        problem,
        DocumentProblem::TooManyRegisters {
            count: limits::REGISTERS + 1
        }
    );
}

#[test]
fn seen_and_also_are_left_out_where_they_say_nothing() {
    let bare = json!({"a": {"value": 1, "counter": 1, "writer": WRITER}});
    let full = json!({"a": {"value": 1, "counter": 1, "writer": WRITER, "seen": {WRITER: 1}, "also": []}});
    let written = |registers: &Json| write(&read(&envelope(&json!([document(registers)]))).unwrap());
    assert_eq!(written(&full), written(&bare));
    let expected = "{\"documents\":[{\"id\":\"0000000000000001\",\"kind\":\"test\",\"registers\":{\"a\":{\"counter\":1,\
                    \"value\":1,\"writer\":\"00000000000a\"}},\"version\":1}],\"format\":\"touchstone\",\"version\":1}";
    assert_eq!(written(&bare), expected);
}

#[test]
fn what_is_newer_says_so() {
    let newer_file = json!({"format": "touchstone", "version": 2, "documents": [], "later": {"a": [1]}}).to_string();
    let file = read(&newer_file).unwrap();
    assert!(file.is_newer());
    assert_eq!(file.extra["later"], json!({"a": [1]}));
    assert_eq!(read(&write(&file)), Ok(file));

    let versions = json!([
        {"kind": "assessment", "version": 1, "id": id(1).as_str(), "registers": {}},
        {"kind": "assessment", "version": 2, "id": id(1).as_str(), "registers": {}},
        {"kind": "assessment", "version": 2, "id": id(2).as_str(), "registers": {"a": {"shape": "new"}}},
        {"kind": "unheard-of", "version": 7, "id": id(3).as_str(), "registers": {}},
    ]);
    let file = read(&envelope(&versions)).unwrap();
    assert!(!file.is_newer());
    let newer: Vec<bool> = file.documents.iter().map(Entry::is_newer).collect();
    assert_eq!(newer, [false, true, true, false]);
    assert_eq!(file.documents_of("assessment").count(), 2);
}

#[test]
fn documents_come_by_kind_and_id_and_copies_are_merged() {
    let of = |kind: &str, number: u64, registers: Json| json!({"kind": kind, "version": 1, "id": id(number).as_str(), "registers": registers});
    let register = |value: u64| json!({"value": value, "counter": value, "writer": WRITER});
    let file = read(&envelope(&json!([
        of("plan", 1, json!({})),
        of("assessment", 2, json!({"a": register(1)})),
        "damaged",
        of("assessment", 1, json!({})),
        of("assessment", 2, json!({"a": register(2), "b": register(1)})),
        "damaged",
        "damaged too",
    ])))
    .unwrap();
    let order: Vec<_> = file.documents.iter().map(|entry| (entry.kind(), entry.id())).collect();
    let (one, two) = (id(1), id(2));
    let expected = [
        (None, None),
        (None, None),
        (Some("assessment"), Some(one.as_str())),
        (Some("assessment"), Some(two.as_str())),
        (Some("plan"), Some(one.as_str())),
    ];
    assert_eq!(order, expected);
    let merged = file.documents_of("assessment").last().unwrap();
    assert_eq!(
        (merged.plain("a"), merged.plain("b")),
        (Some(&2.into()), Some(&1.into()))
    );
}

fn any_entry() -> impl Strategy<Value = Json> {
    let known = any_document().prop_map(|document| {
        let mut text = String::new();
        document_json::push(&mut text, &document);
        serde_json::from_str(&text).unwrap()
    });
    let headed = (0_u64..3, any_json()).prop_map(|(version, registers)| {
        json!({"kind": "assessment", "version": version, "id": id(version).as_str(), "registers": registers})
    });
    prop_oneof![3 => known, 1 => headed, 1 => any_json()]
}

fn any_file() -> impl Strategy<Value = SaveFile> {
    (
        vec(any_entry(), 0..5),
        proptest::collection::btree_map("x[a-c]", any_json(), 0..2),
        1_u32..3,
    )
        .prop_map(|(documents, extra, version)| {
            let mut json = json!({"format": "touchstone", "version": version, "documents": documents});
            for (key, value) in extra {
                json[key] = value;
            }
            read_envelope(json).unwrap()
        })
}

proptest! {
    #[test]
    fn what_is_written_is_read(file in any_file()) {
        let text = write(&file);
        let again = read(&text);
        prop_assert_eq!(again.as_ref(), Ok(&file));
        prop_assert_eq!(write(&file), text);
    }

    #[test]
    fn histories_survive(copies in histories()) {
        for copy in copies {
            let file = SaveFile::of([copy]);
            prop_assert_eq!(read(&write(&file)), Ok(file));
        }
    }

    #[test]
    fn equal_content_is_equal_text(file in any_file()) {
        let mut turned = file.clone();
        turned.documents.reverse();
        prop_assert_eq!(write(&turned), write(&file));
    }

    #[test]
    fn merging_files_obeys_the_laws(a in any_file(), b in any_file(), c in any_file()) {
        prop_assert_eq!(&a.merge(&a), &a);
        prop_assert_eq!(a.merge(&b), b.merge(&a));
        prop_assert_eq!(a.merge(&b).merge(&c), a.merge(&b.merge(&c)));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
        prop_assert!(read(&text).is_err(), "no such text is an envelope");
        let listed = format!("{{\"format\":\"touchstone\",\"version\":1,\"documents\":[{text}]}}");
        if let Ok(file) = read(&listed) {
            prop_assert_eq!(read(&write(&file)), Ok(file));
        }
    }

    #[test]
    fn any_damage_is_read_or_refused(copies in histories(), place in any::<prop::sample::Index>(), byte in 0x20_u8..0x7f) {
        let mut bytes = write(&SaveFile::of(copies)).into_bytes();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        if let Ok(file) = read(&String::from_utf8(bytes).unwrap()) {
            prop_assert_eq!(read(&write(&file)), Ok(file));
        }
    }
}
