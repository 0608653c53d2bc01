//! Pieces that several pages share.

pub mod agreement;
pub mod also_written;
pub mod choice_field;
pub mod course_places;
pub mod example_label;
pub mod figures;
pub mod language_choice;
pub mod level_mark;
pub mod loading;
pub mod none_yet;
pub mod not_kept;
pub mod notices;
pub mod open_assessment;
pub mod page;
pub mod paging;
pub mod table;
pub mod terms;
pub mod tick_box;
pub mod typed_field;
