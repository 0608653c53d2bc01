//! Why a journey ended: a sentence for the reader, and the line of the journey that found it.

use std::fmt;
use std::panic::Location;

use thirtyfour::error::WebDriverError;

/// What every step of a journey returns.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Something that does not hold, or could not be done.
#[derive(Debug)]
pub struct Failure {
    message: String,
    place: &'static Location<'static>,
}

impl Failure {
    /// A failure at the caller's line.
    #[track_caller]
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            place: Location::caller(),
        }
    }

    /// Another sentence at the same line.
    #[must_use]
    pub fn with(&self, message: String) -> Self {
        Self {
            message,
            place: self.place,
        }
    }

    /// Another failure's sentence at this one's line.
    #[must_use]
    pub fn again(&self, other: Self) -> Self {
        Self {
            message: other.message,
            place: self.place,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}\n(at {}:{})",
            self.message,
            self.place.file(),
            self.place.line()
        )
    }
}

impl From<WebDriverError> for Failure {
    #[track_caller]
    fn from(error: WebDriverError) -> Self {
        Self::new(format!("the browser's driver: {error}"))
    }
}

impl From<std::io::Error> for Failure {
    #[track_caller]
    fn from(error: std::io::Error) -> Self {
        Self::new(error.to_string())
    }
}

impl From<serde_json::Error> for Failure {
    #[track_caller]
    fn from(error: serde_json::Error) -> Self {
        Self::new(format!("JSON: {error}"))
    }
}

impl From<String> for Failure {
    #[track_caller]
    fn from(message: String) -> Self {
        Self::new(message)
    }
}

/// Fails with a sentence unless the condition holds.
///
/// # Errors
/// The sentence.
#[track_caller]
pub fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(Failure::new(otherwise())) }
}

/// Fails unless the two are equal; `what` says what they are.
///
/// # Errors
/// A sentence with both.
#[track_caller]
pub fn ensure_equal<T: PartialEq + fmt::Debug + ?Sized>(what: &str, found: &T, expected: &T) -> Outcome {
    ensure(found == expected, || {
        format!("{what}: found {found:?}, expected {expected:?}")
    })
}
