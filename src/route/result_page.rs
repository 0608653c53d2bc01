//! The pages that are made from the answers of an assessment.

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResultPage {
    /// The result itself.
    Report,
    /// What to do next: the smallest change, and a plan of one's own.
    Plan,
    /// Earlier and now side by side.
    Compare,
    /// The same answers seen through other frameworks.
    Frameworks,
    /// All evidence as one document.
    Evidence,
    /// A colleague's or reviewer's ratings beside one's own.
    Review,
    /// What comes next, without a number.
    Tasks,
    /// Each step of the calculation with this assessment's figures.
    Calculation,
    /// Files in other formats.
    Export,
}

impl ResultPage {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Report,
        Self::Plan,
        Self::Compare,
        Self::Frameworks,
        Self::Evidence,
        Self::Review,
        Self::Tasks,
        Self::Calculation,
        Self::Export,
    ];

    /// Its name in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Plan => "plan",
            Self::Compare => "compare",
            Self::Frameworks => "frameworks",
            Self::Evidence => "evidence",
            Self::Review => "review",
            Self::Tasks => "tasks",
            Self::Calculation => "calculation",
            Self::Export => "export",
        }
    }

    /// The page of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.name() == name)
    }
}
