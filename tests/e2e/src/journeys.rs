//! What people do, and what must hold when they do it. One file for each journey.

use std::pin::Pin;

use touchstone_e2e::browser::Engine;
use touchstone_e2e::failure::Outcome;

use crate::context::Context;

mod access;
mod blocked_storage;
mod budgets;
mod damaged_store;
mod deployments;
mod files;
mod first_visit;
mod full_storage;
mod keyboard;
mod language;
mod part_fails;
mod print;
mod pseudo_language;
mod resume;
mod routes;
mod start_fails;
mod two_tabs;
mod wrong_type;

/// A journey, and the engines that it runs in.
pub(crate) struct Journey {
    /// Its name on the command line.
    pub(crate) name: &'static str,
    /// What it shows, in a few words.
    pub(crate) about: &'static str,
    /// Where it runs.
    pub(crate) engines: &'static [Engine],
    /// The journey itself.
    pub(crate) run: for<'a> fn(&'a mut Context<'_>) -> Pin<Box<dyn Future<Output = Outcome> + 'a>>,
}

const ALL: &[Engine] = &Engine::ALL;
const CHROMIUM: &[Engine] = &[Engine::Chromium];
/// Where the driver can print, end the browser, or block its storage.
const NOT_WEBKIT: &[Engine] = &[Engine::Chromium, Engine::Firefox];

macro_rules! journeys {
    ($($name:literal, $engines:expr, $run:path, $about:literal;)+) => {
        &[$(Journey { name: $name, about: $about, engines: $engines, run: |context| Box::pin($run(context)) }),+]
    };
}

/// All journeys, in the order in which they run.
pub(crate) const JOURNEYS: &[Journey] = journeys! {
    "first-visit", ALL, first_visit::run, "from the front door to the report of the worked example";
    "resume", NOT_WEBKIT, resume::run, "the browser is killed; the answers are there again";
    "two-tabs", ALL, two_tabs::run, "two tabs answer at once; nothing is lost";
    "damaged-store", ALL, damaged_store::run, "unreadable stored text is set aside, never overwritten";
    "blocked-storage", NOT_WEBKIT, blocked_storage::run, "a browser that keeps nothing";
    "full-storage", ALL, full_storage::run, "no space left, then space again";
    "files-good", ALL, files::good, "a save file goes out and comes in again";
    "files-bad", ALL, files::bad, "newer, damaged and hostile files";
    "language", ALL, language::run, "another language at the same place";
    "keyboard", ALL, keyboard::run, "everything without a mouse";
    "print-report", NOT_WEBKIT, print::report, "the report on paper";
    "print-blank", NOT_WEBKIT, print::blank, "the empty checklist on paper";
    "part-fails", ALL, part_fails::run, "a part of the code does not arrive, then does";
    // Not yet in WebKit: there the page starts although the server refuses its files, and the cause is not found.
    "start-fails", NOT_WEBKIT, start_fails::run, "the code does not arrive at all; a crash";
    "wrong-type", ALL, wrong_type::run, "a host that serves .wasm as text";
    "routes", ALL, routes::run, "every route cold, under a sub-path";
    "unknown-route", ALL, routes::unknown, "an address that is no page";
    "deployments", ALL, deployments::run, "two copies on one host keep apart";
    "access-light-en", CHROMIUM, access::light_english, "axe on every route: light, English";
    "access-dark-en", CHROMIUM, access::dark_english, "axe on every route: dark, English";
    "access-light-it", CHROMIUM, access::light_italian, "axe on every route: light, Italian";
    "access-dark-it", CHROMIUM, access::dark_italian, "axe on every route: dark, Italian";
    "narrow", CHROMIUM, access::narrow, "320 pixels wide, nothing sideways";
    "pseudo-language", CHROMIUM, pseudo_language::run, "no word is hard-coded";
    "budget-start", CHROMIUM, budgets::start, "bytes and requests until the first answer";
    "budget-large", CHROMIUM, budgets::large, "as many bytes with 1,200 units";
};
