//! Where things are on the pages: every selector that the journeys use, and the few things people do everywhere.

mod acting;
mod catching;
mod course;
mod keeping;
mod making;
mod storages;

pub use catching::Caught;
pub use course::Quiz;
pub use keeping::PREFIX;
pub use making::Tool;
pub use storages::{Fault, Storage, Stored};

use crate::failure::{Failure, Outcome};
use crate::server::Server;
use crate::session::Session;

/// The link that begins an assessment at once.
pub const START_LINK: &str = "a[href='#/assess/start']";
/// The link to a report.
pub const REPORT_LINK: &str = "a[href$='/report']";
/// The link to the next principle.
pub const NEXT_PRINCIPLE: &str = "nav.pager a.primary";
/// What holds the answers about the whole assessment, closed at first.
pub const ABOUT_ASSESSMENT: &str = "details.about-assessment > summary";
/// The choice of the language.
pub const LANGUAGE: &str = "select#language";
/// The notice that a part of the app did not arrive.
pub const NOT_LOADED: &str = "[data-notice='not-loaded']";
/// The notice that stored texts were set aside.
pub const SET_ASIDE: &str = "[data-notice='set-aside']";
/// Where save files are opened.
pub const OPEN_FILES: &str = "main input[type='file']";
/// Takes what was opened in, beside what is here.
pub const MERGE: &str = "[data-action='take-in']";
/// Saves everything as a file.
pub const SAVE_FILE: &str = "[data-action='save-everything']";
/// Asks whether to erase everything.
pub const ERASE: &str = "[data-action='erase']";
/// Erases everything.
pub const ERASE_NOW: &str = "[data-action='erase-everything']";
/// The app, once it acts on what a person does.
pub const RUNNING: &str = "#app[data-running]";
/// The notice that works without the Wasm.
pub const TROUBLE: &str = "#trouble";

/// The whole course on one page, to be printed.
pub const COURSE_ON_PAPER: &str = "#/learn/print";
/// A unit on one page, to be printed.
pub const UNIT_ON_PAPER: &str = "#/learn/u03/print";

/// The tools of the course.
pub const TOOLS: [&str; 8] = [
    "annex-check",
    "outcome-writer",
    "workload",
    "rubric",
    "mini-jury",
    "pathway",
    "session-plan",
    "cascade-plan",
];

/// The page's heading, once the page stands: nothing is being started or fetched any more.
const READY: &str = "
    const heading = document.querySelector('main h1');
    const left = heading && heading.dataset.left === heading.innerText;
    const busy = document.querySelector('#app:not([data-running]), main :is(.waiting, [data-drawn], [data-tool-place]:empty)');
    // What stands beside the choices arrives a moment later.
    const bare = document.querySelector('.page.answer:not([data-furnished])')
        && !document.querySelector('main [data-notice=not-loaded]');
    return !busy && !bare && heading && !left ? heading.innerText.trim() : '';";

impl Session {
    /// Opens a route as a fresh visit and waits until its page stands. Gives its heading.
    ///
    /// # Errors
    /// The page does not come.
    pub async fn visit(&self, server: &Server, route: &str) -> Outcome<String> {
        self.open_cold(&server.url(route)).await?;
        self.ready(route).await
    }

    /// Waits until a page stands. Gives its heading.
    ///
    /// # Errors
    /// The page does not come.
    #[track_caller]
    pub fn ready(&self, route: &str) -> impl Future<Output = Outcome<String>> {
        let what = format!("the page of {route:?}");
        let place = Failure::new("");
        async move {
            let heading = self
                .wait_for(&what, READY, &[])
                .await
                .map_err(|failure| place.again(failure))?;
            Ok(heading.as_str().unwrap_or_default().to_owned())
        }
    }

    /// Goes to a route inside the app and waits until its page has taken the place of the one before.
    ///
    /// # Errors
    /// The page does not come.
    pub async fn go(&self, route: &str) -> Outcome<String> {
        self.leave_page().await?;
        self.follow(route).await?;
        self.ready(route).await
    }

    /// Marks the page on screen as the old one, for a step that leads to another.
    ///
    /// # Errors
    /// The driver's.
    pub async fn leave_page(&self) -> Outcome {
        let mark =
            "for (const heading of document.querySelectorAll('main h1')) heading.dataset.left = heading.innerText;";
        self.run(mark, &[]).await?;
        Ok(())
    }

    /// Loads the page again, as the browser's own button does.
    ///
    /// # Errors
    /// The page does not come.
    pub async fn reload(&self) -> Outcome<String> {
        self.driver.refresh().await?;
        self.ready("the page loaded again").await
    }
}

/// Every kind of route, with an assessment that is in the storage; each must work cold.
#[must_use]
pub fn routes(assessment: &str) -> Vec<String> {
    let of_assessment = [
        "p1",
        "p4/2",
        "p10",
        "report",
        "plan",
        "compare",
        "frameworks",
        "evidence",
        "review",
        "tasks",
        "calculation",
        "export",
    ]
    .map(|rest| format!("#/assess/{assessment}/{rest}"));
    let plain = [
        "#/",
        "#/assess",
        "#/assess/new",
        "#/assess/start",
        "#/assess/blank",
        "#/learn",
        "#/learn/alignment",
        COURSE_ON_PAPER,
        "#/learn/u03",
        UNIT_ON_PAPER,
        "#/learn/u03/s2",
        "#/learn/u03/s2/transparency",
        "#/learn/u03/quiz",
        "#/learn/u03/activities",
        "#/learn/u03/templates",
        "#/learn/u03/reflections",
        // A section with a tool in it, and a quiz with a question that nobody marks.
        "#/learn/u04/s5",
        "#/learn/u04/quiz",
        "#/search",
        "#/tools",
        "#/portfolio",
        "#/kit",
        "#/sources",
        "#/data",
        "#/settings",
        "#/about",
        "#/no/such/page",
    ];
    let of_tools = TOOLS.map(|tool| format!("#/tools/{tool}"));
    plain
        .into_iter()
        .map(str::to_owned)
        .chain(of_tools)
        .chain(of_assessment)
        .collect()
}

/// A route as the name of a file.
#[must_use]
pub fn file_name(route: &str, assessment: &str) -> String {
    let name = route
        .trim_start_matches("#/")
        .replace(assessment, "own")
        .replace('/', "-");
    if name.is_empty() { "home".to_owned() } else { name }
}
