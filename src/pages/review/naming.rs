//! People and their replies as they are read.

use leptos::prelude::*;
use touchstone_domain::assessment::Answer;
use touchstone_domain::ids::RaterId;
use touchstone_domain::review::{Role, Voice};

use crate::components::level_mark::LevelMark;
use crate::words::{Word, fill, report, review, text};

/// The name of a role.
#[must_use]
pub fn role_name(role: Role) -> &'static str {
    text(role_word(role))
}

const fn role_word(role: Role) -> Word {
    match role {
        Role::Management => review::ROLE_MANAGEMENT,
        Role::Trainer => review::ROLE_TRAINER,
        Role::Learner => review::ROLE_LEARNER,
        Role::Sector => review::ROLE_SECTOR,
        Role::External => review::ROLE_EXTERNAL,
    }
}

/// The name of somebody; of the provider and of nameless reviewers what they are instead.
#[must_use]
pub fn voice_name(voice: &Voice) -> String {
    let name = voice.name.trim();
    match (name.is_empty(), voice.id == RaterId::own()) {
        (false, _) => name.to_owned(),
        (true, true) => text(review::VOICE_OWN).to_owned(),
        (true, false) => fill(review::VOICE_UNNAMED, &[("id", voice.id.as_str())]),
    }
}

/// Name and role in one line.
#[must_use]
pub fn voice_title(voice: &Voice) -> String {
    let name = voice_name(voice);
    let own = voice.id == RaterId::own() && !voice.name.trim().is_empty();
    let role = voice
        .role
        .map(role_name)
        .or_else(|| own.then_some(text(review::VOICE_OWN)));
    match role {
        // The name last: it is the only value that a person wrote.
        Some(role) => fill(review::VOICE_WITH_ROLE, &[("role", role), ("name", &name)]),
        None => name,
    }
}

/// A reply: a level with its mark, or what stands in its place.
pub fn answer_mark(answer: Option<Answer>) -> AnyView {
    match answer {
        Some(Answer::Level(level)) => view! { <LevelMark level /> }.into_any(),
        Some(Answer::NotApplicable) => text(report::REPLY_NOT_APPLICABLE).into_any(),
        Some(Answer::Unknown) => text(review::RATE_UNKNOWN).into_any(),
        None => text(review::NO_RATING).into_any(),
    }
}

/// The value of a reply in a group of choices: `0` to `4`, `na`, `unknown`.
#[must_use]
pub fn answer_value(answer: Answer) -> String {
    match answer {
        Answer::Level(level) => level.number().to_string(),
        Answer::NotApplicable => "na".to_owned(),
        Answer::Unknown => "unknown".to_owned(),
    }
}
