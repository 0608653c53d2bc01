//! The rules of Touchstone, free of browser, clock, randomness and files.
//!
//! Time, ids and seeds come in as arguments. Functions return values or an
//! enum of reasons; they do not fail and do not panic.

pub mod agreement;
pub mod assessment;
pub mod backup;
pub mod bands;
pub mod binder;
pub mod calculation;
mod canonical;
pub mod carry;
pub mod catalog;
pub mod compare;
pub mod completion;
pub mod crosswalk;
pub mod date;
pub mod decimal;
pub mod document;
pub mod editions;
pub mod evidence;
pub mod example;
pub mod export;
pub mod fingerprint;
pub mod ids;
pub mod improvement_plan;
pub mod instrument;
pub mod learning_record;
pub mod level_mark;
pub mod merge;
mod mixing;
pub mod plan;
pub mod portfolio;
pub mod preferences;
pub mod quiz;
pub mod ratio;
pub mod review;
pub mod save_file;
pub mod scoring;
pub mod search;
pub mod sensitivity;
pub mod small_code;
pub mod snapshots;
pub mod tasks;
pub mod tools;
pub mod undo;
pub mod what_if;

#[cfg(test)]
mod test_support;
