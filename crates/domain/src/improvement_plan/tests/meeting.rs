//! The agenda of a meeting.

use proptest::prelude::*;

use super::*;
use crate::bands::Band;
use crate::improvement_plan::agenda::{About, Decision, MINUTES, MOST_TOPICS, agenda};
use crate::scoring::test_support::worked_example;

#[test]
fn an_agenda_begins_with_what_keeps_the_band_away() {
    let sheet = worked_example().with("p1.1", "1");
    let principles = sheet.principles();
    let plan = plan_of(&[
        Action::Add(vec![
            by_hand(4, ""),
            new_item(2, "p6.4", 1, 2),
            new_item(3, "p5.3", 1, 2),
            new_item(1, "p1.1", 1, 2),
        ]),
        edit(2, Change::Owner(own("Ida"))),
        edit(2, Change::Due(day("2027-03-01"))),
        edit(2, Change::Evidence(own("Minutes"))),
        edit(3, Change::State(State::UnderWay)),
    ]);
    let agenda = agenda(&plan, &principles, Band::Ready);
    let topics: Vec<(String, bool, u32, Vec<Decision>)> = agenda
        .entries
        .iter()
        .filter_map(|entry| match &entry.about {
            About::Topic {
                item,
                opens_gate,
                decide,
            } => Some((
                item.id.as_str().trim_start_matches('0').to_owned(),
                *opens_gate,
                entry.minutes,
                decide.clone(),
            )),
            _ => None,
        })
        .collect();
    let lacks = vec![Decision::Owner, Decision::Due, Decision::Evidence];
    let expected = [
        (own("1"), true, 10, lacks.clone()),
        (own("2"), false, 10, vec![Decision::Begin]),
        (own("3"), false, 10, [lacks.clone(), vec![Decision::Help]].concat()),
        (own("4"), false, 10, [vec![Decision::Task], lacks].concat()),
    ];
    assert_eq!(topics, expected);
    let about: Vec<&About> = agenda.entries.iter().map(|entry| &entry.about).collect();
    assert_eq!((about[0], about[5]), (&About::Result, &About::Agreeing));

    let empty = super::agenda::agenda(&ImprovementPlan::default(), &principles, Band::Ready);
    let minutes: Vec<u32> = empty.entries.iter().map(|entry| entry.minutes).collect();
    assert_eq!((minutes, &empty.entries[1].about), (vec![10, 40, 10], &About::Choosing));
}

proptest! {
    #[test]
    fn a_meeting_takes_an_hour(count in 0_usize..30, states in prop::collection::vec(prop::sample::select(State::ALL.to_vec()), 30)) {
        let mut items = Vec::new();
        for (number, state) in (0_u32..).zip(states.iter().take(count)) {
            items.push(Action::Add(vec![new_item(number, "p6.4", 1, 2)]));
            items.push(edit(number, Change::State(*state)));
        }
        let plan = plan_of(&items);
        let agenda = agenda(&plan, &worked_example().principles(), Band::Ready);
        prop_assert_eq!(agenda.entries.iter().map(|entry| entry.minutes).sum::<u32>(), MINUTES);
        let mut at = 0;
        for entry in &agenda.entries {
            prop_assert_eq!(entry.at, at);
            prop_assert!(entry.minutes >= 5 && entry.minutes % 5 == 0);
            at += entry.minutes;
        }
        let topics = agenda.entries.iter().filter(|entry| matches!(entry.about, About::Topic { .. })).count();
        prop_assert_eq!(topics + agenda.left_over.len(), plan.pending().count());
        prop_assert!(topics <= MOST_TOPICS);
    }
}
