//! Figures and names of the result as people read them.

use touchstone_domain::assessment::EvidenceStrength;
use touchstone_domain::bands::{Band, Figure, shown};
use touchstone_domain::instrument::{ProviderProfile, Rules};
use touchstone_domain::ratio::Ratio;

use crate::browser::intl;
use crate::words::{Word, fill, language, start, text};

/// A figure of the result in the chosen language, never rounded across a threshold.
#[must_use]
pub fn figure(value: Ratio, kind: Figure, rules: &Rules) -> String {
    let plain = shown(value, kind, rules);
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    match (plain.parse(), u8::try_from(decimals)) {
        (Ok(number), Ok(decimals)) => intl::number(&language(), number, decimals),
        _ => plain,
    }
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
    let words = match strength {
        EvidenceStrength::Statement => start::STRENGTH_STATEMENT,
        EvidenceStrength::Draft => start::STRENGTH_DRAFT,
        EvidenceStrength::Document => start::STRENGTH_DOCUMENT,
        EvidenceStrength::Records => start::STRENGTH_RECORDS,
        EvidenceStrength::Outsider => start::STRENGTH_OUTSIDER,
    };
    fill(
        start::STRENGTH,
        &[("code", &strength_code(strength)), ("words", text(words))],
    )
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
        ProviderProfile::Hei => start::PROFILE_HEI,
        ProviderProfile::Vet => start::PROFILE_VET,
        ProviderProfile::Cso => start::PROFILE_CSO,
        ProviderProfile::Bus => start::PROFILE_BUS,
    }
}
