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

/// What is wrong with the only document of a file from outside. Where it is stored here, nothing is.
fn foreign_problem(kind: &str, registers: &Json) -> Option<DocumentProblem> {
    let json = json!({"kind": kind, "version": 1, "id": id(1).as_str(), "registers": registers});
    let text = envelope(&json!([json]));
    let stored = read(&text).unwrap();
    assert!(stored.documents[0].document().is_some(), "what is stored can be read");
    let foreign = read_foreign(&text).unwrap();
    assert_eq!(write(&foreign), write(&stored), "nothing is lost");
    match &foreign.documents[0] {
        Entry::Known(_) => None,
        Entry::Opaque { problem, .. } => Some(problem.clone()),
    }
}

#[test]
fn a_counter_that_no_work_reaches_is_damage_in_a_file_from_outside() {
    let at = |counter: u64| json!({"p9.9/zzz": {"value": null, "counter": counter, "writer": WRITER}});
    assert_eq!(foreign_problem("assessment", &at(limits::FOREIGN_COUNTER)), None);
    for counter in [limits::FOREIGN_COUNTER + 1, HIGHEST_COUNTER] {
        assert_eq!(
            foreign_problem("assessment", &at(counter)),
            Some(DocumentProblem::Counter)
        );
    }
}

#[test]
fn a_forged_copy_leaves_the_sound_one_beside_it_whole() {
    let copy = |counter: u64| {
        let registers = json!({format!("p1.{counter}/note"): {"value": "n", "counter": counter, "writer": WRITER}});
        json!({"kind": "assessment", "version": 1, "id": id(1).as_str(), "registers": registers})
    };
    let sound = read(&envelope(&json!([copy(1), copy(2)]))).unwrap();
    let file = read_foreign(&envelope(&json!([copy(1), copy(HIGHEST_COUNTER), copy(2)]))).unwrap();
    assert_eq!(file.documents.len(), 2);
    assert_eq!(file.documents[0], sound.documents[0]);
    assert!(file.documents[1].document().is_none());
    assert_eq!(read_foreign(&write(&file)), Ok(file));
}

#[test]
fn more_entries_than_people_make_are_damage_in_a_file_from_outside() {
    let hex = |number: usize| format!("{number:08x}");
    for (kind, pattern, limit) in limits::ENTRIES {
        let (group, _) = pattern.rsplit_once('*').unwrap();
        let group = group.replace('*', "0123456789abcdef");
        let registers = |group: &str, count: usize| -> Map<String, Json> {
            let keys = (0..count).flat_map(|number| ["/a", "/b"].map(|end| format!("{group}{}{end}", hex(number))));
            keys.map(|key| (key, json!({"value": 1, "counter": 1, "writer": WRITER})))
                .collect()
        };
        let most = registers(&group, limit);
        assert_eq!(foreign_problem(kind, &most.clone().into()), None, "{kind} {pattern}");
        let too_many = DocumentProblem::TooManyEntries {
            key: group.clone(),
            count: limit + 1,
            limit,
        };
        let more = Json::from(registers(&group, limit + 1));
        assert_eq!(foreign_problem(kind, &more), Some(too_many), "{kind} {pattern}");
        assert_eq!(foreign_problem("unknown", &more), None, "{kind} {pattern}");
        if group.contains("0123456789abcdef") {
            let mut two = most;
            two.extend(registers(&group.replace("0123456789abcdef", "1"), limit));
            assert_eq!(foreign_problem(kind, &two.into()), None, "{kind} {pattern}, twice");
        }
    }
}

#[test]
fn texts_and_writers_beside_a_register_are_counted_in_a_file_from_outside() {
    let also = |count: usize| -> Json {
        let texts = (1..=count)
            .rev()
            .map(|counter| json!({"text": "a", "counter": counter, "writer": WRITER}));
        json!({"note": {"text": "b", "counter": 1_000_000, "writer": WRITER, "also": texts.collect::<Vec<_>>()}})
    };
    let seen = |count: usize| -> Json {
        let mut writers: Map<String, Json> = (1..=count).map(|number| (format!("{number:012x}"), json!(1))).collect();
        writers.insert(WRITER.to_owned(), json!(2));
        json!({"note": {"text": "b", "counter": 2, "writer": WRITER, "seen": writers}})
    };
    for (registers, limit) in [(also as fn(usize) -> Json, limits::ALSO), (seen, limits::WRITERS)] {
        assert_eq!(foreign_problem("test", &registers(limit)), None);
        let problem = DocumentProblem::TooManyEntries {
            key: "note".to_owned(),
            count: limit + 1,
            limit,
        };
        assert_eq!(foreign_problem("test", &registers(limit + 1)), Some(problem));
    }
}

#[test]
fn a_long_list_of_texts_is_in_order_and_seen() {
    let text = |counter: usize, writer: String| json!({"text": "a", "counter": counter, "writer": writer});
    let register = |also: Vec<Json>, seen: Json| json!({"a": {"text": "b", "counter": 1_000_000, "writer": WRITER, "also": also, "seen": seen}});
    let damaged = Some(DocumentProblem::Register { key: "a".to_owned() });
    let one = || WRITER.to_owned();
    let upwards = (1..=limits::ALSO + 1).map(|counter| text(counter, one())).collect();
    assert_eq!(problem(&document(&register(upwards, json!({})))), damaged);
    let of_many = |count: usize| {
        (1..=count)
            .rev()
            .map(|counter| text(counter, format!("{counter:012x}")))
            .collect()
    };
    assert_eq!(
        problem(&document(&register(of_many(limits::ALSO + 1), json!({})))),
        damaged
    );
    assert_eq!(problem(&document(&register(of_many(limits::ALSO), json!({})))), None);
}

proptest! {
    #[test]
    fn copies_in_one_file_are_merged_whatever_their_number(documents in vec(any_document(), 0..9), stranger in any_json()) {
        let one_by_one = documents.iter().map(|document| SaveFile::of([document.clone()]));
        let expected = one_by_one.reduce(|all, one| all.merge(&one)).unwrap_or_default();
        prop_assert_eq!(&SaveFile::of(documents.clone()), &expected);
        let opaque = || Entry::Opaque { json: stranger.clone(), problem: DocumentProblem::Kind };
        let mut entries = vec![opaque(), opaque(), opaque()];
        entries.extend(documents.into_iter().map(Entry::Known));
        put_in_order(&mut entries);
        prop_assert_eq!(entries.len(), expected.documents.len() + 1);
    }
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
            read_envelope(json, |_| Ok(())).unwrap()
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
