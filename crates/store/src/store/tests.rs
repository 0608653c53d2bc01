//! What the store decides, case by case.

use touchstone_domain::assessment::action::{self, Action};
use touchstone_domain::document::{HIGHEST_COUNTER, Value};
use touchstone_domain::save_file;

use super::*;
use crate::settle::look;

const NOW: f64 = 5.0;

fn store() -> Store {
    Store::new("aaaaaaaaaaaa".parse().ok(), true)
}

fn assessment(number: u32) -> Key {
    Key::assessment(format!("{number:016}").parse().unwrap())
}

fn begin(store: &mut Store, key: &Key) {
    store.take_draft(key.kind, action::new(key.id.clone()));
}

/// Opens a kind of which there is one; nothing lies there yet.
fn open(store: &mut Store, kind: Kind) -> Key {
    assert!(store.open(kind, kind.new_document()));
    let key = Key::only(kind);
    store.read(Place::Safe, &key, Lying::Nothing);
    key
}

fn write(store: &mut Store, key: &Key, text: &str) {
    let what = Action::SetName(text.to_owned());
    let change = move |document: &mut Document, writer: &WriterId| Step {
        undo: action::apply(document, &what, writer),
        ..Step::default()
    };
    store.act(key, Box::new(change));
}

fn job(store: &Store, place: Place, key: &Key) -> Option<Job> {
    store.due(place, usize::MAX).into_iter().find(|job| job.key == *key)
}

fn keep(store: &mut Store, place: Place, key: &Key) {
    let job = job(store, place, key).unwrap();
    let settled = job.settle(None, "aside").unwrap();
    store.wrote(&job, Ok(settled.document), NOW);
}

fn refuse(store: &mut Store, place: Place, key: &Key, why: Refusal) {
    let job = job(store, place, key).unwrap();
    store.wrote(&job, Err(Unkept::Refused(why)), NOW);
}

fn name(store: &Store, key: &Key) -> Option<String> {
    Some(store.document(key)?.text("name")?.to_owned())
}

/// What lies there after somebody else wrote a name.
fn theirs(key: &Key, text: &str) -> Document {
    let mut document = match key.kind {
        Kind::Assessment => action::new(key.id.clone()),
        kind => kind.new_document(),
    };
    document.write("name", Value::text(text), &"bbbbbbbbbbbb".parse().unwrap());
    document
}

fn file(document: Document) -> Lying {
    look(Some(save_file::write(&SaveFile::of([document]))))
}

fn newer(mut document: Document) -> Lying {
    document.version += 1;
    file(document)
}

const FULL: Refusal = Refusal::Full;
const LOST: SaveState = SaveState::Refused { kept: false, why: FULL };

#[test]
fn a_refused_document_stays_due_and_refused_while_another_is_kept() {
    for (kind, place) in [
        (Kind::Assessment, Place::Quick),
        (Kind::ImprovementPlan, Place::Safe),
        (Kind::Snapshots, Place::Safe),
        (Kind::Portfolio, Place::Safe),
        (Kind::LearningRecord, Place::Safe),
    ] {
        let mut store = store();
        let refused = match kind {
            Kind::Assessment => {
                begin(&mut store, &assessment(1));
                assessment(1)
            }
            kind => open(&mut store, kind),
        };
        write(&mut store, &refused, "refused");
        refuse(&mut store, place, &refused, FULL);
        assert_eq!(
            job(&store, place, &refused).map(|job| job.key),
            None,
            "once in each round"
        );
        assert_eq!(store.state(&refused), Some(LOST), "{kind:?}");

        let other = assessment(2);
        begin(&mut store, &other);
        write(&mut store, &other, "kept");
        keep(&mut store, Place::Quick, &other);
        keep(&mut store, Place::Safe, &other);
        assert_eq!(store.state(&other), Some(SaveState::Idle));
        assert_eq!(store.worst(), LOST, "{kind:?}: the worst is said, not the last");
        assert!(store.would_lose());

        if kind == Kind::Assessment {
            keep(&mut store, Place::Safe, &refused);
            assert_eq!(store.worst(), SaveState::Refused { kept: true, why: FULL });
        }
        keep(&mut store, place, &refused);
        assert_eq!(
            store.worst(),
            SaveState::Saved(NOW),
            "{kind:?}: tried again with the other's change"
        );
        assert!(!store.would_lose());
    }
}

