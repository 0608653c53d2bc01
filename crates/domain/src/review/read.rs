//! Who rates, and how far each of them is. What cannot be read counts as not said.

use std::collections::BTreeMap;

use super::Role;
use super::keys::{self, RATERS};
use crate::assessment::keys::{level, reason};
use crate::assessment::{Answer, IndicatorAnswer, Scope};
use crate::date::Date;
use crate::document::{Document, Register, Value};
use crate::ids::{IndicatorId, RaterId};
use crate::instrument::{Indicator, Instrument};

/// Somebody who rates, or is asked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Their id: [`RaterId::own`] for the provider.
    pub id: RaterId,
    /// Their name; may be empty.
    pub name: String,
    /// In what capacity.
    pub role: Option<Role>,
    /// The day on which a file was made for them.
    pub invited_on: Option<Date>,
    /// The day on which they looked at other ratings before all own ones were done.
    pub looked_on: Option<Date>,
    /// Removed: the ratings stay in the document and do not count.
    pub removed: bool,
}

impl Voice {
    fn unknown(id: RaterId) -> Self {
        Self {
            id,
            name: String::new(),
            role: None,
            invited_on: None,
            looked_on: None,
            removed: false,
        }
    }

    fn take(&mut self, part: &str, register: &Register) {
        let day = || register.text().and_then(|text| text.parse().ok());
        match part {
            "name" => register.text().unwrap_or_default().clone_into(&mut self.name),
            "role" => self.role = register.text().and_then(Role::from_id),
            "invited_on" => self.invited_on = day(),
            "looked_on" => self.looked_on = day(),
            "removed" => self.removed = register.value() == Some(&Value::plain(true)),
            _ => {}
        }
    }
}

/// Everybody who is named or has rated anything: the provider first, then in the order of their invitations, removed ones
/// included.
#[must_use]
pub fn voices(document: &Document) -> Vec<Voice> {
    let own = Voice::unknown(RaterId::own());
    let mut found: BTreeMap<RaterId, Voice> = BTreeMap::from([(own.id.clone(), own)]);
    let mut voice = |id: RaterId, take: &dyn Fn(&mut Voice)| {
        take(found.entry(id.clone()).or_insert_with(|| Voice::unknown(id)));
    };
    for (key, register) in &document.registers {
        let mut parts = key.splitn(3, '/');
        match (parts.next(), parts.next(), parts.next()) {
            (Some("raters"), Some(id), Some(part)) => {
                if let Ok(id) = id.parse() {
                    voice(id, &|voice| voice.take(part, register));
                }
            }
            (Some(indicator), Some("level" | "comment"), Some(id)) if indicator.parse::<IndicatorId>().is_ok() => {
                if let Ok(id) = id.parse() {
                    voice(id, &|_| {});
                }
            }
            _ => {}
        }
    }
    let mut voices: Vec<Voice> = found.into_values().collect();
    voices.sort_by(|left, right| order(left).cmp(&order(right)));
    voices
}

fn order(voice: &Voice) -> (bool, bool, Option<Date>, &RaterId) {
    let own = voice.id == RaterId::own();
    (!own, voice.invited_on.is_none(), voice.invited_on, &voice.id)
}

/// Whether anybody but the provider is asked to rate: then nobody may write before it is known who sits here. Costs only
/// the registers of people.
#[must_use]
pub fn is_shared(document: &Document) -> bool {
    let own = keys::prefix(&RaterId::own());
    let own = own.strip_prefix(RATERS).unwrap_or(&own);
    document
        .with_prefix(RATERS)
        .any(|(rest, register)| !rest.starts_with(own) && register.value().is_some())
}

/// How far somebody is with rating.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Indicators that are asked and rated in any way, "don't know" included; N/A with a reason only.
    pub rated: usize,
    /// Indicators that are asked.
    pub asked: usize,
    /// The first one that is not rated.
    pub next: Option<IndicatorId>,
}

impl Progress {
    /// Whether everything that is asked is rated.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.rated == self.asked
    }
}

/// How far somebody is with what is asked, or with the part of it that fits. A removed voice counts too.
#[must_use]
pub fn progress(document: &Document, asked: impl IntoIterator<Item = IndicatorId>, rater: &RaterId) -> Progress {
    let mut progress = Progress::default();
    for indicator in asked {
        progress.asked += 1;
        if has_rated(document, indicator, rater) {
            progress.rated += 1;
        } else if progress.next.is_none() {
            progress.next = Some(indicator);
        }
    }
    progress
}

/// Whether somebody gave a level, or said with a reason that it does not apply.
pub(super) fn has_judged(document: &Document, indicator: IndicatorId, rater: &RaterId) -> bool {
    let rating = document.plain(&level(indicator, rater));
    let unknown = rating
        .and_then(|rating| rating.get("answer"))
        .is_some_and(|answer| answer == "unknown");
    !unknown && has_rated(document, indicator, rater)
}

fn has_rated(document: &Document, indicator: IndicatorId, rater: &RaterId) -> bool {
    let rating = document.plain(&level(indicator, rater));
    let Some(answer) = rating.and_then(|rating| rating.get("answer")) else {
        return false;
    };
    let reason = || document.text(&reason(indicator, rater));
    answer != "na" || reason().is_some_and(|reason| !reason.trim().is_empty())
}

/// The indicators that are asked in this scope, in the instrument's order.
pub fn asked(instrument: &Instrument, scope: Scope) -> impl Iterator<Item = &Indicator> {
    let is_asked = move |indicator: &&Indicator| indicator.essential || scope == Scope::Full;
    instrument.indicators().filter(is_asked)
}

/// What somebody gave to an indicator.
pub(super) fn given(said: &IndicatorAnswer, rater: &RaterId) -> Option<Answer> {
    said.ratings.get(rater).map(|rating| rating.answer)
}
