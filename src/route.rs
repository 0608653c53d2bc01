//! The addresses of the app: a closed list, parsed from and written to the part after `#`.
//!
//! Links are made with [`Route::href`] only. A published address never changes its meaning. Unit, section and block
//! names come from the content and are not checked here: the page says when there is no such thing.

use std::fmt;

use touchstone_domain::ids::{DocumentId, PrincipleId};

mod result_page;

pub use result_page::ResultPage;

/// A place in the app.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// `#/`
    Home,
    /// `#/learn`
    Learn,
    /// `#/learn/u03`
    Unit(String),
    /// `#/learn/u03/s2` and `#/learn/u03/s2/<block>`
    Section {
        /// `u03`
        unit: String,
        /// `s2`, or the id of a quiz (`quiz`), activities (`activities`) or reflection page.
        section: String,
        /// The block to scroll to.
        block: Option<String>,
    },
    /// `#/search`
    Search,
    /// `#/assess`: the assessments on this device
    Assessments,
    /// `#/assess/new`
    NewAssessment,
    /// `#/assess/start`: a new assessment, its first indicator at once
    Start,
    /// `#/assess/blank`: the empty checklist, for paper
    BlankChecklist,
    /// `#/assess/<id>/p4` and `#/assess/<id>/p4/2`
    Answer {
        /// The assessment.
        id: DocumentId,
        /// The principle.
        principle: PrincipleId,
        /// The number of the indicator to go to.
        indicator: Option<u16>,
    },
    /// `#/assess/<id>/report`, and the other pages that are made from the answers of an assessment
    Result(DocumentId, ResultPage),
    /// `#/tools`: the tools of the course
    Tools,
    /// `#/tools/workload`
    Tool(String),
    /// `#/portfolio`: what a learner made and did
    Portfolio,
    /// `#/kit`: for trainers, a timed day and all its papers
    Kit,
    /// `#/sources`
    Sources,
    /// `#/data`
    Data,
    /// `#/settings`
    Settings,
    /// `#/about`
    About,
    /// Anything else, as it was typed.
    Unknown(String),
}

impl Route {
    /// The result of an assessment.
    #[must_use]
    pub const fn report(id: DocumentId) -> Self {
        Self::Result(id, ResultPage::Report)
    }

    /// The address as it stands in a link, `#` included.
    #[must_use]
    pub fn href(&self) -> String {
        format!("#{self}")
    }

    /// The route of a location's hash. An empty one, and a launcher's own parameters (`#origin=…`), are home.
    #[must_use]
    pub fn from_hash(hash: &str) -> Self {
        let path = hash.strip_prefix('#').unwrap_or(hash);
        match path.strip_prefix('/') {
            Some(path) => Self::from_path(path),
            None => Self::Home,
        }
    }

    fn from_path(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let name = |part: &str| {
            let plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            (plain && part.len() <= 80).then(|| part.to_owned())
        };
        let route = match parts.as_slice() {
            [] => Some(Self::Home),
            ["learn"] => Some(Self::Learn),
            ["learn", unit] => name(unit).map(Self::Unit),
            ["learn", unit, section] => name(unit).zip(name(section)).map(|(unit, section)| Self::Section {
                unit,
                section,
                block: None,
            }),
            ["learn", unit, section, block] => {
                name(unit)
                    .zip(name(section))
                    .zip(name(block))
                    .map(|((unit, section), block)| Self::Section {
                        unit,
                        section,
                        block: Some(block),
                    })
            }
            ["search"] => Some(Self::Search),
            ["assess"] => Some(Self::Assessments),
            ["assess", "new"] => Some(Self::NewAssessment),
            ["assess", "start"] => Some(Self::Start),
            ["assess", "blank"] => Some(Self::BlankChecklist),
            ["assess", id, page] => match ResultPage::from_name(page) {
                Some(page) => id.parse().ok().map(|id| Self::Result(id, page)),
                None => Self::answer(id, page, None),
            },
            ["assess", id, principle, indicator] => Self::answer(id, principle, Some(indicator)),
            ["tools"] => Some(Self::Tools),
            ["tools", tool] => name(tool).map(Self::Tool),
            ["portfolio"] => Some(Self::Portfolio),
            ["kit"] => Some(Self::Kit),
            ["sources"] => Some(Self::Sources),
            ["data"] => Some(Self::Data),
            ["settings"] => Some(Self::Settings),
            ["about"] => Some(Self::About),
            _ => None,
        };
        route.unwrap_or_else(|| Self::Unknown(format!("/{path}")))
    }

