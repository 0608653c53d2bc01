//! Compiles the structure of the instrument into the binary, so that `touchstone score` needs no other file.
//!
//! Wrong content must not keep the binary from being built, because the binary is what says what is wrong with it. The
//! instrument is then left out, and `score` says so.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let modules = Path::new("../../modules");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", modules.display());
    let (instrument, editions) = match touchstone_content::compile(modules) {
        Ok(compiled) => {
            // The list is the same in all languages.
            let editions = compiled.languages.first().map(|language| &language.instrument.editions);
            (
                serde_json::to_string(&compiled.instrument)?,
                serde_json::to_string(&editions)?,
            )
        }
        Err(diagnostics) => {
            let count = diagnostics.len();
            println!(
                "cargo::warning=faults in the content ({count}), so `touchstone score` will not work: see `touchstone check`"
            );
            Default::default()
        }
    };
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("instrument.json"), instrument)?;
    fs::write(Path::new(&out).join("editions.json"), editions)?;
    Ok(())
}
