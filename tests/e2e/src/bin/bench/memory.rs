//! What a page holds in memory: the script heap as Chromium counts it, and the process that draws the page.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use touchstone_e2e::failure::{Failure, Outcome};
use touchstone_e2e::session::Session;

/// Bytes of the script heap in use. The memory of Wasm is not in it.
pub(crate) async fn script_heap(session: &Session) -> Outcome<f64> {
    session.devtools("Performance.enable", json!({})).await?;
    let answer = session.devtools("Performance.getMetrics", json!({})).await?;
    let metrics = answer.get("metrics").and_then(Value::as_array);
    let found = metrics
        .into_iter()
        .flatten()
        .find(|metric| metric.get("name").and_then(Value::as_str) == Some("JSHeapUsedSize"));
    found
        .and_then(|metric| metric.get("value")?.as_f64())
        .ok_or_else(|| Failure::new("Chromium gives no JSHeapUsedSize"))
}

/// Bytes that the page's process keeps resident, Wasm included; nothing where processes can't be looked at. Of the
/// browser's page processes it is the largest: the others are spare ones.
pub(crate) fn resident(session: &Session) -> Option<f64> {
    let browser = session.driver.handle().capabilities().get("goog:processID")?.as_u64()?;
    let mut family = vec![browser];
    let all: Vec<(u64, u64)> = processes();
    let mut next = 0;
    while let Some(parent) = family.get(next).copied() {
        family.extend(all.iter().filter(|(_, of)| *of == parent).map(|(process, _)| *process));
        next += 1;
    }
    let pages = family.into_iter().filter(|process| is_page(*process));
    pages.filter_map(resident_bytes).max_by(f64::total_cmp)
}

/// Every process with its parent.
fn processes() -> Vec<(u64, u64)> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    numbers
        .filter_map(|process| Some((process, status_number(process, "PPid:")?)))
        .collect()
}

fn is_page(process: u64) -> bool {
    let line = fs::read(Path::new("/proc").join(process.to_string()).join("cmdline")).unwrap_or_default();
    String::from_utf8_lossy(&line).contains("--type=renderer")
}

fn resident_bytes(process: u64) -> Option<f64> {
    let kibibytes = u32::try_from(status_number(process, "VmRSS:")?).ok()?;
    Some(f64::from(kibibytes) * 1024.0)
}

/// A number in `/proc/…/status`.
fn status_number(process: u64, key: &str) -> Option<u64> {
    let status = fs::read_to_string(Path::new("/proc").join(process.to_string()).join("status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(key))?;
    line.split_whitespace().next()?.parse().ok()
}
