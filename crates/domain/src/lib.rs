//! The rules of Touchstone, free of browser, clock, randomness and files.
//!
//! Time, ids and seeds come in as arguments. Functions return values or an
//! enum of reasons; they do not fail and do not panic.

pub mod assessment;
pub mod bands;
mod canonical;
pub mod catalog;
pub mod date;
pub mod document;
pub mod evidence;
pub mod ids;
pub mod instrument;
pub mod learning_record;
pub mod merge;
pub mod preferences;
pub mod quiz;
pub mod ratio;
pub mod save_file;
pub mod scoring;
pub mod sensitivity;
pub mod undo;

#[cfg(test)]
mod test_support;
