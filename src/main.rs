//! The start of the app in the browser.

#![expect(
    unreachable_pub,
    reason = "a component's macro makes helpers that must be as visible as its own types"
)]

mod app;
mod browser;
mod components;
mod pages;
mod parts;
mod route;
mod state;
mod words;

fn main() {
    std::panic::set_hook(Box::new(|details| {
        browser::page::show_crash_notice(&details.to_string());
    }));
    app::start();
}
