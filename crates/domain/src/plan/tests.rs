//! The smallest change: what the tests of its parts share.

use super::*;
use crate::assessment::{Answer, Scope};
use crate::scoring::test_support::*;

mod least;
mod needs;
mod wishes;

fn to(sheet: &Sheet, band: Band, wishes: &Wishes) -> Plan {
    smallest_change(&sheet.instrument, sheet.scope, &sheet.principles(), band, wishes)
}

fn plain(sheet: &Sheet, band: Band) -> Plan {
    to(sheet, band, &Wishes::default())
}

/// The sheet after the changes and the evidence of a plan.
fn after(sheet: &Sheet, plan: &Plan) -> Sheet {
    let mut sheet = sheet.clone();
    for change in &plan.steps.as_ref().unwrap().changes {
        assert_eq!(
            sheet.given[&change.indicator].answer,
            Answer::Level(change.from),
            "{}",
            change.indicator
        );
        assert!(change.from < change.to);
        sheet.set(change.indicator, &change.to.number().to_string());
    }
    for step in &plan.evidence_first {
        let given = sheet.given.get_mut(&step.indicator).unwrap();
        assert_eq!(given.evidence.strength, step.from);
        assert!(step.from < step.to);
        given.evidence.strength = step.to;
    }
    sheet
}

fn steps(plan: &Plan) -> Option<u32> {
    plan.steps.as_ref().map(|steps| steps.count)
}

fn named(ids: &[IndicatorId]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}
