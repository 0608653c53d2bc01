//! Making a document say what another copy says, and taking that back, by new stamped writes: so that it holds in every
//! tab and on every device, and nobody's later write is lost.

use std::collections::BTreeSet;

use touchstone_domain::document::{Document, HIGHEST_COUNTER, Register, Stamp, Value, Written};
use touchstone_domain::ids::WriterId;

/// Whether two copies say the same, whoever wrote it and when.
#[must_use]
pub fn says_same(left: &Document, right: &Document) -> bool {
    left.kind == right.kind
        && left.version == right.version
        && keys(left, right).into_iter().all(|key| same_at(left, right, key))
}

/// `here` with new writes that make it say what `wanted` says.
#[must_use]
pub fn made_to_say(here: &Document, wanted: &Document, writer: &WriterId) -> Document {
    write_where(here, wanted, writer, |_| true)
}

/// `here` with new writes that take back what changed between `before` and `after`. What somebody changed since stays.
#[must_use]
pub fn taken_back(here: &Document, before: &Document, after: &Document, writer: &WriterId) -> Document {
    write_where(here, before, writer, |key| {
        !same_at(before, after, key) && same_at(here, after, key)
    })
}

fn write_where(here: &Document, wanted: &Document, writer: &WriterId, fits: impl Fn(&str) -> bool) -> Document {
    let mut written = here.clone();
    // One counter for all: stamps are compared inside one register only.
    let counter = here.highest_counter().saturating_add(1).min(HIGHEST_COUNTER);
    let stamp = Stamp {
        counter,
        writer: writer.clone(),
    };
    for key in keys(here, wanted) {
        if same_at(here, wanted, key) || !fits(key) {
            continue;
        }
        let value = wanted.value(key).cloned().unwrap_or(Value::NOTHING);
        let mut register = Register::new(Written {
            value,
            stamp: stamp.clone(),
        });
        if let Some(known) = here.get(key) {
            if known.winner.stamp >= stamp {
                continue;
            }
            for (writer, counter) in &known.seen {
                if !register.seen.contains_key(writer) {
                    register.seen.insert(writer.clone(), *counter);
                }
            }
        }
        written.registers.insert(key.to_owned(), register);
        let also = also_at(wanted, key);
        if !also.is_empty() {
            let also: Vec<String> = also.into_iter().map(str::to_owned).collect();
            written.restore_also(key, &also, writer);
        }
    }
    written
}

fn keys<'a>(left: &'a Document, right: &'a Document) -> BTreeSet<&'a str> {
    left.registers
        .keys()
        .chain(right.registers.keys())
        .map(String::as_str)
        .collect()
}

fn same_at(left: &Document, right: &Document, key: &str) -> bool {
    left.value(key) == right.value(key) && also_at(left, key) == also_at(right, key)
}

fn also_at<'a>(document: &'a Document, key: &str) -> Vec<&'a str> {
    document.get(key).map(Register::also_written).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use touchstone_domain::merge::merge;

    use super::*;

    fn writer(number: u8) -> WriterId {
        format!("{number:012x}").parse().unwrap()
    }

    fn document(writes: &[(&str, &str)], by: u8) -> Document {
        let mut document = Document::new("assessment", 1, "0123456789abcdef".parse().unwrap());
        for (key, text) in writes {
            document.write(key, Value::text(text), &writer(by));
        }
        document
    }

    #[test]
    fn what_is_written_wins_over_both_copies() {
        let here = document(&[("name", "ours"), ("p1.1/note", "only ours")], 1);
        let theirs = document(&[("name", "theirs"), ("p1.2/note", "only theirs")], 2);
        let both = merge(&here, &theirs).unwrap();
        let made = made_to_say(&both, &theirs, &writer(3));
        assert!(says_same(&made, &theirs));
        assert!(!says_same(&made, &here));
        for other in [&here, &theirs, &both] {
            assert_eq!(merge(&made, other).unwrap(), made, "another tab's copy changes nothing");
        }
    }

    #[test]
    fn a_merge_is_taken_back_but_not_what_was_written_since() {
        let before = document(&[("name", "ours"), ("p1.1/note", "ours")], 1);
        let theirs = document(
            &[("p1.1/note", "theirs"), ("p1.2/note", "new"), ("p1.3/note", "new")],
            2,
        );
        let after = merge(&before, &theirs).unwrap();
        let mut now = after.clone();
        now.write("p1.3/note", Value::text("changed since"), &writer(4));
        let back = taken_back(&now, &before, &after, &writer(3));
        assert_eq!(back.text("name"), Some("ours"));
        assert_eq!(back.text("p1.1/note"), Some("ours"));
        assert!(back.get("p1.1/note").unwrap().also_written().is_empty());
        assert_eq!(back.value("p1.2/note"), None);
        assert_eq!(back.text("p1.3/note"), Some("changed since"));
        assert_eq!(
            merge(&back, &now).unwrap(),
            back,
            "another tab's copy brings nothing back"
        );
    }

    #[test]
    fn texts_kept_beside_come_back_too() {
        let ours = document(&[("name", "ours")], 1);
        let theirs = document(&[("name", "theirs")], 2);
        let before = merge(&ours, &theirs).unwrap();
        assert_eq!(before.get("name").unwrap().also_written(), ["ours"]);
        let plain = document(&[("name", "other"), ("name", "plain")], 3);
        let after = made_to_say(&merge(&before, &plain).unwrap(), &plain, &writer(4));
        assert!(says_same(&after, &plain));
        let back = taken_back(&after, &before, &after, &writer(5));
        assert!(says_same(&back, &before));
        assert_eq!(merge(&back, &after).unwrap(), back);
    }

    #[test]
    fn nothing_to_change_changes_nothing() {
        let here = document(&[("name", "ours")], 1);
        assert_eq!(made_to_say(&here, &here.clone(), &writer(3)), here);
        assert_eq!(taken_back(&here, &here.clone(), &here.clone(), &writer(3)), here);
    }
}
