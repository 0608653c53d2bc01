//! Asking somebody: who they are, what the file shows them, and the file itself.

use leptos::prelude::*;
use touchstone_domain::date::Date;
use touchstone_domain::ids::RaterId;
use touchstone_domain::review::{Action, Role, Shown};

use super::naming::role_name;
use super::round::Round;
use super::save::save_for;
use crate::browser::{clock, random};
use crate::components::choice_field::choice_field;
use crate::components::typed_field::{Shape, TypedField};
use crate::state::draft::Draft;
use crate::words::{fill, review, text};

/// What came of preparing a file.
#[derive(Clone)]
enum Outcome {
    NameMissing,
    SavedAs(String),
    NotTaken,
}

/// The form.
pub fn prepare(round: Round) -> impl IntoView {
    let (name, role) = (
        Draft::open(&format!("prepare:{}", round.findings.id())),
        RwSignal::new(None),
    );
    let shown = RwSignal::new(Shown::Nothing);
    let outcome = RwSignal::new(None::<Outcome>);
    let prepare = move |_| {
        let invited = invite(
            round,
            &name.text().get_untracked(),
            role.get_untracked(),
            clock::today(),
        );
        let Some(rater) = invited else {
            outcome.set(Some(Outcome::NameMissing));
            return;
        };
        // Whoever sends files answers for the provider: from now on this device knows.
        round.say_who(Some(RaterId::own()));
        let saved = save_for(round, &rater, shown.get_untracked());
        outcome.set(Some(saved.map_or(Outcome::NotTaken, Outcome::SavedAs)));
        name.set(None);
        role.set(None);
    };
    view! {
        <section class="prepare" aria-labelledby="prepare-heading">
            <h2 id="prepare-heading">{text(review::PREPARE_HEADING)}</h2>
            <p>{text(review::PREPARE_ABOUT)}</p>
            <PersonFields name role />
            {shown_choice(shown)}
            <p class="actions">
                <button type="button" class="primary" data-action="prepare-file" data-once="" on:click=prepare>{text(review::PREPARE_DO)}</button>
            </p>
            <p class="outcome" role="status">{move || outcome.get().map(|outcome| said(&outcome))}</p>
        </section>
    }
}

fn said(outcome: &Outcome) -> String {
    match outcome {
        Outcome::NameMissing => text(review::NAME_MISSING).to_owned(),
        Outcome::SavedAs(file) => fill(review::PREPARE_DONE, &[("file", file)]),
        Outcome::NotTaken => text(review::PREPARE_FAILED).to_owned(),
    }
}

/// Adds a voice; nothing without a name. Gives its id.
pub fn invite(round: Round, name: &str, role: Option<Role>, on: Option<Date>) -> Option<RaterId> {
    let name = name.trim();
    if name.is_empty() {
        return None;
    }
    let id = random::hex_id::<8>().ok()?;
    let rater: RaterId = id.as_str().parse().ok()?;
    round.act(&Action::Invite {
        rater: rater.clone(),
        name: name.to_owned(),
        role,
        on,
    });
    Some(rater)
}

/// Name and role of somebody who is not in the list yet.
#[component]
pub fn PersonFields(
    /// The name as typed.
    name: Draft,
    /// The role.
    role: RwSignal<Option<Role>>,
) -> impl IntoView {
    view! {
        <TypedField name=Some("reviewer-name".to_owned()) label=text(review::VOICE_NAME) shape=Shape::Line(200) value=name.text() write=name.keep() />
        <RoleField role=role choose=move |chosen| role.set(chosen) />
    }
}

/// The choice of a role.
#[component]
pub fn RoleField(
    /// The role as it is known.
    #[prop(into)]
    role: Signal<Option<Role>>,
    /// Keeps a choice.
    choose: impl Fn(Option<Role>) + 'static,
) -> impl IntoView {
    let options = Role::ALL.map(|option| {
        let selected = move || role.get() == Some(option);
        view! { <option value=option.id() prop:selected=selected>{role_name(option)}</option> }
    });
    let none = move || role.get().is_none();
    let options = view! {
        <option value="" prop:selected=none>{text(review::ROLE_NONE)}</option>
        {options}
    };
    let choose = move |event| choose(Role::from_id(&event_target_value(&event)));
    choice_field(review::ROLE, "reviewer-role", options, choose)
}

fn shown_choice(shown: RwSignal<Shown>) -> impl IntoView {
    let choices = [
        (Shown::Nothing, "nothing", review::SEND_BLIND, review::SEND_BLIND_ABOUT),
        (
            Shown::Everything,
            "everything",
            review::SEND_OPEN,
            review::SEND_OPEN_ABOUT,
        ),
    ];
    let choices = choices.map(|(choice, value, label, about)| {
        view! {
            <label class="choice">
                <input type="radio" name="shown" value=value prop:checked=move || shown.get() == choice on:change=move |_| shown.set(choice) />
                <span>{text(label)} <span class="hint">{text(about)}</span></span>
            </label>
        }
    });
    view! {
        <fieldset class="field">
            <legend class="field-label">{text(review::SEND)}</legend>
            {choices}
        </fieldset>
    }
}
