//! What belongs to the Rust toolchain: the Wasm target, and the programs for formatting and lints.

use std::path::Path;

use super::{Purpose, install, say_found, say_missing};
use crate::process::{command, find, output};

const TARGET: &str = "wasm32-unknown-unknown";

pub(super) fn prepare(purpose: Purpose) -> Vec<String> {
    let mut troubles = Vec::new();
    let hint = "or from the system's packages: `apt-get install libstd-rust-dev-wasm32`, \
                `dnf install rust-std-static-wasm32-unknown-unknown`, `pacman -S rust-wasm`";
    troubles.extend(ensure(TARGET, has_target(), &["target", "add", TARGET], hint));
    if purpose >= Purpose::Check {
        for (name, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
            let there = output(&mut command("cargo", &[subcommand, "--version"])).is_ok();
            let hint = format!("or the system's package `{name}`, or `rust-{name}`");
            troubles.extend(ensure(name, there, &["component", "add", name], &hint));
        }
    }
    troubles
}

/// Rust of rustup and Rust of a system's packages answer this alike.
fn has_target() -> bool {
    let asked = ["--print", "target-libdir", "--target", TARGET];
    output(&mut command("rustc", &asked)).is_ok_and(|path| Path::new(path.trim()).is_dir())
}

fn ensure(name: &str, there: bool, rustup: &[&str], hint: &str) -> Option<String> {
    if there {
        say_found(name, "part of this Rust");
        return None;
    }
    say_missing(name, "a part of Rust that the build needs");
    if find("rustup").is_none() {
        return Some(format!("{name}: type `rustup {}`, {hint}", rustup.join(" ")));
    }
    install(name, &mut command("rustup", rustup)).err()
}
