//! `instrument/instrument.toml`: the structure of the instrument.

use touchstone_domain::editions::Edition;
use touchstone_domain::ids::{IndicatorId, PrincipleId};
use touchstone_domain::instrument::{ProviderProfile, Rules};

use crate::problems::{Place, Problems, Tree};
use crate::read::ids::{self, Retired};
use crate::toml_reader::{Table, Text, read_file};

mod editions;

/// Where the structure stands.
pub(crate) const FILE: &str = "instrument/instrument.toml";

/// More indicators than this in one principle are too many for a page. Scores are exact up to it, see
/// [`touchstone_domain::ratio::Sum`].
const MOST_INDICATORS: usize = 12;

#[derive(Debug)]
pub(crate) struct RawInstrument {
    pub(crate) version: Text,
    /// The published versions, oldest first; may be left out.
    pub(crate) editions: Vec<Edition>,
    pub(crate) rules: Rules,
    pub(crate) frameworks: Vec<RawFramework>,
    pub(crate) principles: Vec<RawPrinciple>,
    pub(crate) indicators: Vec<RawIndicator>,
}

#[derive(Debug)]
pub(crate) struct RawFramework {
    pub(crate) id: Text,
    pub(crate) clauses: Vec<Text>,
    /// What was looked at of it.
    pub(crate) sources: Vec<RawSourceLink>,
}

#[derive(Debug)]
pub(crate) struct RawPrinciple {
    pub(crate) id: PrincipleId,
    pub(crate) place: Place,
    pub(crate) sources: Vec<RawSourceLink>,
}

#[derive(Debug)]
pub(crate) struct RawIndicator {
    pub(crate) id: IndicatorId,
    pub(crate) place: Place,
    pub(crate) essential: bool,
    pub(crate) not_applicable_for: Vec<ProviderProfile>,
    pub(crate) sources: Vec<RawSourceLink>,
    /// Framework, clause, and 2 for a direct or 1 for a partial link.
    pub(crate) crosswalk: Vec<(Text, Text, u8)>,
}

#[derive(Debug)]
pub(crate) struct RawSourceLink {
    pub(crate) source: Text,
    pub(crate) clause: Option<Text>,
}

impl RawInstrument {
    pub(crate) fn read(tree: &Tree, problems: &Problems) -> Option<Self> {
        let file = tree.required(FILE, problems)?;
        read_file(&file, problems, |table| {
            let retired = Retired::read(table);
            let version = table.text("version");
            let rules = table.table("rules", |table| rules(table, problems)).unwrap_or(NO_RULES);
            let frameworks = table.optional_table("frameworks", frameworks).unwrap_or_default();
            let principles = table.tables("principle", |table| principle(table, problems));
            let indicators = table.tables("indicator", |table| indicator(table, problems));
            let indicators: Vec<RawIndicator> = indicators.into_iter().flatten().collect();
            let known =
                |id| retired.has(&IndicatorId::to_string(&id)) || indicators.iter().any(|indicator| indicator.id == id);
            let editions = editions::read(table, &version, known, problems);
            let instrument = Self {
                version,
                editions,
                rules,
                frameworks,
                principles: principles.into_iter().flatten().collect(),
                indicators,
            };
            instrument.check_ids(&retired, problems);
            instrument
        })
    }

    fn check_ids(&self, retired: &Retired, problems: &Problems) {
        if self.principles.is_empty() {
            problems.whole_file(FILE, "There is no principle.", "Add one under a line `[[principle]]`.");
        }
        let mut last = 0;
        for principle in &self.principles {
            let id = principle.id.to_string();
            retired.check(&id, &principle.place, problems);
            let name = |number| format!("p{number}");
            ids::check_rise(
                &id,
                principle.id.number(),
                last,
                name,
                retired,
                &principle.place,
                problems,
            );
            last = last.max(principle.id.number());
            self.check_size(principle, problems);
        }
        let mut last: Option<IndicatorId> = None;
        for indicator in &self.indicators {
            let id = indicator.id.to_string();
            retired.check(&id, &indicator.place, problems);
            let principle = indicator.id.principle();
            if !self.principles.iter().any(|known| known.id == principle) {
                let help = format!("Add {principle} under `[[principle]]`, or correct the id.");
                problems.at(
                    &indicator.place,
                    format!("{id} belongs to {principle}, which does not exist."),
                    help,
                );
            }
            match last.filter(|last| last.principle() >= principle) {
                Some(last) if last.principle() > principle => problems.at(
                    &indicator.place,
                    format!("{id} stands after {last}: it is out of order."),
                    "Sort the indicators by their ids.",
                ),
                same => {
                    let before = same.map_or(0, IndicatorId::number);
                    let name = |number| format!("{principle}.{number}");
                    ids::check_rise(
                        &id,
                        indicator.id.number(),
                        before,
                        name,
                        retired,
                        &indicator.place,
                        problems,
                    );
                }
            }
            last = last.max(Some(indicator.id));
        }
    }

