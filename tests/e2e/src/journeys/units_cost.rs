//! What opening a unit costs once the player is there: one request for content, and not much of it.

use serde_json::Value;
use touchstone_e2e::failure::{Failure, Outcome, ensure};

use crate::context::Context;

/// What a unit may weigh after gzip.
const UNIT: usize = 25_000;

/// The person told their browser to save data.
const SAVES_DATA: &str = "Object.defineProperty(NetworkInformation.prototype, 'saveData', { get: () => true });";

/// Every unit of the course.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let programme = context.content("programme")?;
    let entries = programme
        .get("units")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    ensure(entries.len() >= 12, || {
        format!("the programme has {} units", entries.len())
    })?;
    let (server, session) = context.begin().await?;
    // Nothing is fetched in advance then: a unit is asked for when it is opened.
    session.before_each_page(SAVES_DATA).await?;
    // The code that comes once before: of the small pages, of the tools that some sections hold, of the course, and last
    // what keeps second copies, which comes a moment after the start.
    session.visit(&server, "#/settings").await?;
    session.go("#/tools").await?;
    session.go("#/learn").await?;
    let copies =
        "return performance.getEntriesByType('resource').some((entry) => entry.name.includes('split_copies'));";
    session
        .wait_for("the code that keeps second copies", copies, &[])
        .await?;

    let mut faults = Vec::new();
    for entry in &entries {
        let id = entry.get("id").and_then(Value::as_str).unwrap_or_default();
        let first = entry
            .pointer("/sections/0/id")
            .and_then(Value::as_str)
            .unwrap_or_default();
        server.forget_requests();
        for route in [
            format!("#/learn/{id}"),
            format!("#/learn/{id}/{first}"),
            format!("#/learn/{id}/quiz"),
        ] {
            session.go(&route).await?;
        }
        let asked = server.requests();
        let content = asked.iter().filter(|request| request.path.contains("content/"));
        let listed: Vec<String> = asked
            .iter()
            .map(|request| format!("{} {}", request.gzip, request.path))
            .collect();
        if content.count() != 1 || asked.len() != 1 {
            faults.push(format!("{id} asks for {}: {}", asked.len(), listed.join(", ")));
        }
        let bytes: usize = asked.iter().map(|request| request.gzip).sum();
        if bytes > UNIT {
            faults.push(format!("{id} weighs {bytes} bytes, {UNIT} are allowed"));
        }
    }
    session.console_is_clean().await?;
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(faults.join("\n")))
    }
}
