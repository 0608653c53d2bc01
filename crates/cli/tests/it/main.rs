//! The command line as people run it: arguments in; output, remarks and exit status out.

// Tells clippy that helpers may unwrap too.
#![cfg(test)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value as Json;

mod compare;
mod export;
mod hostile;
mod many;
mod plan;
mod recipe;

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn touchstone(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_touchstone"))
        .args(arguments)
        .current_dir(project())
        .output()
        .unwrap()
}

fn fixture(name: &str) -> String {
    format!("tests/fixtures/save/{name}")
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn lines(output: &Output) -> Vec<Json> {
    text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// What a number looks like in the output, not what a float makes of it.
fn printed<'a>(line: &'a str, name: &str) -> &'a str {
    let start = line.find(&format!("\"{name}\":")).unwrap() + name.len() + 3;
    let rest = &line[start..];
    &rest[..rest.find([',', '}']).unwrap()]
}

/// A folder of our own that goes away with the test. The process is in its name: another run of the tests may be under way.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_worked_example_scores_as_published() {
    let output = touchstone(&["score", &fixture("worked-example.json")]);
    assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    let line = text(&output.stdout).trim_end();
    assert_eq!(line.lines().count(), 1);
    let (head, principles) = line.split_once("\"principles\":").unwrap();
    let table = [
        ("overall", "56.083333"),
        ("lower", "55.190476"),
        ("upper", "56.619048"),
        ("coverage", "0.982456"),
        ("supported", "27.142857"),
        ("band", "\"developing\""),
        ("fragile", "false"),
    ];
    for (name, expected) in table {
        assert_eq!(printed(head, name), expected, "{name}");
    }
    let indices = [
        "57.142857",
        "67.857143",
        "54.166667",
        "62.500000",
        "50.000000",
        "37.500000",
        "54.166667",
        "62.500000",
        "65.000000",
        "50.000000",
    ];
    for (number, expected) in (1..).zip(indices) {
        let principle = &principles[principles.find(&format!("\"p{number}\":")).unwrap()..];
        let supported = if number == 1 { "46.428571" } else { "25.000000" };
        let (lower, upper) = if number == 4 {
            ("53.571429", "67.857143")
        } else {
            (expected, expected)
        };
        for (name, expected) in [
            ("index", expected),
            ("lower", lower),
            ("upper", upper),
            ("supported", supported),
        ] {
            assert_eq!(printed(principle, name), expected, "p{number} {name}");
        }
    }
    let json = &lines(&output)[0];
    assert_eq!(json["file"], fixture("worked-example.json"));
    assert_eq!(json["assessment"].as_str().unwrap().len(), 16);
    let codes: Vec<&str> = json["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|reason| reason["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["index_below", "principle_below_floor"]);
    assert_eq!(json["reasons"][0]["band"], "ready");
    assert_eq!(json["reasons"][1]["principle"], "p6");
    assert_eq!(
        json["notes"],
        serde_json::json!([{"code": "undated_evidence", "entries": 7}])
    );
}

#[test]
fn a_quick_scan_has_no_band_but_says_what_the_essentials_allow() {
    let output = touchstone(&["score", &fixture("quick-scan.json")]);
    assert_eq!(status(&output), 0);
    let json = &lines(&output)[0];
    for name in ["overall", "lower", "upper", "supported", "band", "fragile"] {
        assert_eq!(json[name], Json::Null, "{name}");
    }
    assert_eq!(json["reasons"][0]["code"], "quick_scan");
    assert_eq!(json["reasons"][0]["essentials"], 16);
    assert!(json["coverage"].is_number());
}

