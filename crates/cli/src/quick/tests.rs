//! The quick reader and the domain's reader agree on everything, and the quick one takes all that is sound.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use touchstone_domain::assessment::{self, read};

use super::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/save")
}

/// Every save file of the project, by name.
fn fixtures() -> Vec<(String, String)> {
    let entries = fs::read_dir(folder()).unwrap().map(Result::unwrap);
    let mut fixtures: Vec<(String, String)> = entries
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    fixtures.sort();
    assert!(fixtures.len() >= 9);
    fixtures
}

/// A file with everything in it that a sound file may hold.
fn everything() -> String {
    let (one, other) = ("00000000000a", "00000000000b");
    json!({
        "format": "touchstone", "version": 1, "from": {"deep": [1, [2.5]]},
        "documents": [
            {"kind": "storyboard", "version": 7, "id": "0000000000000002", "registers": {}, "later": [null]},
            {"kind": "assessment", "version": 1, "id": "0000000000000001", "registers": {
                "name": {"text": "Ê \\ \"x\" \n", "counter": 3, "writer": one, "seen": {one: 3, other: 2}, "also": [
                    {"text": "a", "counter": 1, "writer": other},
                    {"text": "b", "counter": 2, "writer": other},
                ]},
                "p1.1/level/self": {"value": {"answer": 3, "instrument": "1.0.0"}, "counter": 1, "writer": one},
                "odd": {"value": [-1, 1.5, true, "x", {"a": null}], "counter": 9_007_199_254_740_991_u64, "writer": one},
            }},
            {"kind": "assessment", "version": 1, "id": "0000000000000001", "registers": {
                "p1.1/level/self": {"value": null, "counter": 2, "writer": other},
            }},
        ],
    })
    .to_string()
}

fn as_written(text: &str) -> String {
    save_file::write(&save_file::read(text).unwrap())
}

fn agree(text: &str) {
    if let Some(quick) = sound(text) {
        assert_eq!(save_file::read(text).as_ref(), Ok(&quick), "{text}");
    }
    if let Some(quick) = assessments(text) {
        assert_eq!(Some(quick), assessments_of_the_domain(text), "{text}");
    }
}

/// The assessments that the domain finds; nothing where it finds anything wrong with one.
fn assessments_of_the_domain(text: &str) -> Option<Vec<Assessment>> {
    let file = save_file::read(text).ok()?;
    let wanted = file
        .documents
        .iter()
        .filter(|entry| entry.kind().is_none_or(|kind| kind == assessment::KIND));
    wanted
        .map(|entry| {
            let document = entry
                .document()
                .filter(|document| document.version == assessment::VERSION)?;
            read::problems(document).is_empty().then(|| read::assessment(document))
        })
        .collect()
}

#[test]
fn sound_files_are_taken_and_the_rest_is_left_to_the_domain() {
    let unusual = ["damaged-document.json", "newer.json"];
    for (name, text) in fixtures() {
        assert_eq!(read(&text), save_file::read(&text), "{name}");
        assert_eq!(sound(&text).is_none(), unusual.contains(&name.as_str()), "{name}");
        agree(&text);
        // As every version of the app writes it; people who write by hand sort otherwise. A voice that was removed takes
        // back what was read before.
        let written = as_written(&text);
        let is_left = unusual.contains(&name.as_str()) || name == "second-voice.json";
        assert_eq!(assessments(&written).is_none(), is_left, "{name}");
        agree(&written);
    }
    for text in [everything(), format!("\u{feff} {}\n", everything())] {
        assert!(sound(&text).is_some());
        agree(&text);
    }
}

