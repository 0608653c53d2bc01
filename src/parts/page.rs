//! The pages that are parts, and the words that each of them speaks.

use touchstone_domain::ids::DocumentId;

use crate::route::ResultPage;

/// A page that is a part.
#[derive(Clone)]
pub enum Page {
    /// Made to be printed.
    Paper(Paper),
    /// Of the course.
    Course(Course),
    /// Where people make something.
    Bench(Bench),
    /// A small one.
    Desk(Desk),
}

impl Page {
    /// The parts of the interface's words that it speaks.
    #[must_use]
    pub const fn words(&self) -> &'static [&'static str] {
        match self {
            Self::Paper(Paper::Result(_, page)) => match page {
                ResultPage::Report => &["common", "report"],
                ResultPage::Plan => &["common", "report", "plan"],
                ResultPage::Compare => &["common", "report", "compare"],
                ResultPage::Frameworks => &["common", "report", "frameworks"],
                ResultPage::Evidence => &["common", "report", "binder"],
                ResultPage::Review => &["common", "report", "review"],
                ResultPage::Tasks => &["common", "report", "tasks"],
                ResultPage::Calculation => &["common", "report", "calculation"],
                ResultPage::Export => &["common", "report", "export"],
            },
            Self::Paper(Paper::BlankChecklist) => &["common", "report"],
            Self::Course(_) => &["common", "learn"],
            Self::Bench(Bench::Tools | Bench::Tool(..)) => &["common", "tools"],
            Self::Bench(Bench::Portfolio) => &["common", "tools", "kit"],
            Self::Bench(Bench::Kit) => &["common", "tools", "kit", "learn"],
            Self::Desk(Desk::Assessments) => &["common", "data", "examples"],
            Self::Desk(Desk::Data | Desk::Settings) => &["common", "data"],
            Self::Desk(Desk::About | Desk::Sources) => &["common", "about"],
            Self::Desk(Desk::NewAssessment | Desk::NotHere | Desk::Unknown(_)) => &["common"],
        }
    }
}

/// Pages that are made to be printed.
#[derive(Clone)]
pub enum Paper {
    /// Made from the answers of an assessment.
    Result(DocumentId, ResultPage),
    /// The checklist without answers.
    BlankChecklist,
}

/// Pages of the course.
#[derive(Clone)]
pub enum Course {
    /// The programme, a unit, or a part of it.
    Learn(Option<String>, Option<String>),
    /// Searching everything that is taught and asked.
    Search,
}

/// Where people make something.
#[derive(Clone)]
pub enum Bench {
    /// All tools.
    Tools,
    /// On a page of its own, or in a section as the block with this id.
    Tool(String, Option<String>),
    /// What was made and written.
    Portfolio,
    /// What a trainer takes along.
    Kit,
}

/// Small pages that share a part: parts of their own would be cut into many tiny pieces.
#[derive(Clone)]
pub enum Desk {
    /// What is on this device.
    Assessments,
    /// Beginning another one.
    NewAssessment,
    /// What is kept, out and in.
    Data,
    /// How the app looks and speaks.
    Settings,
    /// What this is and what it is not.
    About,
    /// The register of sources.
    Sources,
    /// An assessment that is not on this device.
    NotHere,
    /// An address that is no page.
    Unknown(String),
}
