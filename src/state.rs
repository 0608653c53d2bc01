//! What the app knows, as small named structs of signals. Documents change only by `dispatch`; views read signals.

pub mod answering;
pub mod content;
pub mod draft;
pub mod examples;
pub mod improvement_plan;
pub mod learning;
pub mod library;
pub mod navigation;
pub mod persistence;
pub mod portfolio;
pub mod preferences;
pub mod shelf;
pub mod snapshots;
pub mod texts;
pub mod typing;
pub mod voice;
