//! The completion record: what was done, as a file and on paper. It awards nothing, and says so.

use leptos::prelude::*;
use touchstone_domain::completion::{self, Around, ArtefactDone, Completion, UnitDone};

use super::{Shown, record_head};
use crate::browser::{clock, file_name, files, intl, navigation, page};
use crate::components::table::wide_table;
use crate::state::content::Content;
use crate::words::{fill, fill_with, kit, language, text};

/// The section.
pub fn view(shown: Shown) -> impl IntoView {
    let content = Content::expect();
    let instrument = content.checklist().instrument.version.clone();
    let record = Memo::new(move |_| made(shown, &instrument));
    let saved = RwSignal::new(None::<String>);
    let save = move |_| {
        let name = file_name::dated(clock::today(), text(kit::RECORD_FILE), "json");
        let taken = files::download(&name, "application/json", &record.with(completion::write));
        let sentence = match taken {
            true => fill(kit::RECORD_SAVED, &[("file", &name)]),
            false => text(kit::RECORD_NOT_SAVED).to_owned(),
        };
        saved.set(Some(sentence));
    };
    let print = move |_| {
        shown.record_only.set(true);
        navigation::after_render(page::print);
    };
    let facts = move || record.with(facts);
    view! {
        <section class="completion-record">
            <h2>{text(kit::RECORD_HEADING)}</h2>
            <p class="no-print">{text(kit::RECORD_ABOUT)}</p>
            {record_head::view(shown)}
            {facts}
            <p class="honest">{text(kit::RECORD_STATEMENT)}</p>
            <p class="actions no-print">
                <button type="button" class="primary" data-action="save-record" on:click=save>{text(kit::RECORD_SAVE)}</button>
                <button type="button" data-action="print-record" on:click=print>{text(kit::RECORD_PRINT)}</button>
            </p>
            <p class="outcome no-print" role="status">{saved}</p>
        </section>
    }
}

fn made(shown: Shown, instrument: &str) -> Completion {
    let units = shown.units.get_value();
    let record = shown.learning.document.with(touchstone_domain::learning_record::read);
    let units = units
        .iter()
        .filter_map(|unit| completion::unit_done(unit, record.units.get(&unit.id)?));
    shown.portfolio.document.with(|document| {
        let artefacts = shown.words.iter().flat_map(|words| &words.artefacts);
        let artefacts = artefacts.map(|artefact| completion::artefact_done(artefact, document));
        let around = Around {
            statement: text(kit::RECORD_STATEMENT).to_owned(),
            made_on: clock::today(),
            programme_version: shown.programme.version.clone(),
            instrument_version: instrument.to_owned(),
        };
        completion::completion(units.collect(), artefacts.collect(), document, around)
    })
}

fn facts(record: &Completion) -> impl IntoView + use<> {
    let versions = fill(
        kit::RECORD_VERSIONS,
        &[
            ("programme", &record.programme_version),
            ("instrument", &record.instrument_version),
        ],
    );
    let hours = fill(kit::RECORD_HOURS, &[("hours", &record.hours.to_string())]);
    let outcomes: Vec<_> = record
        .units
        .iter()
        .flat_map(|unit| &unit.outcomes)
        .map(|outcome| view! { <li>{outcome.clone()}</li> })
        .collect();
    let outcomes = (!outcomes.is_empty()).then(|| view! { <h3>{text(kit::RECORD_OUTCOMES)}</h3> <ul>{outcomes}</ul> });
    let artefacts: Vec<_> = record.artefacts.iter().map(artefact).collect();
    let artefacts =
        (!artefacts.is_empty()).then(|| view! { <h3>{text(kit::RECORD_ARTEFACTS)}</h3> <ul>{artefacts}</ul> });
    view! {
        <p>{versions}</p>
        {table(&record.units)}
        <p><output data-value=record.hours.to_string() id="record-hours">{hours}</output></p>
        {outcomes}
        {artefacts}
    }
}

fn artefact(artefact: &ArtefactDone) -> impl IntoView + use<> {
    let values = [
        ("title", artefact.title.clone()),
        ("met", artefact.criteria_met.to_string()),
        ("all", artefact.criteria.to_string()),
    ];
    let sentence = fill_with(kit::RECORD_ARTEFACT, &values);
    let day = artefact.finished_on.as_deref().and_then(|day| day.parse().ok());
    let day = day.map(|day| fill(kit::ARTEFACT_FINISHED_ON, &[("date", &intl::date(&language(), day))]));
    view! { <li>{sentence} " " {day}</li> }
}

fn table(units: &[UnitDone]) -> AnyView {
    if units.is_empty() {
        return view! { <p class="empty">{text(kit::RECORD_NOTHING)}</p> }.into_any();
    }
    let of = |count: usize, all: usize| {
        let values = [("count", count.to_string()), ("all", all.to_string())];
        fill_with(kit::RESULTS_OF, &values)
    };
    let rows = units.iter().map(|unit| {
        view! {
            <tr data-unit=unit.id.clone()>
                <th scope="row">{unit.title.clone()}</th>
                <td>{of(unit.sections_done, unit.sections)}</td>
                <td>{of(unit.activities_done, unit.activities)}</td>
                <td>{of(unit.quiz_right, unit.quiz)}</td>
                <td>{if unit.complete { unit.hours } else { 0 }}</td>
            </tr>
        }
    });
    let columns = [
        kit::RECORD_UNIT,
        kit::RECORD_SECTIONS,
        kit::RECORD_ACTIVITIES,
        kit::RECORD_QUIZ,
        kit::RECORD_UNIT_HOURS,
    ];
    wide_table("", text(kit::RECORD_TABLE), &columns, rows.collect::<Vec<_>>())
}
