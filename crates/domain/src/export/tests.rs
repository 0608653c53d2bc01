//! What the writers' tests share, and the tables of an assessment.

use std::cell::RefCell;

use proptest::prelude::*;
use serde_json::json as object;

use super::labels::{Field, Label, NoLevel, TableName};
use super::table::{Cell, Column, Sheet, Workbook};
use super::*;
use crate::assessment::{Assessment, Scope, read};
use crate::catalog::{IndicatorWords, InstrumentWords, PrincipleWords};
use crate::improvement_plan::{self, Item};
use crate::ratio::Ratio;
use crate::review::Outside;
use crate::save_file;
use crate::scoring::test_support::{instrument, level};

/// Texts that people type, and texts that nobody should.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,20}",
        "[\\x00-\\x7f]{0,20}",
        "[=+@<>|*_`\\\\&#\\[\\]()!~$-]{1,8}",
        "(_x[0-9a-f]{4}_|&amp;|<b>|</td>|-->|\\]\\]>|\\|){1,3}",
        Just("\u{202e}\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{645}\u{631}\u{62d}\u{628}\u{627}".to_owned()),
        Just("\u{1f469}\u{200d}\u{1f3a4} \u{1f3ad}".to_owned()),
    ]
}

/// A table with everything that a file might stumble over.
pub(crate) fn hostile_sheet() -> Sheet {
    let texts = [
        "=HYPERLINK(\"https://example.org\",\"click\")",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        " =1",
        "\u{ff1d}1",
        "a,b;c\"d\"\ne\r\nf",
        "<script>alert(1)</script> & <b>bold</b>",
        "| pipe \\| back\\slash `code` *star* _under_ [link](https://example.org) ~~gone~~",
        "# heading",
        "1. list",
        "- list",
        "> quote",
        "&lt; &#60; &amp;",
        "\0\u{1}\u{b}\u{1f}bell\u{7}\u{7f}\u{85}\u{ffff}",
        "\u{1f469}\u{200d}\u{1f3a4} emoji \u{1f3ad}",
        "\u{5e9}\u{5dc}\u{5d5}\u{5dd} right to left \u{202e}gpj.exe",
        "_x0041_ is no letter",
        "]]> --> </t>",
        "00012",
        "  padded  ",
    ];
    let long = "long ".repeat(8_000);
    let texts = texts.into_iter().chain([long.as_str()]);
    let rows = (0_u32..).zip(texts).map(|(number, text)| {
        vec![
            Cell::text(text),
            Cell::Whole(u64::from(number)),
            Cell::decimal(Ratio::new(u64::from(number), 7)),
            Cell::Date("2026-11-23".parse().unwrap()),
            Cell::Empty,
            Cell::text("end"),
        ]
    });
    let columns = ["Text <b>", "Whole|", "Decimal", "Date", "=Empty", "End"];
    Sheet {
        id: "hostile",
        name: "Hostile / sheet".to_owned(),
        columns: columns
            .map(|name| Column {
                name: name.to_owned(),
                width: 12,
            })
            .into(),
        rows: rows.collect(),
    }
}

/// A workbook of one sheet.
pub(crate) fn of_sheet(sheet: Sheet) -> Workbook {
    Workbook {
        title: "Title".to_owned(),
        language: "en".to_owned(),
        cut: " [cut]".to_owned(),
        sheets: vec![sheet],
    }
}

