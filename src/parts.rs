//! The parts of the app that load when asked: each is code in files of its own after the build is split. Few and large: what
//! several parts share is cut into a file for each combination of them.
//!
//! A part brings its words with it. A load that fails shows a notice with "try again"; after the second failure also
//! "reload", because a newer build may have replaced the files of this one.

use std::future::Future;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::document::Document;
use touchstone_domain::ids::DocumentId;

use crate::components::loading::Loading;
use crate::state::content::{Content, NotLoaded};
use crate::state::safety_copy::Job;

/// Shows a part once its code and its words are here.
fn when_loaded<F, L>(words: &'static str, load: F) -> AnyView
where
    F: Fn() -> L + Send + Sync + Clone + 'static,
    L: Future<Output = Result<AnyView, NotLoaded>> + 'static,
{
    let content = Content::expect();
    let everything = move || {
        let load = load.clone();
        async move {
            content.words(words).await?;
            load().await
        }
    };
    view! { <Loading load=everything /> }.into_any()
}

/// The report of an assessment.
pub fn report(id: DocumentId) -> AnyView {
    on_paper(Paper::Report(id))
}

/// The empty checklist.
pub fn blank_checklist() -> AnyView {
    on_paper(Paper::BlankChecklist)
}

fn on_paper(page: Paper) -> AnyView {
    when_loaded("report", move || paper::load(page.clone()))
}

/// The course: the programme, a unit, or a section of it.
pub fn learn(unit: Option<String>, section: Option<String>) -> AnyView {
    when_loaded("learn", move || course::load(unit.clone(), section.clone()))
}

/// The assessments on this device.
pub fn assessments() -> AnyView {
    when_loaded("start", || desk::load(Desk::Assessments))
}

/// The form for a new assessment.
pub fn new_assessment() -> AnyView {
    when_loaded("start", || desk::load(Desk::NewAssessment))
}

/// What is kept, files in and out.
pub fn data() -> AnyView {
    when_loaded("data", || desk::load(Desk::Data))
}

/// Language, theme and keys.
pub fn settings() -> AnyView {
    when_loaded("data", || desk::load(Desk::Settings))
}

/// What the product is, its limits, accessibility.
pub fn about() -> AnyView {
    when_loaded("about", || desk::load(Desk::About))
}

/// The register of sources, and the crosswalk.
pub fn sources() -> AnyView {
    when_loaded("about", || desk::load(Desk::Sources))
}

/// Pages that are made to be printed.
#[derive(Clone)]
enum Paper {
    Report(DocumentId),
    BlankChecklist,
}

/// Small pages that share a part: parts of their own would be cut into many tiny pieces.
#[derive(Clone, Copy)]
enum Desk {
    Assessments,
    NewAssessment,
    Data,
    Settings,
    About,
    Sources,
}

mod paper {
    use leptos::prelude::{AnyView, IntoAny};
    use leptos::wasm_split::{self, wasm_split};

    use super::Paper;
    use crate::pages::{blank_checklist, report};
    use crate::state::content::NotLoaded;

    #[wasm_split(paper, wasm_split_path = wasm_split, fallible, preload(preload))]
    pub(super) fn load(page: Paper) -> Result<AnyView, NotLoaded> {
        Ok(match page {
            Paper::Report(id) => report::view(id).into_any(),
            Paper::BlankChecklist => blank_checklist::view().into_any(),
        })
    }
}

mod course {
    use leptos::prelude::{AnyView, IntoAny};
    use leptos::wasm_split::{self, wasm_split};

    use crate::pages::learn;
    use crate::state::content::NotLoaded;

    #[wasm_split(course, wasm_split_path = wasm_split, fallible, preload(preload))]
    pub(super) fn load(unit: Option<String>, section: Option<String>) -> Result<AnyView, NotLoaded> {
        Ok(learn::view(unit, section).into_any())
    }
}

mod desk {
    use leptos::prelude::{AnyView, IntoAny};
    use leptos::wasm_split::{self, wasm_split};

    use super::Desk;
    use crate::pages::{about, assessments, data, new_assessment, settings, sources};
    use crate::state::content::NotLoaded;

    #[wasm_split(desk, wasm_split_path = wasm_split, fallible, preload(preload))]
    pub(super) fn load(page: Desk) -> Result<AnyView, NotLoaded> {
        Ok(match page {
            Desk::Assessments => assessments::Assessments().into_any(),
            Desk::NewAssessment => new_assessment::NewAssessment().into_any(),
            Desk::Data => data::view().into_any(),
            Desk::Settings => settings::view().into_any(),
            Desk::About => about::view().into_any(),
            Desk::Sources => sources::view().into_any(),
        })
    }
}

/// Copies of assessments in the browser's database: kept after each change, taken back after the start.
///
/// # Errors
/// [`NotLoaded`]: the part did not arrive; the next change asks again.
pub async fn safety_copy(job: Job) -> Result<Vec<Document>, NotLoaded> {
    Ok(copies::load(job).await?.await)
}

mod copies {
    use leptos::wasm_split::{self, wasm_split};

    use crate::state::content::NotLoaded;
    use crate::state::safety_copy::{Job, Working, begin};

    #[wasm_split(copies, wasm_split_path = wasm_split, fallible)]
    pub(super) fn load(job: Job) -> Result<Working, NotLoaded> {
        Ok(begin(job))
    }
}

/// How long after the start the other parts are fetched, so that the next page is there at once. Nothing waits for them.
const WARM_UP_AFTER: Duration = Duration::from_secs(5);

/// Fetches the other parts in the background, one after the other. One that does not arrive is fetched again when its
/// page is opened.
pub fn warm_up() {
    let fetch_all = || {
        spawn_local(async {
            let _ = paper::preload().await;
            let _ = desk::preload().await;
            let _ = course::preload().await;
        });
    };
    set_timeout(fetch_all, WARM_UP_AFTER);
}
