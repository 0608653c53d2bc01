//! The parts of the app that load when asked: each is code in files of its own after the build is split. Few and large: what
//! several parts share is cut into a file for each combination of them. All views are in parts: the start itself draws none.
//!
//! A part brings its words with it.

use std::time::Duration;

use leptos::prelude::*;
use touchstone_domain::ids::PrincipleId;

use crate::effect::spawn;
use crate::route::Route;
use crate::spot::{self, Arriving, Spot};
use crate::state::content::Content;

mod copies;
mod earlier;
mod page;
mod stock;

pub use copies::{keep_safe, recover};
pub use earlier::earlier_versions;
use page::{Bench, Course, Desk, Page, Paper};

/// Shows a page that is a part, or one that says that there is no such page.
pub fn show(place: Route) {
    let page = match place {
        Route::Result(id, page) => Page::Paper(Paper::Result(id, page)),
        Route::BlankChecklist => Page::Paper(Paper::BlankChecklist),
        Route::Learn => Page::Course(Course::Learn(None, None)),
        Route::Unit(unit) => Page::Course(Course::Learn(Some(unit), None)),
        Route::Section { unit, section, .. } => Page::Course(Course::Learn(Some(unit), Some(section))),
        Route::Search => Page::Course(Course::Search),
        Route::Tools => Page::Bench(Bench::Tools),
        Route::Tool(tool) => Page::Bench(Bench::Tool(tool, None)),
        Route::Portfolio => Page::Bench(Bench::Portfolio),
        Route::Kit => Page::Bench(Bench::Kit),
        Route::Assessments => Page::Desk(Desk::Assessments),
        Route::NewAssessment => Page::Desk(Desk::NewAssessment),
        Route::Data => Page::Desk(Desk::Data),
        Route::Settings => Page::Desk(Desk::Settings),
        Route::About => Page::Desk(Desk::About),
        Route::Sources => Page::Desk(Desk::Sources),
        other => Page::Desk(Desk::Unknown(other.to_string())),
    };
    fill("main".to_owned(), page);
}

/// The page for an assessment that is not on this device.
pub fn not_here() {
    fill("main".to_owned(), Page::Desk(Desk::NotHere));
}

/// A tool of the course between the paragraphs of a section: as the block with this id, into the place that fits the
/// selector.
pub fn tool_in_section(selector: String, tool: String, block: String) {
    fill(selector, Page::Bench(Bench::Tool(tool, Some(block))));
}

/// Fills a place with a page, once its code and its words are here.
fn fill(selector: String, page: Page) {
    let content = Content::expect();
    spot::fill(selector, move |spot| {
        let page = page.clone();
        async move {
            // Everything is asked for at once, and arrives side by side.
            let words = page.words();
            content.ask_for(words);
            content.ask_for(&["instrument"]);
            let opening = match page {
                Page::Paper(page) => paper::load(page, spot, content).await?,
                Page::Course(page) => course::load(page, spot, content).await?,
                Page::Bench(page) => bench::load(page, spot, content).await?,
                Page::Desk(page) => desk::load(page, spot, content).await?,
            };
            for part in words {
                content.words(part).await?;
            }
            opening.await
        }
    });
}

/// What a part does once its code and its words are there: it fetches the content that its page needs, and shows it.
type Opening = Arriving;

/// What stands in the frame beside its links: notices, and the explanations of terms.
pub fn furnish_frame() {
    furnish(Room::Frame, "#app");
}

/// Where the person left off, on the first page.
pub fn furnish_home() {
    furnish(Room::Home, "main");
}

/// What stands on a principle's page beside the choices: evidence, notes, explanations, filter and search. Where it does not
/// arrive the page takes answers all the same, and says so above them.
pub fn furnish_principle(principle: PrincipleId) {
    let content = Content::expect();
    let Some(page) = Spot::find("main") else { return };
    later(move || {
        page.clone().enter(|_| {
            spot::fill("main [data-slot=about]".to_owned(), move |_| {
                let page = page.clone();
                async move {
                    content.words("common").await?;
                    furniture::load(Room::Principle(principle), page, content).await?.await
                }
            });
        });
    });
}

