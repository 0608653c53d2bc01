//! How many save files are read, scored and tabulated in a second, and how long the smallest change takes. Run with `cargo bench -p touchstone-cli`.
//!
//! 10,000 files, made by a seeded generator (`made`). Nothing touches the disk; `many_files` reads files.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run has nobody to spare")]

use std::path::Path;
use std::sync::LazyLock;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use touchstone_cli::instrument::built_in;
use touchstone_cli::score::score_text;
use touchstone_cli::tabulate::{Rows, Tabulator};
use touchstone_domain::assessment::{Assessment, KIND, Scope, read};
use touchstone_domain::bands::Band;
use touchstone_domain::instrument::Instrument;
use touchstone_domain::plan::{Wishes, smallest_change};
use touchstone_domain::save_file;
use touchstone_domain::scoring::combine::combine;
use touchstone_domain::scoring::{PrincipleScore, score_principles};
use touchstone_domain::sensitivity::sensitivity;

mod made;

use made::Random;

const FILES: usize = 10_000;

static INSTRUMENT: LazyLock<Instrument> = LazyLock::new(|| built_in().unwrap());

static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut random = Random(20_220_616);
    (0..FILES)
        .map(|number| made::save_file(&INSTRUMENT, number, &mut random))
        .collect()
});

fn main() {
    let bytes: usize = TEXTS.iter().map(String::len).sum();
    eprintln!(
        "{FILES} save files, {} bytes each on average; an item is a file",
        bytes / FILES
    );
    divan::main();
}

/// What `touchstone score` does with a file once it is in memory: from text to a line of output.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn read_and_score(bencher: Bencher<'_, '_>) {
    let instrument = &*INSTRUMENT;
    bencher.counter(ItemsCount::new(FILES)).bench(|| {
        for text in TEXTS.iter() {
            black_box(score_text(Path::new("memory"), text, instrument));
        }
    });
}

/// Reading alone, into the types that everything else works on.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn only_read(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(FILES)).bench(|| {
        for text in TEXTS.iter() {
            black_box(read_assessment(text));
        }
    });
}

/// The documents alone.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn documents(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(FILES)).bench(|| {
        for text in TEXTS.iter() {
            black_box(save_file::read_foreign(text).unwrap());
        }
    });
}

/// What `touchstone tabulate` does with files once they are in memory: from text to rows of JSON lines.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn tabulate(bencher: Bencher<'_, '_>) {
    let instrument = &*INSTRUMENT;
    bencher.counter(ItemsCount::new(FILES)).bench(|| {
        let tabulator = Tabulator::of_rows(instrument);
        for text in TEXTS.iter() {
            let mut rows = Rows::default();
            tabulator.add(Path::new("memory"), text, &mut rows);
            black_box(rows);
        }
    });
}

/// The smallest change to each of the upper bands, of assessments that are scored already; an item is a plan.
#[divan::bench(sample_count = 5, sample_size = 1, args = [Steps::Alike, Steps::Priced])]
fn plan(bencher: Bencher<'_, '_>, steps: Steps) {
    let instrument = &*INSTRUMENT;
    let assessments = TEXTS.iter().take(1_000).map(|text| read_assessment(text));
    let scored: Vec<Vec<PrincipleScore>> = assessments.map(|it| score_principles(instrument, &it)).collect();
    let mut wishes = Wishes::default();
    if steps == Steps::Priced {
        let mut random = Random(7);
        for indicator in instrument.indicators() {
            let days = u32::try_from(1 + random.below(30)).unwrap();
            wishes.days.insert(indicator.id, days);
        }
    }
    let bands = [Band::Ready, Band::Leading];
    bencher.counter(ItemsCount::new(scored.len() * bands.len())).bench(|| {
        for principles in &scored {
            for band in bands {
                black_box(smallest_change(instrument, Scope::Full, principles, band, &wishes));
            }
        }
    });
}

/// What steps cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Steps {
    /// All the same.
    Alike,
    /// 1 to 30 days.
    Priced,
}

/// Scoring alone: principles, result and sensitivity of assessments that are read already.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn score(bencher: Bencher<'_, '_>) {
    let instrument = &*INSTRUMENT;
    let assessments: Vec<Assessment> = TEXTS.iter().map(|text| read_assessment(text)).collect();
    bencher.counter(ItemsCount::new(FILES)).bench(|| {
        for assessment in &assessments {
            let principles = score_principles(instrument, assessment);
            let score = combine(instrument, assessment.head.scope, &principles);
            black_box(sensitivity(instrument, &score, &principles));
        }
    });
}

fn read_assessment(text: &str) -> Assessment {
    let file = save_file::read_foreign(text).unwrap();
    read::assessment(file.documents_of(KIND).next().unwrap())
}
