//! Keys while answering. Digits and `?` act only while a choice has the focus, and can be switched off; undo and redo
//! act everywhere but in a text field, which has its own.

use touchstone_domain::assessment::Answer;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::instrument::Level;

use crate::browser::keyboard::{KeyPress, on_key};
use crate::browser::navigation;
use crate::state::answering::Answering;
use crate::state::preferences::PreferencesState;

/// Listens as long as the page is on screen.
pub fn listen() {
    let answering = Answering::expect();
    let preferences = PreferencesState::expect();
    on_key(move |press| {
        if press.in_text {
            return;
        }
        if press.command {
            undo_or_redo(answering, &press);
        } else if preferences.digit_keys() {
            choose(&press, |indicator, answer| answering.rate(indicator, Some(answer)));
        }
    });
}

/// Listens for digits and `?` on another page whose choices are named by their indicators. What they choose goes to `rate`.
pub fn listen_for_choices(rate: impl Fn(IndicatorId, Answer) + 'static) {
    let preferences = PreferencesState::expect();
    on_key(move |press| {
        if !press.in_text && !press.command && preferences.digit_keys() {
            choose(&press, &rate);
        }
    });
}

fn undo_or_redo(answering: Answering, press: &KeyPress) {
    match (press.key.to_ascii_lowercase().as_str(), press.shift) {
        ("z", false) => answering.undo(),
        ("z", true) | ("y", _) => answering.redo(),
        _ => return,
    }
    press.take();
}

fn choose(press: &KeyPress, rate: impl Fn(IndicatorId, Answer)) {
    let Some(indicator) = press
        .radio_name
        .as_deref()
        .and_then(|name| name.parse::<IndicatorId>().ok())
    else {
        return;
    };
    let (answer, value) = match press.key.as_str() {
        "?" => (Answer::Unknown, "unknown"),
        key => {
            let level = key.parse().ok().and_then(Level::new);
            let Some(level) = level.filter(|_| key.len() == 1) else {
                return;
            };
            (Answer::Level(level), key)
        }
    };
    press.take();
    rate(indicator, answer);
    navigation::focus(&format!("input[name=\"{indicator}\"][value=\"{value}\"]"), false);
}
