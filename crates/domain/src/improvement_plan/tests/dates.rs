//! The calendar file.

use proptest::prelude::*;

use super::*;
use crate::improvement_plan::calendar::{Calendar, Moment, Said, calendar};

fn unescaped(value: &str) -> String {
    let mut letters = value.chars();
    let mut text = String::new();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, true) => match letters.next() {
                Some('n') => text.push('\n'),
                Some(other) => text.push(other),
                None => panic!("a lonely backslash"),
            },
            (letter, false) => text.push(letter),
        }
    }
    text
}

fn dated(plan: &ImprovementPlan) -> Calendar {
    let say = |item: &Item| Said {
        summary: format!("Do; this, {}\\", item.task),
        description: own("Line one\r\nline two\u{7}"),
    };
    calendar(
        plan,
        &assessment(7),
        "Plan, ours",
        &"2026-11-25T13:54:07.123Z".parse().unwrap(),
        say,
    )
}

#[test]
fn a_calendar_holds_what_is_still_to_do() {
    let mut steps = busy();
    steps.push(edit(1, Change::State(State::Done)));
    let written = dated(&plan_of(&steps));
    assert_eq!((written.days, written.without_day), (1, 1));
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Touchstone//Improvement plan//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Plan\\, ours",
        "BEGIN:VEVENT",
        "UID:00000003-0000000000000007@touchstone.invalid",
        "DTSTAMP:20261125T135407Z",
        "DTSTART;VALUE=DATE:20270301",
        "DTEND;VALUE=DATE:20270302",
        "SUMMARY:Do\\; this\\, Raise p6.4\\\\",
        "DESCRIPTION:Line one\\nline two",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Do\\; this\\, Raise p6.4\\\\",
        "TRIGGER:-P7D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(written.text.split("\r\n").collect::<Vec<_>>(), expected);
    let empty = dated(&ImprovementPlan::default());
    assert_eq!((empty.days, empty.without_day), (0, 0));
    assert!(!empty.text.contains("VEVENT"));
}

#[test]
fn long_lines_are_folded_between_letters() {
    let plan = plan_of(&busy());
    let say = |_: &Item| Said {
        // With SUMMARY: the line is 74 octets before the letter of three octets.
        summary: format!("{}€{}", "x".repeat(66), "y".repeat(80)),
        description: String::new(),
    };
    let text = calendar(
        &plan,
        &assessment(7),
        "",
        &Moment::midnight(day("2026-11-25").unwrap()),
        say,
    )
    .text;
    let folded = format!(
        "SUMMARY:{}\r\n €{}\r\n {}\r\n",
        "x".repeat(66),
        "y".repeat(71),
        "y".repeat(9)
    );
    assert!(text.contains(&folded), "{text}");
    assert!(text.contains("DTSTAMP:20261125T000000Z\r\n"));
}

#[test]
fn moments_are_read_as_browsers_write_them() {
    let midnight = Moment::midnight(day("2026-11-25").unwrap());
    assert_eq!("2026-11-25T00:00:00.000Z".parse(), Ok(midnight));
    for wrong in [
        "",
        "2026-11-25",
        "2026-11-25T00:00Z",
        "2026-11-25T24:00:00Z",
        "2026-11-25T0:00:00Z",
        "2026-11-25T00:00:00",
        "2026-02-30T00:00:00Z",
    ] {
        assert!(wrong.parse::<Moment>().is_err(), "{wrong}");
    }
}

proptest! {
    #[test]
    fn no_line_of_a_calendar_is_too_long_and_no_letter_is_cut(text in "[a-z;,\\\\é€😀\n ]{0,200}") {
        let plan = plan_of(&busy());
        let say = |_: &Item| Said { summary: text.clone(), description: text.clone() };
        let written = calendar(&plan, &assessment(7), &text, &Moment::midnight(day("2026-11-25").unwrap()), say).text;
        for line in written.split("\r\n") {
            prop_assert!(line.len() <= 75, "{}", line.len());
            prop_assert!(!line.contains(['\r', '\n']));
        }
        let unfolded = written.replace("\r\n ", "");
        let summary = unfolded.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
        prop_assert_eq!(unescaped(summary), text);
    }
}
