//! What is one step, and whose.

use touchstone_domain::assessment::action::{self, Action};
use touchstone_domain::assessment::{ProviderSize, read};

use super::*;

#[test]
fn what_goes_on_with_a_text_is_one_step_and_anything_else_is_another() {
    let mut document = action::new("0123456789abcdef".parse().unwrap());
    let writer = "0000000000aa".parse().unwrap();
    let mut history = History::default();
    let mut write = |goes_on, action: &Action| {
        history.did(Step {
            undo: action::apply(&mut document, action, &writer),
            goes_on,
            ..Step::default()
        });
        history.done.len()
    };
    let name = |name: &str| Action::SetName(name.to_owned());
    write(false, &name("A"));
    write(true, &name("A d"));
    assert_eq!(write(true, &name("A dance")), 1);
    assert_eq!(write(false, &name("A dance hub")), 2, "after a pause");
    assert_eq!(
        write(true, &Action::SetSize(Some(ProviderSize::Micro))),
        3,
        "of another field"
    );
    for expected in ["A dance hub", "A dance", ""] {
        history.step("", false, &mut document, &writer);
        assert_eq!(read::head(&document).name, expected);
    }
    assert!(!history.can_step("", false) && history.can_step("", true));
    history.step("", true, &mut document, &writer);
    assert_eq!(read::head(&document).name, "A dance");
}

#[test]
fn whoever_takes_back_takes_only_what_is_theirs() {
    let mut document = action::new("0123456789abcdef".parse().unwrap());
    let writer = "0000000000aa".parse().unwrap();
    let mut history = History::default();
    for (about, action) in [
        ("one", Action::SetName("A".to_owned())),
        ("two", Action::SetSize(Some(ProviderSize::Micro))),
    ] {
        history.did(Step {
            undo: action::apply(&mut document, &action, &writer),
            about: about.to_owned(),
            goes_on: false,
        });
    }
    history.step("one", false, &mut document, &writer);
    let head = read::head(&document);
    assert_eq!((head.name.as_str(), head.size), ("", Some(ProviderSize::Micro)));
    assert!(!history.can_step("one", false) && history.can_step("two", false));
}
