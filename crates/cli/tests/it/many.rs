//! `touchstone merge` and `touchstone tabulate`.

use super::*;

/// The worked example under another id and name.
pub(crate) fn provider(number: u64, name: &str, profile: &str, changes: &[(&str, Json)]) -> String {
    let original = fs::read_to_string(project().join(fixture("worked-example.json"))).unwrap();
    let mut json: Json = serde_json::from_str(&original).unwrap();
    json["documents"][0]["id"] = format!("{number:016x}").into();
    let registers = &mut json["documents"][0]["registers"];
    registers["name"]["text"] = name.into();
    registers["profile"]["value"] = profile.into();
    for (key, value) in changes {
        registers[*key] = serde_json::json!({"value": value, "counter": 900, "writer": "3f2a9c5b7d10"});
    }
    json.to_string()
}

fn rows(folder: &Folder, options: &[&str]) -> (i32, Vec<Json>) {
    let output = touchstone(&[&["tabulate", folder.path()], options].concat());
    let mut lines = lines(&output);
    lines.sort_by_key(|line| line["file"].to_string());
    (status(&output), lines)
}

#[test]
fn examples_are_left_out_and_counted() {
    let folder = Folder::new("examples");
    folder.write("own.json", provider(1, "Own", "bus", &[]));
    folder.write(
        "example.json",
        provider(2, "Example", "bus", &[("example", "lanterna".into())]),
    );
    for options in [&[][..], &["--summary", "--small-groups"]] {
        let output = touchstone(&[&["tabulate", folder.path()], options].concat());
        assert_eq!(status(&output), 0);
        let errors = text(&output.stderr);
        assert!(
            errors.contains("examples of fictional providers, left out: 1"),
            "{errors}"
        );
        assert!(!text(&output.stdout).contains("Example"));
        let lines = lines(&output);
        let assessments = if options.is_empty() {
            lines.len() as u64
        } else {
            lines[0]["assessments"].as_u64().unwrap()
        };
        assert_eq!(assessments, 1, "{lines:?}");
    }
}

#[test]
fn a_row_holds_the_worked_example_to_the_last_digit() {
    let output = touchstone(&["tabulate", &fixture("worked-example.json")]);
    assert_eq!(status(&output), 0);
    let line = text(&output.stdout);
    let table = [
        ("overall", "56.083333"),
        ("lower", "55.190476"),
        ("upper", "56.619048"),
        ("supported", "27.142857"),
        ("coverage", "0.982456"),
        ("band", "\"developing\""),
        ("profile", "\"bus\""),
        ("fragile", "false"),
        ("answered", "56"),
        ("unknown", "1"),
        ("not_applicable", "2"),
        ("p1", "57.142857"),
        ("p1_supported", "46.428571"),
        ("p6", "37.500000"),
        ("p1.1", "3"),
        ("p4.7", "null"),
        ("p6.3", "null"),
        ("p10.5", "2"),
        ("error", "null"),
    ];
    for (name, expected) in table {
        assert_eq!(printed(line, name), expected, "{name}");
    }
    let csv = touchstone(&["tabulate", "--format", "csv", &fixture("worked-example.json")]);
    let lines: Vec<Vec<&str>> = text(&csv.stdout)
        .lines()
        .map(|line| line.split(',').collect())
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].len(), lines[1].len());
    for (name, expected) in table {
        let place = lines[0].iter().position(|column| *column == name).unwrap();
        let expected = if expected == "null" {
            ""
        } else {
            expected.trim_matches('"')
        };
        assert_eq!(lines[1][place], expected, "{name}");
    }
}

#[test]
fn one_bad_file_gives_a_line_and_stops_nothing() {
    let folder = Folder::new("tabulate-bad");
    folder.write("a.json", provider(1, "=1+1", "bus", &[]));
    folder.write("b.json", "{");
    folder.write("deep/c.json", provider(2, "Two", "hei", &[]));
    folder.write("deep/d.JSON", [0xff]);
    folder.write("e.txt", "not for us");
    let (code, rows) = rows(&folder, &[]);
    assert_eq!(code, 1);
    let errors: Vec<bool> = rows.iter().map(|row| row["error"].is_string()).collect();
    assert_eq!(errors, [false, true, false, true]);
    assert_eq!(rows[1].as_object().unwrap().len(), 2);
    assert_eq!(rows[0]["name"], "=1+1", "JSON is no spreadsheet");

    let csv = touchstone(&["tabulate", "--format=csv", folder.path()]);
    assert_eq!(status(&csv), 1);
    let lines: Vec<&str> = text(&csv.stdout).lines().collect();
    assert_eq!(lines.len(), 5);
    let columns = lines[0].split(',').count();
    assert!(lines.iter().all(|line| line.split(',').count() >= columns), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains(",'=1+1,")), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("not JSON")), "{lines:?}");

    let all = touchstone(&["tabulate", "tests/fixtures/save"]);
    assert_eq!(status(&all), 1);
    assert!(super::lines(&all).iter().any(|line| line["band"] == "developing"));
}

