//! The answers seen through a framework of somebody else's: part by part, which statements speak to it, and what is said
//! there.
//!
//! Nothing here counts, adds or averages: those frameworks have no score, so nobody gets one.

use crate::catalog::{Clause, Framework};
use crate::ids::IndicatorId;
use crate::scoring::{IndicatorScore, PrincipleScore, Reply};
use crate::small_code::sorted_by;

/// How closely a statement speaks to a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// It asks for the heart of the part.
    Direct,
    /// It serves some of the part.
    Partial,
}

impl Closeness {
    /// The closeness of a link as the crosswalk writes it: 2 is direct, everything else partial.
    #[must_use]
    pub const fn of(link: u8) -> Self {
        if link >= 2 { Self::Direct } else { Self::Partial }
    }
}

/// What the answers say about a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The checklist has no statement that speaks to it.
    Nothing,
    /// No statement that speaks to it has a level yet.
    Open,
    /// None of its statements applies to the provider.
    NotApplicable,
    /// At least one statement that speaks to it has a level.
    Answered,
}

/// A statement that speaks to a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaking {
    /// The statement.
    pub indicator: IndicatorId,
    /// How closely it speaks to the part.
    pub closeness: Closeness,
    /// How it is answered; nothing where a quick scan does not ask it.
    pub score: Option<IndicatorScore>,
}

/// A part of a framework with what speaks to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseView<'a> {
    /// The part.
    pub clause: &'a Clause,
    /// What the answers say about it.
    pub voice: Voice,
    /// The statements that speak to it: direct ones first, else in the order of the checklist.
    pub speaking: Vec<Speaking>,
}

/// Every part of a framework, in its own order.
#[must_use]
pub fn clauses<'a>(framework: &'a Framework, principles: &[PrincipleScore]) -> Vec<ClauseView<'a>> {
    let view = |clause: &'a Clause| {
        let speaking = clause.links.iter().map(|(indicator, link)| Speaking {
            indicator: *indicator,
            closeness: Closeness::of(*link),
            score: score_of(*indicator, principles),
        });
        let speaking = sorted_by(speaking, |left, right| left.closeness.cmp(&right.closeness));
        ClauseView {
            clause,
            voice: voice(&speaking),
            speaking,
        }
    };
    framework.clauses.iter().map(view).collect()
}

fn score_of(indicator: IndicatorId, principles: &[PrincipleScore]) -> Option<IndicatorScore> {
    let principle = principles
        .iter()
        .find(|principle| principle.id == indicator.principle())?;
    let found = principle.indicators.iter().find(|score| score.id == indicator);
    found.copied()
}

fn voice(speaking: &[Speaking]) -> Voice {
    let reply = |speaking: &Speaking| speaking.score.map(|score| score.reply);
    if speaking.is_empty() {
        Voice::Nothing
    } else if speaking
        .iter()
        .any(|speaking| matches!(reply(speaking), Some(Reply::Level(_))))
    {
        Voice::Answered
    } else if speaking
        .iter()
        .all(|speaking| reply(speaking) == Some(Reply::NotApplicable))
    {
        Voice::NotApplicable
    } else {
        Voice::Open
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::assessment::Scope;
    use crate::scoring::test_support::{indicator, level, worked_example};

    fn framework(clauses: &[&[(&str, u8)]]) -> Framework {
        let clause = |(number, links): (usize, &&[(&str, u8)])| Clause {
            id: format!("{}", number + 1),
            name: String::new(),
            links: links
                .iter()
                .map(|(id, link)| (indicator(id), *link))
                .collect::<BTreeMap<_, _>>(),
        };
        Framework {
            id: "frame".to_owned(),
            name: "Frame".to_owned(),
            short: "Frame".to_owned(),
            note: None,
            sources: Vec::new(),
            clauses: clauses.iter().enumerate().map(clause).collect(),
        }
    }

    #[test]
    fn each_part_says_what_speaks_to_it() {
        // In the worked example p4.7 is not known yet, p5.5 and p6.3 do not apply, p1.1 stands at 3.
        let framework = framework(&[
            &[],
            &[("p4.7", 2)],
            &[("p5.5", 1), ("p6.3", 2)],
            &[("p5.5", 1), ("p4.7", 1)],
            &[("p1.1", 1), ("p4.7", 2)],
        ]);
        let voices: Vec<Voice> = clauses(&framework, &worked_example().principles())
            .iter()
            .map(|view| view.voice)
            .collect();
        assert_eq!(
            voices,
            [
                Voice::Nothing,
                Voice::Open,
                Voice::NotApplicable,
                Voice::Open,
                Voice::Answered
            ]
        );
    }

    #[test]
    fn direct_links_come_first_with_claimed_and_supported_level() {
        let framework = framework(&[&[("p1.1", 1), ("p1.2", 2), ("p2.1", 2), ("p3.1", 1)]]);
        let principles = worked_example().principles();
        let views = clauses(&framework, &principles);
        let order: Vec<(String, Closeness)> = views[0]
            .speaking
            .iter()
            .map(|speaking| (speaking.indicator.to_string(), speaking.closeness))
            .collect();
        let expected = [
            ("p1.2", Closeness::Direct),
            ("p2.1", Closeness::Direct),
            ("p1.1", Closeness::Partial),
            ("p3.1", Closeness::Partial),
        ];
        assert_eq!(order, expected.map(|(id, closeness)| (id.to_owned(), closeness)));
        let first = views[0].speaking[0].score.unwrap();
        assert_eq!((first.reply, first.supported), (Reply::Level(level(3)), Some(level(2))));
    }

    #[test]
    fn a_quick_scan_leaves_statements_unasked() {
        let mut sheet = worked_example();
        sheet.scope = Scope::Essentials;
        let framework = framework(&[&[("p1.4", 2)], &[("p1.4", 2), ("p1.1", 1)]]);
        let views = clauses(&framework, &sheet.principles());
        assert_eq!((views[0].voice, views[0].speaking[0].score), (Voice::Open, None));
        assert_eq!(views[1].voice, Voice::Answered);
    }

    #[test]
    fn nothing_answered_is_open_everywhere() {
        let mut sheet = worked_example();
        sheet.given.clear();
        let framework = framework(&[&[("p1.1", 2), ("p5.5", 1)]]);
        assert_eq!(clauses(&framework, &sheet.principles())[0].voice, Voice::Open);
    }

    #[test]
    fn a_link_is_direct_or_partial() {
        assert_eq!(
            [0, 1, 2, 3].map(Closeness::of),
            [
                Closeness::Partial,
                Closeness::Partial,
                Closeness::Direct,
                Closeness::Direct
            ]
        );
    }
}
