//! Undo for documents of every kind: what an action changed, so that a new stamped write can change it back.
//!
//! Nothing is taken out of a document. Undoing skips a register that holds something else by now, because somebody
//! wrote it since, and nobody's later write may be lost.

use crate::document::{Document, Stamp, Value};
use crate::ids::WriterId;

/// What an action, an undo or a redo changed, in the order in which it did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undo {
    changes: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq)]
enum Change {
    Wrote {
        key: String,
        before: Option<Value>,
        after: Option<Value>,
    },
    Dismissed {
        key: String,
        texts: Vec<String>,
    },
    RestoredAlso {
        key: String,
        texts: Vec<String>,
    },
}

impl Undo {
    /// Whether nothing was changed, so that there is nothing to undo.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Makes one step of this and of what was done later: both are taken back together. Where the later step changed back
    /// what this one did, nothing of it is left.
    pub fn join(&mut self, later: Self) {
        for change in later.changes {
            match (self.changes.last_mut(), change) {
                (
                    Some(Change::Wrote { key, after, .. }),
                    Change::Wrote {
                        key: same,
                        before,
                        after: now,
                    },
                ) if *key == same && *after == before => *after = now,
                (_, change) => self.changes.push(change),
            }
        }
        self.changes
            .retain(|change| !matches!(change, Change::Wrote { before, after, .. } if before == after));
    }

    /// The keys that were changed.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.changes.iter().map(|change| match change {
            Change::Wrote { key, .. } | Change::Dismissed { key, .. } | Change::RestoredAlso { key, .. } => {
                key.as_str()
            }
        })
    }
}

/// Takes back what was changed, by new writes. Gives what takes this back in turn: the redo; empty where every register
/// was written by somebody since.
pub fn undo(document: &mut Document, undo: &Undo, writer: &WriterId) -> Undo {
    let mut edit = Edit::new(document, writer);
    for change in undo.changes.iter().rev() {
        match change {
            Change::Wrote { key, before, after } => {
                if edit.document.value(key) == after.as_ref() {
                    edit.write(key, before.clone().unwrap_or(Value::NOTHING));
                }
            }
            Change::Dismissed { key, texts } => edit.restore_also(key, texts),
            Change::RestoredAlso { key, .. } => edit.dismiss(key),
        }
    }
    edit.finish()
}

/// Writes to one document, noting what takes them back.
pub(crate) struct Edit<'a> {
    document: &'a mut Document,
    writer: &'a WriterId,
    /// Kept here because asking the document walks through all of it.
    counter: u64,
    changes: Vec<Change>,
}

impl<'a> Edit<'a> {
    pub(crate) fn new(document: &'a mut Document, writer: &'a WriterId) -> Self {
        let counter = document.highest_counter();
        Self {
            document,
            writer,
            counter,
            changes: Vec::new(),
        }
    }

    pub(crate) const fn document(&self) -> &Document {
        self.document
    }

    /// Writes a value, unless it is there already.
    pub(crate) fn write(&mut self, key: &str, value: Value) {
        let before = self.document.value(key).cloned();
        if before.as_ref().unwrap_or(&Value::NOTHING) == &value {
            return;
        }
        self.counter = self.counter.saturating_add(1);
        self.document.put(
            key,
            value,
            Stamp {
                counter: self.counter,
                writer: self.writer.clone(),
            },
        );
        let after = self.document.value(key).cloned();
        if after != before {
            self.changes.push(Change::Wrote {
                key: key.to_owned(),
                before,
                after,
            });
        }
    }

    /// Drops the texts kept beside a winner.
    pub(crate) fn dismiss(&mut self, key: &str) {
        let texts = self.texts_beside(key);
        self.document.dismiss(key);
        if !texts.is_empty() {
            self.changes.push(Change::Dismissed {
                key: key.to_owned(),
                texts,
            });
        }
    }

    fn restore_also(&mut self, key: &str, texts: &[String]) {
        let before = self.texts_beside(key);
        self.document.restore_also(key, texts, self.writer);
        self.counter = self.document.highest_counter();
        if self.texts_beside(key) != before {
            self.changes.push(Change::RestoredAlso {
                key: key.to_owned(),
                texts: texts.to_vec(),
            });
        }
    }

    fn texts_beside(&self, key: &str) -> Vec<String> {
        let texts = self
            .document
            .get(key)
            .map(|register| register.also_written())
            .unwrap_or_default();
        texts.into_iter().map(str::to_owned).collect()
    }

