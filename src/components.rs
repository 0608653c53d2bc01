//! Pieces that several pages share.

pub mod also_written;
pub mod figures;
pub mod frame;
pub mod level_mark;
pub mod loading;
pub mod open_assessment;
pub mod page;
pub mod save_status;
pub mod terms;
