//! No way is shorter: against trying everything, and for every state of the instrument.

use proptest::prelude::*;

use super::*;

/// A small instrument with every rule: three principles of up to three indicators.
fn small_sheet() -> impl Strategy<Value = (Sheet, Wishes)> {
    let sizes = prop::collection::vec(1_usize..=3, 3);
    let cell = || {
        prop_oneof![
            12 => (0_u8..=4).prop_map(|level| level.to_string()),
            1 => Just("?".to_owned()),
            1 => Just(".".to_owned()),
        ]
    };
    let indicators = prop::collection::vec(
        (cell(), prop::bool::weighted(0.3), 0_u32..5, prop::bool::weighted(0.15)),
        9,
    );
    let strengths = prop::sample::select(vec![EvidenceStrength::Outsider, EvidenceStrength::Document]);
    (sizes, indicators, prop::bool::ANY, strengths).prop_map(|(sizes, cells, costly, strength)| {
        let mut instrument = instrument();
        instrument.rules.principles_needed = 2;
        instrument.principles.truncate(3);
        let mut cells = cells.into_iter();
        let mut wishes = Wishes::default();
        let mut sheet = Sheet::all_at(0, strength);
        sheet.given.clear();
        let mut words = Vec::new();
        for (principle, size) in instrument.principles.iter_mut().zip(sizes) {
            principle.indicators.truncate(size);
            for indicator in &mut principle.indicators {
                let (word, essential, days, locked) = cells.next().unwrap();
                indicator.essential = essential;
                if costly {
                    wishes.days.insert(indicator.id, days);
                }
                if locked {
                    wishes.locked.push(indicator.id);
                }
                words.push((indicator.id, word));
            }
        }
        for (id, word) in words {
            sheet.set(id, &word);
            if let Some(given) = sheet.given.get_mut(&id) {
                given.evidence.strength = strength;
            }
        }
        (Sheet { instrument, ..sheet }, wishes)
    })
}

/// The least days and steps of all ways to raise what is answered and not locked; evidence is not looked at.
fn by_trying_everything(sheet: &Sheet, band: Band, wishes: &Wishes) -> Option<(u64, u32)> {
    let mut sheet = sheet.clone();
    sheet.instrument.rules.leading_supported = 0;
    let free: Vec<(IndicatorId, u8)> = sheet
        .given
        .iter()
        .filter(|(id, _)| !wishes.locked.contains(id))
        .filter_map(|(id, given)| match given.answer {
            Answer::Level(level) => Some((*id, level.number())),
            _ => None,
        })
        .collect();
    let mut best = None;
    let mut raises = vec![0_u8; free.len()];
    loop {
        let price = raises
            .iter()
            .zip(&free)
            .fold((0, 0), |(days, steps), (raise, (id, _))| {
                (
                    days + u64::from(*raise) * u64::from(wishes.days(*id)),
                    steps + u32::from(*raise),
                )
            });
        if best.is_none_or(|best| price < best) {
            for (raise, (id, level)) in raises.iter().zip(&free) {
                sheet.set(*id, &(level + raise).to_string());
            }
            if sheet.score().band.is_some_and(|reached| reached >= band) {
                best = Some(price);
            }
        }
        let Some(place) = raises
            .iter()
            .zip(&free)
            .position(|(raise, (_, level))| level + raise < 4)
        else {
            return best;
        };
        raises[place] += 1;
        raises[..place].fill(0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_way_is_shorter((sheet, wishes) in small_sheet(), band in prop::sample::select(Band::ALL.to_vec())) {
        let plan = to(&sheet, band, &wishes);
        // What must be answered first cannot be found by raising levels.
        if plan.answer_first.is_empty() {
            let price = plan.steps.as_ref().map(|steps| (steps.days, steps.count));
            prop_assert_eq!(price, by_trying_everything(&sheet, band, &wishes));
        }
        prop_assert_eq!(plan.steps.is_none(), !plan.obstacles.is_empty());
        if plan.steps.is_some() && plan.answer_first.is_empty() {
            prop_assert!(after(&sheet, &plan).score().band >= Some(band));
            for step in 0..plan.evidence_first.len() {
                let mut less = plan.clone();
                less.evidence_first.remove(step);
                prop_assert!(after(&sheet, &less).score().band < Some(band));
            }
        }
        for change in plan.steps.iter().flat_map(|steps| &steps.changes) {
            prop_assert!(!wishes.locked.contains(&change.indicator));
        }
    }
}

fn any_state() -> impl Strategy<Value = Sheet> {
    let levels = |lowest: u8, highest: u8| prop::collection::vec((lowest..=highest, 0_u8..20, 0_usize..5), 59);
    prop_oneof![levels(0, 4), levels(0, 2), levels(1, 3), levels(2, 4)].prop_map(|cells| {
        let mut sheet = Sheet::all_at(0, EvidenceStrength::Statement);
        let ids: Vec<IndicatorId> = sheet.given.keys().copied().collect();
        for (id, (level, kind, strength)) in ids.into_iter().zip(cells) {
            sheet.given.get_mut(&id).unwrap().evidence.strength = EvidenceStrength::ALL[strength];
            match kind {
                0 => sheet.set(id, "?"),
                1 => sheet.set(id, "N"),
                2 => sheet.set(id, "."),
                _ => sheet.set(id, &level.to_string()),
            }
        }
        sheet
    })
}

proptest! {
    #[test]
    fn every_state_of_the_instrument_gets_there(sheet in any_state(), band in prop::sample::select(Band::ALL.to_vec())) {
        let plan = plain(&sheet, band);
        // The best answers to what must be answered first.
        let mut answered = sheet.clone();
        for id in &plan.answer_first {
            answered.set(*id, "4");
            answered.given.get_mut(id).unwrap().evidence.strength = EvidenceStrength::Outsider;
        }
        if sheet.score().band.is_none() {
            prop_assert!(plan.steps.is_none());
            prop_assert_eq!(answered.score().band.is_some(), !plan.answer_first.is_empty());
            return Ok(());
        }
        // Answers open a way, and then nothing is left to answer.
        let plan = plain(&answered, band);
        prop_assert!(plan.answer_first.is_empty() && plan.obstacles.is_empty());
        let there = after(&answered, &plan);
        prop_assert!(there.score().band >= Some(band));
        // No step and no evidence can be left out.
        let steps = plan.steps.as_ref().unwrap();
        for change in &steps.changes {
            let lower = change.to.number() - 1;
            let less = there.clone().with(&change.indicator.to_string(), &lower.to_string());
            prop_assert!(less.score().band < Some(band), "{}", change.indicator);
        }
        prop_assert_eq!(steps.days, u64::from(steps.count));
    }

    #[test]
    fn a_lock_never_shortens_the_way(sheet in any_state(), band in prop::sample::select(Band::ALL.to_vec())) {
        let free = plain(&sheet, band);
        for change in free.steps.iter().flat_map(|steps| &steps.changes) {
            let locked = Wishes { locked: vec![change.indicator], ..Wishes::default() };
            let plan = to(&sheet, band, &locked);
            prop_assert!(plan.steps.is_none() || steps(&plan) >= steps(&free));
        }
    }
}
