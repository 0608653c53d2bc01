//! A timed session: rows of minutes, outcomes, and a sample day to begin with.

use touchstone_domain::tools::session_plan::{SAMPLE_DAY, SampleRow};

use super::session_plan_said::said;
use super::spec::{Beginning, Field, Kind, List, NewRow, Spec, choices};
use crate::words::{Word, text, tools};

/// The form.
#[must_use]
pub fn spec() -> Spec {
    let kinds = choices(&[
        ("input", tools::SESSION_INPUT),
        ("activity", tools::SESSION_ACTIVITY),
        ("debrief", tools::SESSION_DEBRIEF),
        ("break", tools::SESSION_BREAK),
    ]);
    Spec {
        lead: text(tools::SESSION_LEAD),
        fields: vec![
            Field::new("begins", text(tools::SESSION_BEGINS), Kind::Time),
            Field::new("available", text(tools::SESSION_AVAILABLE), Kind::Number),
        ],
        lists: vec![
            List::new(
                "outcomes",
                tools::SESSION_OUTCOMES,
                tools::SESSION_ADD_OUTCOME,
                vec![Field::new("text", text(tools::SESSION_OUTCOME), Kind::Line)],
            ),
            List::new(
                "plan",
                tools::SESSION_PLAN,
                tools::SESSION_ADD_ROW,
                vec![
                    Field::new("minutes", text(tools::SESSION_MINUTES), Kind::Number),
                    Field::new("kind", text(tools::SESSION_KIND), Kind::Choice(kinds)),
                    Field::new("what", text(tools::SESSION_WHAT), Kind::Line),
                    Field::new("mode", text(tools::SESSION_MODE), Kind::Line),
                    Field::new("material", text(tools::SESSION_MATERIAL), Kind::Line),
                    Field::new(
                        "outcome",
                        text(tools::SESSION_FOR),
                        Kind::RowOf {
                            list: "outcomes",
                            name: "text",
                        },
                    ),
                    Field::new("check", text(tools::SESSION_CHECK), Kind::Line),
                ],
            ),
        ],
        beginnings: vec![Beginning::blank(&[("outcomes", 2), ("plan", 4)]), sample_day()],
        said,
    }
}

/// The sample day as a way to begin.
#[must_use]
pub fn sample_day() -> Beginning {
    let row = |row: SampleRow| NewRow {
        list: "plan",
        texts: vec![
            ("minutes".to_owned(), row.minutes.to_string()),
            ("what".to_owned(), text(sample_word(row.name)).to_owned()),
        ],
        choices: vec![("kind".to_owned(), row.kind.id().to_owned())],
    };
    let mut rows = NewRow::blank("outcomes", 1);
    rows.extend(SAMPLE_DAY.map(row));
    Beginning {
        label: text(tools::SESSION_SAMPLE),
        name: text(tools::SAMPLE_NAME),
        rows,
    }
}

fn sample_word(name: &str) -> Word {
    match name {
        "charades" => tools::SAMPLE_CHARADES,
        "blind-rating" => tools::SAMPLE_BLIND_RATING,
        "what-changed" => tools::SAMPLE_WHAT_CHANGED,
        "mini-jury" => tools::SAMPLE_MINI_JURY,
        "compare" => tools::SAMPLE_COMPARE,
        "whose-work" => tools::SAMPLE_WHOSE_WORK,
        "lunch" => tools::SAMPLE_LUNCH,
        "evidence-hunt" => tools::SAMPLE_EVIDENCE_HUNT,
        "three-actions" => tools::SAMPLE_THREE_ACTIONS,
        "quiz" => tools::SAMPLE_QUIZ,
        "close" => tools::SAMPLE_CLOSE,
        _ => tools::SAMPLE_BREAK,
    }
}
