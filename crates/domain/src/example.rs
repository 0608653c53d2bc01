//! Examples: fictional providers that are published with the app, as assessments that are nobody's own.
//!
//! An example is an assessment like any other with one register more, [`KEY`], that says which example it is. Whoever
//! lists, counts or saves people's own assessments asks [`of`]; nothing else about them is special.

use crate::assessment::action::{self, Action as Said};
use crate::assessment::keys;
use crate::document::{Document, Value};
use crate::ids::{DocumentId, WriterId};
use crate::review::keys::RATERS;
use crate::undo::{Edit, Undo};

/// The register of an assessment that makes it an example; its value is the id of the example, such as `lanterna`.
pub const KEY: &str = "example";

/// Which example an assessment is; nothing where it is a person's own.
#[must_use]
pub fn of(document: &Document) -> Option<&str> {
    document.text(KEY).filter(|id| !id.is_empty())
}

/// An example as it is published: what somebody would have said to make it. It has no name yet, as the name says in the
/// reader's language that the provider is fictional.
#[must_use]
pub fn published(example: &str, id: DocumentId, said: &[Said], writer: &WriterId) -> Document {
    let mut document = action::new(id);
    document.write(KEY, Value::plain(example), writer);
    for said in said {
        action::apply(&mut document, said, writer);
    }
    document
}

/// What a person does with an example as a whole.
#[derive(Clone, Copy, Debug)]
pub enum Action<'a> {
    /// Makes the assessment say what was published, and nothing else.
    BeginAnew {
        /// The example as it is published.
        published: &'a Document,
        /// The name to show, which says that the provider is fictional.
        name: &'a str,
    },
}

/// Writes an action to the registers; the undo brings back what was there. Registers that this version does not know stay
/// as they are.
pub fn apply(document: &mut Document, action: &Action<'_>, writer: &WriterId) -> Undo {
    let Action::BeginAnew { published, name } = action;
    let others: Vec<String> = document
        .registers
        .keys()
        .filter(|key| is_said(key) && published.value(key).is_none())
        .cloned()
        .collect();
    let mut edit = Edit::new(document, writer);
    for key in &others {
        edit.write(key, Value::NOTHING);
        edit.dismiss(key);
    }
    for (key, register) in &published.registers {
        if let Some(value) = register.value() {
            edit.write(key, value.clone());
            edit.dismiss(key);
        }
    }
    edit.write(keys::NAME, Value::text(name));
    edit.dismiss(keys::NAME);
    edit.finish()
}

