//! What stands around every page: header, notices and footer.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{navigation, page};
use crate::components::save_status::SaveStatus;
use crate::route::Route;
use crate::state::content::Content;
use crate::state::library::Library;
use crate::state::navigation::Navigation;
use crate::state::preferences::PreferencesState;
use crate::words::{fill, plural, start, text};

/// Name, the ways to the main places, language, and the state of saving.
#[component]
pub fn Header() -> impl IntoView {
    let link = |route: Route, word| {
        let current = Navigation::expect().route;
        let here = route.clone();
        let is_here = move || current.with(|place| same_place(place, &here)).then_some("page");
        view! { <li><a href=route.href() aria-current=is_here>{text(word)}</a></li> }
    };
    view! {
        <header class="frame-header">
            <a class="brand" href=Route::Home.href()><Mark />"Touchstone"</a>
            <nav aria-label=text(start::NAVIGATION)>
                <ul>
                    {link(Route::Assessments, start::NAV_ASSESS)}
                    {link(Route::Learn, start::NAV_LEARN)}
                    {link(Route::Data, start::NAV_DATA)}
                    {link(Route::Settings, start::NAV_SETTINGS)}
                </ul>
            </nav>
            <LanguageChoice />
            <SaveStatus />
        </header>
    }
}

/// Whether a link's route stands for the place on screen.
fn same_place(place: &Route, link: &Route) -> bool {
    match link {
        Route::Assessments => matches!(
            place,
            Route::Assessments | Route::NewAssessment | Route::Start | Route::Answer { .. } | Route::Report(_)
        ),
        Route::Learn => matches!(place, Route::Learn | Route::Unit(_) | Route::Section { .. }),
        link => place == link,
    }
}

/// The mark: the dark stone and the streak of gold.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 64 64" aria-hidden="true">
            <path class="mark-stone" d="M14 8h34l10 14-4 30-30 6L6 44l2-26z" />
            <path class="mark-gold" d="M18 44 46 20" />
        </svg>
    }
}

#[component]
fn LanguageChoice() -> impl IntoView {
    let content = Content::expect();
    let preferences = PreferencesState::expect();
    let failed = RwSignal::new(false);
    let choose = move |event| {
        let wanted = event_target_value(&event);
        spawn_local(async move {
            match content.speak(&wanted).await {
                Ok(()) => {
                    preferences.set_language(&wanted);
                    navigation::after_render(|| navigation::focus("#language", false));
                }
                Err(_) => failed.set(true),
            }
        });
    };
    let options = content.languages().into_iter().map(|(id, name)| {
        let chosen = content.language.get_untracked() == id;
        view! { <option value=id.clone() lang=id selected=chosen>{name}</option> }
    });
    view! {
        <label class="language">
            <span class="visually-hidden">{text(start::LANGUAGE)}</span>
            <select id="language" on:change=choose>{options.collect::<Vec<_>>()}</select>
        </label>
        {move || failed.get().then(|| view! { <p class="notice" role="alert">{text(start::NOT_LOADED)}</p> })}
    }
}

/// What a person must know whatever page they are on.
#[component]
pub fn Notices() -> impl IntoView {
    let library = Library::expect();
    let set_aside = move || {
        let count = library.set_aside.with(Vec::len);
        (count > 0).then(|| {
            view! {
                <div class="notice" role="status" data-notice="set-aside">
                    <p>{plural(start::SET_ASIDE, count, &[])} " " <a href=Route::Data.href()>{text(start::SET_ASIDE_LINK)}</a></p>
                </div>
            }
        })
    };
    let erased = move || {
        library.erased_elsewhere.get().then(|| {
            view! {
                <div class="notice" role="alert" data-notice="erased">
                    <p>{text(start::ERASED_ELSEWHERE)}</p>
                    <button type="button" on:click=|_| page::reload()>{text(start::RELOAD)}</button>
                </div>
            }
        })
    };
    let content = Content::expect();
    let written_in = content.instrument.get_untracked().language.clone();
    let only_in = (content.language.get_untracked() != written_in).then(|| {
        let names = content.languages();
        let name = names
            .into_iter()
            .find(|(id, _)| *id == written_in)
            .map_or(written_in, |(_, name)| name);
        view! { <p class="only-in" data-notice="only-in">{fill(start::ONLY_IN, &[("language", &name)])}</p> }
    });
    view! { {only_in} {set_aside} {erased} }
}

/// What the result is and is not, and the quiet links.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="frame-footer">
            <p>{text(start::FOOTER_SELF_DECLARED)}</p>
            <ul>
                <li><a href=Route::About.href()>{text(start::FOOTER_ABOUT)}</a></li>
                <li><a href=Route::Sources.href()>{text(start::FOOTER_SOURCES)}</a></li>
            </ul>
        </footer>
    }
}
