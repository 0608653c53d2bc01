//! One file for each page; its own pieces lie in the folder of its name.

pub mod about;
pub mod answer;
pub mod assessments;
pub mod blank_checklist;
pub mod data;
pub mod home;
pub mod learn;
pub mod new_assessment;
pub mod report;
pub mod settings;
pub mod sources;
pub mod unknown;
