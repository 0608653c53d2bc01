//! Figures and names of the result as people read them.

use touchstone_domain::assessment::EvidenceStrength;
use touchstone_domain::bands::{Band, Figure, shown};
use touchstone_domain::instrument::{ProviderProfile, Rules};
use touchstone_domain::ratio::Ratio;

use crate::browser::intl;
use crate::words::{Word, common, fill, language, start, text};

/// A fraction where it is short, such as `673/12`; nothing for a whole number or a long one.
#[must_use]
pub fn short_fraction(value: Ratio) -> Option<String> {
    let is_short = value.denominator() > 1 && value.denominator() < 1_000 && value.numerator() < 100_000;
    is_short.then(|| format!("{}/{}", value.numerator(), value.denominator()))
}

/// A figure of the result in the chosen language, never rounded across a threshold.
#[must_use]
pub fn figure(value: Ratio, kind: Figure, rules: &Rules) -> String {
    intl::decimal(&language(), &shown(value, kind, rules))
}

/// A figure as in [`figure`]; the sign for none where there is none.
#[must_use]
pub fn figure_or_none(value: Option<Ratio>, kind: Figure, rules: &Rules) -> String {
    value.map_or_else(|| text(start::NO_VALUE).to_owned(), |value| figure(value, kind, rules))
}

/// The `data-value` of a figure: six decimals, or nothing.
#[must_use]
pub fn six_decimals(value: Option<Ratio>) -> String {
    value.map(Ratio::six_decimals).unwrap_or_default()
}

/// The name of a band.
#[must_use]
pub fn band_name(band: Band) -> &'static str {
    text(match band {
        Band::Emerging => start::BAND_EMERGING,
        Band::Developing => start::BAND_DEVELOPING,
        Band::Ready => start::BAND_READY,
        Band::Leading => start::BAND_LEADING,
    })
}

/// Code and words of an evidence strength: `E2 a current, approved document`.
#[must_use]
pub fn strength_name(strength: EvidenceStrength) -> String {
    fill(
        common::STRENGTH,
        &[("code", &strength_code(strength)), ("words", strength_words(strength))],
    )
}

/// The words of an evidence strength: `a current, approved document`.
#[must_use]
pub fn strength_words(strength: EvidenceStrength) -> &'static str {
    text(match strength {
        EvidenceStrength::Statement => common::STRENGTH_STATEMENT,
        EvidenceStrength::Draft => common::STRENGTH_DRAFT,
        EvidenceStrength::Document => common::STRENGTH_DOCUMENT,
        EvidenceStrength::Records => common::STRENGTH_RECORDS,
        EvidenceStrength::Outsider => common::STRENGTH_OUTSIDER,
    })
}

/// The code of an evidence strength: `E2`.
#[must_use]
pub fn strength_code(strength: EvidenceStrength) -> String {
    format!("E{}", strength.number())
}

/// The name of a profile.
#[must_use]
pub fn profile_name(profile: ProviderProfile) -> &'static str {
    text(profile_word(profile))
}

const fn profile_word(profile: ProviderProfile) -> Word {
    match profile {
        ProviderProfile::Hei => common::PROFILE_HEI,
        ProviderProfile::Vet => common::PROFILE_VET,
        ProviderProfile::Cso => common::PROFILE_CSO,
        ProviderProfile::Bus => common::PROFILE_BUS,
    }
}
