//! The fingerprint (SHA-256) of a file that stands behind a piece of evidence. The file itself is read where it lies and
//! kept nowhere; the fingerprint says later whether a file is still the same.
//!
//! It lies in a register beside the entry of evidence, `p4.2/evidence/<id>/file`, as
//! `{"sha256": 64 hexadecimal digits, "size": bytes, "name": "report.pdf"}`, or null. Where two people wrote one at the same
//! time the later write stays, as with every plain register.

use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use crate::assessment::keys::prefix;
use crate::document::{Document, Value};
use crate::ids::{EvidenceId, IndicatorId, WriterId};
use crate::undo::{Edit, Undo};

/// The most characters of a file's name that are kept.
pub const NAME_LIMIT: usize = 255;

/// The greatest size, in bytes, that every reader of JSON keeps exactly.
const LARGEST: u64 = (1 << 53) - 1;

/// What is kept of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// The hash in 64 lower-case hexadecimal digits.
    sha256: String,
    /// Bytes of the file.
    size: u64,
    /// The file's name, without its folder; at most [`NAME_LIMIT`] characters.
    name: String,
}

impl Fingerprint {
    /// The hash in 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Bytes of the file.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The file's name, without its folder; may be empty.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether both are of files with the same bytes, whatever the files are called.
    #[must_use]
    pub fn is_same_file(&self, other: &Self) -> bool {
        self.sha256 == other.sha256 && self.size == other.size
    }

    fn to_json(&self) -> Json {
        json!({ "sha256": self.sha256, "size": self.size, "name": self.name })
    }

    fn from_json(json: &Json) -> Option<Self> {
        let sha256 = json.get("sha256")?.as_str()?;
        let is_hash = sha256.len() == 64 && sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let size = json.get("size")?.as_u64().filter(|size| *size <= LARGEST)?;
        is_hash.then(|| Self {
            sha256: sha256.to_owned(),
            size,
            name: cut(json.get("name").and_then(Json::as_str).unwrap_or_default()),
        })
    }
}

fn cut(name: &str) -> String {
    name.chars().take(NAME_LIMIT).collect()
}

/// Bytes as people compare them: two hexadecimal digits each, in lower case.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| DIGITS.get(usize::from(half)).map_or('0', |digit| char::from(*digit));
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// A fingerprint while the file is read, piece by piece: memory holds one piece at a time.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    hasher: Sha256,
    size: u64,
}

impl Reading {
    /// Nothing is read yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The next piece of the file.
    pub fn take(&mut self, piece: &[u8]) {
        self.hasher.update(piece);
        self.size = self.size.saturating_add(piece.len() as u64);
    }

    /// The fingerprint of all that was read.
    #[must_use]
    pub fn finish(self, name: &str) -> Fingerprint {
        Fingerprint {
            sha256: hexadecimal(&self.hasher.finalize()),
            size: self.size.min(LARGEST),
            name: cut(name),
        }
    }
}

/// An entry of evidence: its indicator and its id there.
pub type Entry = (IndicatorId, EvidenceId);

/// What a person does with fingerprints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Keeps one beside each of these entries, which are the same piece of evidence.
    Keep {
        /// The entries.
        entries: Vec<Entry>,
        /// The fingerprint.
        fingerprint: Fingerprint,
    },
    /// Takes the fingerprint of these entries away.
    Remove {
        /// The entries.
        entries: Vec<Entry>,
    },
}

/// Writes an action to an assessment's registers. Where nothing changes, the undo is empty.
pub fn apply(document: &mut Document, action: &Action, writer: &WriterId) -> Undo {
    let mut edit = Edit::new(document, writer);
    let (entries, value) = match action {
        Action::Keep { entries, fingerprint } => (entries, Value::Plain(fingerprint.to_json())),
        Action::Remove { entries } => (entries, Value::NOTHING),
    };
    for entry in entries {
        edit.write(&key(entry), value.clone());
    }
    edit.finish()
}

/// The fingerprint that is kept beside an entry; nothing where there is none, or where it cannot be read.
#[must_use]
pub fn kept(document: &Document, entry: &Entry) -> Option<Fingerprint> {
    Fingerprint::from_json(document.plain(&key(entry))?)
}