#[test]
fn saved_is_what_outlives_a_kill() {
    let key = assessment(1);
    let mut store = store();
    begin(&mut store, &key);
    assert_eq!(store.worst(), SaveState::Idle);
    assert!(store.due(Place::Quick, 9).is_empty(), "nobody has changed the draft");
    assert_eq!(store.all(Kind::Assessment).count(), 0);
    write(&mut store, &key, "one");
    assert_eq!(store.all(Kind::Assessment).count(), 1);
    assert_eq!(store.worst(), SaveState::Waiting);
    keep(&mut store, Place::Quick, &key);
    assert_eq!(store.worst(), SaveState::Waiting, "the quick storage alone may lose it");
    let early = job(&store, Place::Safe, &key).unwrap();
    write(&mut store, &key, "two");
    let document = store.document(&key).unwrap().clone();
    store.wrote(&early, Ok(early.document.clone()), NOW);
    assert_ne!(early.document, document);
    assert_eq!(
        store.worst(),
        SaveState::Waiting,
        "what was changed meanwhile is not kept by that"
    );
    keep(&mut store, Place::Quick, &key);
    refuse(&mut store, Place::Safe, &key, FULL);
    assert_eq!(store.worst(), SaveState::OneCopy(FULL));
    store.try_again();
    keep(&mut store, Place::Safe, &key);
    assert_eq!(store.worst(), SaveState::Saved(NOW));
}

#[test]
fn the_worse_of_two_states_is_said() {
    let in_order = [
        SaveState::Idle,
        SaveState::Saved(NOW),
        SaveState::OneCopy(FULL),
        SaveState::Waiting,
        SaveState::Refused { kept: true, why: FULL },
        LOST,
    ];
    for (place, state) in in_order.iter().enumerate() {
        for (other_place, other) in in_order.iter().enumerate() {
            let worse = in_order[place.max(other_place)];
            assert_eq!(state.worse(*other), worse);
        }
    }
}

#[test]
fn what_one_storage_lacks_is_written_there() {
    let of_assessment = assessment(1);
    let of_plan = Key::only(Kind::ImprovementPlan);
    // What lies where, and where it is due then.
    for (key, lies_in, due_in) in [
        (&of_assessment, Place::Quick, vec![Place::Safe]),
        (&of_assessment, Place::Safe, vec![Place::Quick]),
        (&of_plan, Place::Quick, vec![Place::Safe]),
        (&of_plan, Place::Safe, vec![]),
    ] {
        let mut store = store();
        if key.kind == Kind::ImprovementPlan {
            assert!(store.open(key.kind, key.kind.new_document()));
        }
        store.read(lies_in, key, file(theirs(key, "theirs")));
        if lies_in == Place::Quick && key.kind == Kind::ImprovementPlan {
            assert_eq!(
                store.standing(key),
                Some(Standing::Reading),
                "there may be more in the safe storage"
            );
            store.read(Place::Safe, key, Lying::Nothing);
        }
        assert_eq!(name(&store, key).as_deref(), Some("theirs"));
        assert_eq!(store.standing(key), Some(Standing::Open));
        let due: Vec<Place> = [Place::Quick, Place::Safe]
            .into_iter()
            .filter(|place| job(&store, *place, key).is_some())
            .collect();
        assert_eq!(due, due_in, "{key:?} in {lies_in:?}");
        assert_eq!(store.worst(), SaveState::Idle, "nothing was changed here");
        // Another document's "saved" waits for it.
        let other = assessment(2);
        begin(&mut store, &other);
        write(&mut store, &other, "ours");
        keep(&mut store, Place::Quick, &other);
        keep(&mut store, Place::Safe, &other);
        let lacks_safe = due.contains(&Place::Safe);
        let said = if lacks_safe {
            SaveState::Waiting
        } else {
            SaveState::Saved(NOW)
        };
        assert_eq!(store.worst(), said, "{key:?} in {lies_in:?}");
    }
}

#[test]
fn a_pending_text_goes_once_the_safe_storage_has_all_of_it() {
    let mut store = store();
    let key = open(&mut store, Kind::Portfolio);
    write(&mut store, &key, "one");
    assert!(
        job(&store, Place::Quick, &key).is_none(),
        "the safe storage comes first"
    );
    store.leave(true);
    keep(&mut store, Place::Quick, &key);
    let pending = file(store.document(&key).unwrap().clone());
    assert!(!store.may_forget(&key, &pending), "not yet in the safe storage");
    store.effects();
    keep(&mut store, Place::Safe, &key);
    assert!(store.effects().contains(&Effect::Forget(key.clone())));
    assert!(store.may_forget(&key, &pending));
    assert!(!store.may_forget(&key, &file(theirs(&key, "of another window"))));
    assert!(!store.may_forget(&key, &look(Some("damaged".to_owned()))));
    assert!(!store.may_forget(&key, &newer(theirs(&key, "newer"))));
    store.forgot(&key);
    write(&mut store, &key, "two");
    assert!(store.would_lose());
}

