//! The frame around every page, and which page a route is.

use leptos::prelude::*;

use crate::browser::{navigation, page};
use crate::components::frame::{Footer, Header, Notices};
use crate::components::terms::Terms;
use crate::pages;
use crate::parts;
use crate::route::Route;
use crate::state::content::Content;
use crate::state::library::Library;
use crate::state::navigation::Navigation;
use crate::state::preferences::PreferencesState;
use crate::words::{start, text};

/// Puts the app on the page.
pub fn start() {
    leptos::mount::mount_to_body(|| {
        let Some(content) = Content::from_boot() else {
            page::show_crash_notice("the start content is missing or not of this build");
            return ().into_any();
        };
        page::remove_boot_notice();
        let library = Library::provide();
        PreferencesState::provide(library);
        Navigation::provide();
        parts::warm_up();
        view! { <Frame content /> }.into_any()
    });
}

/// Header, notices, page and footer, all drawn anew when the language changes.
#[component]
fn Frame(
    /// The content, whose language decides.
    content: Content,
) -> impl IntoView {
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        navigation::focus("h1", true);
    };
    move || {
        content.language.track();
        view! {
            <a class="skip" href="#main" on:click=skip>{text(start::SKIP)}</a>
            <Header />
            <Notices />
            <main id="main"><CurrentPage /></main>
            <Footer />
            <Terms />
        }
    }
}

/// The page of the route. A change of the indicator or block inside a page does not draw it anew.
#[component]
fn CurrentPage() -> impl IntoView {
    let route = Navigation::expect().route;
    let place = Memo::new(move |_| match route.get() {
        Route::Answer { id, principle, .. } => Route::Answer {
            id,
            principle,
            indicator: None,
        },
        Route::Section { unit, section, .. } => Route::Section {
            unit,
            section,
            block: None,
        },
        other => other,
    });
    view! { <For each=move || [place.get()] key=Route::clone children=page_of /> }
}

/// The page of a route. A new place is a new page: nothing of the one before stays open or typed in.
fn page_of(place: Route) -> AnyView {
    match place {
        Route::Home => pages::home::Home().into_any(),
        Route::Assessments => parts::assessments(),
        Route::NewAssessment => parts::new_assessment(),
        Route::Start => pages::answer::start().into_any(),
        Route::Answer { id, principle, .. } => {
            pages::answer::Answer(pages::answer::AnswerProps { id, principle }).into_any()
        }
        Route::Report(id) => parts::report(id),
        Route::BlankChecklist => parts::blank_checklist(),
        Route::Learn => parts::learn(None, None),
        Route::Unit(unit) => parts::learn(Some(unit), None),
        Route::Section { unit, section, .. } => parts::learn(Some(unit), Some(section)),
        Route::Sources => parts::sources(),
        Route::Data => parts::data(),
        Route::Settings => parts::settings(),
        Route::About => parts::about(),
        Route::Unknown(address) => pages::unknown::Unknown(pages::unknown::UnknownProps { address }).into_any(),
    }
}