#[test]
fn what_cannot_be_read_is_named_and_blocks_nothing() {
    let folder = Folder::new("unreadable");
    let files = [
        (folder.write("empty.json", ""), "empty"),
        (folder.write("broken.json", "{\"format\": "), "not JSON: line 1"),
        (folder.write("other.json", "{\"a\": 1}"), "not a save file"),
        (folder.write("binary.json", [0xff, 0xfe, 0x00]), "UTF-8, from byte 0"),
        (folder.write("deep.json", "[".repeat(100_000)), "nested deeper"),
        (format!("{}/missing.json", folder.path()), "No such file"),
    ];
    let mut arguments = vec!["score"];
    arguments.extend(files.iter().map(|(file, _)| file.as_str()));
    let good = fixture("worked-example.json");
    arguments.push(&good);
    let output = touchstone(&arguments);
    assert_eq!(status(&output), 1);
    let lines = lines(&output);
    assert_eq!(lines.len(), files.len() + 1);
    for (line, (file, error)) in lines.iter().zip(&files) {
        assert_eq!(line["file"], *file);
        assert!(line["error"].as_str().unwrap().contains(error), "{line}");
        assert_eq!(line.as_object().unwrap().len(), 2);
    }
    assert_eq!(lines.last().unwrap()["band"], "developing");
}

#[test]
fn a_damaged_document_does_not_block_the_others() {
    let output = touchstone(&["score", &fixture("damaged-document.json")]);
    assert_eq!(status(&output), 1);
    let lines = lines(&output);
    assert_eq!(lines.iter().filter(|line| line.get("error").is_some()).count(), 2);
    let good: Vec<&Json> = lines.iter().filter(|line| line.get("error").is_none()).collect();
    assert_eq!(good.len(), 1);
    assert_eq!(good[0]["assessment"], "00000000000000cc");
    assert_eq!(good[0]["reasons"][0]["code"], "no_overall");
    assert_eq!(good[0]["principles"]["p1"]["index"], Json::Null);
}

#[test]
fn an_assessment_of_a_newer_version_is_not_guessed_at() {
    let output = touchstone(&["score", &fixture("newer.json")]);
    assert_eq!(status(&output), 1);
    let lines = lines(&output);
    assert_eq!(lines[0]["assessment"], "00000000000000ff");
    assert!(lines[0]["error"].as_str().unwrap().contains("newer"));
}

#[test]
fn deleted_assessments_are_left_out() {
    let folder = Folder::new("deleted");
    let original = fs::read_to_string(project().join(fixture("worked-example.json"))).unwrap();
    let mut json: Json = serde_json::from_str(&original).unwrap();
    json["documents"][0]["registers"]["deleted"] =
        serde_json::json!({"value": true, "counter": 9999, "writer": "3f2a9c5b7d10"});
    let file = folder.write("deleted.json", json.to_string());
    let output = touchstone(&["score", &file]);
    assert_eq!((status(&output), text(&output.stdout)), (0, ""));
}

#[test]
fn what_is_unreadable_inside_an_assessment_is_remarked() {
    let folder = Folder::new("remarked");
    let original = fs::read_to_string(project().join(fixture("worked-example.json"))).unwrap();
    let mut json: Json = serde_json::from_str(&original).unwrap();
    json["documents"][0]["registers"]["p1.1/level/self"] =
        serde_json::json!({"value": {"answer": 7, "instrument": "1.0.0"}, "counter": 9999, "writer": "3f2a9c5b7d10"});
    let file = folder.write("odd.json", json.to_string());
    let output = touchstone(&["score", &file]);
    assert_eq!(status(&output), 0);
    assert!(
        text(&output.stderr).contains("p1.1/level/self"),
        "{}",
        text(&output.stderr)
    );
    // Out of reach is unanswered, not the nearest level.
    assert_eq!(
        lines(&output)[0]["reasons"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|reason| reason["code"] == "essential_unanswered")
            .count(),
        1
    );
}

#[test]
fn folders_are_walked_in_order() {
    let folder = Folder::new("walked");
    let good = fs::read(project().join(fixture("worked-example.json"))).unwrap();
    let expected = [
        folder.write("a/z.json", &good),
        folder.write("b.JSON", &good),
        folder.write("c.json", "broken"),
    ];
    folder.write("notes.txt", "not for us");
    let output = touchstone(&["score", folder.path()]);
    assert_eq!(status(&output), 1);
    let files: Vec<Json> = lines(&output).iter().map(|line| line["file"].clone()).collect();
    assert_eq!(files, expected);

    let empty = Folder::new("walked-empty");
    let output = touchstone(&["score", empty.path()]);
    assert_eq!((status(&output), text(&output.stdout)), (0, ""));
    assert!(text(&output.stderr).contains("no .json file"));
}