#[test]
fn nothing_unusual_is_taken() {
    let text = everything();
    let register = |json: &str| format!("\"odd2\":{json},\"odd\":");
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let replaced = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    let writer = "\"writer\":\"00000000000a\"";
    let with = |json: &str| replaced("\"odd\":", &register(json));
    let unusual = [
        String::new(),
        " ".to_owned(),
        "[]".to_owned(),
        text[..text.len() - 1].to_owned(),
        format!("{text}{{}}"),
        replaced("\"touchstone\"", "\"other\""),
        replaced("\"format\"", "\"formats\""),
        replaced("]]},\"version\":1", "]]},\"version\":2"),
        replaced("]]},\"version\":1", "]]},\"version\":1.0"),
        replaced("\"version\":7", "\"version\":0"),
        replaced("\"version\":7", "\"version\":-1"),
        replaced("\"version\":7", "\"version\":4294967296"),
        replaced("\"kind\":\"storyboard\"", "\"kind\":\"Storyboard\""),
        replaced("\"kind\":\"storyboard\"", "\"kind\":\"\""),
        replaced("\"kind\":\"storyboard\"", "\"kind\":null"),
        replaced(
            "\"kind\":\"storyboard\"",
            "\"kind\":\"storyboard\",\"kind\":\"storyboard\"",
        ),
        replaced("\"0000000000000002\"", "\"000000000000000A\""),
        replaced("\"registers\":{}", "\"registers\":[]"),
        replaced(
            "\"registers\":{}",
            "\"registers\":{\"\":{\"value\":1,\"counter\":1,\"writer\":\"00000000000a\"}}",
        ),
        replaced("\"storyboard\"", "\"\\ud800\""),
        replaced("2.5", "1e999"),
        replaced("2.5", &nested(29)),
        replaced("[null]", &nested(30)),
        replaced("1.5", &nested(27)),
        with("null"),
        with(&format!("{{\"counter\":1,{writer}}}")),
        with(&format!("{{\"value\":1,\"text\":\"a\",\"counter\":1,{writer}}}")),
        with(&format!("{{\"text\":1,\"counter\":1,{writer}}}")),
        with(&format!("{{\"value\":1,\"counter\":0,{writer}}}")),
        with(&format!("{{\"value\":1,\"counter\":1.0,{writer}}}")),
        with(&format!("{{\"value\":1,\"counter\":9007199254740992,{writer}}}")),
        with("{\"value\":1,\"counter\":1,\"writer\":\"tab\"}"),
        with(&format!("{{\"value\":1,\"counter\":1,{writer},\"later\":1}}")),
        with(&format!("{{\"value\":1,\"counter\":1,{writer},\"seen\":[]}}")),
        with(&format!(
            "{{\"value\":1,\"counter\":1,{writer},\"seen\":{{\"00000000000a\":2}}}}"
        )),
        with(&format!("{{\"value\":1,\"counter\":1,{writer},\"also\":{{}}}}")),
        with(&format!(
            "{{\"value\":1,\"counter\":2,{writer},\"also\":[{{\"value\":1,\"counter\":1,{writer}}}]}}"
        )),
        with(&format!(
            "{{\"value\":1,\"counter\":2,{writer},\"also\":[{{\"text\":\"a\",\"counter\":2,{writer}}}]}}"
        )),
        with(&format!(
            "{{\"text\":\"{}\",\"counter\":1,{writer}}}",
            "é".repeat(limits::TEXT_LIMIT + 1)
        )),
    ];
    for text in unusual {
        let start: String = text.chars().take(2_000).collect();
        assert!(sound(&text).is_none(), "{start}");
        assert!(assessments(&text).is_none(), "{start}");
        assert_eq!(read(&text), save_file::read(&text), "{start}");
    }
    // At the very limits.
    let usual = [
        replaced("2.5", &nested(28)),
        replaced("[null]", &nested(29)),
        replaced("1.5", &nested(26)),
        with(&format!(
            "{{\"text\":\"{}\",\"counter\":1,{writer}}}",
            "é".repeat(limits::TEXT_LIMIT)
        )),
    ];
    for text in usual {
        assert!(sound(&text).is_some());
        agree(&text);
    }
}

#[test]
fn limits_of_numbers_are_the_domains() {
    let register = json!({"value": 1, "counter": 1, "writer": "00000000000a"});
    let file = |registers: usize, documents: usize| {
        let registers: serde_json::Map<String, Json> = (0..registers)
            .map(|number| (number.to_string(), register.clone()))
            .collect();
        let document = json!({"kind": "test", "version": 1, "id": "0000000000000001", "registers": registers});
        json!({"format": "touchstone", "version": 1, "documents": vec![document; documents]}).to_string()
    };
    assert!(sound(&file(1, limits::DOCUMENTS)).is_some());
    assert!(sound(&file(1, limits::DOCUMENTS + 1)).is_none());
    assert!(sound(&file(limits::REGISTERS, 1)).is_some());
    assert!(sound(&file(limits::REGISTERS + 1, 1)).is_none());
    assert!(sound(&(" ".repeat(limits::BYTES) + &file(1, 1))).is_none());
}

