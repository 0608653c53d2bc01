//! The empty checklist, to print for a meeting on paper.

use leptos::prelude::*;
use touchstone_domain::assessment::Scope;
use touchstone_domain::instrument::ProviderProfile;

use crate::browser::page;
use crate::components::figures::profile_name;
use crate::components::page::Page;
use crate::state::content::Content;
use crate::words::{common, fill, report, text};

mod form_head;
mod sheet;

/// What is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Wanted {
    scope: Scope,
    /// Nothing: the checklist is good for every kind of provider.
    profile: Option<ProviderProfile>,
}

/// The page.
#[must_use]
pub fn view() -> AnyView {
    let wanted = RwSignal::new(Wanted {
        scope: Scope::Full,
        profile: None,
    });
    let instrument = &Content::expect().checklist().instrument;
    let sheets = move || {
        let Wanted { scope, profile } = wanted.get();
        let sheets = instrument
            .principles
            .iter()
            .filter_map(|principle| sheet::sheet(principle, scope, profile));
        sheets.collect::<Vec<_>>()
    };
    let footer = fill(report::BLANK_FOOTER, &[("version", &instrument.version)]);
    view! {
        <Page title=text(report::BLANK_HEADING).to_owned() class="page blank-checklist">
            <Controls wanted />
            <form_head::FormHead wanted />
            {sheets}
            <p class="print-footer" aria-hidden="true">{footer}</p>
        </Page>
    }
    .into_any()
}

/// Chooses what is printed.
#[component]
fn Controls(
    /// What is printed.
    wanted: RwSignal<Wanted>,
) -> impl IntoView {
    let scopes = [(Scope::Essentials, common::SCOPE_QUICK), (Scope::Full, common::SCOPE_FULL)].map(|(scope, word)| {
        view! {
            <label class="choice">
                <input type="radio" name="blank-scope" value=scope.id() prop:checked=move || wanted.with(|wanted| wanted.scope == scope) on:change=move |_| wanted.update(|wanted| wanted.scope = scope) />
                <span>{text(word)}</span>
            </label>
        }
    });
    let profiles =
        ProviderProfile::ALL.map(|profile| view! { <option value=profile.id()>{profile_name(profile)}</option> });
    let choose =
        move |event| wanted.update(|wanted| wanted.profile = ProviderProfile::from_id(&event_target_value(&event)));
    view! {
        <div class="blank-controls no-print">
            <p>{text(report::BLANK_HINT)}</p>
            <fieldset class="scope-choice">
                <legend>{text(common::SCOPE)}</legend>
                {scopes}
            </fieldset>
            <label class="field">
                <span class="field-label">{text(common::PROFILE)}</span>
                <select name="blank-profile" on:change=choose>
                    <option value="">{text(report::BLANK_ANY_PROFILE)}</option>
                    {profiles}
                </select>
            </label>
            <p class="actions">
                <button type="button" class="primary" data-action="print" on:click=|_| page::print()>{text(report::PRINT)}</button>
            </p>
        </div>
    }
}
