//! A new assessment: only profile, size, scope and an optional name are asked, and each may wait.

use leptos::prelude::*;
use touchstone_domain::assessment::action::{self, Action};
use touchstone_domain::assessment::{ProviderSize, Scope};
use touchstone_domain::ids::{DocumentId, PrincipleId};
use touchstone_domain::instrument::ProviderProfile;

use crate::browser::{clock, random};
use crate::components::figures::profile_name;
use crate::components::page::Page;
use crate::components::typed_field::{Shape, TypedField};
use crate::pages::answer::furniture::about_assessment::SIZES;
use crate::route::Route;
use crate::state::draft::Draft;
use crate::state::library::Library;
use crate::state::navigation::Navigation;
use crate::words::{common, text};

/// The form.
#[component]
pub fn NewAssessment() -> impl IntoView {
    let name = Draft::open("new-name");
    let profile = RwSignal::new(None::<ProviderProfile>);
    let size = RwSignal::new(None::<ProviderSize>);
    let scope = RwSignal::new(Scope::Essentials);
    let library = Library::expect();
    let navigation = Navigation::expect();
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let actions = [
            Action::SetCreatedOn(clock::today()),
            Action::SetName(name.text().get_untracked().trim().to_owned()),
            Action::SetProfile(profile.get_untracked()),
            Action::SetSize(size.get_untracked()),
            Action::SetScope(scope.get_untracked()),
        ];
        if let Some(id) = begun(library, &actions)
            && let Some(principle) = PrincipleId::new(1)
        {
            name.set(None);
            navigation.go(&Route::Answer {
                id,
                principle,
                indicator: None,
            });
        }
    };
    let scopes = [
        (Scope::Essentials, common::SCOPE_QUICK, common::SCOPE_QUICK_ABOUT),
        (Scope::Full, common::SCOPE_FULL, common::SCOPE_FULL_ABOUT),
    ]
    .map(|(kind, word, about)| {
        view! {
            <label class="choice">
                <input type="radio" name="scope" value=kind.id() prop:checked=move || scope.get() == kind on:change=move |_| scope.set(kind) />
                <span><strong>{text(word)}</strong> " " {text(about)}</span>
            </label>
        }
    });
    let profiles = ProviderProfile::ALL.map(|kind| {
        view! {
            <label class="choice">
                <input type="radio" name="profile" value=kind.id() prop:checked=move || profile.get() == Some(kind) on:change=move |_| profile.set(Some(kind)) />
                <span>{profile_name(kind)}</span>
            </label>
        }
    });
    let sizes = SIZES.map(|(kind, word)| view! { <option value=kind.id()>{text(word)}</option> });
    view! {
        <Page title=text(common::NEW_HEADING).to_owned() class="page new">
            <p>{text(common::DATA_STATEMENT)}</p>
            <form on:submit=begin>
                <fieldset><legend>{text(common::SCOPE)}</legend>{scopes}</fieldset>
                <fieldset>
                    <legend>{text(common::PROFILE)}</legend>
                    <p class="hint">{text(common::PROFILE_HINT)}</p>
                    {profiles}
                </fieldset>
                <label class="field">
                    <span class="field-label">{text(common::SIZE)}</span>
                    <select name="size" on:change=move |event| size.set(ProviderSize::from_id(&event_target_value(&event)))>
                        <option value="">{text(common::NOT_CHOSEN)}</option>
                        {sizes}
                    </select>
                </label>
                <TypedField name=Some("name".to_owned()) label=text(common::NAME) hint=Some(text(common::NAME_HINT)) shape=Shape::Line(200) value=name.text() write=name.keep() />
                <p class="actions"><button type="submit" class="primary" data-once="">{text(common::NEW_BEGIN)}</button></p>
            </form>
        </Page>
    }
}

fn begun(library: Library, actions: &[Action]) -> Option<DocumentId> {
    let id: DocumentId = random::hex_id().ok()?;
    let writer = library.writer()?;
    let mut document = action::new(id.clone());
    for action in actions {
        action::apply(&mut document, action, &writer);
    }
    library.take_in(document);
    Some(id)
}
