//! The start of the app in the browser.

#![expect(
    unreachable_pub,
    reason = "a component's macro makes helpers that must be as visible as its own types"
)]

mod app;
mod browser;
mod components;
mod effect;
mod frame;
mod pages;
mod parts;
mod route;
mod spot;
mod state;
mod words;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    std::panic::set_hook(Box::new(|details| {
        browser::page::show_crash_notice(&details.to_string());
    }));
    app::start();
}
