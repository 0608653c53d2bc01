//! A copy of the release site with other content: the code stays the same to the byte.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::build::dist;
use crate::process::{at, command as program, root, run_command};
use crate::site::index;

/// `cargo xtask variant --modules FOLDER --out FOLDER [--pseudo]`
pub(crate) fn command(arguments: &[String]) -> Outcome {
    let mut modules = root().join("modules");
    let mut out = None;
    let mut pseudo = false;
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let mut folder = || {
            words
                .next()
                .map(PathBuf::from)
                .ok_or_else(|| format!("{word} needs a folder"))
        };
        match word.as_str() {
            "--modules" => modules = folder()?,
            "--out" => out = Some(folder()?),
            "--pseudo" => pseudo = true,
            _ => return Err(format!("variant knows no `{word}`")),
        }
    }
    make(&modules, &out.ok_or("say where to with --out FOLDER")?, pseudo)
}

/// Copies the release site and gives the copy the content of another modules folder. With `pseudo`, also the language
/// that shows which words never came from authors.
pub(crate) fn make(modules: &Path, out: &Path, pseudo: bool) -> Outcome {
    if !dist().join("index.html").exists() {
        return Err("there is no release site in dist/ yet; `cargo xtask build` makes it".to_owned());
    }
    if out.exists() {
        // A folder that holds anything else is not ours to remove.
        if !out.join("index.html").exists() {
            return Err(format!("{} is there already, and is no site", out.display()));
        }
        fs::remove_dir_all(out).map_err(at(out))?;
    }
    let content = out.with_extension("content");
    let mut compile = program(
        "cargo",
        &["run", "--quiet", "--package", "touchstone-cli", "--", "compile"],
    );
    compile
        .arg("--modules")
        .arg(absolute(modules)?)
        .arg("--out")
        .arg(absolute(&content)?);
    if pseudo {
        compile.arg("--pseudo");
    }
    run_command(&mut compile)?;
    index::copy_folder(&dist(), out)?;
    index::replace_content(out, &content)?;
    fs::remove_dir_all(&content).map_err(at(&content))
}

/// The compiler runs in the repository's root, the person who typed the folder perhaps elsewhere.
fn absolute(path: &Path) -> Result<PathBuf, String> {
    std::path::absolute(path).map_err(at(path))
}
