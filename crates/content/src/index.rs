//! Everything that a link may point at.

use std::collections::{BTreeMap, BTreeSet};

use touchstone_domain::ids::{IndicatorId, PrincipleId};

/// All ids of the content.
#[derive(Debug, Default)]
pub(crate) struct Index {
    pub(crate) principles: BTreeSet<PrincipleId>,
    pub(crate) indicators: BTreeSet<IndicatorId>,
    /// By unit, then by page (`s2`, `quiz`, `activities`, `templates`, `reflections`): the blocks.
    pub(crate) units: BTreeMap<String, BTreeMap<String, BTreeSet<String>>>,
    /// Title and publisher by source.
    pub(crate) sources: BTreeMap<String, String>,
    pub(crate) terms: BTreeSet<String>,
}

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Indicator(IndicatorId),
    Principle(PrincipleId),
    /// The path after `#/learn/`.
    Course(String),
    Term(String),
}

impl Index {
    /// Where a link leads, or what is wrong with it and what to do.
    pub(crate) fn resolve(&self, target: &str) -> Result<Target, (String, String)> {
        if let Some(term) = target.strip_prefix("term:") {
            return self.term(term);
        }
        if let Ok(id) = target.parse::<IndicatorId>() {
            let unknown = || (format!("There is no indicator {target}."), INSTRUMENT_HELP.to_owned());
            return self
                .indicators
                .contains(&id)
                .then_some(Target::Indicator(id))
                .ok_or_else(unknown);
        }
        if let Ok(id) = target.parse::<PrincipleId>() {
            let unknown = || (format!("There is no principle {target}."), INSTRUMENT_HELP.to_owned());
            return self
                .principles
                .contains(&id)
                .then_some(Target::Principle(id))
                .ok_or_else(unknown);
        }
        if target.contains("://") || target.starts_with("mailto:") {
            return Err((
                format!("The link {target} leads out of the course."),
                "Add the page to sources.toml and cite it: [@s5].".to_owned(),
            ));
        }
        self.course(target).map(|()| Target::Course(target.to_owned()))
    }

    fn term(&self, term: &str) -> Result<Target, (String, String)> {
        if self.terms.contains(term) {
            return Ok(Target::Term(term.to_owned()));
        }
        Err((
            format!("The glossary has no term `{term}`."),
            "Add it to the glossary, or correct the link.".to_owned(),
        ))
    }

    /// Whether a unit, a page of it or a block on the page exists.
    pub(crate) fn course(&self, target: &str) -> Result<(), (String, String)> {
        let mut parts = target.split('/');
        let unit_id = parts.next().unwrap_or_default();
        let Some(unit) = self.units.get(unit_id) else {
            let message = format!("The link {target} leads nowhere.");
            return Err((message, LINK_HELP.to_owned()));
        };
        let Some(page_id) = parts.next() else {
            return Ok(());
        };
        let Some(page) = unit.get(page_id) else {
            let pages: Vec<&str> = unit.keys().map(String::as_str).collect();
            return Err((
                format!("Unit {unit_id} has no section {page_id}."),
                format!("It has: {}.", pages.join(", ")),
            ));
        };
        let Some(block) = parts.next() else {
            return Ok(());
        };
        if page.contains(block) && parts.next().is_none() {
            return Ok(());
        }
        Err((
            format!("On page {unit_id}/{page_id} nothing has the id {block}."),
            format!("Write {{#{block}}} at the end of the paragraph or heading that you mean, or correct the link."),
        ))
    }
}

const INSTRUMENT_HELP: &str = "The ids stand in instrument/instrument.toml.";

const LINK_HELP: &str = "Links are written like this: an indicator p4.2, a section u03/s2, a block u03/s2/owner, a term \
                         term:learning-outcome.";
