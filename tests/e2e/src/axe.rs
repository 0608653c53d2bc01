//! Accessibility faults that a program can find, by axe-core.

use std::env;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::session::Session;

/// axe-core's source.
pub struct Axe {
    source: String,
}

/// WCAG 2.2, levels A and AA.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
    axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(
        (result) => done(result.violations.map((violation) => ({
            rule: violation.id,
            help: violation.help,
            places: violation.nodes.map((node) => `${node.target.join(' ')}  ${node.html.slice(0, 160)}  ${(node.failureSummary || '').split('\\n').slice(1).join('; ')}`),
        }))),
        (error) => done(String(error)),
    );";

impl Axe {
    /// Reads axe-core from the file named by `TOUCHSTONE_AXE`, or from where the set-up puts it.
    ///
    /// # Errors
    /// It is not there.
    pub fn load() -> Outcome<Self> {
        let usual = PathBuf::from("target/tools/npm/node_modules/axe-core/axe.min.js");
        let place = env::var_os("TOUCHSTONE_AXE").map_or(usual, PathBuf::from);
        let source = fs::read_to_string(&place).map_err(|error| {
            Failure::new(format!(
                "axe-core: {}: {error}; `cargo xtask setup test` installs it",
                place.display()
            ))
        })?;
        Ok(Self { source })
    }

    /// The faults of the page on screen, one readable paragraph for each rule.
    ///
    /// # Errors
    /// The page would not be examined.
    pub async fn faults(&self, session: &Session) -> Outcome<Vec<String>> {
        let found = session.run_async(&format!("{}\n{RUN}", self.source), &[]).await?;
        let Value::Array(violations) = found else {
            return Err(Failure::new(format!("axe-core did not finish: {found}")));
        };
        Ok(violations.iter().map(paragraph).collect())
    }
}

fn paragraph(violation: &Value) -> String {
    let text = |name: &str| violation.get(name).and_then(Value::as_str).unwrap_or_default();
    let places = violation.get("places").and_then(Value::as_array).into_iter().flatten();
    let places: Vec<String> = places
        .filter_map(Value::as_str)
        .map(|place| format!("\n    {place}"))
        .collect();
    let shown: String = places.iter().take(8).map(String::as_str).collect();
    let more = places.len().saturating_sub(8);
    let rest = if more > 0 {
        format!("\n    and {more} more")
    } else {
        String::new()
    };
    format!("{}: {}{shown}{rest}", text("rule"), text("help"))
}
