//! The files under `modules/`, places in them, and the list of everything found wrong.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::rc::Rc;
use std::{fs, io};

use crate::diagnostic::Diagnostic;

/// Files beside the content that only people read.
const FOR_PEOPLE: [&str; 2] = ["README.md", "LICENSE"];

/// A text file of the modules folder.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// Path relative to the modules folder, with forward slashes.
    pub(crate) name: String,
    /// All of it.
    pub(crate) text: String,
}

impl SourceFile {
    /// Line and column of a byte, both from 1.
    fn position(&self, offset: usize) -> (usize, usize) {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |start| start.chars().count()) + 1;
        (line, column)
    }
}

/// Where something stands.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) file: Rc<SourceFile>,
    /// Byte in the file.
    pub(crate) offset: usize,
}

impl Place {
    /// A byte of a file.
    pub(crate) fn new(file: &Rc<SourceFile>, offset: usize) -> Self {
        let file = Rc::clone(file);
        Self { file, offset }
    }
}

/// Everything found wrong so far.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    list: RefCell<Vec<Diagnostic>>,
}

impl Problems {
    /// Something wrong at a place.
    pub(crate) fn at(&self, place: &Place, message: impl Into<String>, help: impl Into<String>) {
        let (line, column) = place.file.position(place.offset);
        self.add(Diagnostic {
            file: place.file.name.clone(),
            line,
            column,
            message: message.into(),
            help: help.into(),
        });
    }

    /// Something wrong with a file as a whole.
    pub(crate) fn whole_file(&self, file: &str, message: impl Into<String>, help: impl Into<String>) {
        self.add(Diagnostic {
            file: file.to_owned(),
            line: 0,
            column: 0,
            message: message.into(),
            help: help.into(),
        });
    }

    fn add(&self, diagnostic: Diagnostic) {
        self.list.borrow_mut().push(diagnostic);
    }

    /// Whether nothing was found wrong.
    pub(crate) fn none(&self) -> bool {
        self.list.borrow().is_empty()
    }

    /// All of them in the order of files and lines, each once.
    pub(crate) fn into_sorted(self) -> Vec<Diagnostic> {
        let mut list = self.list.into_inner();
        list.sort();
        list.dedup();
        list
    }
}

/// The modules folder, read once; knows which files were used.
#[derive(Debug)]
pub(crate) struct Tree {
    files: BTreeMap<String, Rc<SourceFile>>,
    /// Files that are not text.
    unreadable: BTreeSet<String>,
    used: RefCell<BTreeSet<String>>,
}

impl Tree {
    /// Reads all files below a folder. Names that start with a dot are left out.
    pub(crate) fn read(root: &Path) -> io::Result<Self> {
        let mut tree = Self {
            files: BTreeMap::new(),
            unreadable: BTreeSet::new(),
            used: RefCell::default(),
        };
        tree.read_folder(root, "")?;
        Ok(tree)
    }

    fn read_folder(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let own_name = entry.file_name().to_string_lossy().into_owned();
            if own_name.starts_with('.') {
                continue;
            }
            let name = format!("{prefix}{own_name}");
            if entry.file_type()?.is_dir() {
                self.read_folder(&entry.path(), &format!("{name}/"))?;
            } else if let Ok(text) = String::from_utf8(fs::read(entry.path())?) {
                let text = text.replace("\r\n", "\n");
                let text = text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned);
                self.files.insert(name.clone(), Rc::new(SourceFile { name, text }));
            } else {
                self.unreadable.insert(name);
            }
        }
        Ok(())
    }

    /// A file, which counts as used from now on.
    pub(crate) fn file(&self, name: &str) -> Option<Rc<SourceFile>> {
        let file = self.files.get(name)?;
        self.used.borrow_mut().insert(name.to_owned());
        Some(Rc::clone(file))
    }

    /// A file that must be there.
    pub(crate) fn required(&self, name: &str, problems: &Problems) -> Option<Rc<SourceFile>> {
        let file = self.file(name);
        if file.is_none() && !self.unreadable.contains(name) {
            problems.whole_file(
                name,
                "This file is missing.",
                "Write it; README.md in the modules folder shows its format.",
            );
        }
        file
    }

    /// Whether there is any file below a folder.
    pub(crate) fn has_folder(&self, name: &str) -> bool {
        let prefix = format!("{name}/");
        self.files.keys().any(|file| file.starts_with(&prefix))
    }

    /// Reports every file that nothing has read.
    pub(crate) fn report_unused(&self, problems: &Problems) {
        for name in &self.unreadable {
            problems.whole_file(
                name,
                "This file is not plain text in UTF-8.",
                "Save it as plain text with the encoding UTF-8, or take it out of the modules folder.",
            );
        }
        let used = self.used.borrow();
        let known = |name: &str| used.contains(name) || FOR_PEOPLE.contains(&name);
        for name in self.files.keys().filter(|name| !known(name)) {
            problems.whole_file(name, "Nothing uses this file.", unused_help(name));
        }
    }
}

/// Why a file may be unused, from its place.
fn unused_help(name: &str) -> &'static str {
    match name.split('/').next() {
        Some("units") if name.contains("/figures/") => "Show the figure in the unit's text, or delete the file.",
        Some("units") => {
            "List the unit's folder under `units` and the language under `languages` in programme.toml, or delete the \
             file."
        }
        Some("examples") => {
            "List the example's folder under `examples` and the language under `languages` in programme.toml, or delete \
             the file."
        }
        Some("instrument" | "glossary" | "interface" | "portfolio") => {
            "Check its name against README.md. A new language must stand under `languages` in programme.toml."
        }
        _ => "Check its name and folder against README.md, or delete it.",
    }
}
