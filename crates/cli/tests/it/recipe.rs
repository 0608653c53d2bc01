//! The questions of `README.md`, asked as they stand there. Skipped where Python has no `duckdb`.

use super::many::provider;
use super::*;

/// Runs the statements in one session and prints the rows of each question as a line of JSON.
const ASK: &str = "
import duckdb, json, sys
session = duckdb.connect()
for statement in json.load(sys.stdin):
    rows = session.execute(statement).fetchall()
    print(json.dumps(rows, default=float))
";

fn statements() -> Vec<String> {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let blocks = readme.split("```sql\n").skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap().to_owned())
        .collect()
}

fn has_duckdb() -> bool {
    let import = Command::new("python3").args(["-c", "import duckdb"]).output();
    import.is_ok_and(|output| output.status.success())
}

#[test]
fn the_three_questions_are_answered() {
    if !has_duckdb() {
        eprintln!("skipped: python3 has no duckdb; `pip install duckdb` brings it");
        return;
    }
    let folder = Folder::new("recipe");
    let level = |number: u8| serde_json::json!({"answer": number, "instrument": "1.0.0"});
    for number in 0..6_u64 {
        let name = format!("School {number}");
        folder.write(&format!("spring/{number}.json"), provider(number, &name, "hei", &[]));
        let raised = [("p6.4/level/self", level(4)), ("p6.5/level/self", level(3))];
        let changes = if number == 0 { &[][..] } else { &raised };
        folder.write(
            &format!("autumn/{number}.json"),
            provider(number, &name, "hei", changes),
        );
    }
    for number in 10..14_u64 {
        for season in ["spring", "autumn"] {
            folder.write(&format!("{season}/{number}.json"), provider(number, "", "bus", &[]));
        }
    }
    folder.write("autumn/broken.json", "{");
    for season in ["spring", "autumn"] {
        let output = touchstone(&["tabulate", &format!("{}/{season}", folder.path())]);
        folder.write(&format!("{season}.jsonl"), &output.stdout);
    }

    let mut child = Command::new("python3")
        .args(["-c", ASK])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let statements = serde_json::to_string(&statements()).unwrap();
    child.stdin.take().unwrap().write_all(statements.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let answers = &lines(&output)[1..];
    // Four businesses are too few to be shown.
    let expected = [
        serde_json::json!([["hei", 0, 6, 0, 0, 0]]),
        serde_json::json!([
            ["hei", "p1.5", 1.0, 6],
            ["hei", "p10.4", 1.0, 6],
            ["hei", "p3.5", 1.0, 6]
        ]),
        serde_json::json!([["hei", 6, 5, 0, 2.6]]),
    ];
    assert_eq!(answers, expected);
}