#[test]
fn groups_of_few_providers_are_withheld() {
    let folder = Folder::new("summary");
    for number in 0..6_u64 {
        // Two files of one provider count once.
        folder.write(
            &format!("h{number}.json"),
            provider(number, &format!("School {}", number.max(1)), "hei", &[]),
        );
    }
    for number in 10..14_u64 {
        folder.write(
            &format!("b{number}.json"),
            provider(number, &format!("Studio {number}"), "bus", &[]),
        );
    }
    let group = |options: &[&str], name: &str| {
        let (code, rows) = rows(&folder, options);
        assert_eq!(code, 0);
        rows.into_iter().find(|row| row["group"] == name).unwrap()
    };
    let hei = group(&["--summary"], "hei");
    assert_eq!(
        (&hei["withheld"], &hei["assessments"], &hei["developing"]),
        (&false.into(), &6.into(), &6.into())
    );
    assert_eq!(hei["overall_mean"], 56.083333);
    let withheld = serde_json::json!({"group": "bus", "withheld": true});
    assert_eq!(group(&["--summary"], "bus"), withheld);
    // Four studios could be read off the difference.
    assert_eq!(group(&["--summary"], "all")["withheld"], true);
    assert_eq!(group(&["--summary", "--small-groups"], "bus")["assessments"], 4);
    assert_eq!(group(&["--summary", "--small-groups"], "all")["assessments"], 10);

    folder.write("b14.json", provider(14, "Studio 14", "bus", &[]));
    assert_eq!(group(&["--summary"], "bus")["assessments"], 5);
    assert_eq!(group(&["--summary"], "all")["assessments"], 11);

    let csv = touchstone(&["tabulate", folder.path(), "--summary", "--format=csv"]);
    let lines: Vec<&str> = text(&csv.stdout).lines().collect();
    assert_eq!(
        lines[0],
        "group,withheld,assessments,overall_mean,emerging,developing,ready,leading,no_band,file,assessment,error"
    );
    assert_eq!(lines[1], "hei,false,6,56.083333,0,6,0,0,0,,,");
}

#[test]
fn merging_keeps_everything_and_is_harmless_twice() {
    let folder = Folder::new("merge");
    let level = |number: u8| serde_json::json!({"answer": number, "instrument": "1.0.0"});
    let one = folder.write("one.json", provider(1, "One", "bus", &[("p1.1/level/self", level(4))]));
    let copy = folder.write("copy.json", provider(1, "One", "bus", &[("p1.2/level/self", level(4))]));
    let two = folder.write("two.json", provider(2, "Two", "hei", &[]));
    let bad = folder.write("bad.json", "{");
    let out = format!("{}/out/merged.json", folder.path());
    fs::create_dir_all(format!("{}/out", folder.path())).unwrap();

    let output = touchstone(&["merge", &one, &bad, &copy, &two, "--out", &out]);
    assert_eq!(status(&output), 1);
    let lines = lines(&output);
    assert_eq!(lines[0]["file"], bad);
    assert_eq!((&lines[1]["files"], &lines[1]["documents"]), (&3.into(), &2.into()));
    let merged = fs::read_to_string(&out).unwrap();
    let rows = super::lines(&touchstone(&["tabulate", &out]));
    assert_eq!(
        (rows.len(), &rows[0]["p1.1"], &rows[0]["p1.2"]),
        (2, &4.into(), &4.into())
    );

    // In any order, grouping and repetition, the same bytes.
    let again = touchstone(&["merge", &two, &out, &copy, &one, &two, "--out", &out]);
    assert_eq!(status(&again), 0, "{}", text(&again.stderr));
    assert_eq!(fs::read_to_string(&out).unwrap(), merged);
    assert!(!Path::new(&format!("{out}.part")).exists());
}

#[test]
fn a_file_that_was_not_read_is_not_overwritten() {
    let folder = Folder::new("merge-guard");
    let one = folder.write("one.json", provider(1, "One", "bus", &[]));
    let other = folder.write("other.json", "somebody's work");
    for arguments in [
        vec!["merge", &one, "--out", &other],
        vec!["merge", &one, &other, "--out", &other],
    ] {
        let output = touchstone(&arguments);
        assert_eq!(status(&output), 2);
        assert!(
            text(&output.stderr).contains("was not read"),
            "{}",
            text(&output.stderr)
        );
        assert_eq!(fs::read_to_string(&other).unwrap(), "somebody's work");
    }
    let newer = touchstone(&[
        "merge",
        &fixture("newer.json"),
        "--out",
        &format!("{}/new.json", folder.path()),
    ]);
    assert_eq!(status(&newer), 1);
}

#[test]
fn nothing_is_written_where_nothing_could_be_read() {
    let folder = Folder::new("merge-nothing");
    let missing = format!("{}/nope.json", folder.path());
    let damaged = folder.write("damaged.json", "{");
    let out = format!("{}/out.json", folder.path());
    for before in [None, Some("untouched")] {
        if let Some(text) = before {
            fs::write(&out, text).unwrap();
        }
        let output = touchstone(&["merge", &missing, &damaged, "--out", &out]);
        assert_eq!(status(&output), 1);
        assert_eq!(fs::read_to_string(&out).ok().as_deref(), before);
        assert_eq!(lines(&output).len(), 2, "a line for each file, and none for the result");
        assert!(text(&output.stderr).contains("no file could be read"));
    }
}

