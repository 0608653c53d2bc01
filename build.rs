//! Writes the constants of the interface's words, so that a word which nobody wrote does not compile.

use std::path::Path;
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=modules");
    let modules = Path::new(env!("CARGO_MANIFEST_DIR")).join("modules");
    let compiled = touchstone_content::compile(&modules).unwrap_or_else(|diagnostics| {
        for diagnostic in &diagnostics {
            println!("cargo::error={diagnostic}");
        }
        process::exit(1);
    });
    let out = env::var("OUT_DIR").unwrap_or_default();
    if let Err(error) = fs::write(
        Path::new(&out).join("words.rs"),
        touchstone_content::words_rs(&compiled),
    ) {
        println!("cargo::error=words.rs could not be written: {error}");
    }
}
