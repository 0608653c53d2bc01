//! A calendar file (RFC 5545) with a day for each item that is still to do, and a reminder a week before.
//!
//! Days, not to-dos: every calendar program takes an event of a whole day in, and several leave to-dos out.

use std::fmt::Write as _;
use std::str::FromStr;

use super::{ImprovementPlan, Item};
use crate::date::Date;
use crate::ids::DocumentId;

/// The longest line in octets, without its end (RFC 5545, 3.1).
const LINE: usize = 75;
/// How long before the day people are reminded.
const REMINDER: &str = "-P7D";

/// A second in universal time, as calendar files write it: `20261123T101500Z`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment(String);

/// A text that is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAMoment;

impl FromStr for Moment {
    type Err = NotAMoment;

    /// Reads the form of ISO 8601 that browsers write, such as `2026-11-23T10:15:00.123Z`.
    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let (day, time) = text
            .strip_suffix('Z')
            .and_then(|text| text.split_once('T'))
            .ok_or(NotAMoment)?;
        let day: Date = day.parse().map_err(|_| NotAMoment)?;
        let whole = time.split_once('.').map_or(time, |(whole, _)| whole);
        let parts: Vec<&str> = whole.split(':').collect();
        let number = |part: &str| {
            let plain = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse::<u8>().ok()).flatten().ok_or(NotAMoment)
        };
        match parts.as_slice() {
            [hour, minute, second] => {
                let (hour, minute, second) = (number(hour)?, number(minute)?, number(second)?);
                if hour > 23 || minute > 59 || second > 60 {
                    return Err(NotAMoment);
                }
                Ok(Self(format!("{}T{hour:02}{minute:02}{second:02}Z", basic(day))))
            }
            _ => Err(NotAMoment),
        }
    }
}

impl Moment {
    /// The beginning of a day in universal time.
    #[must_use]
    pub fn midnight(day: Date) -> Self {
        Self(format!("{}T000000Z", basic(day)))
    }
}

/// What a day in the calendar says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// In one line.
    pub summary: String,
    /// In several lines; may be empty.
    pub description: String,
}

/// A calendar file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Its text.
    pub text: String,
    /// How many days are in it.
    pub days: usize,
    /// Items that are still to do and have no day: they are left out.
    pub without_day: usize,
}

/// The calendar of what is still to do. `name` is what calendar programs call it.
#[must_use]
pub fn calendar(
    plan: &ImprovementPlan,
    assessment: &DocumentId,
    name: &str,
    now: &Moment,
    say: impl Fn(&Item) -> Said,
) -> Calendar {
    let mut text = String::new();
    let mut days = 0;
    let mut without_day = 0;
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Touchstone//Improvement plan//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ] {
        push_line(&mut text, line);
    }
    push_line(&mut text, &format!("X-WR-CALNAME:{}", escaped(name)));
    for item in plan.pending() {
        match item.due {
            Some(due) => {
                push_day(&mut text, item, due, assessment, now, &say(item));
                days += 1;
            }
            None => without_day += 1,
        }
    }
    push_line(&mut text, "END:VCALENDAR");
    Calendar {
        text,
        days,
        without_day,
    }
}

fn push_day(text: &mut String, item: &Item, due: Date, assessment: &DocumentId, now: &Moment, said: &Said) {
    let summary = escaped(&said.summary);
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        // Stable, so that a file taken in again changes the day instead of adding another.
        format!("UID:{}-{assessment}@touchstone.invalid", item.id),
        format!("DTSTAMP:{}", now.0),
        format!("DTSTART;VALUE=DATE:{}", basic(due)),
    ];
    lines.extend(due.next_day().map(|next| format!("DTEND;VALUE=DATE:{}", basic(next))));
    lines.push(format!("SUMMARY:{summary}"));
    if !said.description.is_empty() {
        lines.push(format!("DESCRIPTION:{}", escaped(&said.description)));
    }
    lines.extend(["TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY"].map(str::to_owned));
    lines.push(format!("DESCRIPTION:{summary}"));
    lines.push(format!("TRIGGER:{REMINDER}"));
    lines.extend(["END:VALARM", "END:VEVENT"].map(str::to_owned));
    for line in &lines {
        push_line(text, line);
    }
}

/// `20270301`.
fn basic(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// A text as the value of a property (RFC 5545, 3.3.11). Letters that no line may hold are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Writes a line, folded between letters where it is too long.
fn push_line(text: &mut String, line: &str) {
    let mut room = LINE;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            text.push_str("\r\n ");
            // The blank at its beginning counts too.
            room = LINE - 1;
        }
        room -= letter.len_utf8();
        // Writing to a text does not fail.
        let _ = text.write_char(letter);
    }
    text.push_str("\r\n");
}
