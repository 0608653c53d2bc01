//! The activity cards that a plan takes in.

use std::collections::BTreeMap;

use touchstone_domain::catalog::{Activity, Programme, Unit};
use touchstone_domain::tools::form::{Form, Row};

use crate::state::content::{self, NotLoaded};

/// The field of a plan's row that names an activity, such as `u03/a1`.
pub const CARD: &str = "card";
/// The plan's list of rows.
pub const PLAN: &str = "plan";

/// An activity and the unit that it stands in.
#[derive(Clone, Copy)]
pub struct Card {
    /// The unit.
    pub unit: &'static Unit,
    /// The activity.
    pub activity: &'static Activity,
}

/// The ids of the units whose cards a plan takes in, each once, in order.
#[must_use]
pub fn units_of(form: &Form) -> Vec<String> {
    let cards = form.rows(PLAN).iter().filter_map(|row| row.get(CARD).split_once('/'));
    let mut units: Vec<String> = cards.map(|(unit, _)| unit.to_owned()).collect();
    units.sort_unstable();
    units.dedup();
    units
}

/// The units by id; one that the course does not have any more is left out.
///
/// # Errors
/// [`NotLoaded`].
pub async fn load(
    programme: &'static Programme,
    ids: Vec<String>,
) -> Result<BTreeMap<String, &'static Unit>, NotLoaded> {
    let mut units = BTreeMap::new();
    for entry in programme.units.iter().filter(|entry| ids.contains(&entry.id)) {
        units.insert(entry.id.clone(), content::load::<Unit>(&entry.file).await?);
    }
    Ok(units)
}

/// The card of a row, if it names one that the course has.
#[must_use]
pub fn card_of(row: &Row, units: &BTreeMap<String, &'static Unit>) -> Option<Card> {
    let (unit, activity) = row.get(CARD).split_once('/')?;
    let unit = *units.get(unit)?;
    let activity = unit.activities.iter().find(|other| other.id == activity)?;
    Some(Card { unit, activity })
}

/// The cards of a plan in its order, each once.
#[must_use]
pub fn cards(form: &Form, units: &BTreeMap<String, &'static Unit>) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    for card in form.rows(PLAN).iter().filter_map(|row| card_of(row, units)) {
        let same = |other: &Card| std::ptr::eq(other.activity, card.activity);
        if !cards.iter().any(same) {
            cards.push(card);
        }
    }
    cards
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(card: &str) -> Row {
        Row {
            id: String::new(),
            fields: [(CARD.to_owned(), card.to_owned())].into(),
        }
    }

    #[test]
    fn a_plan_names_each_unit_once() {
        let rows = ["u05/a2", "", "u03/a1", "u05/a1", "nonsense"].map(row);
        let form = Form {
            lists: [(PLAN.to_owned(), rows.into())].into(),
            ..Form::default()
        };
        assert_eq!(units_of(&form), ["u03", "u05"]);
        assert!(cards(&form, &BTreeMap::new()).is_empty());
    }
}
