//! What people agree on, and the figures of their agreement.

use super::*;

#[test]
fn an_agreement_counts_and_keeps_every_rating() {
    let mut document = provider();
    let ben = invite(&mut document, 1, day(2));
    rate_level(&mut document, &ben, "p2.3", 4, 2);
    let ratings = |document: &Document| read_indicator(document, indicator("p2.3")).ratings;
    let before = ratings(&document);
    let done = settle(&mut document, "p2.3", Some(Answer::Level(level(2))), "We saw the plan.");
    let said = read_indicator(&document, indicator("p2.3"));
    assert_eq!(effective(&said).unwrap().rating.answer, Answer::Level(level(2)));
    assert_eq!(ratings(&document), before);
    assert_eq!(document.text("p2.3/agreed_reason"), Some("We saw the plan."));
    assert_eq!(assessment(&document).head.assessed_on, day(20));
    let of = |document: &Document| {
        let all = compared(document, &instrument(), Scope::Full);
        all.into_iter()
            .find(|found| found.indicator == indicator("p2.3"))
            .unwrap()
    };
    assert!(of(&document).is_settled());
    assert_eq!(of(&document).without_agreement(), Some(Answer::Level(level(1))));
    crate::undo::undo(&mut document, &done, &writer(1));
    assert!(!of(&document).is_settled());

    // That there was no agreement is an outcome, too.
    settle(&mut document, "p2.3", None, "We did not agree.");
    assert!(of(&document).is_settled());
    let said = read_indicator(&document, indicator("p2.3"));
    assert_eq!(effective(&said).unwrap().rating.answer, Answer::Level(level(1)));
}

#[test]
fn agreeing_that_it_does_not_apply_gives_a_reason() {
    let not_applicable = Some(Answer::NotApplicable);
    let mut document = provider();
    settle(&mut document, "p1.4", not_applicable, "Nothing has run yet.");
    let said = read_indicator(&document, indicator("p1.4"));
    assert_eq!(effective(&said).unwrap().reason, Some("Nothing has run yet."));
    // A reason that somebody gave is left alone.
    let mut document = provider();
    let reason = Answering::GiveReason {
        indicator: indicator("p1.4"),
        rater: rater(1),
        text: "New.".to_owned(),
    };
    action::apply(&mut document, &reason, &writer(2));
    settle(&mut document, "p1.4", not_applicable, "Nothing has run yet.");
    assert_eq!(document.text("p1.4/reason/self"), None);
}

#[test]
fn what_an_agreement_would_come_to_is_what_it_comes_to() {
    let instrument = instrument();
    let mut document = action::new(id(7));
    let profile = Answering::SetProfile(Some(crate::instrument::ProviderProfile::Bus));
    action::apply(&mut document, &profile, &writer(1));
    for (place, indicator) in instrument.indicators().enumerate() {
        let answer = Some(Answer::Level(Level::ALL[2 + place % 3]));
        rate(&mut document, &RaterId::own(), indicator.id, answer, 1);
        rate(&mut document, &rater(1), indicator.id, Some(Answer::Level(level(2))), 2);
    }
    for answer in [
        Some(Answer::Level(level(0))),
        None,
        Some(Answer::Unknown),
        Some(Answer::NotApplicable),
    ] {
        let what = indicator("p1.4");
        let before = assessment(&document);
        let principle = &instrument.principles[0];
        let foretold = score_with(
            &instrument,
            &before.head,
            principle,
            &score_principles(&instrument, &before),
            &before.answers,
            (what, answer),
        );
        let mut after = document.clone();
        let settle = Action::Settle {
            indicator: what,
            answer,
            reason: "Because.".to_owned(),
            instrument: "1.0.0".to_owned(),
            today: None,
        };
        apply(&mut after, &settle, &writer(1));
        assert_eq!(foretold, score(&instrument, &assessment(&after)), "{answer:?}");
    }
    assert_eq!(score(&instrument, &assessment(&document)).band, Some(Band::Developing));
}

/// The published table of Krippendorff 2011, its levels 1 to 5 as 0 to 4, as ratings of four people.
#[test]
fn the_figures_are_the_published_ones() {
    let instrument = instrument();
    let mut document = action::new(id(7));
    let rows = [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ];
    let people = [RaterId::own(), rater(1), rater(2), rater(3)];
    for (who, row) in people.iter().zip(rows) {
        for (indicator, cell) in instrument.indicators().zip(row.split(' ')) {
            let number: Option<u8> = cell.parse().ok();
            let answer = number.and_then(|number| Level::new(number - 1)).map(Answer::Level);
            // A gap is a missing rating or one that is no level.
            let answer = answer.or((who == &people[3]).then_some(Answer::Unknown));
            rate(&mut document, who, indicator.id, answer, 1);
        }
    }
    let found = compared(&document, &instrument, Scope::Full);
    let levels = Levels::of(&found, &people);
    let figures = levels.agreement(1).unwrap();
    assert!((figures.alpha.unwrap() - 0.815_387_503_754_881_4).abs() < 1e-12);
    assert!((figures.ac2.unwrap() - 0.914_001).abs() < 1e-6);
    let mut turned = people.clone();
    turned.reverse();
    assert_eq!(Levels::of(&found, &turned).agreement(1).unwrap().alpha, figures.alpha);
    // Principle 1 has 7 of the 12 things: 6 pairs in most of them. Principle 3 has none.
    let of = |levels: &Levels, principle: &str| levels.agreement_of_principle(principle.parse().unwrap(), 1);
    assert!(of(&levels, "p1").unwrap().exact.of >= PAIRS_NEEDED);
    assert_eq!(of(&levels, "p3"), None);
    assert_eq!(of(&Levels::of(&found, &people[..2]), "p1"), None);
    let alone = Levels::of(&found, &people[..1]).agreement(1).unwrap();
    assert_eq!(alone.alpha, Err(Undefined::NoPairs));
}