/// Furniture is asked for after the page has come to life, so that nobody waits for it.
fn later(work: impl FnOnce() + 'static) {
    set_timeout(work, Duration::ZERO);
}

fn furnish(room: Room, selector: &str) {
    let content = Content::expect();
    if let Some(spot) = Spot::find(selector) {
        let bring = async move {
            // Without it the page works; the next one asks again.
            if content.words("common").await.is_ok()
                && let Ok(opening) = furniture::load(room, spot, content).await
            {
                let _ = opening.await;
            }
        };
        later(move || spawn(bring));
    }
}

/// What the furniture is for.
enum Room {
    Frame,
    Home,
    Principle(PrincipleId),
}

mod furniture {
    use leptos::wasm_split::{self, wasm_split};

    use super::{Opening, Room, stock};
    use crate::browser::presses;
    use crate::components::language_choice;
    use crate::components::notices::Notices;
    use crate::components::terms::Terms;
    use crate::pages::answer::furniture;
    use crate::pages::home::left_off::LeftOff;
    use crate::spot::Spot;
    use crate::state::content::{Content, NotLoaded};
    use crate::state::library::Library;
    use crate::state::texts::InstrumentTexts;
    use crate::state::typing;

    #[wasm_split(furniture, wasm_split_path = wasm_split, fallible)]
    pub(super) fn load(room: Room, spot: Spot, content: Content) -> Result<Opening, NotLoaded> {
        Ok(Box::pin(async move {
            match room {
                Room::Frame => {
                    spot.mount_inside("[data-slot=notices]", Notices);
                    spot.mount_inside("[data-slot=terms]", Terms);
                    spot.enter(|_| {
                        language_choice::follow();
                        presses::guard(typing::flush);
                        Library::expect().follow_others();
                    });
                    stock::lay_in(content);
                }
                Room::Home => spot.mount_inside("[data-slot=left-off]", LeftOff),
                Room::Principle(principle) => {
                    InstrumentTexts::bring(content, &spot).await?;
                    furniture::place(principle, &spot);
                }
            }
            Ok(())
        }))
    }
}

mod paper {
    use leptos::wasm_split::{self, wasm_split};

    use super::{Opening, Paper, result_work};
    use crate::pages::{binder, blank_checklist, calculation, frameworks, report, tasks};
    use crate::route::ResultPage;
    use crate::spot::Spot;
    use crate::state::content::{Content, NotLoaded};
    use crate::state::texts::InstrumentTexts;

    #[wasm_split(paper, wasm_split_path = wasm_split, fallible, preload(preload))]
    pub(super) fn load(page: Paper, spot: Spot, content: Content) -> Result<Opening, NotLoaded> {
        Ok(Box::pin(async move {
            InstrumentTexts::bring(content, &spot).await?;
            let (id, page) = match page {
                Paper::Result(id, page) => (id, page),
                Paper::BlankChecklist => {
                    spot.mount(blank_checklist::view);
                    return Ok(());
                }
            };
            match page {
                ResultPage::Report => spot.mount(move || report::view(id)),
                ResultPage::Frameworks => spot.mount(move || frameworks::view(id)),
                ResultPage::Evidence => spot.mount(move || binder::view(id)),
                ResultPage::Tasks => spot.mount(move || tasks::view(id)),
                ResultPage::Calculation => spot.mount(move || calculation::view(id)),
                ResultPage::Plan | ResultPage::Compare | ResultPage::Review | ResultPage::Export => {
                    return result_work::load(id, page, spot).await?.await;
                }
            }
            Ok(())
        }))
    }
}

