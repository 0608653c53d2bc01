//! Freezing the answers as they stand, with a day and a reason.

use leptos::prelude::*;
use touchstone_domain::date::Date;
use touchstone_domain::snapshots::{self, Action, Reason, ToFreeze};

use super::versions::{Versions, reason_word};
use crate::browser::{clock, random};
use crate::components::choice_field::choice_field;
use crate::components::not_kept::{NotKeptWords, not_kept_notice};
use crate::components::typed_field::{Shape, TypedField};
use crate::state::draft::Draft;
use crate::words::{Word, compare, plural, text};

/// Reasons that a person chooses from; the remaining one is the app's own.
const OFFERED: [Reason; 4] = [Reason::First, Reason::Visit, Reason::Year, Reason::Other];

/// What is said where frozen versions are not kept.
const NOT_KEPT: NotKeptWords = NotKeptWords {
    full: compare::NOT_KEPT_FULL,
    blocked: compare::NOT_KEPT_BLOCKED,
    newer: compare::NOT_KEPT_NEWER,
};

/// Why a version was not frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFrozen {
    /// There is no more room for frozen versions.
    NoRoom,
    /// A newer version of the app, or another window, holds what would be changed.
    Locked,
    /// The assessment is not here any more, or the browser gives no ids.
    Nothing,
}

impl NotFrozen {
    /// The sentence that says so.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Self::NoRoom => compare::NO_ROOM,
            Self::Locked | Self::Nothing => compare::NOT_FROZEN,
        }
    }
}

/// Freezes the answers of the open assessment.
///
/// # Errors
/// [`NotFrozen`]; nothing was changed.
pub fn freeze(versions: Versions, day: Date, reason: Reason, words: &str) -> Result<(), NotFrozen> {
    if !untrack(move || versions.state.may_change()) {
        return Err(NotFrozen::Locked);
    }
    let findings = versions.findings;
    let assessment = findings.id();
    let registers = versions.library.with(&assessment, snapshots::registers_of);
    let (Some(registers), Ok(id)) = (registers, random::hex_id()) else {
        return Err(NotFrozen::Nothing);
    };
    let version = ToFreeze {
        assessment,
        id,
        day,
        reason,
        words: words.trim().to_owned(),
        instrument: findings.instrument().version.clone(),
        catalogue: findings
            .programme
            .with_untracked(|programme| programme.map(|programme| programme.version.clone())),
        registers,
    };
    let document = versions.state.document;
    if !document.with_untracked(|document| snapshots::has_room(document, &version)) {
        return Err(NotFrozen::NoRoom);
    }
    versions.state.dispatch(Action::Freeze(Box::new(version)));
    Ok(())
}

/// The form.
pub fn freeze_section(versions: Versions) -> impl IntoView {
    let reason = RwSignal::new(Reason::First);
    let words = Draft::open(&format!("freeze:{}", versions.findings.id()));
    let day = RwSignal::new(clock::today().map(|today| today.to_string()).unwrap_or_default());
    let outcome = RwSignal::new(None::<String>);
    let press = move |_| {
        let Ok(on) = day.with_untracked(|day| day.parse()) else {
            outcome.set(Some(text(compare::DAY_MISSING).to_owned()));
            return;
        };
        let said = words.text().get_untracked();
        let frozen = freeze(versions, on, reason.get_untracked(), &said);
        outcome.set(Some(match frozen {
            Ok(()) => {
                words.set(None);
                plural(compare::FROZEN, versions.heads.with_untracked(Vec::len), &[])
            }
            Err(why) => text(why.word()).to_owned(),
        }));
    };
    let reasons = OFFERED.map(|offered| view! { <option value=offered.id()>{text(reason_word(offered))}</option> });
    let choose = move |event| reason.set(Reason::from_id(&event_target_value(&event)).unwrap_or_default());
    view! {
        <section class="freeze no-print" aria-labelledby="freeze-heading">
            <h2 id="freeze-heading">{text(compare::FREEZE_HEADING)}</h2>
            <p>{text(compare::FREEZE_ABOUT)}</p>
            {not_kept_notice(versions.state.keeping, "snapshots", NOT_KEPT)}
            <div class="freeze-fields">
                {choice_field(compare::FREEZE_REASON, "reason", reasons, choose)}
                <TypedField name=Some("frozen-on".to_owned()) label=text(compare::FREEZE_DAY) shape=Shape::Day value=day write=move |typed| day.set(typed) />
                <div class="freeze-words">
                    <TypedField name=Some("freeze-words".to_owned()) label=text(compare::FREEZE_WORDS) shape=Shape::Line(300) value=words.text() write=words.keep() />
                </div>
            </div>
            <p class="actions">
                <button type="button" class="primary" data-action="freeze" data-once="" disabled=move || !versions.state.may_change() on:click=press>{text(compare::FREEZE_DO)}</button>
            </p>
            <p class="outcome" role="status">{outcome}</p>
        </section>
    }
}
