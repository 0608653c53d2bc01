//! What each engine is asked for: no screen, no network of its own, and the person's language.

use serde_json::{Value, json};
use thirtyfour::Capabilities;

use super::{Engine, Wishes, programs};
use crate::failure::{Failure, Outcome};

/// The capabilities of a new session.
pub(super) fn of(engine: Engine, wishes: &Wishes) -> Outcome<Capabilities> {
    let mut wanted = match engine {
        Engine::Chromium => chromium(wishes)?,
        Engine::Firefox => firefox(wishes)?,
        Engine::Webkit => json!({
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": { "binary": programs::mini_browser()?, "args": ["--automation"] },
        }),
    };
    if let Some(wanted) = wanted.as_object_mut().filter(|_| wishes.asks) {
        wanted.insert(
            "unhandledPromptBehavior".to_owned(),
            json!({ "beforeUnload": "ignore" }),
        );
        // Without this both drivers answer by themselves.
        wanted.insert("webSocketUrl".to_owned(), json!(true));
    }
    let mut capabilities = Capabilities::new();
    for (name, value) in wanted.as_object().into_iter().flatten() {
        capabilities
            .set(name.as_str(), value.clone())
            .map_err(|error| Failure::new(error.to_string()))?;
    }
    Ok(capabilities)
}

fn chromium(wishes: &Wishes) -> Outcome<Value> {
    let mut arguments = [
        "--headless=new",
        // Build machines run as root, where the sandbox refuses to start.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-extensions",
        "--disable-search-engine-choice-screen",
        "--force-color-profile=srgb",
        // No other host can be reached, so none can be needed.
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    ]
    .map(str::to_owned)
    .to_vec();
    let (width, height) = wishes.size;
    arguments.push(format!("--window-size={width},{height}"));
    arguments.push(format!("--lang={}", wishes.language));
    if let Some(profile) = &wishes.profile {
        arguments.push(format!("--user-data-dir={}", profile.display()));
    }
    Ok(json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": programs::find(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])?,
            "args": arguments,
            "prefs": { "intl.accept_languages": wishes.language },
        },
    }))
}

fn firefox(wishes: &Wishes) -> Outcome<Value> {
    let mut arguments = vec!["-headless".to_owned()];
    if let Some(profile) = &wishes.profile {
        arguments.extend(["-profile".to_owned(), profile.display().to_string()]);
    }
    Ok(json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": programs::find(&["firefox-esr", "firefox"])?,
            "args": arguments,
            "prefs": {
                "intl.accept_languages": wishes.language,
                "dom.storage.enabled": !wishes.storage_off,
                // No other host can be reached, so none can be needed.
                "network.dns.disabled": true,
                // Drivers switch the question before leaving off.
                "dom.disable_beforeunload": !wishes.asks,
                "app.update.auto": false,
                "datareporting.policy.dataSubmissionEnabled": false,
            },
        },
    }))
}