/// A text from which mutations start: a save file of the project, or everything at once, as it is and as the app writes it.
fn any_start() -> impl Strategy<Value = String> {
    let mut texts: Vec<String> = fixtures().into_iter().map(|(_, text)| text).collect();
    texts.push(everything());
    let written: Vec<String> = texts.iter().map(|text| as_written(text)).collect();
    texts.extend(written);
    prop::sample::select(texts)
}

/// Pieces of JSON that are most likely to be read differently.
fn any_piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "null",
        "true",
        "0",
        "1",
        "-1",
        "1.0",
        "-0",
        "1e3",
        "1e999",
        "18446744073709551616",
        "9007199254740993",
        "\"\"",
        "\"a\"",
        "\"\\ud800\"",
        "\"\\u0041\"",
        "\"00000000000a\"",
        "\"0000000000000001\"",
        "[]",
        "{}",
        "[[1]]",
        "{\"a\":1,\"a\":2}",
        "{\"00000000000a\":1}",
        "[{\"text\":\"x\",\"counter\":1,\"writer\":\"00000000000a\"}]",
        "\"text\":\"x\"",
        "\"value\":null",
        "\"counter\":1",
        "\"seen\":{}",
        "\"also\":[]",
        "\"kind\":\"a\"",
        ",",
        ":",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "\\",
        " ",
        "\n",
        "é",
    ])
}

/// Where a value, a name or a bracket begins: there a mutation says most.
fn boundaries(text: &str) -> Vec<usize> {
    let places = text
        .char_indices()
        .filter(|(_, character)| "\"{}[],:".contains(*character));
    places.map(|(place, _)| place).collect()
}

/// The nodes of a tree, each changed with a small chance.
fn change(json: &mut Json, change_at: &mut dyn FnMut(&mut Json)) {
    change_at(json);
    match json {
        Json::Array(items) => items.iter_mut().for_each(|item| change(item, change_at)),
        Json::Object(fields) => fields.values_mut().for_each(|item| change(item, change_at)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_changed_byte_is_read_alike(text in any_start(), place: prop::sample::Index, byte in 0x20_u8..0x7f) {
        let mut bytes = text.into_bytes();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        if let Ok(text) = String::from_utf8(bytes) {
            agree(&text);
        }
    }

    #[test]
    fn a_piece_put_anywhere_is_read_alike(
        text in any_start(),
        from: prop::sample::Index,
        taken in 0_usize..3,
        piece in any_piece(),
        after in any::<bool>(),
    ) {
        let places = boundaries(&text);
        let number = from.index(places.len());
        let start = places[number] + usize::from(after);
        let end = places.get(number + taken).copied().unwrap_or(text.len()).max(start);
        let (start, end) = (floor(&text, start), floor(&text, end));
        agree(&format!("{}{piece}{}", &text[..start], &text[end..]));
    }

    #[test]
    fn a_changed_node_is_read_alike(text in any_start(), at in 0_usize..900, piece in any_piece()) {
        let Ok(new) = serde_json::from_str::<Json>(piece) else { return Ok(()) };
        let mut json: Json = serde_json::from_str(&text).unwrap();
        let mut left = at;
        change(&mut json, &mut |node| {
            if left == 0 {
                *node = new.clone();
            }
            left = left.wrapping_sub(1);
        });
        agree(&json.to_string());
    }

    #[test]
    fn a_cut_text_is_refused_by_both(text in any_start(), end: prop::sample::Index) {
        let end = floor(&text, end.index(text.trim_end().len()));
        prop_assert_eq!(sound(&text[..end]), None);
        prop_assert_eq!(read(&text[..end]), save_file::read(&text[..end]));
    }
}

/// The next place at or before this one between two characters.
fn floor(text: &str, place: usize) -> usize {
    (0..=place.min(text.len()))
        .rev()
        .find(|place| text.is_char_boundary(*place))
        .unwrap()
}
