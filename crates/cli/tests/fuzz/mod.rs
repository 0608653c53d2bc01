//! Mutated save files, and what must hold for whatever is read: shared by the test of 20,000 and by the soak.

#![allow(dead_code, reason = "the test and the soak each use a part of it")]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json, json};
use touchstone_cli::instrument::built_in;
use touchstone_cli::score::score_text;
use touchstone_cli::tabulate::{Rows, Tabulator};
use touchstone_domain::assessment::{self, action, read};
use touchstone_domain::document::Document;
use touchstone_domain::ids::WriterId;
use touchstone_domain::instrument::Instrument;
use touchstone_domain::save_file::{Entry, SaveFile, limits, read_foreign, write};
use touchstone_domain::{improvement_plan, learning_record, portfolio, preferences, review, snapshots};

/// Numbers that follow each other without a pattern (splitmix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to one below.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// What is mutated, and what it is held against.
pub(crate) struct Fuzz {
    corpus: Vec<String>,
    good: SaveFile,
    instrument: Instrument,
    /// How often a part may be repeated in one step.
    most: usize,
}

/// What came of a number of files.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) files: usize,
    /// Those that are save files.
    pub(crate) read: usize,
    /// Documents that could be read, and those that are kept beside as damaged.
    pub(crate) known: usize,
    pub(crate) opaque: usize,
    /// Documents beyond a limit for files from outside.
    pub(crate) beyond: usize,
}

impl Tally {
    pub(crate) fn add(&mut self, other: Self) {
        self.files += other.files;
        self.read += other.read;
        self.known += other.known;
        self.opaque += other.opaque;
        self.beyond += other.beyond;
    }
}

impl Fuzz {
    pub(crate) fn new(most: usize) -> Self {
        let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
        let folders = [
            root.join("tests/fixtures/save"),
            root.join("crates/cli/tests/fuzz/corpus"),
        ];
        let mut files: Vec<PathBuf> = folders
            .iter()
            .flat_map(|folder| fs::read_dir(folder).unwrap())
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        let corpus: Vec<String> = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
        let sound = [
            "worked-example",
            "also-written",
            "snapshots",
            "portfolio",
            "improvement-plan",
        ];
        let sound = sound.map(|name| fs::read_to_string(folders[0].join(format!("{name}.json"))).unwrap());
        let good = sound
            .iter()
            .map(|text| read_foreign(text).unwrap())
            .reduce(|all, one| all.merge(&one));
        Self {
            corpus,
            good: good.unwrap(),
            instrument: built_in().unwrap(),
            most,
        }
    }

