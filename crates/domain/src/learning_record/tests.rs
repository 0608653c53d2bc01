//! Tests of the learning record.

use super::*;
use crate::test_support::writer;
use crate::undo::undo;

fn after(actions: &[Action]) -> Document {
    let mut document = new();
    for action in actions {
        apply(&mut document, action, &writer(1));
    }
    document
}

fn answered(item: &str, chosen: &[usize], right: bool) -> Action {
    Action::AnswerQuiz {
        unit: "u03".to_owned(),
        item: item.to_owned(),
        answer: QuizAnswer::Numbers(chosen.to_vec()),
        right,
    }
}

fn own(text: &str) -> String {
    text.to_owned()
}

#[test]
fn what_is_done_is_read_by_unit_and_as_a_whole() {
    let today: Date = "2026-11-23".parse().unwrap();
    let document = after(&[
        Action::SeeSection {
            unit: own("u03"),
            section: own("s2"),
            today,
        },
        Action::MarkSection {
            unit: own("u03"),
            section: own("s2"),
            done: true,
        },
        Action::MarkActivity {
            unit: own("u03"),
            activity: own("a1"),
            done: true,
        },
        Action::WriteReflection {
            unit: own("u03"),
            reflection: own("r1"),
            text: own("Ask the owner."),
        },
        Action::MixOptions {
            unit: own("u03"),
            item: own("q1"),
            seed: 7,
        },
        Action::MarkSection {
            unit: own("u30"),
            section: own("s1"),
            done: true,
        },
        Action::SetLastPlace(own("u03/s2")),
    ]);
    let unit = unit(&document, "u03");
    assert_eq!(
        unit.sections,
        BTreeMap::from([(
            own("s2"),
            SectionRecord {
                done: true,
                seen_on: Some(today),
                ..SectionRecord::default()
            }
        )])
    );
    assert_eq!(unit.activities, BTreeMap::from([(own("a1"), true)]));
    assert_eq!(unit.reflections, BTreeMap::from([(own("r1"), own("Ask the owner."))]));
    assert_eq!(unit.quiz["q1"].seed, Some(7));
    let record = read(&document);
    assert_eq!(record.units.keys().collect::<Vec<_>>(), ["u03", "u30"]);
    assert_eq!(record.units["u03"], unit);
    assert_eq!(record.last_place.as_deref(), Some("u03/s2"));
}

#[test]
fn the_first_answer_is_remembered_and_the_latest_counts() {
    let again = Action::TryAgain {
        unit: own("u03"),
        item: own("q1"),
        seed: 9,
    };
    let mut document = after(&[answered("q1", &[0], false), again]);
    let item = |document: &Document| unit(document, "u03").quiz["q1"].clone();
    let trying = QuizRecord {
        answer: None,
        right: false,
        first_right: Some(false),
        attempts: 1,
        seed: Some(9),
    };
    assert_eq!(item(&document), trying);
    let before = trying.clone();
    let undone = apply(&mut document, &answered("q1", &[2, 1], true), &writer(1));
    let right = QuizRecord {
        answer: Some(QuizAnswer::Numbers(vec![2, 1])),
        right: true,
        attempts: 2,
        ..trying
    };
    assert_eq!(item(&document), right);
    undo(&mut document, &undone, &writer(1));
    assert_eq!(item(&document), before);
}

#[test]
fn an_undone_first_answer_leaves_nothing() {
    let mut document = new();
    let undone = apply(&mut document, &answered("q1", &[0], true), &writer(1));
    undo(&mut document, &undone, &writer(1));
    assert_eq!(read(&document), LearningRecord::default());
}

#[test]
fn typed_answers_and_written_thoughts_are_kept() {
    let document = after(&[
        Action::AnswerQuiz {
            unit: own("u03"),
            item: own("q2"),
            answer: QuizAnswer::Typed(own("2,5")),
            right: true,
        },
        Action::WriteReflection {
            unit: own("u03"),
            reflection: own("q4"),
            text: own("Perhaps."),
        },
    ]);
    let unit = unit(&document, "u03");
    assert_eq!(unit.quiz["q2"].answer, Some(QuizAnswer::Typed(own("2,5"))));
    assert_eq!(unit.reflections, BTreeMap::from([(own("q4"), own("Perhaps."))]));
    assert!(!unit.quiz.contains_key("q4"));
}

#[test]
fn notes_and_marks_belong_to_blocks() {
    let place = || (own("u03"), own("s2"));
    let mark = |block: &str, marked: bool| {
        let (unit, section) = place();
        let block = own(block);
        Action::MarkBlock {
            unit,
            section,
            block,
            marked,
        }
    };
    let note = |block: &str, text: &str| {
        let (unit, section) = place();
        let (block, text) = (own(block), own(text));
        Action::WriteNote {
            unit,
            section,
            block,
            text,
        }
    };
    let document = after(&[
        mark("owner", true),
        mark("levels", true),
        mark("levels", false),
        note("owner", "Ask Ida."),
        note("s2", "Read again."),
        note("levels", ""),
    ]);
    let section = &unit(&document, "u03").sections["s2"];
    assert_eq!(section.marks, BTreeSet::from([own("owner")]));
    let notes = BTreeMap::from([(own("owner"), own("Ask Ida.")), (own("s2"), own("Read again."))]);
    assert_eq!(section.notes, notes);
    assert!(document.get(&note_key("u03", "s2", "owner")).is_some());
}

#[test]
fn mastery_needs_seven_of_ten() {
    let ids: Vec<String> = (1..=10).map(|number| format!("q{number}")).collect();
    let mut document = new();
    for (count, id) in (1..).zip(&ids) {
        apply(&mut document, &answered(id, &[0], count != 3), &writer(1));
        let progress = unit(&document, "u03").progress(["s1"], ids.iter().map(String::as_str));
        assert_eq!(progress.quiz_answered, count);
        assert_eq!(progress.quiz_right, if count < 3 { count } else { count - 1 });
        assert_eq!(progress.is_mastered(), count >= 8, "{count} answered");
    }
    assert!(!Progress::default().is_mastered());
}

#[test]
fn only_parts_that_the_content_has_count() {
    let mark = |section: &str| Action::MarkSection {
        unit: own("u03"),
        section: own(section),
        done: true,
    };
    let document = after(&[mark("s1"), mark("s9"), answered("q9", &[0], true)]);
    let progress = unit(&document, "u03").progress(["s1", "s2"], ["q1"]);
    let expected = Progress {
        sections_done: 1,
        sections: 2,
        quiz_answered: 0,
        quiz_right: 0,
        quiz: 1,
    };
    assert_eq!(progress, expected);
}

#[test]
fn what_cannot_be_read_counts_as_absent() {
    let mut document = new();
    let keys = [
        "u03/s1/done",
        "u03/s1/seen_on",
        "u03/q1/answer",
        "u03/q1/attempts",
        "u03/q1/seed",
        "u03/r1/text",
    ];
    for key in keys
        .into_iter()
        .chain(["u03/x1/done", "u03", "last_place", "u03/s1", "/"])
    {
        document.write(key, Value::plain(-1.5), &writer(1));
    }
    document.write("u04/q1/answer", Value::plain(vec!["a"]), &writer(1));
    let record = read(&document);
    assert_eq!(record.last_place, None);
    assert_eq!(record.units["u03"].quiz["q1"], QuizRecord::default());
    assert_eq!(record.units["u03"].sections["s1"], SectionRecord::default());
    assert_eq!(record.units["u04"].quiz["q1"].answer, None);
}
