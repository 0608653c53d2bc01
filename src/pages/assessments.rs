//! The assessments on this device: open, rename, duplicate, delete with undo. Examples stand apart.

use leptos::prelude::*;
use touchstone_domain::assessment::action::{self, Action};
use touchstone_domain::assessment::{AssessmentHead, Scope, read};
use touchstone_domain::ids::{DocumentId, PrincipleId};

use crate::browser::{intl, navigation, random};
use crate::components::none_yet::{being_read, none_yet};
use crate::components::page::Page;
use crate::components::paging::{PAGE, Paging, part};
use crate::components::typed_field::{Shape, TypedField};
use crate::pages::data::reminder::{BackupAge, BackupReminder};
use crate::route::Route;
use crate::state::examples::own_heads;
use crate::state::library::Library;
use crate::words::{common, data, fill, language, start, text};

mod examples;

use examples::Examples;

/// The list.
#[component]
pub fn Assessments() -> impl IntoView {
    let library = Library::expect();
    let deleted = RwSignal::new(Vec::<AssessmentHead>::new());
    let wanted = RwSignal::new(String::new());
    let page = RwSignal::new(0);
    let all = Memo::new(move |_| {
        own_heads(library)
            .into_iter()
            .map(|head| (name_of(&head), head.id))
            .collect::<Vec<_>>()
    });
    let found = Memo::new(move |_| {
        let wanted = wanted.get().to_lowercase();
        let is_found = |name: &String| wanted.is_empty() || name.to_lowercase().contains(&wanted);
        let found = all.get().into_iter().filter(|(name, _)| is_found(name));
        found.map(|(_, id)| id).collect::<Vec<_>>()
    });
    // One that is being renamed stays where it is: the order is looked at when one comes or goes.
    let ids = Memo::new(move |shown: Option<&Vec<DocumentId>>| {
        let now: Vec<DocumentId> =
            found.with(|found| found.get(part(page.get(), found.len())).unwrap_or_default().to_vec());
        let same = shown.filter(|shown| shown.len() == now.len() && shown.iter().all(|id| now.contains(id)));
        same.cloned().unwrap_or(now)
    });
    let count = Memo::new(move |_| found.with(Vec::len));
    let is_long = Memo::new(move |_| all.with(Vec::len) > PAGE);
    let find = move || {
        is_long.get().then(|| {
            let look = move |event| {
                wanted.set(event_target_value(&event));
                page.set(0);
            };
            view! {
                <label class="field">
                    <span class="field-label">{text(data::LIST_FIND)}</span>
                    <input type="search" name="find-assessment" on:input=look />
                </label>
            }
        })
    };
    let none_found = move || {
        (is_long.get() && count.get() == 0).then(|| view! { <p role="status">{text(data::LIST_NONE_FOUND)}</p> })
    };
    let still = move || (library.unread.get() > 0).then(being_read);
    let empty = move || {
        all.with(Vec::is_empty)
            .then(|| none_yet(|| view! { <p class="empty">{text(common::LIST_EMPTY)}</p> }))
    };
    let undo = move || {
        let entry = |head: AssessmentHead| {
            let sentence = fill(common::LIST_DELETED, &[("name", &name_of(&head))]);
            let restore = move |_| {
                change(library, &head.id, &Action::Restore);
                deleted.update(|deleted| deleted.retain(|other| other.id != head.id));
            };
            view! {
                <div class="notice">
                    <p>{sentence.clone()}</p>
                    <button type="button" data-action="restore" data-once="" aria-label=undo_label(&sentence) on:click=restore>{text(common::UNDO)}</button>
                </div>
            }
        };
        deleted.get().into_iter().rev().map(entry).collect::<Vec<_>>()
    };
    view! {
        <Page title=text(common::LIST_HEADING).to_owned() class="page assessments">
            <p>{text(common::DATA_STATEMENT)}</p>
            <p class="actions">
                <a class="button primary" href=Route::Start.href()>{text(common::HOME_ASSESS_START)}</a>
                <a class="button" href=Route::NewAssessment.href()>{text(common::HOME_ASSESS_QUICK)}</a>
            </p>
            <div role="status">{undo}</div>
            <BackupReminder />
            {empty}
            {find}
            {none_found}
            <ul class="list">
                <For each=move || ids.get() key=DocumentId::clone let(id)>
                    <Entry id deleted />
                </For>
            </ul>
            {still}
            <Paging all=count page />
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

/// The name of a button that takes back what a sentence says, where there may be several.
#[must_use]
pub fn undo_label(sentence: &str) -> String {
    [text(common::UNDO), ": ", sentence].concat()
}

fn change(library: Library, id: &DocumentId, action: &Action) {
    library.change(id, |document, writer| action::apply(document, action, writer));
    library.revision.update(|revision| *revision += 1);
}

#[component]
fn Entry(
    /// The assessment, as it came.
    id: DocumentId,
    /// Where deleted ones are remembered for undo.
    deleted: RwSignal<Vec<AssessmentHead>>,
) -> impl IntoView {
    let library = Library::expect();
    let renaming = RwSignal::new(false);
    let first = library.with(&id, read::head)?;
    let own = StoredValue::new(id);
    let head = Memo::new(move |_| {
        library.revision.track();
        library.changed_elsewhere.track();
        own.with_value(|id| library.with(id, read::head))
            .unwrap_or_else(|| first.clone())
    });
    let name = Memo::new(move |_| head.with(name_of));
    let about = move || {
        head.with(|head| {
            let scope = text(if head.scope == Scope::Full {
                common::SCOPE_FULL
            } else {
                common::SCOPE_QUICK
            });
            let day = head
                .assessed_on
                .or(head.created_on)
                .map(|day| intl::date(&language(), day));
            view! { {scope} {day.map(|day| view! { " · " {day} })} }
        })
    };
    let answers = PrincipleId::new(1).map(|principle| Route::Answer {
        id: own.get_value(),
        principle,
        indicator: None,
    });
    let open = answers.map(|route| route.href()).unwrap_or_default();
    let report = Route::report(own.get_value()).href();
    let duplicate = move |_| {
        let copied = fill(common::LIST_COPY_OF, &[("name", &name.get_untracked())]);
        let copy = random::hex_id().ok().zip(library.writer()).and_then(|(id, writer)| {
            own.with_value(|own| library.with(own, |document| action::duplicate(document, id, &copied, &writer)))
        });
        if let Some(copy) = copy {
            library.take_in(copy);
        }
    };
    let delete = move |_| {
        deleted.update(|deleted| deleted.push(head.get_untracked()));
        own.with_value(|id| change(library, id, &Action::Delete));
    };
    let rename = move |name| own.with_value(|id| change(library, id, &Action::SetName(name)));
    let typed = Signal::derive(move || head.with(|head| head.name.clone()));
    let field = move || {
        renaming
            .get()
            .then(|| view! { <TypedField label=text(common::NAME) shape=Shape::Line(200) value=typed write=rename /> })
    };
    let open_field = move |_| {
        renaming.update(|open| *open = !*open);
        let selector = own.with_value(|id| format!("[data-assessment=\"{id}\"] input"));
        navigation::after_render(move || navigation::focus(&selector, false));
    };
    let named = move |word| move || fill(word, &[("name", &name.get())]);
    Some(view! {
        <li class="entry" data-assessment=own.with_value(DocumentId::to_string)>
            <h2><a href=open>{name}</a></h2>
            <p class="meta">{about}</p>
            {field}
            <p class="actions">
                <a class="button" href=report>{text(start::TO_REPORT)}</a>
                <button type="button" data-action="rename" aria-label=named(common::LIST_RENAME_NAMED) on:click=open_field>{text(common::LIST_RENAME)}</button>
                <button type="button" data-action="duplicate" data-once="" aria-label=named(common::LIST_DUPLICATE_NAMED) on:click=duplicate>{text(common::LIST_DUPLICATE)}</button>
                <button type="button" data-action="delete" data-once="" aria-label=named(common::LIST_DELETE_NAMED) on:click=delete>{text(common::LIST_DELETE)}</button>
            </p>
        </li>
    })
}
