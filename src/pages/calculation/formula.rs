//! A line of the calculation: the numbers that go in, and what comes out as a short fraction and a decimal.

use leptos::prelude::*;
use touchstone_domain::ratio::Ratio;

use crate::browser::intl;
use crate::components::figures::{short_fraction, six_decimals};
use crate::words::{Word, fill, language};

/// A number in six decimals, with its fraction where that is short: `673/12 = 56.083333`.
pub(super) fn exact(value: Ratio) -> String {
    let decimal = decimal(value);
    match short_fraction(value) {
        Some(fraction) => [fraction.as_str(), decimal.as_str()].join(" = "),
        None => decimal,
    }
}

/// A number in six decimals; a whole one without any.
pub(super) fn decimal(value: Ratio) -> String {
    let plain = if value.denominator() == 1 {
        value.numerator().to_string()
    } else {
        value.six_decimals()
    };
    intl::decimal(&language(), &plain)
}

/// A line of the calculation. The word takes `{result}` beside the values; the line carries the result for programs.
pub(super) fn line(name: &'static str, word: Word, values: &[(&str, &str)], result: Ratio) -> AnyView {
    let shown = exact(result);
    let values: Vec<_> = values.iter().copied().chain([("result", shown.as_str())]).collect();
    let sentence = fill(word, &values);
    view! { <p class="formula" data-figure=name data-value=six_decimals(Some(result))>{sentence}</p> }.into_any()
}

/// Numbers with a plus between them.
pub(super) fn added(numbers: impl Iterator<Item = String>) -> String {
    numbers.collect::<Vec<_>>().join(" + ")
}
