//! An assessment as files for other programs: tables without a format first, then a writer for each format.
//!
//! [`workbook`] fills the tables, with words that the caller has; nothing here knows a language. The writers take any
//! [`table::Workbook`], so a further sheet is one more entry of its list.
//!
//! | writer | what it is good for |
//! |---|---|
//! | [`csv`] | one table, for spreadsheets and statistics |
//! | [`xlsx`] | all tables in one file, numbers as numbers, dates as dates |
//! | [`markdown`] | notes, wikis, tickets |
//! | [`html`] | reading and printing without the app |
//! | [`json`] | programs: what `touchstone score` prints, and the answers |
//!
//! None of these files can be opened again as an assessment: that is what save files are for.

mod clean;
pub mod csv;
pub mod html;
pub mod json;
pub mod labels;
pub mod markdown;
pub mod object;
mod plan_table;
pub mod score_line;
pub mod table;
mod workbook;
pub mod xlsx;

pub use workbook::{Source, workbook};

#[cfg(test)]
mod tests;
