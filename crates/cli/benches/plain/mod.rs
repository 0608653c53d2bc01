//! A plain reader of save files: derived, with the types of a document and none of its checks.

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use serde::Deserialize;
use serde_json::Value as Json;

/// A save file.
#[derive(Deserialize)]
#[expect(dead_code, reason = "it is filled and dropped")]
struct File {
    format: String,
    version: u32,
    documents: Vec<Document>,
}

/// A document.
#[derive(Deserialize)]
#[expect(dead_code, reason = "it is filled and dropped")]
struct Document {
    kind: String,
    version: u32,
    id: String,
    registers: BTreeMap<String, Register>,
}

/// A register.
#[derive(Deserialize)]
#[expect(dead_code, reason = "it is filled and dropped")]
struct Register {
    text: Option<String>,
    value: Option<Json>,
    counter: u64,
    writer: String,
    #[serde(default)]
    seen: BTreeMap<String, u64>,
    #[serde(default)]
    also: Vec<Written>,
}

/// A text beside the winner.
#[derive(Deserialize)]
#[expect(dead_code, reason = "it is filled and dropped")]
struct Written {
    text: String,
    counter: u64,
    writer: String,
}

/// Reads and parses all files below a folder, and prints what a run prints.
pub(crate) fn read_all(folder: &Path, threads: usize) -> String {
    let started = Instant::now();
    let files = files_in(folder);
    let share = files.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        for files in files.chunks(share) {
            scope.spawn(move || {
                for file in files {
                    let bytes = fs::read(file).unwrap();
                    black_box(serde_json::from_slice::<File>(&bytes).unwrap());
                }
            });
        }
    });
    super::figures(files.len(), started)
}

/// All files below a folder.
pub(crate) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            files.append(&mut files_in(&entry.path()));
        } else {
            files.push(entry.path());
        }
    }
    files
}
