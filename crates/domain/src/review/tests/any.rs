//! What holds after anything that reviewers do.

use proptest::prelude::*;

use super::*;

#[derive(Clone, Debug)]
enum Step {
    Rate(usize, u8),
    Comment(usize, String),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (0_usize..6, 0_u8..7).prop_map(|(place, answer)| Step::Rate(place, answer)),
        1 => (0_usize..6, "[a-c]{0,2}").prop_map(|(place, text)| Step::Comment(place, text)),
    ];
    prop::collection::vec(step, 0..12)
}

const PLACES: [&str; 6] = ["p1.1", "p1.2", "p1.4", "p2.3", "p3.2", "p10.5"];

fn answer(number: u8) -> Option<Answer> {
    match number {
        5 => Some(Answer::NotApplicable),
        6 => Some(Answer::Unknown),
        number => Level::new(number).map(Answer::Level),
    }
}

fn take(document: &mut Document, who: &RaterId, steps: &[Step], tab: u64) {
    for step in steps {
        match step {
            Step::Rate(place, number) => rate(document, who, indicator(PLACES[*place]), answer(*number), tab),
            Step::Comment(place, text) => {
                let comment = Action::WriteComment {
                    indicator: indicator(PLACES[*place]),
                    rater: who.clone(),
                    text: text.clone(),
                };
                apply(document, &comment, &writer(tab));
            }
        }
    }
}

/// What somebody's last word on everything is.
fn words(document: &Document, who: &RaterId) -> Vec<(Option<Value>, String)> {
    let of = |what: &&str| {
        let what = indicator(what);
        let level = document.value(&assessment::keys::level(what, who)).cloned();
        (
            level,
            document.text(&keys::comment(what, who)).unwrap_or_default().to_owned(),
        )
    };
    PLACES.iter().map(of).collect()
}

/// Out as a file and in again, as between two people.
fn sent(document: Document) -> Document {
    let file = read_file(&write_file(&SaveFile::of([document]))).unwrap();
    file.documents[0].document().unwrap().clone()
}

proptest! {
    #[test]
    fn two_reviewers_lose_nobodys_word_in_any_order(
        own in steps(), first in steps(), second in steps(), late in steps(), blind in any::<bool>()
    ) {
        let shown = if blind { Shown::Nothing } else { Shown::Everything };
        let mut here = provider();
        let people = [invite(&mut here, 1, day(2)), invite(&mut here, 2, day(3))];
        let mut copies: Vec<Document> = people.iter().map(|who| sent(copy_for(&here, who, shown))).collect();
        take(&mut here, &RaterId::own(), &own, 1);
        take(&mut copies[0], &people[0], &first, 2);
        take(&mut copies[1], &people[1], &second, 3);
        let said = [words(&here, &RaterId::own()), words(&copies[0], &people[0]), words(&copies[1], &people[1])];

        let join = |left: &Document, right: &Document| merge(left, right).unwrap();
        let one = join(&join(&here, &copies[0]), &copies[1]);
        let other = join(&copies[1], &join(&copies[0], &here));
        let grouped = join(&join(&copies[0], &copies[1]), &here);
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(&one, &grouped);
        for again in [&copies[0], &copies[1], &here, &one] {
            prop_assert_eq!(&join(&one, again), &one);
        }
        prop_assert_eq!(&words(&one, &RaterId::own()), &said[0]);
        prop_assert_eq!(&words(&one, &people[0]), &said[1]);
        prop_assert_eq!(&words(&one, &people[1]), &said[2]);

        // A second round of the same reviewer, from the copy that was sent first or from the joined one.
        take(&mut copies[0], &people[0], &late, 4);
        let later = join(&one, &sent(copies[0].clone()));
        prop_assert_eq!(&words(&later, &people[0]), &words(&copies[0], &people[0]));
        prop_assert_eq!(&words(&later, &people[1]), &said[2]);
        prop_assert_eq!(&join(&later, &copy_for(&later, &people[1], Shown::Nothing)), &later);
    }

    #[test]
    fn a_copy_for_rating_alone_is_silent_and_loses_nothing(own in steps(), first in steps(), second in steps()) {
        let mut here = provider();
        let people = [invite(&mut here, 1, day(2)), invite(&mut here, 2, day(3))];
        take(&mut here, &RaterId::own(), &own, 1);
        take(&mut here, &people[0], &first, 2);
        take(&mut here, &people[1], &second, 3);
        let copy = copy_for(&here, &people[0], Shown::Nothing);
        let silent = vec![(None, String::new()); PLACES.len()];
        prop_assert_eq!(&words(&copy, &RaterId::own()), &silent);
        prop_assert_eq!(&words(&copy, &people[1]), &silent);
        prop_assert_eq!(&words(&copy, &people[0]), &words(&here, &people[0]));
        prop_assert_eq!(&merge(&here, &copy).unwrap(), &here);
        prop_assert!(here.contains_all_of(&copy));
    }
}
