//! Everything that the app keeps leaves as one file and comes back equal: documents of every kind, after anything that
//! people do to them.

use proptest::collection::vec;
use proptest::prelude::*;

use touchstone_domain::assessment::action::EvidenceChange;
use touchstone_domain::assessment::{self, Answer, EvidenceStrength, Scope, action};
use touchstone_domain::document::Document;
use touchstone_domain::ids::{DocumentId, RaterId, WriterId};
use touchstone_domain::instrument::{Level, ProviderProfile};
use touchstone_domain::merge::merge;
use touchstone_domain::preferences::{KeepAnswer, TextSize, Theme};
use touchstone_domain::quiz::QuizAnswer;
use touchstone_domain::save_file::{self, KINDS, SaveFile};
use touchstone_domain::{improvement_plan, learning_record, portfolio, preferences, snapshots};

/// Makes arbitrary documents of one kind.
type Maker = fn() -> BoxedStrategy<Document>;

/// How documents of each kind are made. Every kind that the app knows is here.
const MAKERS: [(&str, Maker); 6] = [
    (assessment::KIND, assessments),
    (preferences::KIND, chosen),
    (learning_record::KIND, learned),
    (portfolio::KIND, made),
    (improvement_plan::KIND, planned),
    (snapshots::KIND, frozen),
];

#[test]
fn every_kind_is_tried() {
    let tried: Vec<&str> = MAKERS.iter().map(|(kind, _)| *kind).collect();
    for (kind, _) in KINDS {
        assert!(
            tried.contains(&kind),
            "the round trip of {kind} is not tested: add how it is made"
        );
    }
    assert_eq!(tried.len(), KINDS.len());
}

fn writer() -> impl Strategy<Value = WriterId> {
    (1_u8..4).prop_map(|number| format!("{number:012x}").parse().unwrap())
}

fn day() -> impl Strategy<Value = touchstone_domain::date::Date> {
    (1_u8..28).prop_map(|day| format!("2026-11-{day:02}").parse().unwrap())
}

/// What people type: any character at all, line breaks and controls too.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        "[\\x00-\\x7f]{0,12}",
        Just("\u{202e}\u{5e9}\u{1f3ad}".to_owned())
    ]
}

fn id(number: u8) -> String {
    format!("{number:08x}")
}

/// Two copies of a document that went their own ways, merged: with texts that are "also written", and all that was seen.
fn parted<A: std::fmt::Debug + Clone + 'static>(
    new: impl Fn() -> Document + 'static,
    action: impl Strategy<Value = A> + 'static,
    apply: fn(&mut Document, &A, &WriterId),
) -> BoxedStrategy<Document> {
    let steps = vec((any::<bool>(), writer(), action), 0..24);
    steps
        .prop_map(move |steps| {
            let (mut left, mut right) = (new(), new());
            for (first, writer, action) in &steps {
                apply(if *first { &mut left } else { &mut right }, action, writer);
            }
            merge(&left, &right).unwrap()
        })
        .boxed()
}

fn assessments() -> BoxedStrategy<Document> {
    let indicator = || (1_u8..4).prop_map(|number| format!("p4.{number}").parse().unwrap());
    let evidence = || (1_u8..3).prop_map(|number| id(number).parse().unwrap());
    let answer = prop_oneof![
        (0_u8..5).prop_map(|number| Some(Answer::Level(Level::new(number).unwrap()))),
        Just(Some(Answer::NotApplicable)),
        Just(Some(Answer::Unknown)),
        Just(None),
    ];
    let change = prop_oneof![
        text().prop_map(EvidenceChange::Title),
        text().prop_map(EvidenceChange::Place),
        day().prop_map(|day| EvidenceChange::Date(Some(day.into()))),
        (0_u8..5).prop_map(|number| EvidenceChange::Strength(EvidenceStrength::new(number).unwrap())),
    ];
    let action = prop_oneof![
        text().prop_map(action::Action::SetName),
        prop::sample::select(ProviderProfile::ALL.to_vec())
            .prop_map(|profile| action::Action::SetProfile(Some(profile))),
        prop::sample::select(Scope::ALL.to_vec()).prop_map(action::Action::SetScope),
        day().prop_map(|day| action::Action::SetAssessedOn(Some(day))),
        (indicator(), answer, day()).prop_map(|(indicator, answer, today)| action::Action::Rate {
            indicator,
            rater: RaterId::own(),
            answer,
            instrument: "1.0.0".to_owned(),
            today: Some(today),
        }),
        (indicator(), text()).prop_map(|(indicator, text)| action::Action::GiveReason {
            indicator,
            rater: RaterId::own(),
            text
        }),
        (indicator(), text()).prop_map(|(indicator, text)| action::Action::WriteNote { indicator, text }),
        (indicator(), evidence(), change).prop_map(|(indicator, id, change)| action::Action::EditEvidence {
            indicator,
            id,
            change
        }),
        (indicator(), evidence()).prop_map(|(indicator, id)| action::Action::RemoveEvidence { indicator, id }),
        Just(action::Action::Delete),
        Just(action::Action::Restore),
    ];
    let new = || action::new("00000000000000aa".parse().unwrap());
    parted(new, action, |document, action, writer| {
        action::apply(document, action, writer);
    })
}

