//! What may be said about keeping.

/// Why a change was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// What is stored belongs to a newer version of the app, and is left alone.
    Newer,
    /// The storage does not let this page keep anything, or never answers.
    Blocked,
    /// The storage's space for this site is used up.
    Full,
    /// The document takes no more changes: its counters are used up, which only a forged file brings about.
    WornOut,
}

/// Whether what was typed lies where it outlives a kill: the worst that is true of any document, in this order.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub enum SaveState {
    /// Nothing was changed yet.
    Idle,
    /// All of it is kept, since this time: milliseconds since 1970.
    Saved(f64),
    /// The safe storage refused: what was typed lies in the quick one alone.
    OneCopy(Refusal),
    /// A change waits to be kept, or is being typed.
    Waiting,
    /// A storage refused. Kept once all the same, in the other storage, where `kept` says so.
    Refused {
        /// Whether it lies in the other storage.
        kept: bool,
        /// Why.
        why: Refusal,
    },
}

impl SaveState {
    /// The worse of two.
    #[must_use]
    pub fn worse(self, other: Self) -> Self {
        if other.rank() > self.rank() { other } else { self }
    }

    const fn rank(self) -> u8 {
        match self {
            Self::Idle => 0,
            Self::Saved(_) => 1,
            Self::OneCopy(_) => 2,
            Self::Waiting => 3,
            Self::Refused { kept: true, .. } => 4,
            Self::Refused { kept: false, .. } => 5,
        }
    }

    /// Its name in the page: `[data-save]`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Saved(_) => "saved",
            Self::OneCopy(_) => "one-copy",
            Self::Waiting => "waiting",
            Self::Refused { why, .. } => match why {
                Refusal::Full => "full",
                Refusal::Blocked => "blocked",
                Refusal::Newer => "newer",
                Refusal::WornOut => "worn-out",
            },
        }
    }
}
