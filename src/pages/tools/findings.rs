//! What a sheet says: a sentence for each finding, the weighty ones first.

use leptos::prelude::*;
use touchstone_domain::tools::Weight;
use touchstone_domain::tools::amount::NotAnAmount;
use touchstone_domain::tools::form::{Form, MOST_ROWS};

use crate::words::{Word, fill, fill_with, text, tools};

/// The list of findings, each with how much it matters and its sentence; another sentence where there is nothing to say.
pub fn list(said: impl Iterator<Item = (Weight, String)>) -> AnyView {
    let mut said: Vec<(Weight, String)> = said.collect();
    if said.is_empty() {
        return view! { <p class="nothing-found">{text(tools::NOTHING_FOUND)}</p> }.into_any();
    }
    said.sort_by_key(|(weight, _)| *weight);
    let entries = said.into_iter().map(|(weight, sentence)| {
        let (id, word) = match weight {
            Weight::Wrong => ("wrong", tools::MUST_CHANGE),
            Weight::Doubtful => ("doubtful", tools::LOOK_AGAIN),
        };
        view! { <li data-weight=id><strong>{text(word)}</strong> " " {sentence}</li> }
    });
    view! { <ul class="findings">{entries.collect::<Vec<_>>()}</ul> }.into_any()
}

/// Why an amount cannot be read; `what` says which.
#[must_use]
pub fn amount(what: &str, why: NotAnAmount) -> String {
    let word = match why {
        NotAnAmount::Empty => tools::AMOUNT_EMPTY,
        NotAnAmount::NotANumber => tools::AMOUNT_NOT_A_NUMBER,
        NotAnAmount::Negative => tools::AMOUNT_NEGATIVE,
        NotAnAmount::TooPrecise => tools::AMOUNT_TOO_PRECISE,
        NotAnAmount::TooLarge => tools::AMOUNT_TOO_LARGE,
    };
    fill(word, &[("what", &capital(what))])
}

/// The name of an amount in a row.
#[must_use]
pub fn in_row(row: usize, what: Word) -> String {
    fill(tools::IN_ROW, &[("row", &row.to_string()), ("what", text(what))])
}

/// A sentence with numbers in it.
#[must_use]
pub fn numbered<const N: usize>(word: Word, numbers: [(&str, usize); N]) -> String {
    fill_with(word, &numbers.map(|(name, number)| (name, number.to_string())))
}

/// A sentence about a row.
#[must_use]
pub fn of_row(word: Word, row: usize) -> String {
    numbered(word, [("row", row)])
}

/// That there are too many rows.
#[must_use]
pub fn too_many_rows() -> String {
    numbered(tools::TOO_MANY_ROWS, [("count", MOST_ROWS)])
}

/// What a row is called by one of its fields, or by its number, which counts from 1.
#[must_use]
pub fn row_name(form: &Form, list: &str, number: usize) -> String {
    let row = form.rows(list).get(number.saturating_sub(1));
    match row.map_or("", |row| row.get("name")) {
        "" => numbered(tools::ROW_NUMBER, [("number", number)]),
        name => name.to_owned(),
    }
}

/// The text with its first letter as a capital.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::capital;

    #[test]
    fn sentences_begin_with_a_capital() {
        assert_eq!(capital("hours"), "Hours");
        assert_eq!(capital("è"), "È");
        assert_eq!(capital(""), "");
    }
}