    /// The file of a seed.
    pub(crate) fn file(&self, seed: u64) -> String {
        let mut random = Random(seed);
        let mut bytes = random.of(&self.corpus).clone().into_bytes();
        for _ in 0..=random.below(3) {
            self.mutate(&mut bytes, &mut random);
            bytes.truncate(limits::BYTES + 10);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn mutate(&self, bytes: &mut Vec<u8>, random: &mut Random) {
        match random.below(24) {
            0 => {
                for _ in 0..=random.below(8) {
                    let place = random.below(bytes.len());
                    if let Some(byte) = bytes.get_mut(place) {
                        *byte ^= 1 << random.below(8);
                    }
                }
            }
            1 => drop(bytes.drain(slice(bytes.len(), random))),
            2 => {
                let part = bytes[slice(bytes.len().min(200), random)].to_vec();
                let place = random.below(bytes.len());
                let times = 1 + random.below(self.most);
                bytes.splice(place..place, part.repeat(times));
            }
            3 => {
                let other = random.of(&self.corpus).as_bytes();
                let part = other[slice(other.len(), random)].to_vec();
                let place = slice(bytes.len(), random);
                bytes.splice(place, part);
            }
            4 => {
                // Two texts change places, most of them keys.
                let texts = texts(bytes);
                let (left, right) = (random.below(texts.len()), random.below(texts.len()));
                if let (Some(left), Some(right)) = (texts.get(left.min(right)), texts.get(left.max(right)))
                    && left.end <= right.start
                {
                    let (first, second) = (bytes[left.clone()].to_vec(), bytes[right.clone()].to_vec());
                    bytes.splice(right.clone(), first);
                    bytes.splice(left.clone(), second);
                }
            }
            5 => {
                let numbers = numbers(bytes);
                if !numbers.is_empty() {
                    let place = random.of(&numbers).clone();
                    bytes.splice(place, random.of(&NUMBERS).bytes());
                }
            }
            6 => {
                let depth = 1 + random.below(60);
                let place = random.below(bytes.len());
                let open = *random.of(&["[", "{\"a\":"]);
                bytes.splice(place..place, open.repeat(depth).bytes());
                if random.below(2) == 0 {
                    let close = if open == "[" { "]" } else { "1}" };
                    bytes.extend(close.repeat(depth).bytes());
                }
            }
            7 | 8 => {
                let texts = texts(bytes);
                if !texts.is_empty() {
                    let place = random.of(&texts).clone();
                    let odd = random.of(&ODD);
                    let most = if random.below(20) == 0 { 21_000 } else { 3 };
                    let text = odd.repeat(1 + random.below(most));
                    bytes.splice(place, format!("\"{text}\"").into_bytes());
                }
            }
            9 => bytes.truncate(random.below(bytes.len())),
            _ => self.change_tree(bytes, random),
        }
    }

    /// Keeps it JSON, so that what is behind the parser is reached.
    fn change_tree(&self, bytes: &mut Vec<u8>, random: &mut Random) {
        let Ok(mut json) = serde_json::from_slice::<Json>(bytes) else {
            return;
        };
        let other = serde_json::from_str::<Json>(random.of::<String>(&self.corpus)).unwrap_or_default();
        for _ in 0..=random.below(4) {
            let part = random_part(&other, random).clone();
            let count = 1 + random.below(self.most);
            // Mostly inside a document: a broken envelope ends the reading at once.
            let inside = random.below(5) > 0 && json.get("documents").is_some();
            let root = if inside { &mut json["documents"] } else { &mut json };
            let place = random_place(root, random);
            match (random.below(6), place) {
                (0, Json::Object(fields)) => {
                    let key = fields.keys().nth(random.below(fields.len())).cloned();
                    key.and_then(|key| fields.remove(&key));
                }
                (1, Json::Object(fields)) => {
                    let keys: Vec<String> = fields.keys().cloned().collect();
                    let key = keys.get(random.below(keys.len())).cloned().unwrap_or_default();
                    // The numbers go where the key has digits, else behind it: other pieces of evidence, other ids.
                    for number in 0..count {
                        let key = numbered(&key, number);
                        fields.insert(key, part.clone());
                    }
                }
                (2, Json::Object(fields)) => repeat_entry(fields, count, random),
                (3, Json::Array(items)) => {
                    if let Some(item) = items.get(random.below(items.len())).cloned() {
                        items.extend(std::iter::repeat_n(item, count));
                    }
                }
                (4, place @ Json::Number(_)) => *place = json!(*random.of(&COUNTERS)),
                (_, place) => *place = part,
            }
        }
        *bytes = json.to_string().into_bytes();
    }

    /// What must hold, whatever the file is.
    pub(crate) fn check(&self, text: &str, tally: &mut Tally) {
        tally.files += 1;
        let name = Path::new("fuzz");
        let scored = score_text(name, text, &self.instrument);
        let mut rows = Rows::default();
        Tabulator::of_rows(&self.instrument).add(name, text, &mut rows);
        for line in scored
            .lines
            .iter()
            .map(String::as_str)
            .chain(std::str::from_utf8(&rows.text).unwrap().lines())
        {
            assert!(serde_json::from_str::<Json>(line).unwrap().is_object(), "{line}");
        }
        assert_eq!(scored.faults, rows.faults);
        let Ok(file) = read_foreign(text) else {
            assert!(scored.faults, "what is no save file is told");
            return;
        };
        tally.read += 1;
        let merged = file.merge(&self.good);
        assert!(self.good.merge(&file) == merged, "merging depends on the order");
        assert!(merged.merge(&file) == merged, "merging twice changes something");
        if !has_long_fractions(text) {
            assert!(
                read_foreign(&write(&file)).as_ref() == Ok(&file),
                "comes back otherwise"
            );
            // What two files hold together may be beyond a limit; it is then kept, and no less.
            if let Ok(again) = read_foreign(&write(&merged)) {
                assert!(
                    again == merged.clone().within_limits(),
                    "both in one file come back otherwise"
                );
            }
        }
        for document in self.good.documents.iter().filter_map(Entry::document) {
            let kept = merged
                .documents_of(&document.kind)
                .any(|kept| kept.contains_all_of(document));
            assert!(kept, "{} {} is lost", document.kind, document.id);
        }
        for entry in &file.documents {
            match entry {
                Entry::Known(document) => {
                    tally.known += 1;
                    self.look_at(document);
                }
                Entry::Opaque { problem, .. } => {
                    use touchstone_domain::save_file::DocumentProblem::{Counter, TooManyEntries};
                    tally.opaque += 1;
                    tally.beyond += usize::from(matches!(problem, Counter | TooManyEntries { .. }));
                }
            }
        }
        for document in merged.documents.iter().filter_map(Entry::document) {
            can_be_written(document);
        }
    }

    /// Everything that a page reads of a document that it took from a file; and the limits that keep that short.
    fn look_at(&self, document: &Document) {
        assert!(document.highest_counter() <= limits::FOREIGN_COUNTER);
        assert!(document.registers.len() <= limits::REGISTERS);
        for register in document.registers.values() {
            assert!(register.also.len() <= limits::ALSO && register.seen.len() <= limits::WRITERS);
            black_box(register.also_written());
        }
        match document.kind.as_str() {
            assessment::KIND => {
                let said = read::assessment(document);
                for answer in said.answers.values() {
                    assert!(answer.evidence.len() <= limits::EVIDENCE);
                    assert!(answer.ratings.len() <= 200);
                    black_box(read::effective(answer));
                }
                black_box(read::problems(document));
                black_box(review::voices(document));
            }
            preferences::KIND => drop(preferences::read(document)),
            learning_record::KIND => drop(learning_record::read(document)),
            portfolio::KIND => {
                for head in portfolio::heads(document) {
                    black_box(portfolio::product(document, &head.id));
                }
            }
            improvement_plan::KIND | snapshots::KIND => {
                for id in document
                    .registers
                    .keys()
                    .filter_map(|key| key.split('/').find_map(|part| part.parse().ok()))
                    .take(3)
                {
                    black_box(improvement_plan::read(document, &id));
                    for head in snapshots::heads(document, &id) {
                        black_box(snapshots::frozen(document, &id, &head.id));
                    }
                }
            }
            _ => {}
        }
    }
}

/// The next thing that a person writes wins, and stays when the file is merged in again.
fn can_be_written(document: &Document) {
    let me: WriterId = "000000000001".parse().unwrap();
    let mut mine = document.clone();
    let rename = action::Action::SetName("written after the merge".to_owned());
    if document.kind == assessment::KIND && document.version == assessment::VERSION {
        action::apply(&mut mine, &rename, &me);
        assert_eq!(mine.text("name"), Some("written after the merge"));
        assert!(mine.contains_all_of(document) && !mine.is_worn_out());
    }
}

const NUMBERS: [&str; 14] = [
    "0",
    "-0",
    "-1",
    "1",
    "1.5",
    "1e400",
    "-1e-400",
    "9007199254740991",
    "9007199254740992",
    "1099511627776",
    "1099511627777",
    "18446744073709551615",
    "18446744073709551616",
    "0.1234567890123456789",
];

const COUNTERS: [u64; 8] = [0, 1, 2, 1_000_000, 1 << 40, (1 << 40) + 1, (1 << 53) - 1, u64::MAX];

const ODD: [&str; 20] = [
    "",
    " ",
    "é",
    "\u{202e}",
    "\u{feff}",
    "e\u{301}",
    "👩‍🚀",
    "\\u0000",
    "\\ud800",
    "\\",
    "=1+1",
    "<script>",
    "__proto__",
    "constructor",
    "p1.1/note",
    "p65535.65535/level/self",
    "assessment",
    "0000000000000000",
    "ffffffffffff",
    "2026-02-30",
];

fn slice(len: usize, random: &mut Random) -> std::ops::Range<usize> {
    let (left, right) = (random.below(len + 1), random.below(len + 1));
    left.min(right)..left.max(right)
}

/// Where texts stand, with their quotes.
fn texts(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let quotes: Vec<usize> = (0..bytes.len()).filter(|place| bytes[*place] == b'"').collect();
    quotes.chunks_exact(2).map(|pair| pair[0]..pair[1] + 1).collect()
}

/// Where whole numbers stand.
fn numbers(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut numbers = Vec::new();
    let mut start = None;
    for (place, byte) in bytes.iter().enumerate() {
        match (byte.is_ascii_digit(), start) {
            (true, None) => start = Some(place),
            (false, Some(from)) => {
                numbers.push(from..place);
                start = None;
            }
            _ => {}
        }
    }
    numbers
}

fn random_part<'a>(json: &'a Json, random: &mut Random) -> &'a Json {
    let mut part = json;
    while random.below(6) > 0 {
        let inner = match part {
            Json::Array(items) => items.get(random.below(items.len())),
            Json::Object(fields) => fields.values().nth(random.below(fields.len())),
            _ => None,
        };
        let Some(inner) = inner else { break };
        part = inner;
    }
    part
}