#[test]
fn beside_a_newer_file_what_was_changed_is_kept_in_the_other_storage() {
    for (key, place, other, said) in [
        (
            assessment(1),
            Place::Quick,
            Place::Safe,
            SaveState::Refused {
                kept: true,
                why: Refusal::Newer,
            },
        ),
        (
            Key::only(Kind::Snapshots),
            Place::Safe,
            Place::Quick,
            SaveState::OneCopy(Refusal::Newer),
        ),
    ] {
        let mut store = store();
        match key.kind {
            Kind::Assessment => begin(&mut store, &key),
            kind => drop(open(&mut store, kind)),
        }
        write(&mut store, &key, "ours");
        let lying = newer(theirs(&key, "newer"));
        let Lying::Newer(file) = lying.clone() else {
            panic!("{lying:?}")
        };
        let text = save_file::write(&file);
        let due = job(&store, place, &key).unwrap();
        let outcome = due.settle(Some(text), "aside").map(|settled| settled.document);
        assert_eq!(outcome, Err(Unkept::Newer(Box::new(file))));
        store.wrote(&due, outcome, NOW);
        assert_eq!(store.standing(&key), Some(Standing::Newer));
        assert_eq!(name(&store, &key).as_deref(), Some("ours"), "not given up for theirs");
        keep(&mut store, other, &key);
        assert_eq!(store.worst(), said);
        write(&mut store, &key, "more");
        assert_eq!(name(&store, &key).as_deref(), Some("ours"), "it takes no more");

        let mut store = super::tests::store();
        store.open(key.kind, key.kind.new_document());
        store.read(place, &key, lying);
        if key.kind.is_quick() || place == Place::Safe {
            assert_eq!(store.worst(), SaveState::Idle, "what a newer version wrote is shown");
        }
    }
}

#[test]
fn nothing_of_before_an_erasing_is_written_after_it() {
    let key = assessment(1);
    // What this window had, what it meets, what it then holds, and whether the storage is emptied.
    for (had, mark, holds, empties) in [
        ("typed", None, true, false),
        ("typed", Some("7"), true, false),
        ("read", None, true, false),
        ("read", Some("7"), false, false),
        ("erased", None, false, true),
        ("erased", Some("7"), false, false),
    ] {
        let mut store = store();
        match had {
            "typed" => {
                begin(&mut store, &key);
                write(&mut store, &key, "ours");
            }
            "read" => store.read(Place::Quick, &key, file(theirs(&key, "theirs"))),
            _ => {
                begin(&mut store, &key);
                write(&mut store, &key, "ours");
                store.erase(6);
            }
        }
        let due = store.due(Place::Safe, 9);
        assert_eq!(store.meet(Place::Safe, mark), empties, "{had} {mark:?}");
        assert_eq!(store.document(&key).is_some(), holds, "{had} {mark:?}");
        assert!(due.iter().all(|job| store.is_current(job) == holds), "{had} {mark:?}");
    }
    let mut store = store();
    let plan = open(&mut store, Kind::ImprovementPlan);
    write(&mut store, &plan, "ours");
    let writer = store.writer().cloned();
    store.hear_erased(Some("7"));
    assert_eq!(store.standing(&plan), Some(Standing::Erased));
    write(&mut store, &plan, "again");
    assert!(store.due(Place::Safe, 9).is_empty() && !store.would_lose());
    assert_ne!(
        store.writer().cloned(),
        writer,
        "counters begin anew under another name"
    );
    assert_eq!(store.epoch(), 1);
    store.hear_erased(Some("7"));
    assert_eq!(store.epoch(), 1, "heard twice, erased once");
    store.erase(3);
    assert_eq!(store.erased_at(), "8", "later than the last, whatever the clock says");
}

