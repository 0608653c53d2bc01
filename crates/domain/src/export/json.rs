//! An assessment for programs: the object that `touchstone score` prints, followed by what was said.
//!
//! | key | value |
//! |---|---|
//! | everything of `touchstone score` | the same figures, reasons and notes; `file` is the name under which it goes out |
//! | `format`, `format_version` | `"touchstone-export"`, 1 |
//! | `self_declared` | always true |
//! | `name`, `profile`, `size`, `scope` | text; `hei`, `vet`, `cso`, `bus` or null; `solo` to `large` or null; `essentials` or `full` |
//! | `created_on`, `assessed_on` | `"2026-11-23"` or null |
//! | `instrument` | the version of the checklist |
//! | `answers` | an object by indicator, with every one that is asked |
//! | … `essential` | true or false |
//! | … `answer` | 0 to 4, `"na"`, `"unknown"` or null; an N/A that does not count is null, and `notes` says why |
//! | … `supported` | the level that evidence supports, or null |
//! | … `strength` | what the evidence comes to after ageing, 0 to 4 |
//! | … `instrument` | the version that the answer was given under, or null |
//! | … `reason`, `note` | text or null |
//! | … `evidence` | a list of objects: `title`, `place`, `date` (as written, or null), `strength`, `counted_strength` |
//! | `external_reviewers` | null where none rated anything, or an object: `people`, and how many indicators they `rated` of those `asked` |
//! | `improvement_plan` | a list of objects, an item each, in the order in which they were added; empty where there is no plan |
//! | … `indicator` | `"p4.2"`, or null where it belongs to no statement |
//! | … `task`, `owner`, `evidence` | text or null |
//! | … `from`, `to` | the level when it was added and the level to reach, 0 to 4, or null |
//! | … `due` | `"2027-03-01"` or null |
//! | … `state` | `open`, `under-way`, `done` or `dropped` |
//! | … `source` | `smallest-change`, `gate`, `weak` or `hand` |
//!
//! Keys may be added; none changes its meaning.

use super::object::Object;
use super::score_line;
use crate::assessment::read::effective;
use crate::assessment::{Assessment, Evidence, IndicatorAnswer, ProviderSize};
use crate::evidence::strength;
use crate::improvement_plan::Item;
use crate::instrument::{Instrument, Level, ProviderProfile};
use crate::review::Outside;
use crate::scoring::combine::combine;
use crate::scoring::{IndicatorScore, Reply, score_principles};
use crate::sensitivity::sensitivity;

/// What the field `format` says.
pub const FORMAT: &str = "touchstone-export";
/// The version of the fields beside those of `touchstone score`.
pub const VERSION: u32 = 1;

/// What the object is filled from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The instrument.
    pub instrument: &'a Instrument,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// The items of its improvement plan, in order.
    pub plan: &'a [Item],
    /// What people from outside rated.
    pub outside: Option<Outside>,
    /// The name under which the object goes out.
    pub file: &'a str,
}

/// The assessment as one line of JSON.
#[must_use]
pub fn write(source: Source<'_>) -> String {
    let Source {
        instrument,
        assessment,
        plan,
        outside,
        file,
    } = source;
    let head = &assessment.head;
    let principles = score_principles(instrument, assessment);
    let score = combine(instrument, head.scope, &principles);
    let sensitivity = sensitivity(instrument, &score, &principles);
    let indicators = principles.iter().flat_map(|principle| &principle.indicators);
    let answers = indicators.fold(Object::default(), |object, indicator| {
        object.object(&indicator.id.to_string(), answer(instrument, assessment, indicator))
    });
    let day = |day: Option<crate::date::Date>| day.map(|day| day.to_string());
    let mut text = score_line::of_score(file, head.id.as_str(), &score, sensitivity.as_ref(), &principles)
        .text("format", FORMAT)
        .whole("format_version", VERSION)
        .yes_or_no("self_declared", Some(true))
        .text("name", head.name.as_str())
        .text("profile", head.profile.map(ProviderProfile::id))
        .text("size", head.size.map(ProviderSize::id))
        .text("scope", head.scope.id())
        .text("created_on", day(head.created_on).as_deref())
        .text("assessed_on", day(head.assessed_on).as_deref())
        .text("instrument", instrument.version.as_str())
        .object("answers", answers)
        .raw("external_reviewers", &outside.map_or("null".to_owned(), reviewers))
        .list("improvement_plan", plan.iter().map(item_of))
        .finish();
    text.push('\n');
    text
}

fn answer(instrument: &Instrument, assessment: &Assessment, score: &IndicatorScore) -> Object {
    let nothing = IndicatorAnswer::default();
    let said = assessment.answers.get(&score.id).unwrap_or(&nothing);
    let counted = effective(said);
    let object = Object::default().yes_or_no("essential", Some(score.essential));
    let object = match score.reply {
        Reply::Level(level) => object.whole("answer", as_whole(level)),
        Reply::NotApplicable => object.text("answer", "na"),
        Reply::Unknown => object.text("answer", "unknown"),
        Reply::Unanswered => object.text("answer", None),
    };
    let evidence = said
        .evidence
        .iter()
        .map(|entry| entry_of(instrument, assessment, entry));
    object
        .whole("supported", score.supported.map(as_whole))
        .whole("strength", u32::from(score.strength.number()))
        .text("instrument", counted.map(|counted| counted.rating.instrument.as_str()))
        .text("reason", counted.and_then(|counted| counted.reason))
        .text("note", not_blank(&said.note))
        .list("evidence", evidence)
}

fn reviewers(outside: Outside) -> String {
    Object::default()
        .whole("people", outside.people)
        .whole("rated", outside.rated)
        .whole("asked", outside.asked)
        .finish()
}

fn as_whole(level: Level) -> u32 {
    u32::from(level.number())
}

fn not_blank(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.trim().is_empty())
}

fn item_of(item: &Item) -> Object {
    let [indicator, due] = [
        item.indicator.map(|id| id.to_string()),
        item.due.map(|day| day.to_string()),
    ];
    Object::default()
        .text("indicator", indicator.as_deref())
        .text("task", not_blank(&item.task))
        .whole("from", item.from.map(as_whole))
        .whole("to", item.to.map(as_whole))
        .text("owner", not_blank(&item.owner))
        .text("due", due.as_deref())
        .text("evidence", not_blank(&item.evidence))
        .text("state", item.state.id())
        .text("source", item.source.id())
}

fn entry_of(instrument: &Instrument, assessment: &Assessment, entry: &Evidence) -> Object {
    let counted = strength(entry, assessment.head.assessed_on, instrument.rules.evidence_months);
    let date = entry.date.map(|date| date.to_string());
    Object::default()
        .text("title", entry.title.as_str())
        .text("place", entry.place.as_str())
        .text("date", date.as_deref().or(entry.unreadable_date.as_deref()))
        .whole("strength", u32::from(entry.strength.number()))
        .whole("counted_strength", u32::from(counted.number()))
}