fn random_place<'a>(json: &'a mut Json, random: &mut Random) -> &'a mut Json {
    let has_inner = match json {
        Json::Array(items) => !items.is_empty(),
        Json::Object(fields) => !fields.is_empty(),
        _ => false,
    };
    if !has_inner || random.below(6) == 0 {
        return json;
    }
    let inner = match json {
        Json::Array(items) => {
            let place = random.below(items.len());
            &mut items[place]
        }
        Json::Object(fields) => {
            let place = random.below(fields.len());
            fields.values_mut().nth(place).unwrap()
        }
        json => json,
    };
    random_place(inner, random)
}

fn repeat_entry(fields: &mut Map<String, Json>, count: usize, random: &mut Random) {
    let place = random.below(fields.len());
    if let Some((key, value)) = fields
        .iter()
        .nth(place)
        .map(|(key, value)| (key.clone(), value.clone()))
    {
        for number in 0..count {
            fields.insert(numbered(&key, number), value.clone());
        }
    }
}

/// The key with a number in the place of its longest run of hexadecimal digits, or behind it.
fn numbered(key: &str, number: usize) -> String {
    let is_hex = |character: char| matches!(character, '0'..='9' | 'a'..='f');
    let longest = key
        .split(|character| !is_hex(character))
        .max_by_key(|run| run.len())
        .unwrap_or_default();
    if longest.len() < 8 {
        return format!("{key}{number}");
    }
    let width = longest.len();
    key.replacen(longest, &format!("{number:0width$x}"), 1)
}

/// Whether a number stands in the text whose last digit may change: see the head of `save_file.rs`.
fn has_long_fractions(text: &str) -> bool {
    let numbers = text.split(|character: char| !matches!(character, '0'..='9' | '.' | 'e' | 'E' | '+' | '-'));
    numbers.into_iter().any(|number| {
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        digits > 0 && (number.contains(['e', 'E']) || digits > 15 && (number.contains('.') || digits > 18))
    })
}
