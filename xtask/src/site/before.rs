//! Before trunk's build: `modules/` becomes JSON, the style layers become one file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::process::{entries, read, root, run_command, write};

/// The layers of `style/` in their order; a later one wins. A layer is the file of its name and every file in the folder
/// of its name.
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
    let joined = joined(&root().join("style"))?;
    let out = root().join("target/site/style.css");
    write(&out, joined)
}

/// All layers under the folder `style`, one after the other.
fn joined(style: &Path) -> Result<String, String> {
    let mut joined = format!("@layer {};\n", STYLE_LAYERS.join(", "));
    for layer in STYLE_LAYERS {
        let files = files_of(style, layer)?;
        if files.is_empty() {
            return Err(format!("{}: no file of the layer {layer}", style.display()));
        }
        for path in files {
            let text = read(&path)?;
            let opening = format!("@layer {layer} {{");
            if !text.lines().any(|line| line == opening) {
                return Err(format!("{}: does not open the layer {layer}", path.display()));
            }
            joined.push_str(&for_the_wire(&text));
        }
    }
    Ok(joined)
}

/// The file of the layer's name, then those of its folder in the order of their names.
fn files_of(style: &Path, layer: &str) -> Result<Vec<PathBuf>, String> {
    let own = style.join(layer).with_extension("css");
    let mut files: Vec<PathBuf> = own.is_file().then_some(own).into_iter().collect();
    let folder = style.join(layer);
    if folder.is_dir() {
        let pieces = entries(&folder)?.into_iter();
        files.extend(pieces.filter(|path| path.extension().is_some_and(|extension| extension == "css")));
    }
    Ok(files)
}

/// Comments, indentation and line breaks are for readers of the source, not for the wire.
fn for_the_wire(css: &str) -> String {
    let mut rest = css;
    let mut text = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        text.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let mut wire = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(selector) = line.strip_suffix(" {") {
            wire.push_str(selector);
            wire.push('{');
        } else if let Some((property, value)) = line.split_once(": ").filter(|_| line.ends_with(';')) {
            wire.push_str(property);
            wire.push(':');
            wire.push_str(value);
        } else {
            wire.push_str(line);
            // A value that goes on in the next line.
            if !line.ends_with([',', ';', '{', '}']) {
                wire.push(' ');
            }
        }
    }
    wire.push('\n');
    wire
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_is_its_own_file_and_its_folder_in_order() {
        let style = std::env::temp_dir().join(format!("touchstone-style-{}", std::process::id()));
        let _ = fs::remove_dir_all(&style);
        fs::create_dir_all(style.join("pages")).expect("a folder");
        for layer in STYLE_LAYERS.iter().filter(|layer| **layer != "pages") {
            fs::write(style.join(format!("{layer}.css")), format!("@layer {layer} {{\n}}\n")).expect("a file");
        }
        let page = |name: &str, text: &str| fs::write(style.join("pages").join(name), text).expect("a file");
        assert!(joined(&style).is_err(), "a layer without a file");
        page("b.css", "/* Second. */\n@layer pages {\n  .b {\n  }\n}\n");
        page("a.css", "@layer pages {\n  .a {\n  }\n}\n");
        page("notes.txt", "no style");
        let css = joined(&style).expect("all layers");
        assert!(css.starts_with("@layer tokens, base, layout, components, pages, print;\n@layer tokens{}\n"));
        assert!(css.contains("@layer pages{.a{}}\n@layer pages{.b{}}\n@layer print{}\n"));
        page("c.css", ".c {\n}\n");
        assert!(joined(&style).is_err(), "a file outside its layer");
        fs::remove_dir_all(&style).expect("it was there");
    }

    #[test]
    fn only_what_a_browser_needs_goes_over_the_wire() {
        let css = "@layer print {\n  @media (min-width: 1rem) {\n    /* Why. */\n    a,\n    b:hover {\n      content: \": \";\n      \
                   grid-template-areas:\n        \"x y\"\n        \"z z\";\n    }\n  }\n}\n";
        let wire =
            "@layer print{@media (min-width: 1rem){a,b:hover{content:\": \";grid-template-areas: \"x y\" \"z z\";}}}\n";
        assert_eq!(for_the_wire(css), wire);
    }
}
