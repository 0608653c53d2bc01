//! The instrument's structure: principles, indicators and the rules of the bands. Its words are in the content files;
//! scoring needs none of them.

use serde::{Deserialize, Serialize};

use crate::ids::{IndicatorId, PrincipleId};

/// A rating from 0 (absent) to 4 (improving).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// The highest level.
    pub const MAXIMUM: Self = Self(4);
    /// All levels, lowest first.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    /// The level with this number, or nothing above 4.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number <= 4 { Some(Self(number)) } else { None }
    }

    /// The number, 0 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// The kind of provider. It changes examples and where N/A is open, never the essentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ProviderProfile {
    /// University, academy of art or music.
    Hei,
    /// Vocational school, centre, adult education body.
    Vet,
    /// Support organisation of the sector: hub, cluster, guild, association, festival academy.
    Cso,
    /// Business: studio, agency, gallery, publisher, platform, freelance trainer.
    Bus,
}

impl ProviderProfile {
    /// All profiles in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Hei, Self::Vet, Self::Cso, Self::Bus];

    /// The id in files and addresses.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Hei => "hei",
            Self::Vet => "vet",
            Self::Cso => "cso",
            Self::Bus => "bus",
        }
    }

    /// The profile with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.id() == id)
    }
}

/// The published checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instrument {
    /// The version that answers are stamped with, such as `1.0.0`.
    pub version: String,
    /// Thresholds and floors of this version.
    pub rules: Rules,
    /// The principles in their one fixed order.
    pub principles: Vec<Principle>,
}

/// One of the ten principles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Principle {
    /// `p1` to `p10`.
    pub id: PrincipleId,
    /// Its indicators in order.
    pub indicators: Vec<Indicator>,
}

/// One rateable statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// `p4.2`.
    pub id: IndicatorId,
    /// A must-have, which gates the band.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub essential: bool,
    /// The profiles that may answer N/A (with a reason); empty: nobody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_applicable_for: Vec<ProviderProfile>,
}

/// Thresholds and floors of the bands. All numbers are per cent of the index or of the indicators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// The overall index from which Developing, Ready and Leading start.
    pub thresholds: [u32; 3],
    /// No principle below this in Ready.
    pub ready_floor: u32,
    /// No principle below this in Leading.
    pub leading_floor: u32,
    /// Coverage that Ready needs.
    pub ready_coverage: u32,
    /// Coverage that Leading needs.
    pub leading_coverage: u32,
    /// Evidence-supported overall index that Leading needs.
    pub leading_supported: u32,
    /// Principles with a basis that an overall result needs.
    pub principles_needed: usize,
    /// Months after which evidence loses one step.
    pub evidence_months: u16,
    /// More N/A than this share calls for a note.
    pub not_applicable_note: u32,
}

impl Instrument {
    /// All indicators in order.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.principles.iter().flat_map(|principle| &principle.indicators)
    }

    /// The principle with this id.
    #[must_use]
    pub fn principle(&self, id: PrincipleId) -> Option<&Principle> {
        let expected = usize::from(id.number()).checked_sub(1)?;
        let at_its_place = self.principles.get(expected).filter(|principle| principle.id == id);
        at_its_place.or_else(|| self.principles.iter().find(|principle| principle.id == id))
    }

    /// The indicator with this id.
    #[must_use]
    pub fn indicator(&self, id: IndicatorId) -> Option<&Indicator> {
        self.principle(id.principle())?
            .indicators
            .iter()
            .find(|indicator| indicator.id == id)
    }
}
