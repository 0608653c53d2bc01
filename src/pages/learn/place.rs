//! The parts of a unit in their order, with their addresses and names.

use leptos::prelude::WithUntracked;
use touchstone_domain::catalog::{Section, Unit};

use crate::route::Route;
use crate::state::content::Content;
use crate::words::{fill, learn, text};

/// The names of the parts beside the sections, as they stand in addresses.
const QUIZ: &str = "quiz";
const ACTIVITIES: &str = "activities";
const TEMPLATES: &str = "templates";
const REFLECTIONS: &str = "reflections";

/// A part of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A section.
    Section(&'static Section),
    /// The quiz.
    Quiz,
    /// The activity cards.
    Activities,
    /// The pages to take away.
    Templates,
    /// The questions to think about.
    Reflections,
}

impl Place {
    /// The part with this name, if the unit has it.
    #[must_use]
    pub fn of(unit: &'static Unit, name: &str) -> Option<Self> {
        Self::all(unit).into_iter().find(|place| place.name() == name)
    }

    /// All parts of a unit in their order.
    #[must_use]
    pub fn all(unit: &'static Unit) -> Vec<Self> {
        let sections = unit.sections.iter().map(Self::Section);
        let quiz = (!unit.quiz.is_empty()).then_some(Self::Quiz);
        let activities = (!unit.activities.is_empty()).then_some(Self::Activities);
        let templates = (!unit.templates.is_empty()).then_some(Self::Templates);
        let reflections = (!unit.reflections.is_empty()).then_some(Self::Reflections);
        sections
            .chain(quiz)
            .chain(activities)
            .chain(templates)
            .chain(reflections)
            .collect()
    }

    /// Its name in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Section(section) => &section.id,
            Self::Quiz => QUIZ,
            Self::Activities => ACTIVITIES,
            Self::Templates => TEMPLATES,
            Self::Reflections => REFLECTIONS,
        }
    }

    /// Its name for people.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Section(section) => &section.title,
            Self::Quiz => text(learn::QUIZ),
            Self::Activities => text(learn::ACTIVITIES),
            Self::Templates => text(learn::TEMPLATES),
            Self::Reflections => text(learn::REFLECTIONS),
        }
    }

    /// The language of its name, where that is not the page's.
    #[must_use]
    pub fn title_language(self, unit: &'static Unit) -> Option<&'static str> {
        matches!(self, Self::Section(_))
            .then(|| foreign(&unit.language))
            .flatten()
    }

    /// Its address.
    #[must_use]
    pub fn href(self, unit: &Unit) -> String {
        href(unit, self.name(), None)
    }
}

/// The address of a part of a unit, or of a block in it.
#[must_use]
pub fn href(unit: &Unit, part: &str, block: Option<&str>) -> String {
    let block = block.map(ToOwned::to_owned);
    Route::Section {
        unit: unit.id.clone(),
        section: part.to_owned(),
        block,
    }
    .href()
}

/// The title of the part with this name that is no section.
#[must_use]
pub fn part_title(name: &str) -> Option<&'static str> {
    match name {
        QUIZ => Some(text(learn::QUIZ)),
        ACTIVITIES => Some(text(learn::ACTIVITIES)),
        TEMPLATES => Some(text(learn::TEMPLATES)),
        REFLECTIONS => Some(text(learn::REFLECTIONS)),
        _ => None,
    }
}

/// The address of the quiz item or activity with this id.
#[must_use]
pub fn check_href(unit: &Unit, id: &str) -> String {
    let is_activity = unit.activities.iter().any(|activity| activity.id == id);
    href(unit, if is_activity { ACTIVITIES } else { QUIZ }, Some(id))
}

/// `Unit 3: The ten principles`.
#[must_use]
pub fn unit_name(number: u16, title: &str) -> String {
    fill(learn::UNIT_NAME, &[("number", &number.to_string()), ("title", title)])
}

/// A language, where it is not the one that the page speaks.
#[must_use]
pub fn foreign(language: &'static str) -> Option<&'static str> {
    let is_spoken = Content::expect().language.with_untracked(|spoken| spoken == language);
    (!is_spoken).then_some(language)
}
