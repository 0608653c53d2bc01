//! Assessments counted by profile. Groups of few providers are withheld, so that nobody's result can be read off them.

use std::collections::BTreeSet;

use touchstone_domain::assessment::AssessmentHead;
use touchstone_domain::bands::Band;
use touchstone_domain::instrument::ProviderProfile;
use touchstone_domain::ratio::Ratio;

use super::row::Scored;
use crate::table::Cell;

/// A group of fewer providers is withheld.
const FEWEST_PROVIDERS: usize = 5;

const ALL: &str = "all";
const NO_PROFILE: &str = "none";

/// The columns of the summary.
pub(super) fn names() -> Vec<String> {
    let fixed = ["group", "withheld", "assessments", "overall_mean"].map(str::to_owned);
    let bands = Band::ALL.map(|band| band.id().to_owned());
    let rest = ["no_band", "file", "assessment", "error"].map(str::to_owned);
    fixed.into_iter().chain(bands).chain(rest).collect()
}

/// What the summary needs of an assessment.
#[derive(Debug)]
pub(super) struct Counted {
    profile: Option<ProviderProfile>,
    /// By name, or by assessment where there is none.
    provider: String,
    band: Option<Band>,
    overall: Option<Ratio>,
}

impl Counted {
    pub(super) fn new(head: &AssessmentHead, scored: &Scored) -> Self {
        let name = head.name.trim().to_lowercase();
        Self {
            profile: head.profile,
            provider: if name.is_empty() { head.id.to_string() } else { name },
            band: scored.score.band,
            overall: scored.score.overall,
        }
    }
}

/// What is counted while files go by.
pub(super) struct Summary {
    small_groups: bool,
    groups: Vec<Group>,
}

/// Providers of one profile.
struct Group {
    name: &'static str,
    /// No more of them than it takes to know that they are not few.
    providers: BTreeSet<String>,
    assessments: u64,
    bands: [(Band, u64); 4],
    /// Overall indices in billionths, and how many.
    overall: (u128, u64),
}

impl Summary {
    pub(super) fn new(small_groups: bool) -> Self {
        let profiles = ProviderProfile::ALL.map(ProviderProfile::id);
        let names = profiles.into_iter().chain([NO_PROFILE, ALL]);
        Self {
            small_groups,
            groups: names.map(Group::new).collect(),
        }
    }

    pub(super) fn add(&mut self, counted: &Counted) {
        let name = counted.profile.map_or(NO_PROFILE, ProviderProfile::id);
        let concerned = self
            .groups
            .iter_mut()
            .filter(|group| group.name == name || group.name == ALL);
        for group in concerned {
            group.add(counted);
        }
    }

    /// A row for each group with assessments.
    pub(super) fn rows(&self) -> Vec<Vec<(&'static str, Cell)>> {
        let used = self.groups.iter().filter(|group| group.assessments > 0);
        let is_small = |group: &Group| !self.small_groups && group.providers.len() < FEWEST_PROVIDERS;
        // Few providers that are withheld could be read off the difference between all and the rest.
        let withheld: BTreeSet<&String> = used
            .clone()
            .filter(|group| group.name != ALL && is_small(group))
            .flat_map(|group| &group.providers)
            .collect();
        let few_are_withheld = !withheld.is_empty() && withheld.len() < FEWEST_PROVIDERS;
        used.map(|group| {
            let withhold = is_small(group) || (group.name == ALL && few_are_withheld);
            if withhold { group.withheld() } else { group.row() }
        })
        .collect()
    }
}

impl Group {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            providers: BTreeSet::new(),
            assessments: 0,
            bands: Band::ALL.map(|band| (band, 0)),
            overall: (0, 0),
        }
    }

    fn add(&mut self, counted: &Counted) {
        self.assessments += 1;
        if self.providers.len() < FEWEST_PROVIDERS {
            self.providers.insert(counted.provider.clone());
        }
        for (band, count) in &mut self.bands {
            *count += u64::from(counted.band == Some(*band));
        }
        if let Some(overall) = counted.overall {
            self.overall.0 += billionths(overall);
            self.overall.1 += 1;
        }
    }

    fn withheld(&self) -> Vec<(&'static str, Cell)> {
        vec![("group", Cell::text(self.name)), ("withheld", Cell::YesOrNo(true))]
    }

    fn row(&self) -> Vec<(&'static str, Cell)> {
        let mean = self
            .mean()
            .map_or(Cell::Nothing, |mean| Cell::Number(mean.six_decimals()));
        let with_band: u64 = self.bands.iter().map(|(_, count)| count).sum();
        let mut row = vec![
            ("group", Cell::text(self.name)),
            ("withheld", Cell::YesOrNo(false)),
            ("assessments", Cell::whole(self.assessments)),
            ("overall_mean", mean),
        ];
        row.extend(self.bands.iter().map(|(band, count)| (band.id(), Cell::whole(*count))));
        row.push(("no_band", Cell::whole(self.assessments - with_band)));
        row
    }

    fn mean(&self) -> Option<Ratio> {
        let (sum, count) = self.overall;
        let mean = sum.checked_div(u128::from(count))?;
        Ratio::new(u64::try_from(mean).ok()?, BILLION)
    }
}

const BILLION: u64 = 1_000_000_000;

/// Rounded down. A sum of exact fractions of very many providers would not fit.
fn billionths(value: Ratio) -> u128 {
    u128::from(value.numerator()) * u128::from(BILLION) / u128::from(value.denominator())
}