    fn answer(id: &str, principle: &str, indicator: Option<&str>) -> Option<Self> {
        let number = match indicator {
            Some(text) if text.starts_with(['0', '+']) => return None,
            Some(text) => Some(text.parse().ok()?),
            None => None,
        };
        Some(Self::Answer {
            id: id.parse().ok()?,
            principle: principle.parse().ok()?,
            indicator: number,
        })
    }
}

impl fmt::Display for Route {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => formatter.write_str("/"),
            Self::Learn => formatter.write_str("/learn"),
            Self::Unit(unit) => write!(formatter, "/learn/{unit}"),
            Self::Section {
                unit,
                section,
                block: None,
            } => write!(formatter, "/learn/{unit}/{section}"),
            Self::Section {
                unit,
                section,
                block: Some(block),
            } => {
                write!(formatter, "/learn/{unit}/{section}/{block}")
            }
            Self::Search => formatter.write_str("/search"),
            Self::Assessments => formatter.write_str("/assess"),
            Self::NewAssessment => formatter.write_str("/assess/new"),
            Self::Start => formatter.write_str("/assess/start"),
            Self::BlankChecklist => formatter.write_str("/assess/blank"),
            Self::Answer {
                id,
                principle,
                indicator: None,
            } => write!(formatter, "/assess/{id}/{principle}"),
            Self::Answer {
                id,
                principle,
                indicator: Some(number),
            } => {
                write!(formatter, "/assess/{id}/{principle}/{number}")
            }
            Self::Result(id, page) => write!(formatter, "/assess/{id}/{}", page.name()),
            Self::Tools => formatter.write_str("/tools"),
            Self::Tool(tool) => write!(formatter, "/tools/{tool}"),
            Self::Portfolio => formatter.write_str("/portfolio"),
            Self::Kit => formatter.write_str("/kit"),
            Self::Sources => formatter.write_str("/sources"),
            Self::Data => formatter.write_str("/data"),
            Self::Settings => formatter.write_str("/settings"),
            Self::About => formatter.write_str("/about"),
            Self::Unknown(path) => formatter.write_str(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_comes_back_the_same() {
        let id = "0123456789abcdef";
        for path in [
            "/",
            "/learn",
            "/learn/u03",
            "/learn/u03/s2",
            "/learn/u03/s2/owner",
            "/search",
            "/assess",
            "/assess/new",
            "/assess/start",
            "/assess/blank",
            &format!("/assess/{id}/p4"),
            &format!("/assess/{id}/p4/2"),
            &format!("/assess/{id}/report"),
            &format!("/assess/{id}/plan"),
            &format!("/assess/{id}/export"),
            "/tools",
            "/tools/workload",
            "/portfolio",
            "/kit",
            "/sources",
            "/data",
            "/settings",
            "/about",
            "/no/such/page",
            "/assess/xyz/p4",
            &format!("/assess/{id}/p4/02"),
        ] {
            let route = Route::from_hash(&format!("#{path}"));
            assert_eq!(route.href(), format!("#{path}"));
            assert_eq!(Route::from_hash(&route.href()), route);
        }
    }

    #[test]
    fn what_is_no_address_of_ours_is_home_or_unknown() {
        for hash in ["", "#", "#origin=launcher", "#main"] {
            assert_eq!(Route::from_hash(hash), Route::Home, "{hash}");
        }
        for hash in [
            "#/assess/xyz/p4",
            "#/assess/0123456789abcdef/q4",
            "#/assess/xyz/plan",
            "#/learn/<b>",
            "#/tools/<b>",
            "#/tools/a/b",
            "#/x",
        ] {
            assert!(matches!(Route::from_hash(hash), Route::Unknown(_)), "{hash}");
        }
    }
}
