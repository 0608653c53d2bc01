//! What the journeys through the built site stand on: a server that can misbehave, real browsers, and waiting for what
//! a person would see. The journeys themselves belong to the program, `main.rs`.

pub mod axe;
pub mod browser;
pub mod cdp;
pub mod console;
pub mod failure;
pub mod page;
pub mod pdf;
pub mod server;
pub mod session;

pub mod wait;
