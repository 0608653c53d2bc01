//! Moving between two fixture instruments: the newer one words an indicator anew, drops one, adds one, and closes an N/A.

use super::*;
use crate::assessment::action::{apply, new};
use crate::document::Document;
use crate::ids::RaterId;
use crate::instrument::Level;
use crate::scoring::test_support::{indicator, instrument};
use crate::test_support::{id, writer};
use crate::undo::undo;

const OLD: &str = "1.0.0";
const NEW: &str = "2.0.0";

/// p1.2 is worded anew, p1.7 is gone, p1.8 is new, and N/A is open at p1.4 no longer.
fn newer() -> Instrument {
    let mut newer = instrument();
    NEW.clone_into(&mut newer.version);
    let first = &mut newer.principles[0].indicators;
    first.retain(|known| known.id != indicator("p1.7"));
    for known in first.iter_mut().filter(|known| known.id == indicator("p1.4")) {
        known.not_applicable_for.clear();
    }
    first.push(Indicator {
        id: indicator("p1.8"),
        essential: false,
        not_applicable_for: Vec::new(),
    });
    newer
}

fn editions() -> Vec<Edition> {
    vec![
        Edition {
            version: OLD.to_owned(),
            reworded: Vec::new(),
            added: Vec::new(),
        },
        Edition {
            version: NEW.to_owned(),
            reworded: vec![indicator("p1.2")],
            added: vec![indicator("p1.8")],
        },
    ]
}

fn rate(id: &str, rater: &RaterId, answer: Answer, version: &str) -> Action {
    Action::Rate {
        indicator: indicator(id),
        rater: rater.clone(),
        answer: Some(answer),
        instrument: version.to_owned(),
        today: None,
    }
}

fn level(number: u8) -> Answer {
    Answer::Level(Level::new(number).unwrap())
}

fn other_rater() -> RaterId {
    "4b6d8f01".parse().unwrap()
}

/// Every kind of case once, for a business.
fn answered() -> Document {
    let own = RaterId::own();
    let mut document = new(id(1));
    let reason = |id: &str| Action::GiveReason {
        indicator: indicator(id),
        rater: RaterId::own(),
        text: "Nobody asks for it.".to_owned(),
    };
    let actions = [
        Action::SetProfile(Some(ProviderProfile::Bus)),
        rate("p1.1", &own, level(3), OLD),
        rate("p1.1", &other_rater(), level(2), OLD),
        rate("p1.2", &own, level(2), OLD),
        rate("p1.3", &own, level(1), NEW),
        rate("p1.4", &own, Answer::NotApplicable, OLD),
        reason("p1.4"),
        rate("p1.5", &own, Answer::Unknown, OLD),
        rate("p1.7", &own, level(4), OLD),
        rate("p3.5", &own, Answer::NotApplicable, OLD),
        reason("p3.5"),
        Action::Agree {
            indicator: indicator("p2.1"),
            answer: Some(level(2)),
            instrument: OLD.to_owned(),
            today: None,
        },
    ];
    for action in &actions {
        apply(&mut document, action, &writer(1));
    }
    document
}

fn ids(ids: &[IndicatorId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn each_answer_stands_in_one_list() {
    let over = carry_over(&read::assessment(&answered()), &newer(), &editions());
    assert_eq!(over.versions, [OLD]);
    assert_eq!(ids(&over.carried), "p1.1 p1.5 p2.1 p3.5");
    assert_eq!(ids(&over.reworded), "p1.2");
    assert_eq!(ids(&over.closed), "p1.4");
    assert_eq!(ids(&over.not_carried), "p1.7");
    assert_eq!(ids(&over.added), "p1.8");
    assert!(over.has_answers() && !over.is_empty());
}

#[test]
fn without_a_history_every_wording_is_another() {
    let over = carry_over(&read::assessment(&answered()), &newer(), &[]);
    assert_eq!(ids(&over.carried), "");
    assert_eq!(ids(&over.reworded), "p1.1 p1.2 p1.5 p2.1 p3.5");
    assert_eq!(ids(&over.added), "");
}

#[test]
fn under_its_own_version_nothing_is_to_be_done() {
    let over = carry_over(&read::assessment(&answered()), &instrument(), &editions()[..1]);
    assert_eq!(
        over.versions,
        [NEW],
        "an answer of a later version is another version too"
    );
    assert_eq!(ids(&over.reworded), "p1.3");
    let mut document = new(id(1));
    apply(&mut document, &rate("p1.1", &RaterId::own(), level(3), OLD), &writer(1));
    let over = carry_over(&read::assessment(&document), &instrument(), &editions());
    assert!(over.is_empty());
}

#[test]
fn answers_are_written_anew_and_back() {
    let mut document = answered();
    let before = read::assessment(&document);
    let over = carry_over(&before, &newer(), &editions());
    let actions = take_over(&before, &newer(), &over);
    assert_eq!(actions.len(), 6, "both raters of p1.1, and four more");
    let steps: Vec<_> = actions
        .iter()
        .map(|action| apply(&mut document, action, &writer(1)))
        .collect();

    let after = read::assessment(&document);
    let again = carry_over(&after, &newer(), &editions());
    assert!(!again.has_answers());
    assert_eq!(ids(&again.closed), "p1.4", "a new answer is wanted, not a new stamp");
    assert_eq!(ids(&again.not_carried), "p1.7");
    assert!(document.value("p1.7/level/self").is_some(), "it stays in the file");
    for (id, said) in &after.answers {
        let old = &before.answers.get(id).unwrap();
        let answers = |said: &IndicatorAnswer| said.ratings.values().map(|rating| rating.answer).collect::<Vec<_>>();
        assert_eq!(answers(said), answers(old), "{id}: no answer changes");
    }
    for step in steps.iter().rev() {
        undo(&mut document, step, &writer(1));
    }
    assert_eq!(read::assessment(&document), before);
}

#[test]
fn without_a_profile_an_open_n_a_waits() {
    let mut document = answered();
    apply(&mut document, &Action::SetProfile(None), &writer(1));
    let over = carry_over(&read::assessment(&document), &newer(), &editions());
    assert_eq!(ids(&over.closed), "p1.4", "open to nobody any more");
    assert!(over.carried.contains(&indicator("p3.5")));
}