#[test]
fn a_hyphen_is_standard_input() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_touchstone"))
        .args(["score", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let good = fs::read(project().join(fixture("worked-example.json"))).unwrap();
    child.stdin.take().unwrap().write_all(&good).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(status(&output), 0);
    assert_eq!(lines(&output)[0]["file"], "-");
    assert_eq!(printed(text(&output.stdout), "overall"), "56.083333");
}

#[test]
fn every_save_file_of_the_project_scores_or_says_why_not() {
    let output = touchstone(&["score", "tests/fixtures/save"]);
    assert_eq!(status(&output), 1);
    for line in lines(&output) {
        assert!(
            line.get("error").is_some() != line.get("principles").is_some(),
            "{line}"
        );
    }
}

#[test]
fn calls_that_make_no_sense_are_refused() {
    for (arguments, word) in [
        (vec![], "say what to do"),
        (vec!["grade"], "grade"),
        (vec!["score"], "FILE"),
        (vec!["compile"], "--out"),
    ] {
        let output = touchstone(&arguments);
        assert_eq!((status(&output), text(&output.stdout)), (2, ""));
        assert!(text(&output.stderr).contains(word), "{}", text(&output.stderr));
    }
    let help = touchstone(&["help"]);
    assert_eq!(status(&help), 0);
    assert!(text(&help.stdout).contains("touchstone score FILE"));
}

#[test]
fn the_content_of_the_project_is_whole() {
    let output = touchstone(&["check", "--json"]);
    assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    let json = &lines(&output)[0];
    for (name, expected) in [
        ("diagnostics", 0),
        ("principles", 10),
        ("indicators", 59),
        ("essentials", 16),
    ] {
        assert_eq!(json[name], expected, "{name}");
    }
    for name in [
        "units",
        "sections",
        "words",
        "quiz_items",
        "activities",
        "figures",
        "sources",
    ] {
        assert!(json[name].as_u64().unwrap() > 0, "{name}");
    }
    let per_unit = json["words_per_unit"].as_object().unwrap();
    assert!(per_unit.values().all(|languages| languages["en"].as_u64().unwrap() > 0));

    let in_words = touchstone(&["check"]);
    assert_eq!(status(&in_words), 0);
    assert!(text(&in_words.stdout).contains("Nothing to mend."));
    assert!(text(&in_words.stdout).contains("indicators 59"));
}

#[test]
fn wrong_content_is_listed_and_not_counted() {
    let folder = Folder::new("wrong-content");
    folder.write("programme.toml", "this is no TOML");
    for arguments in [
        vec!["check"],
        vec!["check", "--json"],
        vec!["compile", "--out", "unused"],
    ] {
        let mut arguments = arguments;
        arguments.extend(["--modules", folder.path()]);
        let output = touchstone(&arguments);
        assert_eq!(status(&output), 1, "{arguments:?}");
        let listed = if arguments.len() == 3 {
            &output.stdout
        } else {
            &output.stderr
        };
        assert!(text(listed).contains("programme.toml"), "{}", text(listed));
        assert!(text(listed).contains("What to do"), "{}", text(listed));
    }
    let json = &lines(&touchstone(&["check", "--json", "--modules", folder.path()]))[0];
    assert!(json["diagnostics"].as_u64().unwrap() > 0);
    assert_eq!(json["units"], Json::Null);
}

#[test]
fn compiled_content_lies_where_it_was_wanted() {
    let folder = Folder::new("compiled");
    let out = format!("{}/deep/content", folder.path());
    let output = touchstone(&["compile", "--out", &out]);
    assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("en"), "{}", text(&output.stdout));
    let manifest: Json = serde_json::from_str(&fs::read_to_string(format!("{out}/manifest.json")).unwrap()).unwrap();
    assert!(manifest["languages"]["en"].is_object());
}
