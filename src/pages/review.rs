//! A second voice: several people rate one assessment, each alone; then everybody's ratings stand side by side, are talked
//! about, and are agreed on level by level.
//!
//! Who the person at this device is has to be known before anything is written or shown. Only the protocol is printed.

use leptos::prelude::*;
use touchstone_domain::ids::{DocumentId, RaterId};

use crate::browser::keyboard::on_key;
use crate::pages::report::Findings;
use crate::pages::report::result_frame::result_frame;
use crate::route::ResultPage;
use crate::words::{review, text};

use round::Round;

mod agree;
mod compared_card;
mod figures;
mod given;
mod naming;
mod prepare;
mod protocol;
mod protocol_entry;
mod rating;
mod rating_card;
mod result_now;
mod round;
mod save;
mod side_by_side;
mod voices;
mod who;

/// The page of an assessment, or a notice where it is not on this device.
#[must_use]
pub fn view(id: DocumentId) -> AnyView {
    result_frame(id, ResultPage::Review, review::TITLE, page)
}

fn page(findings: Findings) -> AnyView {
    let round = Round::open(findings);
    on_key(move |press| {
        if press.command && !press.shift && !press.in_text && press.key.eq_ignore_ascii_case("z") {
            round.undo();
            press.take();
        }
    });
    let body = move || match round.me.get() {
        None => ().into_any(),
        Some(me) if me == RaterId::own() => provider(round).into_any(),
        Some(me) => reviewer(round, me).into_any(),
    };
    view! {
        <div class="no-print">
            <p>{text(review::LEAD)}</p>
            {who::who(round)}
            {body}
        </div>
        {protocol::protocol(round)}
    }
    .into_any()
}

/// For whoever answers for the provider: asking others, comparing, and writing agreements down.
fn provider(round: Round) -> impl IntoView {
    view! {
        {prepare::prepare(round)}
        {voices::voices(round)}
        {side_by_side::side_by_side(round)}
    }
}

/// For somebody who was asked: rating alone, sending it back, and then comparing.
fn reviewer(round: Round, me: RaterId) -> impl IntoView {
    view! {
        <rating::Rating round me=me.clone() />
        <save::SendBack round me />
        {side_by_side::side_by_side(round)}
    }
}
