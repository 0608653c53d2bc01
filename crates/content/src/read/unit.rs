//! `units/<folder>/unit.toml`: the structure of a unit.

use touchstone_domain::catalog::{ARTEFACTS, QuizKind, RightNumber};
use touchstone_domain::decimal::Decimal;
use touchstone_domain::ids::IndicatorId;

use crate::problems::{Place, Problems, Tree};
use crate::read::ids::{self, Retired};
use crate::toml_reader::{Table, Text, read_file};

#[derive(Debug)]
pub(crate) struct RawUnit {
    /// `units/u03-ten-principles`.
    pub(crate) folder: String,
    pub(crate) id: Text,
    pub(crate) number: u16,
    pub(crate) hours: u16,
    pub(crate) eqf: Vec<u8>,
    pub(crate) retired: Retired,
    pub(crate) outcomes: Vec<RawOutcome>,
    pub(crate) sections: Vec<RawSection>,
    pub(crate) quiz: Vec<RawQuizItem>,
    pub(crate) activities: Vec<RawActivity>,
    pub(crate) templates: Vec<RawTemplate>,
}

#[derive(Debug)]
pub(crate) struct RawOutcome {
    pub(crate) id: Text,
    pub(crate) eqf: u8,
    pub(crate) sections: Vec<Text>,
    pub(crate) checked_by: Vec<Text>,
}

#[derive(Debug)]
pub(crate) struct RawSection {
    pub(crate) id: Text,
    pub(crate) minutes: u16,
    pub(crate) indicators: Vec<RawTaught>,
    /// Why it is hard to read.
    pub(crate) hard: Option<Text>,
}

/// An indicator that a section or an activity names, with the block that helps most.
#[derive(Debug)]
pub(crate) struct RawTaught {
    pub(crate) place: Place,
    pub(crate) id: IndicatorId,
    pub(crate) block: Option<String>,
}

#[derive(Debug)]
pub(crate) struct RawQuizItem {
    pub(crate) id: Text,
    pub(crate) kind: QuizKind,
    pub(crate) section: Text,
    /// Only of the kind `number`.
    pub(crate) number: Option<RightNumber>,
}

#[derive(Debug)]
pub(crate) struct RawActivity {
    pub(crate) id: Text,
    pub(crate) minutes: u16,
    pub(crate) group: [u16; 2],
    pub(crate) sections: Vec<Text>,
    pub(crate) indicators: Vec<RawTaught>,
}

#[derive(Debug)]
pub(crate) struct RawTemplate {
    pub(crate) id: Text,
    pub(crate) sections: Vec<Text>,
}

/// A section teaches few indicators well.
const MOST_INDICATORS: usize = 8;

impl RawUnit {
    /// Reads the unit in a folder that the programme lists.
    pub(crate) fn read(name: &Text, tree: &Tree, problems: &Problems) -> Option<Self> {
        let folder = format!("units/{}", name.value);
        if !tree.has_folder(&folder) {
            let help = "Write the name of the unit's folder, such as u03-ten-principles, or take the line out.";
            problems.at(&name.place, format!("There is no folder {folder}."), help);
            return None;
        }
        let file = tree.required(&format!("{folder}/unit.toml"), problems)?;
        let unit = read_file(&file, problems, |table| Self::from_table(table, &folder, problems))?;
        unit.check(problems);
        Some(unit)
    }

    fn from_table(table: &Table<'_>, folder: &str, problems: &Problems) -> Self {
        let id = table.text("id");
        let digits = id.value.strip_prefix('u').filter(|digits| digits.len() >= 2);
        let number = digits.and_then(|digits| digits.parse().ok());
        let own_name = folder.rsplit('/').next().unwrap_or_default();
        if number.is_none() || own_name.split('-').next() != Some(id.value.as_str()) {
            let help = "The id of a unit is the beginning of its folder's name: u03 in u03-ten-principles.";
            problems.at(
                &id.place,
                format!("`{}` is not the id of the unit in this folder.", id.value),
                help,
            );
        }
        Self {
            folder: folder.to_owned(),
            id,
            number: number.unwrap_or_default(),
            hours: table.number("hours", 1..=500),
            eqf: table.numbers("eqf_level", 1..=8).into_iter().map(eqf).collect(),
            retired: Retired::read(table),
            outcomes: table.tables("outcome", outcome),
            sections: table.tables("section", |table| section(table, problems)),
            quiz: table.tables("quiz", |table| quiz_item(table, problems)),
            activities: table.tables("activity", |table| activity(table, problems)),
            templates: table.tables("template", template),
        }
    }

