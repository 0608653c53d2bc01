//! What is asked once about an assessment: name, kind and size of the provider, quick scan or full, the day.

use leptos::prelude::*;
use touchstone_domain::assessment::action::Action;
use touchstone_domain::assessment::{ProviderSize, Scope};
use touchstone_domain::instrument::ProviderProfile;

use crate::components::figures::profile_name;
use crate::components::typed_field::{Shape, TypedField};
use crate::state::answering::Answering;
use crate::words::{Word, common, text};

/// The sizes and their words.
pub const SIZES: [(ProviderSize, Word); 5] = [
    (ProviderSize::Solo, common::SIZE_SOLO),
    (ProviderSize::Micro, common::SIZE_MICRO),
    (ProviderSize::Small, common::SIZE_SMALL),
    (ProviderSize::Medium, common::SIZE_MEDIUM),
    (ProviderSize::Large, common::SIZE_LARGE),
];

/// The answers that hold for the whole assessment; can be changed at any time.
#[component]
pub fn AboutAssessment() -> impl IntoView {
    let answering = Answering::expect();
    let head = answering.head;
    let name = Signal::derive(move || head.with(|head| head.name.clone()));
    let heading = move || {
        head.with(|head| {
            if head.name.is_empty() {
                text(common::UNNAMED).to_owned()
            } else {
                head.name.clone()
            }
        })
    };
    let scope_word = move || {
        text(if head.with(|head| head.scope) == Scope::Full {
            common::SCOPE_FULL
        } else {
            common::SCOPE_QUICK
        })
    };
    let continue_full = move || {
        (head.with(|head| head.scope) == Scope::Essentials).then(|| {
            view! {
                <button type="button" data-action="continue-full" on:click=move |_| answering.dispatch(&Action::SetScope(Scope::Full))>
                    {text(common::CONTINUE_FULL)}
                </button>
            }
        })
    };
    let profiles = ProviderProfile::ALL.map(|profile| {
        let selected = move || head.with(|head| head.profile == Some(profile));
        view! { <option value=profile.id() prop:selected=selected>{profile_name(profile)}</option> }
    });
    let sizes = SIZES.map(|(size, word)| {
        let selected = move || head.with(|head| head.size == Some(size));
        view! { <option value=size.id() prop:selected=selected>{text(word)}</option> }
    });
    let choose_profile = move |event| {
        answering.dispatch(&Action::SetProfile(ProviderProfile::from_id(&event_target_value(
            &event,
        ))));
    };
    let choose_size =
        move |event| answering.dispatch(&Action::SetSize(ProviderSize::from_id(&event_target_value(&event))));
    let choose_scope = move |event: leptos::ev::Event| {
        let scope = if event_target_value(&event) == Scope::Essentials.id() {
            Scope::Essentials
        } else {
            Scope::Full
        };
        answering.dispatch(&Action::SetScope(scope));
    };
    let write_day = move |day: String| answering.dispatch(&Action::SetAssessedOn(day.parse().ok()));
    let day = move || head.with(|head| head.assessed_on.map(|day| day.to_string()).unwrap_or_default());
    view! {
        <details class="about-assessment">
            <summary>{heading} " · " {scope_word}</summary>
            <TypedField label=text(common::NAME) hint=Some(text(common::NAME_HINT)) value=name write=move |name| answering.dispatch(&Action::SetName(name)) />
            <label class="field">
                <span class="field-label">{text(common::PROFILE)}</span>
                <select name="profile" on:change=choose_profile>
                    <option value="">{text(common::NOT_CHOSEN)}</option>
                    {profiles}
                </select>
            </label>
            <label class="field">
                <span class="field-label">{text(common::SIZE)}</span>
                <select name="size" on:change=choose_size>
                    <option value="">{text(common::NOT_CHOSEN)}</option>
                    {sizes}
                </select>
            </label>
            <label class="field">
                <span class="field-label">{text(common::SCOPE)}</span>
                <select name="scope" on:change=choose_scope>
                    <option value=Scope::Full.id() prop:selected=move || head.with(|head| head.scope == Scope::Full)>{text(common::SCOPE_FULL)}</option>
                    <option value=Scope::Essentials.id() prop:selected=move || head.with(|head| head.scope == Scope::Essentials)>{text(common::SCOPE_QUICK)}</option>
                </select>
            </label>
            <TypedField name=Some("assessed-on".to_owned()) label=text(common::ASSESSED_ON) hint=Some(text(common::ASSESSED_ON_HINT)) shape=Shape::Day value=Signal::derive(day) write=write_day />
        </details>
        {continue_full}
    }
}
