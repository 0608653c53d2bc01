//! What people do, and what must hold when they do it. One file for each journey.

use std::pin::Pin;

use touchstone_e2e::browser::Engine;
use touchstone_e2e::failure::Outcome;

use crate::context::Context;

mod access;
mod backup;
mod being_read;
mod binder;
mod blocked_storage;
mod budgets;
mod calculation;
mod compare;
mod course;
mod damaged_store;
mod dates;
mod deployments;
mod discreet;
mod early_choice;
mod early_text;
mod erased;
mod examples;
mod export;
mod faults_by_call;
mod files;
mod first_visit;
mod frameworks;
mod full_storage;
mod furnished;
mod hostile_preferences;
mod keyboard;
mod killed_typing;
mod kit;
mod language;
mod leave_asks;
mod left_typing;
mod many;
mod markup;
mod network_cut;
mod part_fails;
mod plan;
mod portfolio;
mod print;
mod pseudo_language;
mod quiz;
mod refused_kept;
mod rescue;
mod resume;
mod review;
mod routes;
mod search;
mod shelf_refused;
mod silent_database;
mod start_fails;
mod tasks;
mod tool_sheets;
mod tools;
mod trap;
mod twice;
mod two_tabs;
mod typed_unbroken;
mod units_cost;
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
    "silent-database", CHROMIUM, silent_database::run, "a database that never answers";
    "being-read", CHROMIUM, being_read::run, "lists that are still being read are not called empty";
    "typed-unbroken", ALL, typed_unbroken::run, "typing without a pause, and the page is left";
    "twice", ALL, twice::run, "a double click, or Enter held down, acts once";
    "dates", ALL, dates::run, "days and numbers that cannot be read, or are being corrected";
    "refused-kept", ALL, refused_kept::opened, "a backup that does not fit; what was refused is kept once there is room";
    "refused-note", ALL, refused_kept::note, "a refused note is not covered up by a change elsewhere";
    "shelf-refused", ALL, shelf_refused::broken, "a broken database: one copy, and the header says so";
    "shelf-refused-once", NOT_WEBKIT, shelf_refused::once, "a write that failed once comes with the next change of anything";
    "faults-by-call", CHROMIUM, faults_by_call::run, "a storage refuses the n-th write: what is called saved is there";
    "killed-typing", NOT_WEBKIT, killed_typing::run, "the browser is killed in unbroken typing";
    "left-typing", ALL, left_typing::run, "typed, and gone at once";
    "leave-asks", ALL, leave_asks::run, "who leaves with something unkept is asked";
    "many", CHROMIUM, many::run, "ten thousand assessments";
    "one-of-many", ALL, many::one_of_many, "a page reads only the assessment that it shows";
    "full-storage", ALL, full_storage::run, "no space left, then space again";
    "files-good", ALL, files::good, "a save file goes out and comes in again";
    "files-bad", ALL, files::bad, "newer, damaged and hostile files";
    "export", ALL, export::run, "an assessment in every format, read by what reads such files";
    "backup", ALL, backup::run, "all that is kept leaves in one file and comes back equal";
    "backup-reminder", ALL, backup::reminder, "how old the backup is, and a reminder that can be put off";
    "erased", ALL, erased::run, "a second copy on its way does not come back after erasing";
    "language", ALL, language::run, "another language at the same place";
    "course", ALL, course::run, "overview, unit, section, notes and marks, and on where one left off";
    "course-blocks", ALL, course::blocks, "the address of a block";
    "quiz", ALL, quiz::run, "a question of every kind, wrong, again, right, and kept";
    "quiz-thoughts", ALL, quiz::thoughts, "what is written and not marked";
    "search", ALL, search::run, "hits with their words marked, and the way to them";
    "tools-sound", ALL, tools::sound, "each tool with a careful sheet, kept";
    "tools-nonsense", ALL, tools::nonsense, "each tool with nonsense: a sentence, no broken figure";
    "tools-many", ALL, tools::many, "forty outcomes";
    "tools-inside", ALL, tools::inside, "a tool between the paragraphs of a section";
    "examples", ALL, examples::run, "each example: one click, its label, anew, and apart from one's own";
    "portfolio", ALL, portfolio::run, "an artefact: its criteria, and as evidence in an assessment";
    "record", ALL, portfolio::record, "a completion record, as a file";
    "compare", ALL, compare::run, "a frozen version, what moved since, what of it is real, and the old state seen again";
    "compare-changed", ALL, compare::changed, "a frozen version in a file, as it was and changed by hand";
    "compare-checklist", ALL, compare::checklist, "answers from another version of the checklist go along, and back";
    "compare-papers", NOT_WEBKIT, compare::papers, "a comparison on paper";
    "plan", ALL, plan::run, "the smallest change, trial levels, and a plan whose done item writes its level";
    "plan-papers", NOT_WEBKIT, plan::papers, "the plan as a table, an agenda and a calendar file";
    "kit", ALL, kit::run, "a timed day from cards of several units";
    "print-kit", NOT_WEBKIT, kit::papers, "all papers of a day";
    "review", NOT_WEBKIT, review::run, "a reviewer's file goes out and comes back; side by side, agreed, counted";
    "print-protocol", NOT_WEBKIT, review::protocol, "the protocol of a talk on paper";
    "frameworks", ALL, frameworks::run, "every framework clause by clause, without a score";
    "binder", ALL, binder::run, "each piece of evidence once, and the fingerprint of a file";
    "tasks", ALL, tasks::run, "what comes next, without a number";
    "calculation", ALL, calculation::run, "each step with the figures of the worked example";
    "keyboard", ALL, keyboard::run, "everything without a mouse";
    "print-report", NOT_WEBKIT, print::report, "the report on paper";
    "print-blank", NOT_WEBKIT, print::blank, "the empty checklist on paper";
    "print-frameworks", NOT_WEBKIT, frameworks::paper, "an annex on paper";
    "print-binder", NOT_WEBKIT, binder::paper, "the evidence on paper";
    "network-cut", ALL, network_cut::run, "no network any more, and every page still opens";
    "part-fails", ALL, part_fails::run, "a part of the code does not arrive, then does";
    "start-fails", ALL, start_fails::run, "the code does not arrive at all; a crash";
    "trap", ALL, trap::run, "the code ends without a panic; the notice comes";
    "rescue", ALL, rescue::run, "all storages in the file of the notice, and back";
    "hostile-preferences", ALL, hostile_preferences::run, "whatever the stored preferences say, the site starts";
    "discreet", ALL, discreet::run, "no title says what a person typed";
    "markup", ALL, markup::run, "typed HTML is text, and HTML with more than text in it is refused";
    "early-choice", ALL, early_choice::run, "a choice made before the app runs";
    "early-text", ALL, early_text::run, "a unit that is read before the app runs";
    "wrong-type", ALL, wrong_type::run, "a host that serves .wasm as text";
    "routes", ALL, routes::run, "every route cold, under a sub-path";
    "unknown-route", ALL, routes::unknown, "an address that is no page";
    "deployments", ALL, deployments::run, "two copies on one host keep apart";
    "access-light-en", ALL, access::light_english, "axe on every route: light, English";
    "access-dark-en", CHROMIUM, access::dark_english, "axe on every route: dark, English";
    "access-light-it", CHROMIUM, access::light_italian, "axe on every route: light, Italian";
    "access-dark-it", CHROMIUM, access::dark_italian, "axe on every route: dark, Italian";
    "narrow", CHROMIUM, access::narrow, "320 pixels wide, nothing sideways";
    "narrow-course", CHROMIUM, access::narrow_course, "every part of every unit, 320 pixels wide";
    "pseudo-language", CHROMIUM, pseudo_language::run, "no word is hard-coded";
    "asked-once", ALL, budgets::once, "a first visit asks for each file once";
    "budget-start", CHROMIUM, budgets::start, "bytes and requests until the first answer";
    "budget-large", CHROMIUM, budgets::large, "as many bytes with 1,200 units";
    "budget-units", CHROMIUM, units_cost::run, "what opening each unit costs";
    "budget-search", CHROMIUM, search::speed, "what a keystroke costs";
};
