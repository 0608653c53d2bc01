//! Before trunk's build: `modules/` becomes JSON, the style layers become one file.

use std::fs;
use std::process::Command;

use crate::Outcome;
use crate::process::{root, run_command};

/// The layers of `style/` in their order; a later one wins.
const STYLE_LAYERS: [&str; 6] = ["tokens", "base", "layout", "components", "pages", "print"];

pub(super) fn prepare() -> Outcome {
    compile_content()?;
    join_styles()
}

fn compile_content() -> Outcome {
    let out = root().join("target/site/content");
    // Files of an earlier build carry other hashes; nothing may keep them.
    let _ = fs::remove_dir_all(&out);
    let mut command = Command::new("cargo");
    // Trunk sets variables for the Wasm build that must not reach this native one.
    command
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("RUSTFLAGS")
        .current_dir(root());
    command.args([
        "run",
        "--quiet",
        "--package",
        "touchstone-cli",
        "--",
        "compile",
        "--modules",
        "modules",
    ]);
    command.arg("--out").arg(&out);
    run_command(&mut command)
}

fn join_styles() -> Outcome {
    let order = STYLE_LAYERS.join(", ");
    let mut joined = format!("@layer {order};\n");
    for layer in STYLE_LAYERS {
        let path = root().join("style").join(format!("{layer}.css"));
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        joined.push_str(&without_comments(&text));
    }
    let out = root().join("target/site/style.css");
    fs::write(&out, joined).map_err(|error| format!("{}: {error}", out.display()))
}

/// Comments and indentation are for readers of the source, not for the wire.
fn without_comments(css: &str) -> String {
    let mut rest = css;
    let mut text = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        text.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}