#[test]
fn the_start_goes_on_only_where_nothing_was_erased_since() {
    for (first, later, goes_on) in [
        (None, None, true),
        (Some("7"), Some("7"), true),
        (None, Some("7"), false),
        (Some("7"), Some("9"), false),
        (Some("7"), None, false),
    ] {
        let mut store = store();
        assert!(store.meet_first(first.map(str::to_owned)));
        assert_eq!(
            store.meet_first(later.map(str::to_owned)),
            goes_on,
            "{first:?} {later:?}"
        );
        // Met in every case later, it knows as much as if it had been so from the beginning.
        assert_eq!(store.erased_at(), first.unwrap_or_default());
        assert!(!store.meet(Place::Quick, first), "{first:?}");
        assert_eq!(store.epoch(), 0);
    }
}

#[test]
fn a_file_from_before_an_erasing_does_not_swallow_what_was_typed_after_it() {
    let mut store = store();
    let key = open(&mut store, Kind::ImprovementPlan);
    for text in ["one", "two"] {
        write(&mut store, &key, text);
    }
    let exported = store.document(&key).unwrap().clone();
    store.erase(1);
    write(&mut store, &key, "three");
    store.take_in(key.kind, exported);
    let document = store.document(&key).unwrap();
    let also = document.get("name").unwrap().also_written();
    assert!(
        name(&store, &key).as_deref() == Some("three") || also.contains(&"three"),
        "{document:?}"
    );
}

#[test]
fn counters_at_their_end_are_said() {
    let key = assessment(1);
    let mut forged = theirs(&key, "forged");
    forged.registers.get_mut("name").unwrap().winner.stamp.counter = HIGHEST_COUNTER;
    let mut store = store();
    begin(&mut store, &key);
    write(&mut store, &key, "ours");
    store.take_in(Kind::Assessment, forged);
    write(&mut store, &key, "more");
    let why = Refusal::WornOut;
    assert_eq!(store.worst(), SaveState::Refused { kept: false, why });
}

#[test]
fn what_cannot_be_read_is_asked_for_with_the_next_write() {
    let mut store = store();
    let key = Key::only(Kind::LearningRecord);
    assert!(store.open(key.kind, key.kind.new_document()));
    write(&mut store, &key, "waits");
    assert_eq!(store.worst(), SaveState::Waiting);
    assert!(store.would_lose());
    assert_eq!(name(&store, &key), None);
    store.cannot_read(&key, Refusal::Blocked);
    assert_eq!(name(&store, &key).as_deref(), Some("waits"));
    let due = job(&store, Place::Safe, &key).unwrap();
    let lying = save_file::write(&SaveFile::of([theirs(&key, "theirs")]));
    let settled = due.settle(Some(lying), "aside").unwrap();
    store.wrote(&due, Ok(settled.document), NOW);
    let document = store.document(&key).unwrap();
    let also = document.get("name").unwrap().also_written();
    assert!(
        name(&store, &key).as_deref() == Some("theirs") && also == ["waits"],
        "{document:?}"
    );
    assert_eq!(store.worst(), SaveState::Saved(NOW));
}

#[test]
fn undo_leaves_what_another_window_wrote_since() {
    let key = assessment(1);
    let mut store = store();
    begin(&mut store, &key);
    write(&mut store, &key, "ours");
    let mut later = store.document(&key).unwrap().clone();
    later.write("name", Value::text("theirs"), &"bbbbbbbbbbbb".parse().unwrap());
    store.read(Place::Quick, &key, file(later));
    store.step_back(&key, "", false);
    assert_eq!(name(&store, &key).as_deref(), Some("theirs"));
    assert!(!store.history(&key).unwrap().can_step("", true));
    write(&mut store, &key, "mine");
    store.step_back(&key, "", false);
    assert_eq!(name(&store, &key).as_deref(), Some("theirs"));
    store.step_back(&key, "", true);
    assert_eq!(name(&store, &key).as_deref(), Some("mine"));
}

#[test]
fn what_lies_there_decides_what_is_written() {
    let key = assessment(1);
    let mut store = store();
    begin(&mut store, &key);
    write(&mut store, &key, "ours");
    let due = job(&store, Place::Quick, &key).unwrap();
    let ours = save_file::write(&SaveFile::of([due.document.clone()]));
    let at = due.at();
    for (lying, keys) in [
        (None, vec![at.as_str()]),
        (Some(ours), vec![]),
        (
            Some(save_file::write(&SaveFile::of([theirs(&key, "theirs")]))),
            vec![at.as_str()],
        ),
        (Some("{".to_owned()), vec!["aside", at.as_str()]),
    ] {
        let settled = due.settle(lying.clone(), "aside").unwrap();
        let written: Vec<&str> = settled.texts.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(written, keys, "{lying:?}");
    }
}
