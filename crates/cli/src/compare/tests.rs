//! Comparing across editions of the checklist.

use touchstone_domain::assessment::action::{self, Action};
use touchstone_domain::assessment::{Answer, read};
use touchstone_domain::compare::LeftOut;
use touchstone_domain::ids::{IndicatorId, RaterId};
use touchstone_domain::instrument::Level;

use super::*;

fn indicator(id: &str) -> IndicatorId {
    id.parse().unwrap()
}

/// Level 2 for three statements, under a version of the checklist.
fn answered(version: &str) -> Assessment {
    let mut document = action::new("00000000000000aa".parse().unwrap());
    for id in ["p1.1", "p1.2", "p1.3"] {
        let rate = Action::Rate {
            indicator: indicator(id),
            rater: RaterId::own(),
            answer: Level::new(2).map(Answer::Level),
            instrument: version.to_owned(),
            today: None,
        };
        action::apply(&mut document, &rate, &"00000000000a".parse().unwrap());
    }
    read::assessment(&document)
}

fn edition(version: &str, reworded: &[&str]) -> Edition {
    Edition {
        version: version.to_owned(),
        reworded: reworded.iter().map(|id| indicator(id)).collect(),
        added: Vec::new(),
    }
}

fn comparer(format: Format) -> Comparer {
    let editions = vec![edition("1.0.0", &[]), edition("1.1.0", &["p1.2"])];
    Comparer::new(built_in().unwrap(), editions, format)
}

fn printed(format: Format) -> String {
    let mut output = Vec::new();
    let mut errors = Vec::new();
    let mut streams = Streams {
        input: &mut io::empty(),
        output: &mut output,
        errors: &mut errors,
    };
    let comparer = comparer(format);
    comparer.table.start(streams.output).unwrap();
    let (before, after) = (answered("1.0.0"), answered("1.1.0"));
    comparer
        .print(["old.json", "new.json"].map(Path::new), &before, &after, &mut streams)
        .unwrap();
    let broken = Fault::new(None, "not JSON: line 1, column 2");
    comparer
        .tell(Side::New, Path::new("b.json"), &broken, &mut streams)
        .unwrap();
    String::from_utf8(output).unwrap()
}

#[test]
fn only_what_was_reworded_between_two_editions_is_left_out() {
    let comparer = comparer(Format::JsonLines);
    let across = comparer.compared(&answered("1.0.0"), &answered("1.1.0"));
    assert_eq!(across.left_out, [(indicator("p1.2"), LeftOut::OtherWording)]);
    let compared: Vec<IndicatorId> = across.indicators.iter().map(|moved| moved.indicator).collect();
    assert_eq!(compared, [indicator("p1.1"), indicator("p1.3")]);

    let unknown = comparer.compared(&answered("0.9.0"), &answered("1.1.0"));
    assert_eq!(
        unknown.left_out.len(),
        3,
        "an edition that nobody lists is another wording"
    );
    let same = comparer.compared(&answered("0.9.0"), &answered("0.9.0"));
    assert_eq!(same.left_out, []);
}

#[test]
fn the_line_and_the_row_say_the_same() {
    let line = printed(Format::JsonLines);
    let mut lines = line.lines().map(|line| serde_json::from_str(line).unwrap());
    let json: serde_json::Value = lines.next().unwrap();
    let table = printed(Format::Csv);
    let mut rows = table.lines().map(|row| row.split(',').collect::<Vec<_>>());
    let names = rows.next().unwrap();
    let row = rows.next().unwrap();
    assert_eq!(names.len(), row.len());
    let cell = |name: &str| row[names.iter().position(|known| *known == name).unwrap()];
    for (name, expected) in [
        ("old", "old.json"),
        ("new", "new.json"),
        ("assessment", "00000000000000aa"),
        ("band_old", ""),
        ("up", "0"),
        ("same", "2"),
        ("essentials_changed", ""),
        ("overall_old", ""),
        ("compared", "2"),
        ("left_out", "1"),
        ("version_old", "1.0.0"),
        ("version_new", "1.1.0"),
        ("p1_old", "50.000000"),
        ("p1_difference", "0.000000"),
        ("p2_old", ""),
        ("p1.1_old", "2"),
        ("p1.1_new", "2"),
        ("p1.2_old", ""),
        ("error", ""),
    ] {
        assert_eq!(cell(name), expected, "{name}");
    }
    assert_eq!(json["counts"]["same"], 2);
    assert_eq!(json["principles"]["p1"]["old"], 50.0);
    assert_eq!(json["left_out"][0]["why"], "other_wording");

    assert_eq!(lines.next().unwrap()["file"], "b.json");
    let broken = table.lines().nth(2).unwrap();
    assert!(
        broken.starts_with(",b.json,,") && broken.ends_with("\"not JSON: line 1, column 2\""),
        "{broken}"
    );
}
