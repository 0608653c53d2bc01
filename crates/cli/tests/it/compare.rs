//! `touchstone compare`.

use super::*;

/// The worked example with registers changed.
fn changed(folder: &Folder, name: &str, registers: &[(&str, Json)]) -> String {
    let original = fs::read_to_string(project().join(fixture("worked-example.json"))).unwrap();
    let mut json: Json = serde_json::from_str(&original).unwrap();
    for (number, (key, value)) in registers.iter().enumerate() {
        json["documents"][0]["registers"][*key] =
            serde_json::json!({"value": value, "counter": 900 + number, "writer": "3f2a9c5b7d10"});
    }
    folder.write(name, json.to_string())
}

fn level(number: u8) -> Json {
    serde_json::json!({"answer": number, "instrument": "1.0.0"})
}

#[test]
fn what_moved_is_counted_and_what_is_real_is_said() {
    let folder = Folder::new("compare");
    let new = changed(
        &folder,
        "new.json",
        &[
            ("p6.4/level/self", level(2)),
            ("p6.4/evidence/0000000a/title", "Register of credentials".into()),
            ("p6.4/evidence/0000000a/strength", 2.into()),
            ("p1.1/level/self", level(2)),
        ],
    );
    let output = touchstone(&["compare", &fixture("worked-example.json"), &new]);
    assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    let json = &lines(&output)[0];
    assert_eq!(json["counts"], serde_json::json!({"up": 1, "same": 54, "down": 1}));
    assert_eq!(json["real"], serde_json::json!({"up": 1, "same": 0, "down": 0}));
    assert_eq!(json["essentials_changed"], serde_json::json!(["p1.1"]));
    assert_eq!(
        json["band"],
        serde_json::json!({"old": "developing", "new": "developing"})
    );
    assert_eq!(json["new_evidence"][0]["title"], "Register of credentials");
    assert_eq!(
        json["instrument"],
        serde_json::json!({"old": ["1.0.0"], "new": ["1.0.0"], "not_carried": []})
    );
    let line = text(&output.stdout);
    let overall = &line[line.find("\"overall\"").unwrap()..];
    for (name, expected) in [("old", "56.083333"), ("new", "56.351190"), ("difference", "0.267857")] {
        assert_eq!(printed(overall, name), expected, "{name}");
    }

    let back = touchstone(&["compare", &new, &fixture("worked-example.json")]);
    let line = text(&back.stdout);
    assert_eq!(
        printed(&line[line.find("\"overall\"").unwrap()..], "difference"),
        "-0.267857"
    );
}

#[test]
fn a_comparison_is_a_row_of_a_table_too() {
    let folder = Folder::new("compare-csv");
    let new = changed(
        &folder,
        "new.json",
        &[("p6.4/level/self", level(2)), ("p1.1/level/self", level(2))],
    );
    let old = fixture("worked-example.json");
    let output = touchstone(&["compare", "--format", "csv", &old, &new]);
    assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    let table: Vec<Vec<&str>> = text(&output.stdout)
        .lines()
        .map(|line| line.split(',').collect())
        .collect();
    assert_eq!(table.len(), 2);
    assert_eq!(table[0].len(), table[1].len());
    let cell = |name: &str| table[1][table[0].iter().position(|known| *known == name).unwrap()];
    for (name, expected) in [
        ("old", old.as_str()),
        ("new", new.as_str()),
        ("up", "1"),
        ("same", "54"),
        ("down", "1"),
        ("real_up", "0"),
        ("essentials_changed", "p1.1"),
        ("band_new", "developing"),
        ("overall_old", "56.083333"),
        ("p6.4_old", "1"),
        ("p6.4_new", "2"),
        ("p1.1_old", "3"),
        ("p1.1_new", "2"),
        ("version_old", "1.0.0"),
        ("error", ""),
    ] {
        assert_eq!(cell(name), expected, "{name}");
    }
    let json = touchstone(&["compare", &old, &new]);
    let line = text(&json.stdout);
    let overall = &line[line.find("\"overall\"").unwrap()..];
    for which in ["old", "new", "difference"] {
        assert_eq!(cell(&format!("overall_{which}")), printed(overall, which), "{which}");
    }
}

#[test]
fn files_that_cannot_be_compared_say_so() {
    let folder = Folder::new("compare-bad");
    let broken = folder.write("broken.json", "{");
    let good = fixture("worked-example.json");
    for pair in [[&broken, &good], [&good, &broken]] {
        let output = touchstone(&["compare", pair[0], pair[1]]);
        assert_eq!(status(&output), 1);
        assert_eq!(lines(&output)[0]["file"], broken);
    }
    let output = touchstone(&["compare", &good, &fixture("empty.json")]);
    assert_eq!((status(&output), text(&output.stdout)), (1, ""));
    assert!(text(&output.stderr).contains("in both files"));
}

#[test]
fn folders_are_compared_assessment_by_assessment() {
    use super::many::provider;
    let folder = Folder::new("compare-folders");
    let raised = [("p6.4/level/self", level(4))];
    // Files may have other names, and lie deeper.
    for (number, old, new) in [
        (1, "a.json", "x.json"),
        (2, "b.json", "deep/b.json"),
        (3, "c.json", "c.json"),
    ] {
        folder.write(&format!("old/{old}"), provider(number, "One", "hei", &[]));
        let changes = if number == 2 { &raised[..] } else { &[] };
        folder.write(&format!("new/{new}"), provider(number, "One", "hei", changes));
    }
    folder.write("old/gone.json", provider(4, "Gone", "hei", &[]));
    folder.write("new/come.json", provider(5, "Come", "hei", &[]));
    let [old, new] = ["old", "new"].map(|name| format!("{}/{name}", folder.path()));
    let output = touchstone(&["compare", &old, &new]);
    assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    let mut rows = lines(&output);
    rows.sort_by_key(|row| row["assessment"].to_string());
    let ups: Vec<u64> = rows.iter().map(|row| row["counts"]["up"].as_u64().unwrap()).collect();
    assert_eq!(ups, [0, 1, 0]);
    assert_eq!(rows[1]["old"], format!("{old}/b.json"));
    assert_eq!(rows[1]["new"], format!("{new}/deep/b.json"));
    let remark = text(&output.stderr);
    assert!(
        remark.contains("3 assessments are in both, 1 only in") && remark.contains(", 1 only in"),
        "{remark}"
    );

    let file = format!("{new}/deep/b.json");
    let one = touchstone(&["compare", &old, &file]);
    assert_eq!((status(&one), lines(&one).len()), (0, 1));

    for format in ["jsonl", "csv"] {
        let output = touchstone(&["compare", "--format", format, "-", &new]);
        assert_eq!((status(&output), text(&output.stdout)), (2, ""), "{format}");
    }

    folder.write("old/z.json", provider(2, "Twice", "hei", &[]));
    folder.write("new/broken.json", "{");
    let output = touchstone(&["compare", &old, &new]);
    assert_eq!(status(&output), 1);
    let errors: Vec<String> = lines(&output)
        .iter()
        .filter_map(|row| Some(row["error"].as_str()?.to_owned()))
        .collect();
    assert_eq!(errors.len(), 2, "{errors:?}");
    assert!(
        errors[0].contains("as well") && errors[1].contains("not JSON"),
        "{errors:?}"
    );
}
