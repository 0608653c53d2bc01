//! Who rates, what is sent to them, and what they are to talk about.

use super::*;

#[test]
fn the_provider_comes_first_and_the_others_in_the_order_of_their_invitations() {
    let mut document = provider();
    let late = invite(&mut document, 1, day(9));
    let early = invite(&mut document, 2, day(3));
    // Of an older file: somebody who rated and was never named.
    rate_level(&mut document, &rater(0), "p1.1", 2, 2);
    let found = voices(&document);
    let ids: Vec<&RaterId> = found.iter().map(|voice| &voice.id).collect();
    assert_eq!(ids, [&RaterId::own(), &early, &late, &rater(0)]);
    assert_eq!(found[1].name, "Person 2");
    assert_eq!(found[1].role, Some(Role::External));
    assert_eq!(found[3].name, "");
    for (key, value) in [
        ("raters/xyz/name", "odd"),
        ("raters/00000009", "odd"),
        ("px/level/00000009", "odd"),
    ] {
        document.write(key, Value::plain(value), &writer(3));
    }
    assert_eq!(voices(&document).len(), 4, "what is no rater is none");
}

#[test]
fn an_assessment_is_shared_once_somebody_else_is_named() {
    let mut document = provider();
    assert!(!is_shared(&document));
    let own = Action::SetName {
        rater: RaterId::own(),
        name: "Ada".to_owned(),
    };
    apply(&mut document, &own, &writer(1));
    assert!(!is_shared(&document));
    let invited = apply(
        &mut document,
        &Action::SetName {
            rater: rater(1),
            name: "Ben".to_owned(),
        },
        &writer(1),
    );
    assert!(is_shared(&document));
    crate::undo::undo(&mut document, &invited, &writer(1));
    assert!(!is_shared(&document));
}

#[test]
fn a_rating_counts_as_given_with_a_reason_only_where_it_is_not_applicable() {
    let mut document = action::new(id(7));
    let who = rater(1);
    let asked = || ["p1.1", "p1.2", "p1.4"].map(indicator);
    assert_eq!(progress(&document, asked(), &who).next, Some(indicator("p1.1")));
    rate_level(&mut document, &who, "p1.1", 0, 2);
    rate(&mut document, &who, indicator("p1.2"), Some(Answer::Unknown), 2);
    rate(&mut document, &who, indicator("p1.4"), Some(Answer::NotApplicable), 2);
    let two = progress(&document, asked(), &who);
    assert_eq!((two.rated, two.asked, two.next), (2, 3, Some(indicator("p1.4"))));
    let reason = Answering::GiveReason {
        indicator: indicator("p1.4"),
        rater: who.clone(),
        text: "It has never run.".to_owned(),
    };
    action::apply(&mut document, &reason, &writer(2));
    assert!(progress(&document, asked(), &who).is_complete());
    assert_eq!(progress(&document, asked(), &RaterId::own()).rated, 0);
    rate(&mut document, &who, indicator("p1.1"), None, 2);
    assert!(!progress(&document, asked(), &who).is_complete());
}

#[test]
fn a_file_for_somebody_who_rates_alone_holds_no_word_of_others() {
    let mut document = provider();
    let (ben, cem) = (invite(&mut document, 1, day(2)), invite(&mut document, 2, day(3)));
    rate_level(&mut document, &cem, "p1.1", 1, 2);
    rate_level(&mut document, &ben, "p1.2", 4, 3);
    let comment = Action::WriteComment {
        indicator: indicator("p1.1"),
        rater: cem.clone(),
        text: "Too high.".to_owned(),
    };
    apply(&mut document, &comment, &writer(2));
    settle(&mut document, "p1.1", Some(Answer::Level(level(2))), "After a talk.");
    document.write("p1.1/later", Value::plain(3), &writer(1));

    let copy = copy_for(&document, &ben, Shown::Nothing);
    let keys: Vec<&str> = copy.registers.keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "assessed_on",
            "name",
            "p1.1/evidence/0000000e/order",
            "p1.1/evidence/0000000e/strength",
            "p1.2/level/00000001",
            "raters/00000001/invited_on",
            "raters/00000001/name",
            "raters/00000001/role",
        ]
    );
    assert_eq!(copy_for(&document, &ben, Shown::Everything), document);
    assert_eq!(merge(&document, &copy).unwrap(), document);
}

