//! The elements of Annex I as a form.

use touchstone_domain::tools::annex_check::NOT_LEVELLED;

use super::annex_check_said::said;
use super::spec::{Beginning, Choice, Field, Kind, Spec, choices};
use super::workload::rules;
use crate::words::{Word, fill, text, tools};

/// The form.
#[must_use]
pub fn spec() -> Spec {
    Spec {
        lead: text(tools::ANNEX_LEAD),
        fields: fields(),
        lists: Vec::new(),
        beginnings: vec![Beginning::blank(&[])],
        said,
    }
}

fn fields() -> Vec<Field> {
    let field = |name: &str, word: Word, kind: Kind| Field::new(name, text(word), kind);
    let line = |name: &str, word: Word| field(name, word, Kind::Line);
    vec![
        line("m1", tools::ANNEX_M1),
        line("m2", tools::ANNEX_M2),
        line("m3", tools::ANNEX_M3),
        line("m4", tools::ANNEX_M4),
        line("m5", tools::ANNEX_M5),
        field("m6", tools::ANNEX_M6, Kind::Lines),
        field("m7", tools::ANNEX_M7, Kind::Line).with_hint(text(tools::ANNEX_M7_HINT)),
        field("m7-credits", tools::ANNEX_M7_CREDITS, Kind::Number),
        field("m7-rule", tools::ANNEX_M7_RULE, Kind::Choice(rules())),
        field("m8", tools::ANNEX_M8, Kind::Choice(levels())),
        line("m8-reason", tools::ANNEX_M8_REASON),
        field("m9", tools::ANNEX_M9, Kind::Several(assessments())),
        field("m10", tools::ANNEX_M10, Kind::Choice(participation())),
        field("m11", tools::ANNEX_M11, Kind::Choice(quality())),
        line("m11-name", tools::ANNEX_M11_NAME),
        line("o1", tools::ANNEX_O1),
        field("o2", tools::ANNEX_O2, Kind::Choice(supervision())),
        line("o2-note", tools::ANNEX_O2_NOTE),
        line("o3", tools::ANNEX_O3),
        field("o4", tools::ANNEX_O4, Kind::Choice(stacking())),
        line("o4-note", tools::ANNEX_O4_NOTE),
        field("o5", tools::ANNEX_O5, Kind::Lines),
    ]
}

fn levels() -> Vec<Choice> {
    let level = |level: &'static str| (level, fill(tools::ANNEX_M8_LEVEL, &[("level", level)]));
    let mut levels: Vec<Choice> = ["1", "2", "3", "4", "5", "6", "7", "8"].map(level).into();
    levels.push((NOT_LEVELLED, text(tools::ANNEX_M8_NONE).to_owned()));
    levels
}

fn assessments() -> Vec<Choice> {
    choices(&[
        ("peer-assessment", tools::ANNEX_PEER_ASSESSMENT),
        ("marked-assignment", tools::ANNEX_MARKED_ASSIGNMENT),
        ("continuous-evaluation", tools::ANNEX_CONTINUOUS_EVALUATION),
        ("portfolio", tools::ANNEX_PORTFOLIO),
        ("group-performance", tools::ANNEX_GROUP_PERFORMANCE),
        ("practical-assessment", tools::ANNEX_PRACTICAL_ASSESSMENT),
        ("written-examination", tools::ANNEX_WRITTEN_EXAMINATION),
        ("level-of-attendance", tools::ANNEX_LEVEL_OF_ATTENDANCE),
        ("project-work", tools::ANNEX_PROJECT_WORK),
        ("peer-review", tools::ANNEX_PEER_REVIEW),
        ("quiz", tools::ANNEX_QUIZ),
        ("problem-based-learning", tools::ANNEX_PROBLEM_BASED_LEARNING),
        ("oral-examination", tools::ANNEX_ORAL_EXAMINATION),
        ("artefact-assessment", tools::ANNEX_ARTEFACT_ASSESSMENT),
    ])
}

fn participation() -> Vec<Choice> {
    choices(&[
        ("workbased", tools::ANNEX_WORKBASED),
        ("project-based", tools::ANNEX_PROJECT_BASED),
        ("presential", tools::ANNEX_PRESENTIAL),
        ("online", tools::ANNEX_ONLINE),
        ("blended", tools::ANNEX_BLENDED),
        ("research-lab-based", tools::ANNEX_RESEARCH_LAB_BASED),
    ])
}

fn quality() -> Vec<Choice> {
    choices(&[
        ("internal", tools::ANNEX_INTERNAL),
        ("external", tools::ANNEX_EXTERNAL),
        ("both", tools::ANNEX_BOTH),
        ("sector", tools::ANNEX_SECTOR),
    ])
}

fn supervision() -> Vec<Choice> {
    choices(&[
        ("unsupervised", tools::ANNEX_UNSUPERVISED),
        ("supervised", tools::ANNEX_SUPERVISED),
        ("supervised-identified", tools::ANNEX_SUPERVISED_IDENTIFIED),
        ("unsupervised-identified", tools::ANNEX_UNSUPERVISED_IDENTIFIED),
    ])
}

fn stacking() -> Vec<Choice> {
    choices(&[
        ("stand-alone", tools::ANNEX_STAND_ALONE),
        ("stackable", tools::ANNEX_STACKABLE),
    ])
}

/// The name of an element by its id.
#[must_use]
pub fn element_name(id: &str) -> String {
    let element = fields().into_iter().find(|field| field.name == id);
    element.map(|field| field.label).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use touchstone_domain::tools::annex_check;

    use super::*;

    #[test]
    fn the_choices_are_those_of_the_rules() {
        let ids = |choices: Vec<Choice>| choices.into_iter().map(|(id, _)| id).collect::<Vec<_>>();
        assert_eq!(ids(assessments()), annex_check::ASSESSMENT_TYPES);
        assert_eq!(ids(participation()), annex_check::PARTICIPATION);
        assert_eq!(ids(quality()), annex_check::QUALITY_ASSURANCE);
        assert_eq!(ids(supervision()), annex_check::SUPERVISION);
        assert_eq!(ids(stacking()), annex_check::STACKING);
        let names: Vec<String> = fields().into_iter().map(|field| field.name).collect();
        for element in annex_check::MANDATORY.into_iter().chain(annex_check::OPTIONAL) {
            assert!(names.iter().any(|name| name == element), "{element}");
        }
    }
}