fn planned() -> BoxedStrategy<Document> {
    use improvement_plan::{Action, Change, NewItem, Source, State};
    let item = || (1_u8..3).prop_map(|number| id(number).parse().unwrap());
    let indicator = || (1_u8..4).prop_map(|number| format!("p6.{number}").parse().unwrap());
    let new_item = (
        item(),
        prop::option::of(indicator()),
        prop::sample::select(Source::ALL.to_vec()),
        text(),
    )
        .prop_map(|(id, indicator, source, task)| {
            Action::Add(vec![NewItem {
                id,
                indicator,
                source,
                from: Level::new(1),
                to: Level::new(2),
                task,
            }])
        });
    let change = prop_oneof![
        text().prop_map(Change::Task),
        text().prop_map(Change::Owner),
        text().prop_map(Change::Evidence),
        prop::option::of(day()).prop_map(Change::Due),
        prop::sample::select(State::ALL.to_vec()).prop_map(Change::State),
    ];
    let action = prop_oneof![
        new_item,
        (item(), change).prop_map(|(id, change)| Action::Edit { id, change }),
        item().prop_map(Action::Remove),
        (indicator(), any::<bool>()).prop_map(|(indicator, locked)| Action::Lock { indicator, locked }),
        (prop::option::of(indicator()), prop::option::of(0_u32..99))
            .prop_map(|(indicator, days)| Action::SetDays { indicator, days }),
    ];
    parted(improvement_plan::new, action, |document, action, writer| {
        let assessment: DocumentId = "00000000000000aa".parse().unwrap();
        improvement_plan::apply(document, &assessment, action, writer);
    })
}

fn chosen() -> BoxedStrategy<Document> {
    use preferences::Action;
    let action = prop_oneof![
        prop::option::of("[a-z]{2}").prop_map(Action::SetLanguage),
        prop::sample::select(Theme::ALL.to_vec()).prop_map(Action::SetTheme),
        prop::sample::select(TextSize::ALL.to_vec()).prop_map(Action::SetTextSize),
        any::<bool>().prop_map(Action::SetDigitKeys),
        day().prop_map(Action::NoteExport),
        (day(), any::<u64>()).prop_map(|(on, mark)| Action::NoteBackup { on, mark }),
        day().prop_map(Action::PutOffReminder),
        prop::sample::select(KeepAnswer::ALL.to_vec()).prop_map(Action::NoteKeepAnswer),
    ];
    parted(preferences::new, action, |document, action, writer| {
        preferences::apply(document, action, writer);
    })
}

fn learned() -> BoxedStrategy<Document> {
    use learning_record::Action;
    let unit = || prop::sample::select(vec!["u03".to_owned(), "u12".to_owned()]);
    let own = |text: &str| text.to_owned();
    let answer = prop_oneof![
        vec(0_usize..5, 0..4).prop_map(QuizAnswer::Numbers),
        text().prop_map(QuizAnswer::Typed),
    ];
    let action = prop_oneof![
        (unit(), day()).prop_map(move |(unit, today)| Action::SeeSection {
            unit,
            section: own("s1"),
            today
        }),
        (unit(), any::<bool>()).prop_map(move |(unit, done)| Action::MarkSection {
            unit,
            section: own("s1"),
            done
        }),
        (unit(), text()).prop_map(move |(unit, text)| Action::WriteNote {
            unit,
            section: own("s2"),
            block: own("owner"),
            text
        }),
        (unit(), any::<bool>()).prop_map(move |(unit, marked)| Action::MarkBlock {
            unit,
            section: own("s2"),
            block: own("owner"),
            marked
        }),
        (unit(), answer, any::<bool>()).prop_map(move |(unit, answer, right)| Action::AnswerQuiz {
            unit,
            item: own("q1"),
            answer,
            right
        }),
        (unit(), any::<u32>()).prop_map(move |(unit, seed)| Action::TryAgain {
            unit,
            item: own("q1"),
            seed
        }),
        (unit(), text()).prop_map(move |(unit, text)| Action::WriteReflection {
            unit,
            reflection: own("r1"),
            text
        }),
        (unit(), any::<bool>()).prop_map(move |(unit, done)| Action::MarkActivity {
            unit,
            activity: own("a1"),
            done
        }),
        text().prop_map(Action::SetLastPlace),
    ];
    parted(learning_record::new, action, |document, action, writer| {
        learning_record::apply(document, action, writer);
    })
}

