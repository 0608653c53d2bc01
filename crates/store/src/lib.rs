//! Keeping what people type, as pure code: which documents a window holds, which of their changes lie in which storage, what
//! to write over what lies there, and what may be said about it.
//!
//! A browser gives a page two storages ([`Place`]). The quick one takes a text at once, and browsers write it to the disk some
//! seconds late; the safe one takes a while, and what it has taken outlives a kill. A document is *saved* when its last change
//! lies where it outlives a kill, and nothing that it needs was refused.
//!
//! Events come in as calls on [`Store`]; what is to be done comes out as [`Effect`]s. Whoever carries them out asks for what is
//! due ([`Store::due`]), lets each job say what to write over what lies there ([`Job::settle`]), and tells what came of it
//! ([`Store::wrote`]). The app does so in a browser, the tests in a simulation.

mod history;
mod kind;
mod settle;
mod state;
mod store;

pub use history::{History, Step};
pub use kind::{Key, Kind, Place};
pub use settle::{Lying, Settled, look, settle};
pub use state::{Refusal, SaveState};
pub use store::{Change, ERASED, Effect, Job, Standing, Store, Unkept};
