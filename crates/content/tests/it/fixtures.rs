//! Every folder of `tests/fixtures/content` but `base` is a case: the base with a few edits, and in `expected.txt`
//! everything that the compiler must say about it.
//!
//! `UPDATE_EXPECTED=1 cargo test -p touchstone-content` writes the expected texts anew; read them before you keep them.

use std::path::Path;
use std::{env, fs};

use touchstone_content::compile;

use crate::{copy, project, scratch};

const FIXTURES: &str = "tests/fixtures/content";

#[test]
fn the_base_of_the_fixtures_is_without_fault() {
    assert_eq!(
        compile(&project(FIXTURES).join("base")).map(|compiled| compiled.summary().units),
        Ok(1)
    );
}

#[test]
fn every_case_says_what_is_expected() {
    let update = env::var_os("UPDATE_EXPECTED").is_some();
    let mut failures = Vec::new();
    let mut count = 0;
    let mut folders: Vec<_> = fs::read_dir(project(FIXTURES))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    for folder in folders.iter().filter(|folder| folder.join("case.toml").exists()) {
        count += 1;
        let found = diagnostics(folder);
        let file = folder.join("expected.txt");
        if update {
            fs::write(&file, &found).unwrap();
        } else if fs::read_to_string(&file).unwrap_or_default() != found {
            failures.push(format!("--- {}\n{found}", folder.display()));
        }
    }
    assert!(count > 60, "only {count} cases found");
    assert!(
        failures.is_empty(),
        "{} of {count} cases differ:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// What the compiler says about a case.
fn diagnostics(folder: &Path) -> String {
    let name = folder.file_name().unwrap().to_string_lossy();
    let modules = scratch(&format!("case-{name}")).unwrap();
    copy(&project(FIXTURES).join("base"), &modules).unwrap();
    let case: toml::Table = fs::read_to_string(folder.join("case.toml")).unwrap().parse().unwrap();
    for edit in list(&case, "edit") {
        let text = |key: &str| edit[key].as_str().unwrap();
        let file = modules.join(text("file"));
        let before = fs::read_to_string(&file).unwrap();
        assert!(
            before.contains(text("find")),
            "{name}: {} does not hold {:?}",
            file.display(),
            text("find")
        );
        fs::write(&file, before.replacen(text("find"), text("replace"), 1)).unwrap();
    }
    for removed in list(&case, "remove") {
        fs::remove_file(modules.join(removed.as_str().unwrap())).unwrap();
    }
    if folder.join("files").exists() {
        copy(&folder.join("files"), &modules).unwrap();
    }
    match compile(&modules) {
        Ok(_) => "Nothing is wrong.\n".to_owned(),
        Err(diagnostics) => diagnostics.iter().map(|diagnostic| format!("{diagnostic}\n")).collect(),
    }
}

fn list<'a>(case: &'a toml::Table, key: &str) -> &'a [toml::Value] {
    case.get(key).and_then(toml::Value::as_array).map_or(&[], Vec::as_slice)
}
