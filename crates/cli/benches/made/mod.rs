//! Save files made by a seeded generator: providers that answered most of the instrument, with evidence for every third
//! answer. Every fifth answer was changed on another day, and so by another tab.

use touchstone_domain::assessment::action::{Action, EvidenceChange, apply, new};
use touchstone_domain::assessment::{Answer, EvidenceStrength};
use touchstone_domain::ids::{EvidenceId, IndicatorId, RaterId, WriterId};
use touchstone_domain::instrument::{Instrument, Level, ProviderProfile};
use touchstone_domain::save_file::{SaveFile, write};

/// SplitMix64: the same files in every run and on every machine.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// A number from 0 to `end - 1`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
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

/// The text of a save file; `number` names the provider.
pub(crate) fn save_file(instrument: &Instrument, number: usize, random: &mut Random) -> String {
    let mut document = new(format!("{number:016x}").parse().unwrap());
    let mut writers = [0; 2].map(|_| format!("{:012x}", random.below(1 << 48)).parse::<WriterId>().unwrap());
    writers.sort();
    let [first_day, other_day] = writers;
    let mut act = |action: Action, writer: &WriterId| {
        apply(&mut document, &action, writer);
    };
    act(Action::SetName(format!("Provider {number}")), &first_day);
    act(
        Action::SetProfile(Some(random.choose(ProviderProfile::ALL))),
        &first_day,
    );
    for (at, indicator) in instrument.indicators().enumerate() {
        for action in answer(instrument, indicator.id, random) {
            act(action, &first_day);
        }
        if at % 3 == 0 {
            for action in evidence(indicator.id, random) {
                act(action, &first_day);
            }
        }
    }
    for indicator in instrument.indicators().step_by(5) {
        for action in answer(instrument, indicator.id, random) {
            act(action, &other_day);
        }
    }
    act(Action::SetAssessedOn(Some("2026-11-23".parse().unwrap())), &other_day);
    write(&SaveFile::of([document]))
}

/// Most often a level, sometimes N/A (allowed or not), "don't know yet" or nothing.
fn answer(instrument: &Instrument, indicator: IndicatorId, random: &mut Random) -> Vec<Action> {
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
        instrument: instrument.version.clone(),
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