    /// The ids that begin with a letter: those of outcomes, sections, quiz items, activities and templates.
    pub(crate) fn ids(&self, letter: char) -> Option<Vec<&Text>> {
        Some(match letter {
            'o' => self.outcomes.iter().map(|outcome| &outcome.id).collect(),
            's' => self.sections.iter().map(|section| &section.id).collect(),
            'q' => self.quiz.iter().map(|item| &item.id).collect(),
            'a' => self.activities.iter().map(|activity| &activity.id).collect(),
            't' => self.templates.iter().map(|template| &template.id).collect(),
            _ => return None,
        })
    }

    fn check(&self, problems: &Problems) {
        for letter in ['o', 's', 'q', 'a', 't'] {
            ids::check_numbered(&self.ids(letter).unwrap_or_default(), letter, &self.retired, problems);
        }
        for outcome in &self.outcomes {
            self.check_outcome(outcome, problems);
        }
        let of_quiz = self.quiz.iter().map(|item| &item.section);
        let of_activities = self.activities.iter().flat_map(|activity| &activity.sections);
        let of_templates = self.templates.iter().flat_map(|template| &template.sections);
        for section in of_quiz.chain(of_activities).chain(of_templates) {
            self.check_section(section, problems);
        }
        if self.templates.is_empty() {
            let help = "Add a page to take away: `[[template]]` here, and `## Template: a title {#t1}` in the text.";
            problems.at(&self.id.place, "This unit has no template.", help);
        }
        for section in &self.sections {
            if let Some(first_too_many) = section.indicators.get(MOST_INDICATORS) {
                let count = section.indicators.len();
                let message = format!("The section names {count} indicators; {MOST_INDICATORS} is the most.");
                let help = "Keep those that it truly teaches.";
                problems.at(&first_too_many.place, message, help);
            }
        }
    }

    fn check_section(&self, section: &Text, problems: &Problems) {
        if !section.value.is_empty() && !self.sections.iter().any(|known| known.id.value == section.value) {
            let help = "The sections stand under `[[section]]` in this file.";
            problems.at(
                &section.place,
                format!("This unit has no section {}.", section.value),
                help,
            );
        }
    }

    fn check_outcome(&self, outcome: &RawOutcome, problems: &Problems) {
        let id = &outcome.id.value;
        if outcome.sections.is_empty() {
            let help = "List the sections that teach it under `sections`.";
            problems.at(&outcome.id.place, format!("No section teaches the outcome {id}."), help);
        }
        if outcome.checked_by.is_empty() {
            let help = "List a quiz item, an activity or an artefact under `checked_by`.";
            problems.at(&outcome.id.place, format!("Nothing checks the outcome {id}."), help);
        }
        outcome
            .sections
            .iter()
            .for_each(|section| self.check_section(section, problems));
        for check in &outcome.checked_by {
            let quiz = self.quiz.iter().any(|item| item.id.value == check.value);
            let activity = self.activities.iter().any(|activity| activity.id.value == check.value);
            if !quiz && !activity && !ARTEFACTS.contains(&check.value.as_str()) {
                let artefacts = ARTEFACTS.join(", ");
                problems.at(
                    &check.place,
                    format!("This unit has no quiz item or activity {}.", check.value),
                    format!(
                        "Name a quiz item (q1) or an activity (a1) of this unit, or an artefact of the programme: \
                         {artefacts}."
                    ),
                );
            }
        }
    }
}