/// The rows of comma-separated values, by RFC 4180.
pub(crate) fn read_csv(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let row = rows.last_mut().unwrap();
        match character {
            '"' if quoted && characters.next_if_eq(&'"').is_some() => row.last_mut().unwrap().push('"'),
            '"' => quoted = !quoted,
            '\r' if !quoted && characters.next_if_eq(&'\n').is_some() => rows.push(vec![String::new()]),
            other if !quoted && other == separator => row.push(String::new()),
            other => row.last_mut().unwrap().push(other),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line ends too");
    rows
}

fn words() -> InstrumentWords {
    let instrument = instrument();
    let principles = instrument.principles.iter().map(|principle| PrincipleWords {
        id: principle.id,
        name: format!("Principle {}", principle.id.number()),
        language: None,
        indicators: principle
            .indicators
            .iter()
            .map(|indicator| IndicatorWords {
                id: indicator.id,
                name: format!("Name of {}", indicator.id),
                statement: format!(
                    "Learners &amp; <button class=\"term\">owners</button> of {}.",
                    indicator.id
                ),
                why: String::new(),
                anchors: Default::default(),
                not_applicable_when: None,
            })
            .collect(),
    });
    InstrumentWords {
        principles: principles.collect(),
        instrument,
        language: "en".to_owned(),
        editions: Vec::new(),
    }
}

fn fixture(name: &str) -> Assessment {
    let path = format!("{}/../../tests/fixtures/save/{name}", env!("CARGO_MANIFEST_DIR"));
    let file = save_file::read(&std::fs::read_to_string(path).unwrap()).unwrap();
    read::assessment(file.documents[0].document().unwrap())
}

fn label(label: Label<'_>) -> String {
    match label {
        Label::Field(field) => format!("{field:?}"),
        Label::Table(table) => format!("{table:?}"),
        other => format!("{other:?}"),
    }
}

fn filled(assessment: &Assessment) -> Workbook {
    filled_with(assessment, &[])
}

fn filled_with(assessment: &Assessment, plan: &[Item]) -> Workbook {
    workbook(Source {
        words: &words(),
        assessment,
        plan,
        outside: None,
        language: "en",
        label: &label,
    })
}

const OUTSIDE: Outside = Outside {
    people: 2,
    rated: 12,
    asked: 59,
};

/// An item for a statement with everything said, and one of somebody's own with nothing but a task.
fn plan() -> Vec<Item> {
    let about = Item {
        id: "0a0b0c0d".parse().unwrap(),
        indicator: "p1.1".parse().ok(),
        source: improvement_plan::Source::Gate,
        from: Some(level(3)),
        to: Some(level(4)),
        task: "Write the procedure down".to_owned(),
        owner: "Head of studies".to_owned(),
        due: "2027-03-01".parse().ok(),
        evidence: "Minutes".to_owned(),
        state: improvement_plan::State::UnderWay,
    };
    let own = Item {
        id: "0a0b0c0e".parse().unwrap(),
        indicator: None,
        source: improvement_plan::Source::Hand,
        from: None,
        to: None,
        task: "=1+1".to_owned(),
        owner: String::new(),
        due: None,
        evidence: "  ".to_owned(),
        state: improvement_plan::State::Open,
    };
    vec![about, own]
}

/// The value beside a fact in the overview.
fn fact(workbook: &Workbook, field: Field) -> Cell {
    let overview = workbook.sheet("overview").unwrap();
    let row = overview
        .rows
        .iter()
        .find(|row| row[0] == Cell::text(&format!("{field:?}")));
    row.unwrap()[1].clone()
}

fn column(workbook: &Workbook, sheet: &str, field: Field) -> Vec<Cell> {
    let sheet = workbook.sheet(sheet).unwrap();
    let name = format!("{field:?}");
    let place = sheet.columns.iter().position(|column| column.name == name).unwrap();
    sheet.rows.iter().map(|row| row[place].clone()).collect()
}

#[test]
fn the_worked_example_fills_all_tables() {
    let workbook = filled_with(&fixture("worked-example.json"), &plan());
    let ids: Vec<&str> = workbook.sheets.iter().map(|sheet| sheet.id).collect();
    assert_eq!(ids, TableName::ALL.map(TableName::id));
    for sheet in &workbook.sheets {
        assert!(
            sheet.rows.iter().all(|row| row.len() == sheet.columns.len()),
            "{}",
            sheet.id
        );
    }
    assert_eq!(fact(&workbook, Field::Supported).plain(), "27.142857");
    assert_eq!(fact(&workbook, Field::Band), Cell::text("Band(Developing)"));
    assert_eq!(fact(&workbook, Field::Version), Cell::text("1.0.0"));
    assert_eq!(fact(&workbook, Field::Answered).plain(), "56");
    assert_eq!(fact(&workbook, Field::NotApplicable).plain(), "2");
    assert_eq!(fact(&workbook, Field::Coverage).plain(), "98.245614");
    assert_eq!(fact(&workbook, Field::Declaration), Cell::text("SelfDeclared(None)"));
    assert!(matches!(fact(&workbook, Field::Reason), Cell::Text(reason) if reason.starts_with("Reason(")));

    let statements = column(&workbook, "indicators", Field::Statement);
    assert_eq!(statements.len(), 59);
    assert_eq!(statements[0], Cell::text("Learners & owners of p1.1."));
    let levels = column(&workbook, "indicators", Field::Level);
    assert_eq!(levels[0], Cell::Whole(3));
    assert_eq!(levels.iter().filter(|cell| **cell == Cell::Empty).count(), 3);
    let answers = column(&workbook, "indicators", Field::Answer);
    let not_applicable = Cell::text(&label(Label::Reply(NoLevel::NotApplicable)));
    assert_eq!(answers.iter().filter(|cell| **cell == not_applicable).count(), 2);
    let reasons = column(&workbook, "indicators", Field::NotApplicableReason);
    assert_eq!(reasons.iter().filter(|cell| **cell != Cell::Empty).count(), 2);
    assert_eq!(column(&workbook, "evidence", Field::Strength).len(), 7);
    assert_eq!(column(&workbook, "principles", Field::Index)[0].plain(), "57.142857");
}

#[test]
fn a_quick_scan_lists_what_it_asks_and_claims_no_index() {
    let workbook = filled(&fixture("quick-scan.json"));
    assert_eq!(
        fact(&workbook, Field::Scope),
        Cell::text(&label(Label::Scope(Scope::Essentials)))
    );
    assert_eq!(fact(&workbook, Field::Overall), Cell::Empty);
    assert_eq!(fact(&workbook, Field::Band), Cell::Empty);
    assert_eq!(column(&workbook, "indicators", Field::Id).len(), 16);
}

#[test]
fn dates_of_evidence_are_days_only_where_a_day_is_known() {
    let mut assessment = fixture("worked-example.json");
    let dates = ["2025-02-28", "2025-02", "2025"];
    let id = "p1.1".parse().unwrap();
    assessment.answers.update(id, |said| {
        let entry = said.evidence[0].clone();
        said.evidence = dates
            .iter()
            .map(|date| crate::assessment::Evidence {
                date: date.parse().ok(),
                ..entry.clone()
            })
            .collect();
        said.evidence.push(crate::assessment::Evidence {
            unreadable_date: Some("last May".to_owned()),
            ..entry
        });
    });
    let cells = column(&filled(&assessment), "evidence", Field::EvidenceDate);
    let expected = [
        Cell::Date("2025-02-28".parse().unwrap()),
        Cell::text("2025-02"),
        Cell::text("2025"),
        Cell::text("last May"),
    ];
    assert_eq!(cells[..4], expected);
}

#[test]
fn every_label_is_asked_for_as_it_is_needed() {
    let asked = RefCell::new(Vec::new());
    let assessment = fixture("worked-example.json");
    let words = words();
    let noting = |wanted: Label<'_>| {
        asked.borrow_mut().push(label(wanted));
        label(wanted)
    };
    let _ = workbook(Source {
        words: &words,
        assessment: &assessment,
        plan: &[],
        outside: None,
        language: "en",
        label: &noting,
    });
    for needed in [
        "Cut",
        "SelfDeclared(None)",
        "StrengthWords",
        "AnswerVersions",
        "Evidence",
    ] {
        assert!(asked.borrow().iter().any(|label| label == needed), "{needed}");
    }
}

