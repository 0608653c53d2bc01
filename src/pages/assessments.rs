//! The assessments on this device: open, rename, duplicate, delete with undo. Examples stand apart.

use leptos::prelude::*;
use touchstone_domain::assessment::action::{self, Action};
use touchstone_domain::assessment::{AssessmentHead, Scope};
use touchstone_domain::ids::{DocumentId, PrincipleId};

use crate::browser::{intl, random};
use crate::components::page::Page;
use crate::pages::data::reminder::{BackupAge, BackupReminder};
use crate::route::Route;
use crate::state::examples::own_heads;
use crate::state::library::Library;
use crate::words::{common, fill, language, start, text};

mod examples;

use examples::Examples;

/// The list.
#[component]
pub fn Assessments() -> impl IntoView {
    let library = Library::expect();
    let deleted = RwSignal::new(None::<AssessmentHead>);
    let heads = Memo::new(move |_| own_heads(library));
    let empty = move || {
        heads
            .with(Vec::is_empty)
            .then(|| view! { <p class="empty">{text(common::LIST_EMPTY)}</p> })
    };
    let undo = move || {
        deleted.get().map(|head| {
            let name = name_of(&head);
            let restore = move |_| {
                change(library, &head.id, &Action::Restore);
                deleted.set(None);
            };
            view! {
                <div class="notice" role="status">
                    <p>{fill(common::LIST_DELETED, &[("name", &name)])}</p>
                    <button type="button" on:click=restore>{text(common::UNDO)}</button>
                </div>
            }
        })
    };
    view! {
        <Page title=text(common::LIST_HEADING).to_owned() class="page assessments">
            <p>{text(common::DATA_STATEMENT)}</p>
            <p class="actions">
                <a class="button primary" href=Route::Start.href()>{text(common::HOME_ASSESS_START)}</a>
                <a class="button" href=Route::NewAssessment.href()>{text(common::HOME_ASSESS_QUICK)}</a>
            </p>
            {undo}
            <BackupReminder />
            {empty}
            <ul class="list">
                {move || heads.get().into_iter().map(|head| view! { <Entry head deleted /> }).collect::<Vec<_>>()}
            </ul>
            <BackupAge />
            <p><a href=Route::Data.href()>{text(common::NAV_DATA)}</a></p>
            <Examples />
        </Page>
    }
}

/// The name as it is shown.
#[must_use]
pub fn name_of(head: &AssessmentHead) -> String {
    if head.name.is_empty() {
        text(common::UNNAMED).to_owned()
    } else {
        head.name.clone()
    }
}

fn change(library: Library, id: &DocumentId, action: &Action) {
    library.change(id, |document, writer| action::apply(document, action, writer));
    library.revision.update(|revision| *revision += 1);
}

#[component]
fn Entry(
    /// The assessment.
    head: AssessmentHead,
    /// Where a deleted one is remembered for undo.
    deleted: RwSignal<Option<AssessmentHead>>,
) -> impl IntoView {
    let library = Library::expect();
    let renaming = RwSignal::new(false);
    let name = name_of(&head);
    let scope = text(if head.scope == Scope::Full {
        common::SCOPE_FULL
    } else {
        common::SCOPE_QUICK
    });
    let day = head
        .assessed_on
        .or(head.created_on)
        .map(|day| intl::date(&language(), day));
    let first = PrincipleId::new(1).map(|principle| Route::Answer {
        id: head.id.clone(),
        principle,
        indicator: None,
    });
    let open = first.map(|route| route.href()).unwrap_or_default();
    let report = Route::report(head.id.clone()).href();
    let kept = StoredValue::new(head);
    let copied = fill(common::LIST_COPY_OF, &[("name", &name)]);
    let duplicate = move |_| {
        let copy = random::hex_id().ok().zip(library.writer()).and_then(|(id, writer)| {
            kept.with_value(|head| library.with(&head.id, |document| action::duplicate(document, id, &copied, &writer)))
        });
        if let Some(copy) = copy {
            library.take_in(copy);
        }
    };
    let delete = move |_| {
        let head = kept.get_value();
        change(library, &head.id, &Action::Delete);
        deleted.set(Some(head));
    };
    let rename = move |event| {
        kept.with_value(|head| change(library, &head.id, &Action::SetName(event_target_value(&event))));
    };
    let label = StoredValue::new(name.clone());
    let field = move || {
        renaming.get().then(|| {
            let value = kept.with_value(|head| head.name.clone());
            view! {
                <label class="field">
                    <span class="field-label">{text(common::NAME)}</span>
                    <input type="text" maxlength="200" autocomplete="off" autofocus prop:value=value on:change=rename />
                </label>
            }
        })
    };
    let named = move |word| label.with_value(|name| fill(word, &[("name", name)]));
    view! {
        <li class="entry" data-assessment=kept.with_value(|head| head.id.to_string())>
            <h2><a href=open>{name}</a></h2>
            <p class="meta">{scope} {day.map(|day| view! { " · " {day} })}</p>
            {field}
            <p class="actions">
                <a class="button" href=report>{text(start::TO_REPORT)}</a>
                <button type="button" data-action="rename" aria-label=move || named(common::LIST_RENAME_NAMED) on:click=move |_| renaming.update(|open| *open = !*open)>{text(common::LIST_RENAME)}</button>
                <button type="button" data-action="duplicate" aria-label=move || named(common::LIST_DUPLICATE_NAMED) on:click=duplicate>{text(common::LIST_DUPLICATE)}</button>
                <button type="button" data-action="delete" aria-label=move || named(common::LIST_DELETE_NAMED) on:click=delete>{text(common::LIST_DELETE)}</button>
            </p>
        </li>
    }
}