/// Whether a register is of the assessment's own facts, answers and voices. The name is written anew in any case.
fn is_said(key: &str) -> bool {
    let is_fact = keys::is_head(key) && key != keys::NAME;
    is_fact || keys::indicator_of(key).is_some() || key.starts_with(RATERS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::read;
    use crate::assessment::{Answer, EvidenceStrength};
    use crate::ids::{IndicatorId, RaterId};
    use crate::instrument::{Level, ProviderProfile};
    use crate::merge::merge;
    use crate::review;
    use crate::test_support::writer;
    use crate::undo::undo;

    fn indicator(text: &str) -> IndicatorId {
        text.parse().unwrap()
    }

    fn rate(id: &str, level: u8) -> Said {
        Said::Rate {
            indicator: indicator(id),
            rater: RaterId::own(),
            answer: Level::new(level).map(Answer::Level),
            instrument: "1.0.0".to_owned(),
            today: None,
        }
    }

    fn example() -> Document {
        let said = [
            Said::SetProfile(Some(ProviderProfile::Bus)),
            Said::SetAssessedOn("2026-11-20".parse().ok()),
            rate("p1.1", 3),
            Said::EditEvidence {
                indicator: indicator("p1.1"),
                id: "0000000a".parse().unwrap(),
                change: action::EvidenceChange::Title("Policy".to_owned()),
            },
            Said::EditEvidence {
                indicator: indicator("p1.1"),
                id: "0000000a".parse().unwrap(),
                change: action::EvidenceChange::Strength(EvidenceStrength::Document),
            },
        ];
        published("lanterna", "00000000000000aa".parse().unwrap(), &said, &writer(1))
    }

    fn begun(published: &Document) -> Document {
        let mut document = action::new(published.id.clone());
        apply(&mut document, &anew(published), &writer(2));
        document
    }

    const fn anew(published: &Document) -> Action<'_> {
        Action::BeginAnew {
            published,
            name: "Studio (fictional)",
        }
    }

    /// What a document says, without its stamps.
    fn says(document: &Document) -> Vec<(String, Value)> {
        let values = document.registers.iter();
        values
            .filter_map(|(key, register)| Some((key.clone(), register.value()?.clone())))
            .collect()
    }

    /// A person answers, takes an answer back, adds and removes evidence, names and deletes it.
    fn played_with(document: &Document) -> Document {
        let mut changed = document.clone();
        for said in [
            rate("p1.1", 0),
            rate("p2.1", 4),
            Said::SetAssessedOn("2027-01-01".parse().ok()),
            Said::AddEvidence {
                indicator: indicator("p2.1"),
                id: "0000000b".parse().unwrap(),
            },
            Said::RemoveEvidence {
                indicator: indicator("p1.1"),
                id: "0000000a".parse().unwrap(),
            },
            Said::WriteNote {
                indicator: indicator("p2.1"),
                text: "Mine".to_owned(),
            },
            Said::SetName("Mine".to_owned()),
            Said::Delete,
        ] {
            action::apply(&mut changed, &said, &writer(3));
        }
        let guest: RaterId = "0a1b2c3d".parse().unwrap();
        changed.write(&review::keys::name(&guest), Value::text("Rosa"), &writer(3));
        changed.write(&keys::level(indicator("p1.1"), &guest), Value::plain(1), &writer(3));
        changed
    }

    #[test]
    fn only_an_example_says_that_it_is_one() {
        let published = example();
        assert_eq!(of(&published), Some("lanterna"));
        assert_eq!(of(&begun(&published)), Some("lanterna"));
        let own = action::new("00000000000000bb".parse().unwrap());
        assert_eq!(of(&own), None);
        assert_eq!(read::problems(&published), [], "readers of assessments pass the key by");
    }

    #[test]
    fn a_copy_of_an_example_is_an_example() {
        let published = example();
        let copy = action::duplicate(&published, "00000000000000cc".parse().unwrap(), "Copy", &writer(1));
        assert_eq!(of(&copy), Some("lanterna"));
    }

    #[test]
    fn it_says_what_was_published_and_its_name() {
        let published = example();
        let mut expected = says(&published);
        expected.push((keys::NAME.to_owned(), Value::text("Studio (fictional)")));
        expected.sort_by(|left, right| left.0.cmp(&right.0));
        assert_eq!(says(&begun(&published)), expected);
    }

    #[test]
    fn beginning_anew_puts_it_back_and_can_be_taken_back() {
        let published = example();
        let fresh = begun(&published);
        let played = played_with(&fresh);
        let mut again = played.clone();
        let taken = apply(&mut again, &anew(&published), &writer(2));
        assert_eq!(says(&again), says(&fresh));
        assert!(!read::head(&again).deleted);
        assert_eq!(read::indicator(&again, indicator("p2.1")).evidence, []);

        undo(&mut again, &taken, &writer(2));
        assert_eq!(says(&again), says(&played));
    }

    #[test]
    fn beginning_anew_twice_changes_nothing() {
        let published = example();
        let mut document = begun(&published);
        let before = document.clone();
        assert!(apply(&mut document, &anew(&published), &writer(4)).is_empty());
        assert_eq!(document, before);
    }

    #[test]
    fn what_another_version_wrote_stays() {
        let published = example();
        let mut document = begun(&published);
        document.write("later/thing", Value::plain(7), &writer(5));
        apply(&mut document, &anew(&published), &writer(2));
        assert_eq!(document.plain("later/thing"), Some(&7.into()));
    }

    #[test]
    fn two_tabs_that_begin_anew_agree() {
        let published = example();
        let played = played_with(&begun(&published));
        let (mut left, mut right) = (played.clone(), played);
        apply(&mut left, &anew(&published), &writer(6));
        apply(&mut right, &anew(&published), &writer(7));
        let merged = merge(&left, &right).unwrap();
        assert_eq!(says(&merged), says(&left));
    }
}