#[test]
fn json_holds_the_figures_and_what_was_said() {
    let assessment = fixture("worked-example.json");
    let text = json::write(json::Source {
        instrument: &instrument(),
        assessment: &assessment,
        plan: &plan(),
        outside: Some(OUTSIDE),
        file: "studio_tot-export.json",
    });
    assert!(
        text.contains("\"supported\":27.142857"),
        "exact figures are printed as they are"
    );
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(read["format"], json::FORMAT);
    assert_eq!(read["file"], "studio_tot-export.json");
    assert_eq!(read["self_declared"], true);
    assert_eq!(read["band"], "developing");
    assert_eq!(read["profile"], "bus");
    let answers = read["answers"].as_object().unwrap();
    assert_eq!(answers.len(), 59);
    assert_eq!(answers["p1.1"]["answer"], 3);
    assert_eq!(answers["p4.7"]["answer"], "unknown");
    assert_eq!(answers["p5.5"]["answer"], "na");
    assert!(answers["p5.5"]["reason"].is_string());
    assert_eq!(answers["p1.1"]["evidence"][0]["strength"], 2);
    assert_eq!(answers["p1.1"]["supported"], 3);
    assert_eq!(answers["p1.1"]["essential"], true);
    assert_eq!(
        read["external_reviewers"],
        object!({ "people": 2, "rated": 12, "asked": 59 })
    );
    let items = read["improvement_plan"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    let about = object!({
        "indicator": "p1.1", "task": "Write the procedure down", "from": 3, "to": 4, "owner": "Head of studies",
        "due": "2027-03-01", "evidence": "Minutes", "state": "under-way", "source": "gate",
    });
    assert_eq!(items[0], about);
    let own = object!({
        "indicator": null, "task": "=1+1", "from": null, "to": null, "owner": null,
        "due": null, "evidence": null, "state": "open", "source": "hand",
    });
    assert_eq!(items[1], own);
}

#[test]
fn the_plan_is_a_table_where_something_is_in_it() {
    let assessment = fixture("worked-example.json");
    assert!(filled(&assessment).sheet("plan").is_none());
    let workbook = filled_with(&assessment, &plan());
    let rows = |field| column(&workbook, "plan", field);
    assert_eq!(rows(Field::Id), [Cell::text("p1.1"), Cell::Empty]);
    assert_eq!(rows(Field::Statement), [Cell::text("Name of p1.1"), Cell::Empty]);
    assert_eq!(
        rows(Field::PlanTask),
        [Cell::text("Write the procedure down"), Cell::text("=1+1")]
    );
    assert_eq!(rows(Field::PlanFrom), [Cell::Whole(3), Cell::Empty]);
    assert_eq!(rows(Field::PlanTo), [Cell::Whole(4), Cell::Empty]);
    assert_eq!(rows(Field::PlanOwner), [Cell::text("Head of studies"), Cell::Empty]);
    let due = Cell::Date("2027-03-01".parse().unwrap());
    assert_eq!(rows(Field::PlanDue), [due, Cell::Empty], "no day is made up");
    assert_eq!(rows(Field::PlanEvidence), [Cell::text("Minutes"), Cell::Empty]);
    let state = |state| Cell::text(&label(Label::PlanState(state)));
    let states = [improvement_plan::State::UnderWay, improvement_plan::State::Open];
    assert_eq!(rows(Field::PlanState), states.map(state));
    let source = |source| Cell::text(&label(Label::PlanSource(source)));
    let sources = [improvement_plan::Source::Gate, improvement_plan::Source::Hand];
    assert_eq!(rows(Field::PlanSource), sources.map(source));
}

#[test]
fn an_item_for_a_statement_that_is_not_known_keeps_its_id() {
    let mut items = plan();
    items[0].indicator = "p1.99".parse().ok();
    let workbook = filled_with(&fixture("worked-example.json"), &items);
    assert_eq!(column(&workbook, "plan", Field::Id)[0], Cell::text("p1.99"));
    assert_eq!(column(&workbook, "plan", Field::Statement)[0], Cell::Empty);
}

#[test]
fn the_overview_says_what_people_from_outside_rated() {
    let assessment = fixture("worked-example.json");
    let workbook = workbook(Source {
        words: &words(),
        assessment: &assessment,
        plan: &[],
        outside: Some(OUTSIDE),
        language: "en",
        label: &label,
    });
    let said = label(Label::SelfDeclared(Some(OUTSIDE)));
    assert_eq!(fact(&workbook, Field::Declaration), Cell::text(&said));
}