/// Where people go on working with a result. It is asked for by the part of the result, so that the start does not know it.
mod result_work {
    use leptos::wasm_split::{self, wasm_split};
    use touchstone_domain::ids::DocumentId;

    use super::Opening;
    use crate::pages::{compare, export, plan, review};
    use crate::route::ResultPage;
    use crate::spot::Spot;
    use crate::state::content::NotLoaded;

    #[wasm_split(result_work, wasm_split_path = wasm_split, fallible, preload(preload))]
    pub(super) fn load(id: DocumentId, page: ResultPage, spot: Spot) -> Result<Opening, NotLoaded> {
        Ok(Box::pin(async move {
            match page {
                ResultPage::Compare => spot.mount(move || compare::view(id)),
                ResultPage::Review => spot.mount(move || review::view(id)),
                ResultPage::Export => spot.mount(move || export::view(id)),
                _ => spot.mount(move || plan::view(id)),
            }
            Ok(())
        }))
    }
}

mod course {
    use leptos::wasm_split::{self, wasm_split};

    use super::{Course, Opening, stock};
    use crate::pages::{learn, search};
    use crate::spot::Spot;
    use crate::state::content::{Content, NotLoaded};
    use crate::state::texts::InstrumentTexts;

    #[wasm_split(course, wasm_split_path = wasm_split, fallible, preload(preload))]
    pub(super) fn load(page: Course, spot: Spot, content: Content) -> Result<Opening, NotLoaded> {
        Ok(Box::pin(async move {
            InstrumentTexts::bring(content, &spot).await?;
            match page {
                Course::Learn(unit, part) => {
                    let page = learn::open(content, &spot, unit, part).await?;
                    spot.mount(page);
                }
                Course::Search => spot.mount(search::view),
            }
            stock::lay_in_units(content);
            Ok(())
        }))
    }
}

mod bench {
    use leptos::wasm_split::{self, wasm_split};

    use super::{Bench, Opening};
    use crate::pages::{kit, portfolio, tools};
    use crate::spot::Spot;
    use crate::state::content::{Content, NotLoaded};
    use crate::state::texts::InstrumentTexts;

    #[wasm_split(tools, wasm_split_path = wasm_split, fallible, preload(preload))]
    pub(super) fn load(page: Bench, spot: Spot, content: Content) -> Result<Opening, NotLoaded> {
        Ok(Box::pin(async move {
            InstrumentTexts::bring(content, &spot).await?;
            match page {
                Bench::Tools => spot.mount(tools::overview::view),
                Bench::Tool(tool, block) => spot.mount(move || tools::inside::view(&tool, block)),
                Bench::Portfolio => spot.mount(portfolio::view),
                Bench::Kit => spot.mount(kit::view),
            }
            Ok(())
        }))
    }
}

mod desk {
    use leptos::wasm_split::{self, wasm_split};

    use super::{Desk, Opening};
    use crate::pages::{about, assessments, data, new_assessment, not_here, settings, sources, unknown};
    use crate::spot::Spot;
    use crate::state::content::{Content, NotLoaded};
    use crate::state::texts::InstrumentTexts;

    #[wasm_split(desk, wasm_split_path = wasm_split, fallible, preload(preload))]
    pub(super) fn load(page: Desk, spot: Spot, content: Content) -> Result<Opening, NotLoaded> {
        Ok(Box::pin(async move {
            InstrumentTexts::bring(content, &spot).await?;
            match page {
                Desk::Assessments => spot.mount(assessments::Assessments),
                Desk::NewAssessment => spot.mount(new_assessment::NewAssessment),
                Desk::Data => spot.mount(data::view),
                Desk::Settings => spot.mount(settings::view),
                Desk::About => spot.mount(about::view),
                Desk::Sources => spot.mount(sources::view),
                Desk::NotHere => spot.mount(not_here::NotHere),
                Desk::Unknown(address) => spot.mount(move || unknown::Unknown(unknown::UnknownProps { address })),
            }
            Ok(())
        }))
    }
}