#[test]
fn a_counter_that_no_work_reaches_is_told_and_does_no_harm() {
    let folder = Folder::new("forged");
    let sound = provider(1, "One", "vet", &[]);
    let mut forged: Json = serde_json::from_str(&sound).unwrap();
    forged["documents"][0]["registers"]["p9.9/zzz"] =
        serde_json::json!({"value": null, "counter": 9_007_199_254_740_991_u64, "writer": "ffffffffffff"});
    let (sound, forged) = (
        folder.write("sound.json", sound),
        folder.write("forged.json", forged.to_string()),
    );
    for command in ["score", "tabulate"] {
        let output = touchstone(&[command, &forged]);
        assert_eq!(status(&output), 1, "{command}");
        let error = lines(&output)[0]["error"].as_str().unwrap().to_owned();
        assert!(error.contains("counter"), "{command}: {error}");
    }
    let out = format!("{}/out.json", folder.path());
    assert_eq!(status(&touchstone(&["merge", &sound, &forged, "--out", &out])), 0);
    let scored = lines(&touchstone(&["score", &out]));
    assert_eq!(
        scored.len(),
        2,
        "the sound one is as it was, the forged one is kept beside"
    );
    assert!(scored[0].get("principles").is_some() && scored[1].get("error").is_some());
}

#[cfg(unix)]
#[test]
fn names_that_are_no_unicode_are_opened() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::new("names");
    let name = folder.0.join(OsStr::from_bytes(b"caf\xe9.json"));
    fs::write(&name, provider(1, "One", "vet", &[])).unwrap();
    for command in ["score", "tabulate"] {
        for path in [&name, &folder.0] {
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_touchstone"))
                .arg(command)
                .arg(path)
                .output()
                .unwrap();
            assert_eq!(status(&output), 0, "{command}: {}", text(&output.stdout));
        }
    }
}

#[test]
fn any_number_of_threads_gives_the_same_table() {
    let folder = Folder::new("threads");
    let mut files: Vec<String> = Vec::new();
    for number in 0..60_u64 {
        let level = serde_json::json!({"answer": number % 5, "instrument": "1.0.0"});
        let text = match number % 20 {
            7 => "{".to_owned(),
            _ => provider(
                number,
                &format!("Provider {number}"),
                "bus",
                &[("p1.1/level/self", level)],
            ),
        };
        files.push(folder.write(&format!("{}/{number}.json", number % 3), text));
    }
    files.insert(30, "tests/fixtures/save".to_owned());
    files.insert(31, "-".to_owned());
    let tabulate = |options: &[&str]| {
        let mut arguments = vec!["tabulate"];
        arguments.extend(options);
        arguments.extend(files.iter().map(String::as_str));
        let output = touchstone(&arguments);
        assert_eq!(status(&output), 1);
        output
    };
    let alone = tabulate(&["--threads", "1"]);
    let rows = lines(&alone);
    let before: Vec<&Json> = rows.iter().map(|row| &row["file"]).take(30).collect();
    assert_eq!(before, files[..30].iter().collect::<Vec<_>>(), "in the order given");
    for options in [&["--threads=2"][..], &["--threads", "9"], &[]] {
        assert_eq!(text(&tabulate(options).stdout), text(&alone.stdout), "{options:?}");
        let csv = ["--format=csv", "--summary"];
        let alone = tabulate(&[&csv[..], &["--threads=1"]].concat());
        let several = tabulate(&[&csv[..], options].concat());
        assert_eq!(text(&several.stdout), text(&alone.stdout), "{options:?}");
    }
}

#[test]
fn more_than_a_save_file_holds_is_not_merged() {
    let folder = Folder::new("merge-too-much");
    let note = |number: u64| serde_json::json!(format!("{number} {}", "é".repeat(19_000)));
    let large = |number: u64| {
        let mut json: Json = serde_json::from_str(&provider(number, "Large", "bus", &[])).unwrap();
        for key in ["p1.1/note", "p1.2/note", "p1.3/note", "p1.4/note", "p1.5/note"] {
            json["documents"][0]["registers"][key] =
                serde_json::json!({"text": note(number), "counter": 900, "writer": "3f2a9c5b7d10"});
        }
        json.to_string()
    };
    for number in 0..100 {
        folder.write(&format!("in/{number}.json"), large(number));
    }
    folder.write("in/broken.json", "{");
    let out = format!("{}/all.json", folder.path());
    let output = touchstone(&["merge", &format!("{}/in", folder.path()), "--out", &out]);
    assert_eq!(status(&output), 2);
    let error = std::str::from_utf8(&output.stderr).unwrap();
    assert!(error.contains("larger than 16 MiB"), "{error}");
    assert_eq!(lines(&output).len(), 1, "the broken file is named all the same");
    assert!(!Path::new(&out).exists());
}
