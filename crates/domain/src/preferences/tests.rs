//! What a person chose, read and taken back.

use super::*;
use crate::test_support::writer;
use crate::undo::undo;

#[test]
fn what_is_chosen_is_read_and_taken_back() {
    let nothing = Preferences {
        language: None,
        theme: Theme::System,
        text_size: TextSize::Normal,
        digit_keys: true,
        last_saved_on: None,
        last_export: None,
        last_backup: LastBackup::default(),
        keep_answer: None,
    };
    assert_eq!(read(&new()), nothing);

    let day: Date = "2026-11-23".parse().unwrap();
    type Row = (Action, fn(&mut Preferences));
    let table: [Row; 9] = [
        (Action::SetLanguage(Some("it".to_owned())), |read| {
            read.language = Some("it".to_owned());
        }),
        (Action::SetTheme(Theme::Dark), |read| {
            read.theme = Theme::Dark;
        }),
        (Action::SetTextSize(TextSize::Large), |read| {
            read.text_size = TextSize::Large;
        }),
        (Action::SetDigitKeys(false), |read| read.digit_keys = false),
        (Action::NoteSaved(day), |read| {
            read.last_saved_on = Date::new(2026, 11, 23);
        }),
        (Action::NoteExport(day), |read| {
            read.last_export = Date::new(2026, 11, 23);
        }),
        (Action::NoteBackup { on: day, mark: 7 }, |read| {
            read.last_backup.on = Date::new(2026, 11, 23);
            read.last_backup.mark = Some(7);
        }),
        (Action::PutOffReminder(day), |read| {
            read.last_backup.put_off_on = Date::new(2026, 11, 23);
        }),
        (Action::NoteKeepAnswer(KeepAnswer::Refused), |read| {
            read.keep_answer = Some(KeepAnswer::Refused);
        }),
    ];
    for (action, change) in table {
        let mut document = new();
        let undone = apply(&mut document, &action, &writer(1));
        let mut expected = nothing.clone();
        change(&mut expected);
        assert_eq!(read(&document), expected);
        undo(&mut document, &undone, &writer(1));
        assert_eq!(read(&document), nothing);
    }
}

#[test]
fn a_language_that_is_not_here_is_dropped() {
    let here = ["en".to_owned(), "it".to_owned()];
    for (language, left) in [
        ("it", Some("it")),
        ("constructor", None),
        ("__proto__", None),
        ("", None),
    ] {
        let mut document = new();
        apply(
            &mut document,
            &Action::SetLanguage(Some(language.to_owned())),
            &writer(1),
        );
        apply(&mut document, &Action::SetTheme(Theme::Dark), &writer(1));
        let said = read(&with_language_among(document, &here));
        assert_eq!((said.language.as_deref(), said.theme), (left, Theme::Dark));
    }
}

#[test]
fn what_cannot_be_read_counts_as_absent() {
    let mut document = new();
    let dates = [LAST_SAVED_ON, LAST_EXPORT, LAST_BACKUP_ON, PUT_OFF_ON];
    for key in [LANGUAGE, THEME, TEXT_SIZE, DIGIT_KEYS, KEEP_ANSWER]
        .into_iter()
        .chain(dates)
    {
        document.write(key, Value::plain(7), &writer(1));
    }
    document.write(LAST_BACKUP_MARK, Value::plain("many"), &writer(1));
    assert_eq!(read(&document), read(&new()));
}

#[test]
fn choices_have_ids() {
    for answer in KeepAnswer::ALL {
        assert_eq!(KeepAnswer::from_id(answer.id()), Some(answer));
    }
    assert_eq!(KeepAnswer::from_id("perhaps"), None);
    for size in TextSize::ALL {
        assert_eq!(TextSize::from_id(size.id()), Some(size));
    }
    assert_eq!(TextSize::from_id("tiny"), None);
    for theme in Theme::ALL {
        assert_eq!(Theme::from_id(theme.id()), Some(theme));
    }
    assert_eq!(Theme::from_id("sepia"), None);
}
