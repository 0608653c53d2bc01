//! The alignment of the course: each outcome with where it is taught and how it is checked.

use crate::Compiled;
use crate::text::plain_html;

/// One outcome of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alignment {
    /// `u03`.
    pub unit: String,
    /// `o1`.
    pub outcome: String,
    /// Level of the European Qualifications Framework.
    pub eqf: u8,
    /// The outcome in the fallback language, without markup.
    pub text: String,
    /// The sections that teach it.
    pub sections: Vec<String>,
    /// The quiz items, activities and artefacts that check it.
    pub checked_by: Vec<String>,
}

impl Compiled {
    /// All outcomes in the order of the course.
    #[must_use]
    pub fn alignment(&self) -> Vec<Alignment> {
        let units = self.languages.first().map_or(&[][..], |fallback| &fallback.units);
        let outcomes = units.iter().flat_map(|unit| {
            unit.outcomes.iter().map(|outcome| Alignment {
                unit: unit.id.clone(),
                outcome: outcome.id.clone(),
                eqf: outcome.eqf,
                text: plain_html(&outcome.html),
                sections: outcome.sections.clone(),
                checked_by: outcome.checked_by.clone(),
            })
        });
        outcomes.collect()
    }
}