    pub(crate) fn finish(self) -> Undo {
        Undo { changes: self.changes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::merge;
    use crate::test_support::{document, writer};

    fn write(document: &mut Document, key: &str, value: Value) -> Undo {
        let writer = writer(1);
        let mut edit = Edit::new(document, &writer);
        edit.write(key, value);
        edit.finish()
    }

    #[test]
    fn a_stack_of_writes_is_taken_back_and_done_again() {
        let mut notes = document();
        let first = write(&mut notes, "note", Value::text("one"));
        let second = write(&mut notes, "note", Value::text("two"));
        assert_eq!(second.keys().collect::<Vec<_>>(), ["note"]);
        let redo_second = undo(&mut notes, &second, &writer(1));
        assert_eq!(notes.text("note"), Some("one"));
        let redo_first = undo(&mut notes, &first, &writer(1));
        assert_eq!(notes.value("note"), None);
        undo(&mut notes, &redo_first, &writer(1));
        undo(&mut notes, &redo_second, &writer(1));
        assert_eq!(notes.text("note"), Some("two"));
        assert_eq!(notes.highest_counter(), 6, "every step is a write of its own");
    }

    #[test]
    fn an_action_that_writes_twice_is_taken_back_as_a_whole() {
        let mut notes = document();
        let me = writer(1);
        let mut edit = Edit::new(&mut notes, &me);
        edit.write("note", Value::text("one"));
        edit.write("note", Value::text("two"));
        let both = edit.finish();
        let redo = undo(&mut notes, &both, &me);
        assert_eq!(notes.value("note"), None);
        undo(&mut notes, &redo, &me);
        assert_eq!(notes.text("note"), Some("two"));
    }

    #[test]
    fn letters_that_follow_each_other_are_taken_back_as_one_word() {
        let mut notes = document();
        let mut word = write(&mut notes, "note", Value::text("o"));
        for letters in ["on", "one"] {
            word.join(write(&mut notes, "note", Value::text(letters)));
        }
        assert_eq!(word.keys().collect::<Vec<_>>(), ["note"]);
        undo(&mut notes, &word, &writer(1));
        assert_eq!(notes.value("note"), None);

        let mut back = write(&mut notes, "note", Value::text("x"));
        back.join(write(&mut notes, "note", Value::NOTHING));
        assert!(back.is_empty(), "typed and deleted again");
    }

    #[test]
    fn a_joined_step_leaves_what_somebody_wrote_in_between() {
        let mut notes = document();
        let mut word = write(&mut notes, "note", Value::text("o"));
        notes.write("note", Value::text("theirs"), &writer(2));
        word.join(write(&mut notes, "note", Value::text("theirs and ours")));
        undo(&mut notes, &word, &writer(1));
        assert_eq!(notes.text("note"), Some("theirs"));
    }

    #[test]
    fn what_somebody_wrote_since_is_left_alone() {
        let mut notes = document();
        let first = write(&mut notes, "note", Value::text("ours"));
        notes.write("note", Value::text("theirs"), &writer(2));
        assert!(undo(&mut notes, &first, &writer(1)).is_empty());
        assert_eq!(notes.text("note"), Some("theirs"));
    }

    #[test]
    fn writing_the_same_again_changes_nothing() {
        let mut notes = document();
        write(&mut notes, "note", Value::text("same"));
        let before = notes.clone();
        assert!(write(&mut notes, "note", Value::text("same")).is_empty());
        assert!(write(&mut notes, "other", Value::NOTHING).is_empty());
        assert_eq!(notes, before);
    }

    #[test]
    fn a_dismissed_text_comes_back() {
        let mut ours = document();
        write(&mut ours, "note", Value::text("ours"));
        let mut theirs = document();
        theirs.write("note", Value::text("theirs"), &writer(2));
        let mut merged = merge(&ours, &theirs).unwrap();
        let me = writer(1);
        let mut edit = Edit::new(&mut merged, &me);
        edit.dismiss("note");
        let dismissed = edit.finish();
        assert!(merged.get("note").unwrap().also_written().is_empty());
        let redo = undo(&mut merged, &dismissed, &me);
        assert_eq!(merged.get("note").unwrap().also_written(), ["ours"]);
        assert_eq!(merged.text("note"), Some("theirs"));
        let again = undo(&mut merged, &redo, &me);
        assert!(merged.get("note").unwrap().also_written().is_empty());
        assert!(!again.is_empty());
    }
}
