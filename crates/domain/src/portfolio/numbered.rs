//! Criteria by the numbers that they once had.
//!
//! The first edition kept what a person thinks of a criterion under its number, from 1. Numbers move when an author adds a
//! criterion, so they have ids now. What was kept under a number keeps its meaning for ever: that of the first edition.

/// The criteria of the first edition by artefact, in its order. Never changed: later criteria never had a number.
const FIRST_EDITION: [(&str, &[&str]); 5] = [
    (
        "self-assessment",
        &[
            "essentials-answered",
            "evidence-named",
            "two-raters",
            "claimed-and-supported",
            "three-actions",
            "next-rating",
        ],
    ),
    (
        "specification",
        &[
            "elements-filled",
            "outcomes-watchable",
            "outcomes-linked",
            "hours-by-part",
            "level-compared",
            "further-elements",
            "acceptance-said",
        ],
    ),
    (
        "assessment-brief",
        &[
            "methods-fit",
            "rules-public",
            "rubric-observable",
            "judges-alone",
            "identity-and-authorship",
            "second-try-and-appeal",
            "adapted-forms",
        ],
    ),
    (
        "session-plan",
        &[
            "outcomes-first",
            "minutes-add-up",
            "learners-active",
            "tasks-complete",
            "rules-and-other-ways",
            "breaks-and-spare",
        ],
    ),
    (
        "cascade-plan",
        &[
            "steps-and-dates",
            "first-session-shared",
            "trainers-watched",
            "core-and-changes",
            "organisation-signed",
            "effects-counted",
            "words-about-result",
        ],
    ),
];

/// The criterion that had this number in an artefact; nothing where there was none.
#[must_use]
pub fn criterion_of(artefact: &str, number: usize) -> Option<&'static str> {
    let place = number.checked_sub(1)?;
    criteria(artefact)?.get(place).copied()
}

/// The number that a criterion of an artefact had, from 1; nothing for one that never had any.
#[must_use]
pub fn number_of(artefact: &str, criterion: &str) -> Option<usize> {
    let place = criteria(artefact)?.iter().position(|known| *known == criterion)?;
    place.checked_add(1)
}

/// The artefacts of the first edition, with their criteria in its order.
pub fn all() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    FIRST_EDITION.into_iter()
}

fn criteria(artefact: &str) -> Option<&'static [&'static str]> {
    let found = FIRST_EDITION.iter().find(|(known, _)| *known == artefact);
    found.map(|(_, criteria)| *criteria)
}
