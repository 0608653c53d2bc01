//! How many save files are read and scored in a second. Run with `cargo bench -p touchstone-cli`.
//!
//! The files are made by a seeded generator: 10,000 providers that answered most of the instrument, with evidence for every
//! third answer. Nothing touches the disk.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run has nobody to spare")]

use std::sync::LazyLock;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use touchstone_cli::instrument::built_in;
use touchstone_cli::score::score_text;
use touchstone_domain::assessment::action::{Action, EvidenceChange, apply, new};
use touchstone_domain::assessment::read::assessment;
use touchstone_domain::assessment::{Answer, Assessment, EvidenceStrength, KIND};
use touchstone_domain::ids::{EvidenceId, IndicatorId, RaterId, WriterId};
use touchstone_domain::instrument::{Instrument, Level, ProviderProfile};
use touchstone_domain::save_file::{SaveFile, read, write};
use touchstone_domain::scoring::combine::combine;
use touchstone_domain::scoring::score_principles;
use touchstone_domain::sensitivity::sensitivity;

const FILES: usize = 10_000;

static INSTRUMENT: LazyLock<Instrument> = LazyLock::new(|| built_in().unwrap());

static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut random = Random(20_220_616);
    (0..FILES).map(|number| save_file(number, &mut random)).collect()
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
            black_box(score_text("memory", text, instrument));
        }
    });
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
    let file = read(text).unwrap();
    assessment(file.documents_of(KIND).next().unwrap())
}

/// SplitMix64: the same files in every run and on every machine.
struct Random(u64);

impl Random {
    /// A number from 0 to `end - 1`.
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn choose<T: Copy, const COUNT: usize>(&mut self, from: [T; COUNT]) -> T {
        let place = self.below(u64::try_from(COUNT).unwrap());
        from.into_iter().nth(usize::try_from(place).unwrap()).unwrap()
    }
}

fn save_file(number: usize, random: &mut Random) -> String {
    let mut document = new(format!("{number:016x}").parse().unwrap());
    let writer: WriterId = format!("{:012x}", random.below(1 << 48)).parse().unwrap();
    let mut act = |action: Action| {
        apply(&mut document, &action, &writer);
    };
    act(Action::SetName(format!("Provider {number}")));
    act(Action::SetProfile(Some(random.choose(ProviderProfile::ALL))));
    act(Action::SetAssessedOn(Some("2026-11-23".parse().unwrap())));
    for (at, indicator) in INSTRUMENT.indicators().enumerate() {
        for action in answer(indicator.id, random) {
            act(action);
        }
        if at % 3 == 0 {
            for action in evidence(indicator.id, random) {
                act(action);
            }
        }
    }
    write(&SaveFile::of([document]))
}

/// Most often a level, sometimes N/A (allowed or not), "don't know yet" or nothing.
fn answer(indicator: IndicatorId, random: &mut Random) -> Vec<Action> {
    let answer = match random.below(20) {
        0 => return Vec::new(),
        1 => Answer::Unknown,
        2 => Answer::NotApplicable,
        _ => Answer::Level(random.choose(Level::ALL)),
    };
    let rater = RaterId::own();
    let rate = Action::Rate {
        indicator,
        rater: rater.clone(),
        answer: Some(answer),
        instrument: INSTRUMENT.version.clone(),
        today: None,
    };
    match answer {
        Answer::NotApplicable => {
            vec![
                rate,
                Action::GiveReason {
                    indicator,
                    rater,
                    text: "We have no partners abroad.".to_owned(),
                },
            ]
        }
        Answer::Level(_) | Answer::Unknown => vec![rate],
    }
}

fn evidence(indicator: IndicatorId, random: &mut Random) -> Vec<Action> {
    let id: EvidenceId = format!("{:08x}", random.below(1 << 32)).parse().unwrap();
    let strength = random.choose([
        EvidenceStrength::Statement,
        EvidenceStrength::Draft,
        EvidenceStrength::Document,
        EvidenceStrength::Records,
        EvidenceStrength::Outsider,
    ]);
    let date = format!("{}-{:02}", 2023 + random.below(4), 1 + random.below(12));
    let changes = [
        EvidenceChange::Title("Minutes of the programme board".to_owned()),
        EvidenceChange::Place("Shared drive, folder Quality".to_owned()),
        EvidenceChange::Date(Some(date.parse().unwrap())),
        EvidenceChange::Strength(strength),
    ];
    changes
        .into_iter()
        .map(|change| Action::EditEvidence {
            indicator,
            id: id.clone(),
            change,
        })
        .collect()
}
