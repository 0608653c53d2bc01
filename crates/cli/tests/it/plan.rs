//! `touchstone plan`.

use super::*;

#[test]
fn the_worked_example_needs_seven_steps_to_ready() {
    let output = touchstone(&["plan", &fixture("worked-example.json"), "--to", "ready"]);
    assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    let lines = lines(&output);
    assert_eq!(lines.len(), 1);
    let plan = &lines[0];
    assert_eq!((&plan["to"], &plan["steps"]), (&"ready".into(), &7.into()));
    let steps = |change: &Json| change["to"].as_u64().unwrap() - change["from"].as_u64().unwrap();
    assert_eq!(plan["changes"].as_array().unwrap().iter().map(steps).sum::<u64>(), 7);
    for name in ["answer_first", "evidence_first", "impossible"] {
        assert_eq!(plan[name], serde_json::json!([]), "{name}");
    }
}

#[test]
fn every_band_has_its_plan() {
    let table = [("developing", 0, 0, 0), ("leading", 46, 1, 33)];
    for (band, steps, answers, evidence) in table {
        let output = touchstone(&["plan", &fixture("worked-example.json"), "--to", band]);
        let plan = &lines(&output)[0];
        let count = |name: &str| plan[name].as_array().unwrap().len();
        assert_eq!(plan["steps"], steps, "{band}");
        assert_eq!((count("answer_first"), count("evidence_first")), (answers, evidence));
    }
}

#[test]
fn where_no_steps_lead_to_the_band_the_obstacle_is_named() {
    let output = touchstone(&["plan", &fixture("quick-scan.json"), "--to", "ready"]);
    assert_eq!(status(&output), 0);
    let plan = &lines(&output)[0];
    assert_eq!(plan["steps"], Json::Null);
    assert_eq!(plan["impossible"], serde_json::json!([{"code": "quick_scan"}]));

    let folder = Folder::new("plan-unreadable");
    for (name, content) in [("broken.json", "{"), ("other.json", "{\"a\": 1}")] {
        let output = touchstone(&["plan", &folder.write(name, content), "--to", "ready"]);
        assert_eq!(status(&output), 1);
        assert!(lines(&output)[0]["error"].is_string());
    }
    let output = touchstone(&["plan", &fixture("empty.json"), "--to", "ready"]);
    assert_eq!((status(&output), text(&output.stdout)), (0, ""));
    assert!(text(&output.stderr).contains("no assessment"));
}

#[test]
fn what_is_locked_stays_and_days_decide() {
    let example = fixture("worked-example.json");
    let plan = |options: &[&str]| {
        let output = touchstone(&[&["plan", &example, "--to", "ready"], options].concat());
        assert_eq!(status(&output), 0, "{}", text(&output.stderr));
        lines(&output).remove(0)
    };
    let changed = |plan: &Json| -> Vec<String> {
        let changes = plan["changes"].as_array().unwrap().iter();
        changes
            .map(|change| change["indicator"].as_str().unwrap().to_owned())
            .collect()
    };
    let free = plan(&[]);
    assert_eq!(free["days"], 7, "a step costs a day where nothing is said");

    let first = changed(&free).remove(0);
    let locked = plan(&["--lock", &first]);
    assert!(!changed(&locked).contains(&first));
    assert!(locked["steps"].as_u64() >= free["steps"].as_u64());

    let dear = plan(&["--days", &format!("{first}=30"), "--days-otherwise", "2"]);
    let cost = |change: &Json| {
        let steps = change["to"].as_u64().unwrap() - change["from"].as_u64().unwrap();
        steps * if change["indicator"] == *first { 30 } else { 2 }
    };
    let changes = dear["changes"].as_array().unwrap();
    assert_eq!(dear["days"], changes.iter().map(cost).sum::<u64>());

    // All of principle 6, which stands below the floor.
    let stuck = plan(&["--lock", "p6.1,p6.2,p6.4,p6.5"]);
    assert_eq!((&stuck["steps"], &stuck["days"]), (&Json::Null, &Json::Null));
    assert_eq!(stuck["impossible"][0]["code"], "floor_out_of_reach");
    assert_eq!(stuck["impossible"][0]["principle"], "p6");

    for option in [["--lock", "p1.99"], ["--days", "p1.99=2"]] {
        let output = touchstone(&[&["plan", &example, "--to", "ready"], option.as_slice()].concat());
        assert_eq!((status(&output), text(&output.stdout)), (2, ""));
        assert!(text(&output.stderr).contains("p1.99"), "{}", text(&output.stderr));
    }
}
