//! Everything that only a browser can do, one file per capability.
//!
//! This folder is the only place that names `web_sys`, `js_sys` and `gloo_storage`. Each capability may be missing:
//! its functions then say so in their result, and the app goes on.

pub mod blocks;
pub mod channel;
pub mod clicks;
pub mod clock;
pub mod database;
pub mod dialog;
pub mod dom;
pub mod fetch;
pub mod fields;
pub mod file_name;
pub mod files;
pub mod intl;
mod javascript;
pub mod keyboard;
pub mod language_name;
pub mod locks;
pub mod measure;
pub mod navigation;
pub mod page;
pub mod persistence;
pub mod presses;
pub mod random;
pub mod scrolling;
pub mod session;
pub mod storage;
pub mod tabs;
