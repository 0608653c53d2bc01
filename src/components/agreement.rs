//! How far several raters agree, in sentences: the verdict, the shares of pairs, and the numbers.

use leptos::prelude::*;
use touchstone_domain::agreement::{Agreement, Interval, Reading, Undefined};

use crate::browser::intl;
use crate::words::{Word, fill, fill_with, language, text};

/// The sentences of a page: a jury speaks of works, a checklist of statements.
#[derive(Clone, Copy)]
pub struct AgreementWords {
    /// The verdicts by reading.
    pub strong: Word,
    /// See `strong`.
    pub fair: Word,
    /// See `strong`.
    pub weak: Word,
    /// Almost all levels are the same.
    pub little_variation: Word,
    /// All levels are the same.
    pub no_variation: Word,
    /// Nothing was rated twice.
    pub no_pairs: Word,
    /// Takes `count` and `of`: equal pairs.
    pub exact: Word,
    /// Takes `count` and `of`: pairs at most one level apart.
    pub within_one: Word,
    /// Takes `figure`.
    pub alpha: Word,
    /// Takes `figure`.
    pub ac2: Word,
    /// Takes `lower`, `upper` and `draws`.
    pub interval: Word,
}

impl AgreementWords {
    /// The verdict in words.
    #[must_use]
    pub fn verdict(&self, agreement: &Agreement) -> &'static str {
        text(match (agreement.alpha, agreement.reading()) {
            (Err(Undefined::NoPairs), _) => self.no_pairs,
            (Err(Undefined::NoVariation), _) => self.no_variation,
            _ if agreement.little_variation() => self.little_variation,
            (_, Some(Reading::Strong)) => self.strong,
            (_, Some(Reading::Fair)) => self.fair,
            (_, Some(Reading::Weak) | None) => self.weak,
        })
    }

    /// The verdict, and the shares of pairs as counts.
    #[must_use]
    pub fn in_words(&self, agreement: &Agreement) -> Vec<String> {
        let shares = [(self.exact, agreement.exact), (self.within_one, agreement.within_one)];
        let shares = shares.into_iter().filter(|(_, share)| share.of > 0);
        let shares = shares.map(|(word, share)| {
            let (count, of) = (share.count.to_string(), share.of.to_string());
            fill(word, &[("count", &count), ("of", &of)])
        });
        std::iter::once(self.verdict(agreement).to_owned())
            .chain(shares)
            .collect()
    }

    /// The numbers, where there are any.
    #[must_use]
    pub fn in_numbers(&self, agreement: &Agreement) -> Vec<String> {
        let figure = |word: Word, figure: Result<f64, Undefined>| {
            figure
                .ok()
                .map(|figure| fill(word, &[("figure", &three_decimals(figure))]))
        };
        let interval = |interval: Interval| {
            let values = [
                ("lower", three_decimals(interval.lower)),
                ("upper", three_decimals(interval.upper)),
                ("draws", interval.draws.to_string()),
            ];
            fill_with(self.interval, &values)
        };
        let said = [
            figure(self.alpha, agreement.alpha),
            agreement.interval.map(interval),
            figure(self.ac2, agreement.ac2),
        ];
        said.into_iter().flatten().collect()
    }
}

/// A figure of agreement as people read it.
#[must_use]
pub fn three_decimals(figure: f64) -> String {
    intl::decimal(&language(), &format!("{figure:.3}"))
}

/// One paragraph for each sentence.
#[must_use]
pub fn paragraphs(sentences: Vec<String>) -> Vec<AnyView> {
    let paragraph = |sentence| view! { <p>{sentence}</p> }.into_any();
    sentences.into_iter().map(paragraph).collect()
}
