//! What holds for any sheet.

use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn bounds_contain_the_index(sheet in any_sheet()) {
        for principle in sheet.principles() {
            prop_assert!(principle.lower <= principle.index && principle.index <= principle.upper);
        }
        let score = sheet.score();
        prop_assert!(score.lower <= score.overall && score.overall <= score.upper);
        prop_assert!(score.coverage.is_none_or(|coverage| coverage <= Ratio::whole(1)));
    }

    #[test]
    fn every_way_of_answering_the_rest_stays_in_the_bounds(sheet in any_sheet(), levels in prop::collection::vec(0_u8..=4, 59)) {
        let before = sheet.principles();
        let mut after = sheet;
        for (indicator, number) in before.iter().flat_map(|principle| &principle.indicators).zip(levels) {
            if matches!(indicator.reply, Reply::Unanswered | Reply::Unknown) {
                after.given.insert(indicator.id, given(Answer::Level(level(number)), EvidenceStrength::Statement));
            }
        }
        for (before, after) in before.iter().zip(after.principles()) {
            if before.has_basis() {
                prop_assert!(before.lower <= after.index && after.index <= before.upper);
            }
        }
    }

    #[test]
    fn a_higher_level_never_lowers_anything(sheet in any_sheet(), at in 0_usize..59) {
        let id = *worked_example().given.keys().nth(at).unwrap();
        let Some(Given { answer: Answer::Level(before), .. }) = sheet.given.get(&id).copied() else { return Ok(()) };
        let Some(higher) = next_level(before) else { return Ok(()) };
        let raised = sheet.clone().with(&id.to_string(), &higher.number().to_string());
        for (before, after) in sheet.principles().iter().zip(raised.principles()) {
            prop_assert!(before.index <= after.index && before.lower <= after.lower && before.upper <= after.upper);
            prop_assert!(before.supported <= after.supported && before.essentials_doubled <= after.essentials_doubled);
        }
        let (before, after) = (sheet.score(), raised.score());
        prop_assert!(before.overall <= after.overall && before.lower <= after.lower && before.upper <= after.upper);
        prop_assert!(before.supported <= after.supported && before.band <= after.band);
        prop_assert_eq!(before.coverage, after.coverage);
    }

    #[test]
    fn an_na_is_as_if_the_indicator_were_not_there(sheet in any_sheet()) {
        let mut without = sheet.clone();
        let scores = sheet.principles();
        let left_out = |id: IndicatorId| {
            let indicators = scores.iter().flat_map(|principle| &principle.indicators);
            indicators.into_iter().any(|indicator| indicator.id == id && indicator.reply == Reply::NotApplicable)
        };
        for principle in &mut without.instrument.principles {
            principle.indicators.retain(|indicator| !left_out(indicator.id));
        }
        let (with, without) = (sheet.score(), without.score());
        prop_assert_eq!(
            (with.overall, with.lower, with.upper, with.supported, with.coverage, with.gates, with.band, with.reasons),
            (without.overall, without.lower, without.upper, without.supported, without.coverage, without.gates, without.band, without.reasons)
        );
    }

    #[test]
    fn order_does_not_matter(sheet in any_sheet(), seed in any::<u64>()) {
        let mut shuffled = sheet.clone();
        let place = |text: String| text.bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        shuffled.instrument.principles.sort_by_key(|principle| place(principle.id.to_string()));
        for principle in &mut shuffled.instrument.principles {
            principle.indicators.sort_by_key(|indicator| place(indicator.id.to_string()));
        }
        let (one, other) = (sheet.score(), shuffled.score());
        prop_assert_eq!(
            (one.overall, one.lower, one.upper, one.supported, one.coverage, one.gates, one.band, one.reasons.len()),
            (other.overall, other.lower, other.upper, other.supported, other.coverage, other.gates, other.band, other.reasons.len())
        );
        let fragile = |sheet: &Sheet| sheet.sensitivity().map(|sensitivity| sensitivity.is_fragile());
        prop_assert_eq!(fragile(&sheet), fragile(&shuffled));
    }

    #[test]
    fn supported_never_exceeds_claimed(sheet in any_sheet()) {
        for principle in sheet.principles() {
            prop_assert!(principle.supported <= principle.index);
            for indicator in &principle.indicators {
                prop_assert!(indicator.supported <= indicator.reply.level());
                prop_assert_eq!(indicator.supported.is_some(), indicator.reply.level().is_some());
            }
        }
        prop_assert!(sheet.score().supported <= sheet.score().overall);
    }

    #[test]
    fn unknown_and_unanswered_score_alike(sheet in any_sheet()) {
        let mut unanswered = sheet.clone();
        unanswered.given.retain(|_, given| given.answer != Answer::Unknown);
        let (unknown, unanswered) = (sheet.score(), unanswered.score());
        prop_assert_eq!(
            (unknown.overall, unknown.lower, unknown.upper, unknown.supported, unknown.coverage, unknown.gates, unknown.band),
            (unanswered.overall, unanswered.lower, unanswered.upper, unanswered.supported, unanswered.coverage, unanswered.gates, unanswered.band)
        );
        prop_assert_eq!(unknown.missing_answers(), unanswered.missing_answers());
        prop_assert_eq!(unknown.counts.unknown + unknown.counts.unanswered, unanswered.counts.unanswered);
    }

    #[test]
    fn a_band_below_leading_has_a_reason_and_leading_has_none(sheet in any_sheet()) {
        let score = sheet.score();
        prop_assert_eq!(score.reasons.is_empty(), score.band == Some(Band::Leading));
        prop_assert_eq!(score.overall.is_some(), score.band.is_some());
    }

    #[test]
    fn missing_answers_are_exactly_enough(sheet in any_sheet(), drop in prop::collection::btree_set(0_usize..59, 20..59)) {
        let ids: Vec<IndicatorId> = sheet.instrument.indicators().map(|indicator| indicator.id).collect();
        let mut sheet = sheet;
        for at in drop {
            sheet.given.remove(&ids[at]);
        }
        let Some(missing) = sheet.score().missing_answers() else { return Ok(()) };
        // Answer where the fewest are missing first.
        let mut open: Vec<(u32, Vec<IndicatorId>)> = sheet.principles().iter().filter(|principle| !principle.has_basis()).map(|principle| {
            let waiting = principle.indicators.iter().filter(|indicator| matches!(indicator.reply, Reply::Unknown | Reply::Unanswered));
            (principle.counts.missing_for_basis(), waiting.map(|indicator| indicator.id).collect())
        }).collect();
        open.sort_by_key(|(missing, _)| *missing);
        let order = open.into_iter().flat_map(|(missing, ids)| ids.into_iter().take(missing as usize));
        for (answered, id) in order.take(missing as usize).enumerate() {
            prop_assert!(sheet.score().overall.is_none(), "{} of {} are enough", answered, missing);
            sheet.given.insert(id, given(Answer::Level(level(2)), EvidenceStrength::Statement));
        }
        prop_assert!(sheet.score().overall.is_some());
    }
}
