//! Reading a plan. What cannot be read counts as absent, whoever wrote it.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::keys::{self, Part};
use super::{ImprovementPlan, Item, ItemId, Source, State};
use crate::document::{Document, Register};
use crate::ids::{DocumentId, IndicatorId};
use crate::instrument::Level;
use crate::plan::Wishes;

/// The most days that a step can cost.
pub const DAYS_LIMIT: u32 = 9_999;

/// What the plan says about an assessment. Costs only the registers of that assessment.
#[must_use]
pub fn read(document: &Document, assessment: &DocumentId) -> ImprovementPlan {
    let prefix = keys::all_days(assessment);
    let days = document.with_prefix(&prefix);
    let days: Vec<(&str, u32)> = days
        .filter_map(|(of, register)| Some((of, days_of(register)?)))
        .collect();
    let by_indicator = days.iter().filter_map(|(of, days)| Some((of.parse().ok()?, *days)));
    let mut by_indicator: Vec<(IndicatorId, u32)> = by_indicator.collect();
    by_indicator.sort_unstable();
    ImprovementPlan {
        items: items(document, assessment),
        locked: locked(document, assessment),
        days: by_indicator,
        days_otherwise: days
            .iter()
            .find(|(of, _)| *of == keys::OTHERWISE)
            .map(|(_, days)| *days),
    }
}

impl ImprovementPlan {
    /// Whether days are given, so that the total in days means something.
    #[must_use]
    pub fn counts_days(&self) -> bool {
        self.days_otherwise.is_some() || !self.days.is_empty()
    }

    /// What the person says about single indicators. Where nobody says how long other steps take, each takes a day.
    #[must_use]
    pub fn wishes(&self) -> Wishes {
        Wishes {
            days: self.days.iter().copied().collect(),
            days_otherwise: self.days_otherwise.unwrap_or(Wishes::default().days_otherwise),
            locked: self.locked.clone(),
        }
    }

    /// An item by its id.
    #[must_use]
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == *id)
    }

    /// Items on which there is still something to do.
    pub fn pending(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.state.is_pending())
    }
}

impl Item {
    /// Levels to rise, 0 to 4; nothing where the item has no levels.
    #[must_use]
    pub fn steps(&self) -> Option<u32> {
        let (from, to) = self.from.zip(self.to)?;
        Some(u32::from(to.number().saturating_sub(from.number())))
    }
}

/// Texts of an item that were written at once and lost, newest first, by the key of their register.
#[must_use]
pub fn also_written(document: &Document, assessment: &DocumentId, id: &ItemId) -> Vec<(String, Vec<String>)> {
    let parts = [Part::Task, Part::Owner, Part::Evidence].map(|part| keys::item(assessment, id, part));
    let lost = |key: String| {
        let texts = document.get(&key)?.also_written();
        let texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
        (!texts.is_empty()).then_some((key, texts))
    };
    parts.into_iter().filter_map(lost).collect()
}

/// Removed items count, so that one that is brought back has its place.
pub(super) fn next_order(document: &Document, assessment: &DocumentId) -> u64 {
    let prefix = keys::items(assessment);
    let orders = document
        .with_prefix(&prefix)
        .filter(|(rest, _)| rest.ends_with("/order"))
        .filter_map(|(_, register)| register.plain()?.as_u64());
    orders.max().map_or(0, |highest| highest.saturating_add(1))
}

fn items(document: &Document, assessment: &DocumentId) -> Vec<Item> {
    let prefix = keys::items(assessment);
    let mut parts: BTreeMap<ItemId, BTreeMap<&str, &Register>> = BTreeMap::new();
    for (rest, register) in document.with_prefix(&prefix) {
        let Some((id, part)) = rest.split_once('/') else {
            continue;
        };
        if let Ok(id) = id.parse() {
            parts.entry(id).or_default().insert(part, register);
        }
    }
    let mut items: Vec<(u64, Item)> = parts.into_iter().filter_map(|(id, parts)| item(id, &parts)).collect();
    items.sort_by(|left, right| (left.0, &left.1.id).cmp(&(right.0, &right.1.id)));
    items.into_iter().map(|(_, item)| item).collect()
}

/// An item with its place. One that nobody added here, or that is removed, is none.
fn item(id: ItemId, parts: &BTreeMap<&str, &Register>) -> Option<(u64, Item)> {
    let plain = |part: Part| parts.get(part.name()).and_then(|register| register.plain());
    let word = |part| plain(part).and_then(Json::as_str);
    let text = |part: Part| {
        let text = parts.get(part.name()).and_then(|register| register.text());
        text.unwrap_or_default().to_owned()
    };
    let level = |part| {
        let number = plain(part)?.as_u64()?;
        Level::new(u8::try_from(number).ok()?)
    };
    if plain(Part::Deleted) == Some(&Json::Bool(true)) || plain(Part::Source).is_none() {
        return None;
    }
    let order = plain(Part::Order).and_then(Json::as_u64).unwrap_or(0);
    let item = Item {
        id,
        indicator: word(Part::Indicator).and_then(|id| id.parse().ok()),
        source: word(Part::Source).and_then(Source::from_id).unwrap_or(Source::Hand),
        from: level(Part::From),
        to: level(Part::To),
        task: text(Part::Task),
        owner: text(Part::Owner),
        due: word(Part::Due).and_then(|day| day.parse().ok()),
        evidence: text(Part::Evidence),
        state: word(Part::State).and_then(State::from_id).unwrap_or_default(),
    };
    Some((order, item))
}

fn locked(document: &Document, assessment: &DocumentId) -> Vec<IndicatorId> {
    let prefix = keys::locks(assessment);
    let locks = document.with_prefix(&prefix);
    let locked = locks.filter(|(_, register)| register.is_true());
    let mut locked: Vec<IndicatorId> = locked.filter_map(|(id, _)| id.parse().ok()).collect();
    locked.sort_unstable();
    locked
}

fn days_of(register: &Register) -> Option<u32> {
    let days = u32::try_from(register.plain()?.as_u64()?).ok()?;
    (days <= DAYS_LIMIT).then_some(days)
}
