//! What the app knows, as small named structs of signals. Documents change only by `dispatch`; views read signals.

pub mod answering;
pub mod content;
pub mod keeping;
pub mod learning;
pub mod library;
pub mod navigation;
pub mod preferences;
pub mod safety_copy;