/// A level that the reader has checked to lie between 1 and 8.
fn eqf(level: u16) -> u8 {
    u8::try_from(level).unwrap_or_default()
}

fn outcome(table: &Table<'_>) -> RawOutcome {
    RawOutcome {
        id: table.text("id"),
        eqf: eqf(table.number("eqf_level", 1..=8)),
        sections: table.texts("sections"),
        checked_by: table.texts("checked_by"),
    }
}

fn section(table: &Table<'_>, problems: &Problems) -> RawSection {
    RawSection {
        id: table.text("id"),
        minutes: table.number("minutes", 1..=600),
        indicators: taught(table, true, problems),
        hard: table.optional_text("hard"),
    }
}

/// The indicators under `indicators`, each once; `p4.2#owner` where a block may be named.
fn taught(table: &Table<'_>, with_blocks: bool, problems: &Problems) -> Vec<RawTaught> {
    let texts = table.optional_texts("indicators");
    let mut found: Vec<RawTaught> = Vec::new();
    for text in texts {
        let (id, block) = match text.value.split_once('#') {
            Some((id, block)) if with_blocks => (id, Some(block.to_owned())),
            _ => (text.value.as_str(), None),
        };
        let text = Text {
            value: id.to_owned(),
            ..text
        };
        let Some(id) = ids::parse::<IndicatorId>(&text, "p4.2", problems) else {
            continue;
        };
        if found.iter().any(|other| other.id == id) {
            let message = format!("{id} stands here for the second time.");
            problems.at(
                &text.place,
                message,
                "Name every indicator once, with the block that helps most.",
            );
        }
        found.push(RawTaught {
            place: text.place,
            id,
            block,
        });
    }
    found
}

fn quiz_item(table: &Table<'_>, problems: &Problems) -> RawQuizItem {
    let kind = table.text("kind");
    let known = QuizKind::from_id(&kind.value);
    if known.is_none() && !kind.value.is_empty() {
        let kinds = QuizKind::ALL.map(QuizKind::id).join(", ");
        problems.at(
            &kind.place,
            format!("`{}` is not a kind of quiz item.", kind.value),
            format!("The kinds are: {kinds}."),
        );
    }
    RawQuizItem {
        id: table.text("id"),
        kind: known.unwrap_or(QuizKind::One),
        section: table.text("section"),
        number: (known == Some(QuizKind::Number)).then(|| right_number(table, problems)),
    }
}

fn right_number(table: &Table<'_>, problems: &Problems) -> RightNumber {
    let help = "Write the number and how far an answer may be away from it: `answer = 60` and `tolerance = 5`.";
    let required = |key| {
        let number = table.optional_decimal(key);
        if number.is_none() {
            problems.at(
                &table.place,
                format!("A question of kind `number` needs `{key}`."),
                help,
            );
        }
        number.unwrap_or_default()
    };
    let (answer, tolerance): (Decimal, Decimal) = (required("answer"), required("tolerance"));
    if tolerance.is_negative() {
        problems.at(&table.place, "`tolerance` is below 0.", help);
    }
    RightNumber { answer, tolerance }
}

fn template(table: &Table<'_>) -> RawTemplate {
    RawTemplate {
        id: table.text("id"),
        sections: table.texts("sections"),
    }
}

fn activity(table: &Table<'_>, problems: &Problems) -> RawActivity {
    let given = table.numbers("group", 1..=1000);
    let group = <[u16; 2]>::try_from(given)
        .ok()
        .filter(|[smallest, largest]| smallest <= largest);
    if group.is_none() {
        let help = "Write the smallest and the largest size, such as `group = [3, 4]`.";
        problems.at(
            &table.place,
            "`group` must be the smallest and the largest size of a group.",
            help,
        );
    }
    RawActivity {
        id: table.text("id"),
        minutes: table.number("minutes", 1..=6000),
        group: group.unwrap_or_default(),
        sections: table.texts("sections"),
        indicators: taught(table, false, problems),
    }
}
