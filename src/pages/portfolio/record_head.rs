//! The head of the completion record: whose it is, with whom, and when.

use leptos::prelude::*;
use touchstone_domain::portfolio::{Action, RecordLine, keys};

use super::Shown;
use crate::pages::tools::field::FieldView;
use crate::pages::tools::spec::Kind;
use crate::words::{Word, kit, text};

const LINES: [(&str, RecordLine, Word, Kind); 4] = [
    ("learner", RecordLine::Name, kit::RECORD_NAME, Kind::Line),
    ("with", RecordLine::With, kit::RECORD_WITH, Kind::Line),
    ("begun-on", RecordLine::BegunOn, kit::RECORD_BEGUN, Kind::Day),
    ("ended-on", RecordLine::EndedOn, kit::RECORD_ENDED, Kind::Day),
];

/// The fields; on paper their texts.
pub fn view(shown: Shown) -> impl IntoView {
    let document = shown.portfolio.document;
    let line = |(name, line, word, kind): (&'static str, RecordLine, Word, Kind)| {
        let value = Memo::new(move |_| {
            document.with(|document| document.text(keys::record(line)).unwrap_or_default().to_owned())
        });
        let write = Callback::new(move |text| shown.portfolio.dispatch(Action::WriteRecord { line, text }));
        let printed = move || {
            let value = value.get();
            (!value.trim().is_empty()).then(|| view! { <p class="print-only typed">{text(word)} ": " {value}</p> })
        };
        view! {
            <div class="no-print"><FieldView name label=text(word) kind value write /></div>
            {printed}
        }
    };
    view! { <div class="tool-fields">{LINES.map(line).into_iter().collect::<Vec<_>>()}</div> }
}