    fn check_size(&self, principle: &RawPrinciple, problems: &Problems) {
        let count = self
            .indicators
            .iter()
            .filter(|indicator| indicator.id.principle() == principle.id)
            .count();
        let message = match count {
            0 => format!("{} has no indicator.", principle.id),
            count if count > MOST_INDICATORS => {
                format!(
                    "{} has {count} indicators; {MOST_INDICATORS} is the most.",
                    principle.id
                )
            }
            _ => return,
        };
        problems.at(
            &principle.place,
            message,
            "A principle has 1 to 12 indicators: people answer it on one page.",
        );
    }
}

const NO_RULES: Rules = Rules {
    thresholds: [0; 3],
    ready_floor: 0,
    leading_floor: 0,
    ready_coverage: 0,
    leading_coverage: 0,
    leading_supported: 0,
    principles_needed: 0,
    evidence_months: 0,
    not_applicable_note: 0,
};

fn rules(table: &Table<'_>, problems: &Problems) -> Rules {
    let given: Vec<u32> = table
        .numbers("thresholds", 1..=100)
        .into_iter()
        .map(u32::from)
        .collect();
    let thresholds = <[u32; 3]>::try_from(given)
        .ok()
        .filter(|thresholds| thresholds.is_sorted_by(|a, b| a < b));
    if thresholds.is_none() {
        let help = "Write where Developing, Ready and Leading start, such as `thresholds = [40, 60, 80]`.";
        problems.at(&table.place, "`thresholds` must be three rising numbers.", help);
    }
    let percent = |key| u32::from(table.number(key, 0..=100));
    Rules {
        thresholds: thresholds.unwrap_or_default(),
        ready_floor: percent("ready_floor"),
        leading_floor: percent("leading_floor"),
        ready_coverage: percent("ready_coverage"),
        leading_coverage: percent("leading_coverage"),
        leading_supported: percent("leading_supported"),
        principles_needed: usize::from(table.number("principles_needed", 1..=u16::MAX)),
        evidence_months: table.number("evidence_months", 1..=600),
        not_applicable_note: percent("not_applicable_note"),
    }
}

fn frameworks(table: &Table<'_>) -> Vec<RawFramework> {
    let read = |id: Text| {
        let read = table.table(&id.value, |table| (table.texts("clauses"), sources(table)));
        let (clauses, sources) = read.unwrap_or_default();
        RawFramework { id, clauses, sources }
    };
    table.keys().into_iter().map(read).collect()
}

fn principle(table: &Table<'_>, problems: &Problems) -> Option<RawPrinciple> {
    let text = table.text("id");
    let sources = sources(table);
    let id = ids::parse(&text, "p4", problems)?;
    Some(RawPrinciple {
        id,
        place: text.place,
        sources,
    })
}

fn indicator(table: &Table<'_>, problems: &Problems) -> Option<RawIndicator> {
    let text = table.text("id");
    let profiles = table.optional_texts("not_applicable_for");
    let essential = table.flag("essential");
    let sources = sources(table);
    let crosswalk = table.optional_table("crosswalk", crosswalk).unwrap_or_default();
    if sources.is_empty() {
        let help = "Say where it comes from: `sources = [{ source = \"s5\", clause = \"…\" }]`.";
        problems.at(&text.place, "This indicator has no source.", help);
    }
    let id = ids::parse(&text, "p4.2", problems)?;
    let not_applicable_for = profiles
        .iter()
        .filter_map(|profile| profile_of(profile, problems))
        .collect();
    Some(RawIndicator {
        id,
        place: text.place,
        essential,
        not_applicable_for,
        sources,
        crosswalk,
    })
}

/// The kind of provider with this id.
pub(crate) fn profile_of(text: &Text, problems: &Problems) -> Option<ProviderProfile> {
    let profile = ProviderProfile::from_id(&text.value);
    if profile.is_none() {
        let help = "The kinds are: hei, vet, cso, bus.";
        problems.at(
            &text.place,
            format!("`{}` is not a kind of provider.", text.value),
            help,
        );
    }
    profile
}

fn sources(table: &Table<'_>) -> Vec<RawSourceLink> {
    table.tables("sources", |table| RawSourceLink {
        source: table.text("source"),
        clause: table.optional_text("clause"),
    })
}

fn crosswalk(table: &Table<'_>) -> Vec<(Text, Text, u8)> {
    let mut links = Vec::new();
    for framework in table.keys() {
        table.table(&framework.value, |table| {
            for clause in table.keys() {
                let strength = if table.number(&clause.value, 1..=2) == 2 { 2 } else { 1 };
                links.push((framework.clone(), clause, strength));
            }
        });
    }
    links
}