fn made() -> BoxedStrategy<Document> {
    use portfolio::{Action, Judgement, Place, RecordLine};
    let product = || (1_u8..3).prop_map(|number| -> portfolio::ProductId { id(number).parse().unwrap() });
    let own = |text: &str| text.to_owned();
    let action = prop_oneof![
        product().prop_map(|id| Action::AddProduct {
            id,
            tool: touchstone_domain::catalog::Tool::Workload
        }),
        (product(), text()).prop_map(|(id, name)| Action::NameProduct { id, name }),
        product().prop_map(Action::RemoveProduct),
        (product(), text()).prop_map(move |(product, text)| Action::Type {
            product,
            place: Place::Field(own("claim")),
            text
        }),
        (product(), product(), text()).prop_map(move |(product, row, text)| Action::AddRow {
            product,
            list: own("parts"),
            row,
            texts: vec![(own("what"), text)],
            choices: vec![(own("part"), own("contact"))],
        }),
        (text(), prop::option::of(any::<bool>())).prop_map(move |(_, met)| Action::Judge {
            artefact: own("specification"),
            criterion: own("outcomes-watchable"),
            judgement: met.map(|met| if met { Judgement::Meets } else { Judgement::NotYet }),
        }),
        text().prop_map(move |text| Action::WriteNote {
            artefact: own("specification"),
            text
        }),
        prop::option::of(day()).prop_map(move |on| Action::Finish {
            artefact: own("specification"),
            on
        }),
        any::<bool>().prop_map(move |chosen| Action::ChooseReflection {
            unit: own("u03"),
            reflection: own("r1"),
            chosen
        }),
        text().prop_map(|text| Action::WriteRecord {
            line: RecordLine::Name,
            text
        }),
    ];
    parted(portfolio::new, action, |document, action, writer| {
        portfolio::apply(document, action, writer);
    })
}

fn frozen() -> BoxedStrategy<Document> {
    use snapshots::{Action, Reason, ToFreeze};
    let assessment = || "00000000000000aa".parse().unwrap();
    let snapshot = || (1_u8..3).prop_map(|number| -> snapshots::SnapshotId { id(number).parse().unwrap() });
    let freeze = (
        snapshot(),
        day(),
        prop::sample::select(Reason::ALL.to_vec()),
        text(),
        assessments(),
    );
    let action = prop_oneof![
        freeze.prop_map(move |(id, day, reason, words, said)| {
            Action::Freeze(Box::new(ToFreeze {
                assessment: assessment(),
                id,
                day,
                reason,
                words,
                instrument: "1.0.0".to_owned(),
                catalogue: Some("2026.1".to_owned()),
                registers: snapshots::registers_of(&said),
            }))
        }),
        snapshot().prop_map(move |id| Action::Remove {
            assessment: assessment(),
            id
        }),
        snapshot().prop_map(move |id| Action::Restore {
            assessment: assessment(),
            id
        }),
        (snapshot(), 0_u8..5).prop_map(move |(id, number)| Action::RateThen {
            assessment: assessment(),
            id,
            indicator: "p4.2".parse().unwrap(),
            level: Level::new(number),
        }),
    ];
    parted(snapshots::new, action, |document, action, writer| {
        snapshots::apply(document, action, writer);
    })
}

/// One document of every kind, one of a kind that nobody knows, and a field that nobody knows.
fn everything() -> BoxedStrategy<SaveFile> {
    let known: Vec<BoxedStrategy<Document>> = MAKERS.iter().map(|(_, maker)| maker()).collect();
    (known, text(), text())
        .prop_map(|(known, unknown, field)| {
            let mut other = Document::new("storyboard", 3, DocumentId::only_one());
            let writer = "0000000000aa".parse().unwrap();
            other.write("scene/1", touchstone_domain::document::Value::text(&unknown), &writer);
            other
                .extra
                .insert("mood".to_owned(), serde_json::json!({ "colour": unknown }));
            let mut file = SaveFile::of(known.into_iter().chain([other]));
            let texts = serde_json::json!({ "set-aside:assessment:x:1": field });
            file.extra.insert("other".to_owned(), texts);
            file
        })
        .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_leaves_comes_back_byte_for_byte(file in everything()) {
        let saved = save_file::write(&file);
        let opened = save_file::read(&saved).unwrap();
        prop_assert_eq!(&opened, &file);
        // Into a browser that is empty, document by document, as opening a file does.
        let mut empty = SaveFile::default();
        for entry in &opened.documents {
            let document = entry.document().unwrap().clone();
            empty = empty.merge(&SaveFile::of([document]));
        }
        empty.extra.clone_from(&opened.extra);
        prop_assert_eq!(&save_file::write(&empty), &saved);
        // Opened twice, and into what is there already, nothing changes.
        prop_assert_eq!(save_file::write(&file.merge(&opened).merge(&opened)), saved);
    }
}
