//! Stored preferences that no page of ours ever wrote: whatever they say, the site starts, and so does the notice.

use serde_json::{Map, Value, json};
use touchstone_e2e::failure::{Outcome, ensure, ensure_equal};
use touchstone_e2e::page::{MERGE, RUNNING};

use crate::context::Context;

/// A file of preferences with one value for all these keys.
pub(super) fn saying(keys: &[&str], value: &Value) -> String {
    let register = json!({ "value": value, "counter": 1, "writer": "ffffffffffff" });
    let registers: Map<String, Value> = keys.iter().map(|key| ((*key).to_owned(), register.clone())).collect();
    let document = json!({ "kind": "preferences", "version": 1, "id": "0000000000000000", "registers": registers });
    json!({ "format": "touchstone", "version": 1, "documents": [document] }).to_string()
}

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/settings").await?;
    for text in hostile() {
        session.store("preferences", &text).await?;
        session.open_cold(&server.url("#/settings")).await?;
        session.see(RUNNING).await?;
        session.ready(&text).await?;
        let language = session.text_of("return document.documentElement.lang;", &[]).await?;
        ensure_equal(&format!("the language with {text}"), &language.as_str(), &"en")?;
    }
    // One that is known and merely written otherwise still holds.
    session
        .store("preferences", &saying(&["language"], &json!("IT")))
        .await?;
    session.visit(&server, "#/settings").await?;
    let language = session.text_of("return document.documentElement.lang;", &[]).await?;
    ensure_equal("the language", &language.as_str(), &"it")?;

    // From a file: what else it says is taken in, the language is not.
    session.run("localStorage.clear();", &[]).await?;
    let mut file: Value = serde_json::from_str(&saying(&["language"], &json!("__proto__")))?;
    if let Some(registers) = file
        .pointer_mut("/documents/0/registers")
        .and_then(Value::as_object_mut)
    {
        let dark = json!({ "value": "dark", "counter": 2, "writer": "ffffffffffff" });
        registers.insert("theme".to_owned(), dark);
    }
    session.visit(&server, "#/data").await?;
    session
        .open_files(&[context.file("preferences.json", &file.to_string())?])
        .await?;
    session.click(MERGE).await?;
    session.see("#outcome").await?;
    session.visit(&server, "#/settings").await?;
    session.chosen("theme", "dark").await?;
    let stored = session.stored("preferences").await?.unwrap_or_default();
    ensure(!stored.contains("__proto__"), || format!("stored is {stored}"))?;
    session.console_is_clean().await
}

fn hostile() -> Vec<String> {
    let odd = [
        json!("constructor"),
        json!("__proto__"),
        json!("toString"),
        json!("EN\u{0}"),
        json!("x".repeat(100_000)),
        json!({ "toString": null, "valueOf": 1 }),
        json!([["it"]]),
        json!(7),
        json!(true),
    ];
    let keys = ["language", "theme", "text_size", "digit_keys", "last_backup_mark"];
    let mut texts: Vec<String> = odd.iter().map(|value| saying(&keys, value)).collect();
    for documents in ["7", "{}", "null", "[null]", "[[]]", "[{\"registers\":null}]"] {
        texts.push(format!(
            "{{\"format\":\"touchstone\",\"version\":1,\"documents\":{documents}}}"
        ));
    }
    texts.extend(["null", "[]", "\"\"", "{\"__proto__\":{\"documents\":1}}"].map(str::to_owned));
    texts
}
