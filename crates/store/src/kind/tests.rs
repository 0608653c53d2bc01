//! Keys of documents, and documents of keys.

use super::*;

#[test]
fn each_key_names_its_document_in_each_storage() {
    for kind in Kind::ALL {
        let id = if kind.row().many {
            "0123456789abcdef".parse().unwrap()
        } else {
            DocumentId::only_one()
        };
        let key = Key { kind, id };
        for place in [Place::Quick, Place::Safe] {
            let Some(text) = key.at(place) else {
                assert_eq!((kind, place), (Kind::Preferences, Place::Safe));
                continue;
            };
            assert_eq!(Key::of(place, &text), Some(key.clone()));
        }
    }
    for other in [
        "assessment:",
        "assessment:xyz",
        "preferences2",
        "set-aside:preferences:1",
        "",
    ] {
        assert_eq!(Key::of(Place::Quick, other), None, "{other}");
    }
}

#[test]
fn keys_keep_their_published_names() {
    let quick = |kind| Key::only(kind).at(Place::Quick).unwrap();
    assert_eq!(quick(Kind::LearningRecord), "learning-pending");
    assert_eq!(quick(Kind::Snapshots), "snapshots-pending");
    let assessment = Key::assessment("0123456789abcdef".parse().unwrap());
    assert_eq!(assessment.at(Place::Quick).unwrap(), "assessment:0123456789abcdef");
    assert_eq!(assessment.at(Place::Safe).unwrap(), "copy:0123456789abcdef");
    assert_eq!(
        Key::only(Kind::LearningRecord).at(Place::Safe).unwrap(),
        "learning-record"
    );
}