#[test]
fn a_removed_voice_stays_in_the_file_and_does_not_count() {
    let mut document = provider();
    let ben = invite(&mut document, 1, day(2));
    rate_level(&mut document, &ben, "p1.1", 1, 2);
    let counts = |document: &Document| {
        let said = read_indicator(document, indicator("p1.1"));
        effective(&said).map(|effective| effective.rating.answer)
    };
    let one = Some(Answer::Level(level(1)));
    assert_eq!(counts(&document), one, "the lower of two");
    let mut elsewhere = document.clone();
    let removed = apply(&mut document, &Action::Remove(ben.clone()), &writer(1));
    assert_eq!(counts(&document), Some(Answer::Level(level(3))));
    assert_eq!(
        assessment(&document)
            .answers
            .get(&indicator("p1.1"))
            .unwrap()
            .ratings
            .len(),
        1
    );
    assert!(voices(&document)[1].removed);
    assert!(document.plain("p1.1/level/00000001").is_some());
    // Meanwhile the reviewer goes on rating: nothing of it is lost.
    rate_level(&mut elsewhere, &ben, "p1.1", 0, 2);
    rate_level(&mut elsewhere, &ben, "p1.2", 0, 2);
    let mut merged = merge(&document, &elsewhere).unwrap();
    assert_eq!(counts(&merged), Some(Answer::Level(level(3))));
    apply(&mut merged, &Action::Restore(ben), &writer(1));
    assert_eq!(counts(&merged), Some(Answer::Level(level(0))));
    crate::undo::undo(&mut document, &removed, &writer(1));
    assert_eq!(counts(&document), one);
}

#[test]
fn people_talk_about_what_differs() {
    let mut document = provider();
    let ben = invite(&mut document, 1, day(2));
    let table: [(&str, Answer, Option<Talk>); 5] = [
        // The provider said 3, 2, 1, 0 to the first four.
        ("p1.1", Answer::Level(level(2)), Some(Talk::AcrossGate)),
        ("p1.2", Answer::Level(level(2)), None),
        ("p2.3", Answer::Level(level(3)), Some(Talk::FarApart)),
        ("p3.2", Answer::NotApplicable, Some(Talk::WhetherItApplies)),
        ("p3.3", Answer::Level(level(4)), None),
    ];
    for (what, answer, _) in table {
        rate(&mut document, &ben, indicator(what), Some(answer), 2);
    }
    let found = compared(&document, &instrument(), Scope::Full);
    assert_eq!(found.len(), 59);
    for (what, _, talk) in table {
        let found = found.iter().find(|found| found.indicator == indicator(what)).unwrap();
        assert_eq!(found.talk, talk, "{what}");
        assert_eq!(found.has_several(), what != "p3.3", "{what}");
    }
    let first = &found[0];
    let spread = first.spread.unwrap();
    assert_eq!((spread.lowest, spread.median, spread.highest), (2, 2, 3));
    assert_eq!(spread.flag, Some(Flag::AcrossGate));
    assert_eq!(first.without_agreement(), Some(Answer::Level(level(2))));
    let quick = compared(&document, &instrument(), Scope::Essentials);
    assert_eq!(quick.len(), 16);
}

#[test]
fn people_from_outside_count_by_what_they_rated() {
    let instrument = instrument();
    let outside_of = |document: &Document, scope| outside(document, &instrument, scope);
    let mut document = provider();
    assert_eq!(outside_of(&document, Scope::Full), None, "the provider is not outside");
    let (first, second, inside) = (
        invite(&mut document, 1, day(2)),
        invite(&mut document, 2, day(3)),
        invite(&mut document, 3, day(4)),
    );
    let trainer = Action::SetRole {
        rater: inside.clone(),
        role: Some(Role::Trainer),
    };
    apply(&mut document, &trainer, &writer(1));
    rate_level(&mut document, &inside, "p1.1", 1, 1);
    let own_role = Action::SetRole {
        rater: RaterId::own(),
        role: Some(Role::External),
    };
    apply(&mut document, &own_role, &writer(1));
    assert_eq!(outside_of(&document, Scope::Full), None, "being asked is not rating");
    rate(&mut document, &first, indicator("p1.1"), Some(Answer::Unknown), 2);
    rate(&mut document, &first, indicator("p1.2"), Some(Answer::NotApplicable), 2);
    assert_eq!(
        outside_of(&document, Scope::Full),
        None,
        "neither says anything that counts"
    );

    let reason = Answering::GiveReason {
        indicator: indicator("p1.2"),
        rater: first.clone(),
        text: "No learners under 18.".to_owned(),
    };
    action::apply(&mut document, &reason, &writer(2));
    let found = |people, rated, asked| Some(Outside { people, rated, asked });
    let all = u32::try_from(asked(&instrument, Scope::Full).count()).unwrap();
    assert_eq!(outside_of(&document, Scope::Full), found(1, 1, all));
    rate_level(&mut document, &second, "p1.1", 2, 3);
    rate_level(&mut document, &second, "p1.2", 2, 3);
    assert_eq!(outside_of(&document, Scope::Full), found(2, 2, all));

    let essential = |id: &str| instrument.indicator(indicator(id)).unwrap().essential;
    let essentials = u32::try_from(asked(&instrument, Scope::Essentials).count()).unwrap();
    let rated = [essential("p1.1"), essential("p1.2")]
        .into_iter()
        .filter(|one| *one)
        .count();
    let quick = outside_of(&document, Scope::Essentials).unwrap();
    assert_eq!((quick.rated, quick.asked), (u32::try_from(rated).unwrap(), essentials));

    apply(&mut document, &Action::Remove(second.clone()), &writer(1));
    assert_eq!(outside_of(&document, Scope::Full), found(1, 1, all));
    apply(&mut document, &Action::Restore(second), &writer(1));
    assert_eq!(outside_of(&document, Scope::Full), found(2, 2, all));
}
