//! One file for each page; its own pieces lie in the folder of its name.

pub mod about;
pub mod answer;
pub mod assessments;
pub mod binder;
pub mod blank_checklist;
pub mod calculation;
pub mod compare;
pub mod data;
pub mod export;
pub mod frameworks;
pub mod home;
pub mod kit;
pub mod learn;
pub mod new_assessment;
pub mod not_here;
pub mod plan;
pub mod portfolio;
pub mod report;
pub mod review;
pub mod search;
pub mod settings;
pub mod sources;
pub mod tasks;
pub mod tools;
pub mod unknown;