fn key((indicator, id): &Entry) -> String {
    [&prefix(*indicator), "evidence/", id.as_str(), "/file"].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::assessment::action::{self, EvidenceChange};
    use crate::assessment::read;
    use crate::merge::merge;
    use crate::test_support::{id, writer};
    use crate::undo::undo;

    /// Messages and hashes of FIPS 180-4's examples, and of the empty message.
    const KNOWN: [(&str, &str); 3] = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (
            "abc",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        ),
    ];

    fn of(pieces: &[&[u8]]) -> Fingerprint {
        let mut reading = Reading::new();
        pieces.iter().for_each(|piece| reading.take(piece));
        reading.finish("file.txt")
    }

    fn entry(indicator: &str, number: u8) -> Entry {
        (indicator.parse().unwrap(), format!("{number:08x}").parse().unwrap())
    }

    fn assessment_with(entries: &[Entry]) -> Document {
        let mut document = action::new(id(1));
        for (indicator, evidence) in entries {
            let step = action::Action::EditEvidence {
                indicator: *indicator,
                id: evidence.clone(),
                change: EvidenceChange::Title("Policy".to_owned()),
            };
            action::apply(&mut document, &step, &writer(1));
        }
        document
    }

    #[test]
    fn known_messages_have_their_known_hashes() {
        for (message, hash) in KNOWN {
            let found = of(&[message.as_bytes()]);
            assert_eq!(
                (found.sha256(), found.size()),
                (hash, message.len() as u64),
                "{message:?}"
            );
        }
        let million = vec![b'a'; 1_000_000];
        let pieces: Vec<&[u8]> = million.chunks(65_536).collect();
        let hash = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
        assert_eq!((of(&pieces).sha256(), of(&pieces).size()), (hash, 1_000_000));
    }

    #[test]
    fn it_is_kept_beside_each_entry_and_can_be_taken_back() {
        let entries = vec![entry("p1.1", 1), entry("p2.3", 2)];
        let mut document = assessment_with(&entries);
        let before: Vec<_> = entries
            .iter()
            .map(|(indicator, _)| read::indicator(&document, *indicator))
            .collect();
        let fingerprint = of(&[b"abc"]);
        let keep = Action::Keep {
            entries: entries.clone(),
            fingerprint: fingerprint.clone(),
        };
        let done = apply(&mut document, &keep, &writer(1));
        assert_eq!(
            done.keys().collect::<Vec<_>>(),
            ["p1.1/evidence/00000001/file", "p2.3/evidence/00000002/file"]
        );
        for entry in &entries {
            assert_eq!(kept(&document, entry).as_ref(), Some(&fingerprint));
        }
        let after: Vec<_> = entries
            .iter()
            .map(|(indicator, _)| read::indicator(&document, *indicator))
            .collect();
        assert_eq!(after, before, "the entries themselves do not change");
        assert!(read::problems(&document).is_empty());
        assert!(apply(&mut document, &keep, &writer(2)).is_empty(), "twice is once");

        let removed = apply(
            &mut document,
            &Action::Remove {
                entries: entries.clone(),
            },
            &writer(1),
        );
        assert_eq!(kept(&document, &entries[0]), None);
        undo(&mut document, &removed, &writer(1));
        assert_eq!(kept(&document, &entries[1]), Some(fingerprint));
        undo(&mut document, &done, &writer(1));
        assert_eq!(kept(&document, &entries[1]), None);
    }

    #[test]
    fn the_same_bytes_are_the_same_file_whatever_its_name() {
        let mut reading = Reading::new();
        reading.take(b"abc");
        let renamed = reading.finish("renamed.txt");
        assert!(of(&[b"abc"]).is_same_file(&renamed));
        assert!(!of(&[b"abd"]).is_same_file(&renamed));
        assert_eq!(Reading::new().finish(&"n".repeat(400)).name().len(), NAME_LIMIT);
    }

    #[test]
    fn what_is_no_fingerprint_is_none() {
        let entry = entry("p1.1", 1);
        let good = of(&[b"abc"]).to_json();
        let table = [
            (good.clone(), true),
            (json!({ "sha256": good["sha256"], "size": 3 }), true),
            (json!({ "sha256": "ABC", "size": 3 }), false),
            (
                json!({ "sha256": good["sha256"].as_str().unwrap().to_uppercase(), "size": 3 }),
                false,
            ),
            (json!({ "sha256": good["sha256"], "size": -3 }), false),
            (json!({ "sha256": good["sha256"], "size": LARGEST + 1 }), false),
            (json!("abc"), false),
        ];
        for (json, readable) in table {
            let mut document = assessment_with(std::slice::from_ref(&entry));
            document.write(&key(&entry), Value::Plain(json.clone()), &writer(1));
            assert_eq!(kept(&document, &entry).is_some(), readable, "{json}");
            assert!(read::problems(&document).is_empty());
        }
    }

    proptest! {
        #[test]
        fn pieces_of_any_size_give_the_same(bytes in prop::collection::vec(any::<u8>(), 0..600), size in 1_usize..80) {
            let pieces: Vec<&[u8]> = bytes.chunks(size).collect();
            prop_assert_eq!(of(&pieces), of(&[&bytes]));
        }

        #[test]
        fn two_people_merge_alike_either_way(left in 0_u8..3, right in 0_u8..3) {
            let entry = entry("p1.1", 1);
            let base = assessment_with(std::slice::from_ref(&entry));
            let with = |number: u8, tab: u64| {
                let mut document = base.clone();
                let keep = Action::Keep { entries: vec![entry.clone()], fingerprint: of(&[&[number]]) };
                apply(&mut document, &keep, &writer(tab));
                document
            };
            let (one, other) = (with(left, 1), with(right, 2));
            let merged = merge(&one, &other).unwrap();
            prop_assert_eq!(&merged, &merge(&other, &one).unwrap());
            prop_assert_eq!(&merge(&merged, &one).unwrap(), &merged);
            prop_assert_eq!(kept(&merged, &entry), Some(of(&[&[right]])));
        }
    }
}
