//! What the site weighs on the wire, against `budgets.toml`.

use std::collections::BTreeSet;
use std::path::Path;

use super::budgets;
use super::sources::outcome;
use super::start::{Start, starts};
use crate::Outcome;
use crate::process::{command, entries, output_bytes, read};

/// Measures a site, prints every part, and holds it against the budgets.
pub(super) fn check(site: &Path, budgets: &Path) -> Outcome {
    let text = read(budgets)?;
    let budgets = budgets::parse(&text)?;
    let start = heaviest(site, starts(site)?)?;

    println!("Loaded at start, in bytes after gzip -9:");
    for file in &start.files {
        println!("  {:>8}  {file}", size(&site.join(file))?);
    }
    println!("Loaded when asked:");
    for file in later(site, &start)? {
        println!("  {:>8}  {file}", size(&site.join(&file))?);
    }

    let mut faults = Vec::new();
    let figures = [
        ("wasm_start_gzip", sum(site, &start.wasm)?),
        ("start_transfer_gzip", sum(site, &start.files)?),
        ("start_requests", start.files.len() as u64),
    ];
    for (key, measured) in figures {
        match budgets.judge(key, measured) {
            Ok(remark) => println!("{key}: {measured} ({remark})"),
            Err(fault) => faults.push(fault),
        }
    }
    outcome(&faults)
}

/// The language whose start weighs most.
fn heaviest(site: &Path, starts: Vec<Start>) -> Result<Start, String> {
    let mut heaviest: Option<(u64, Start)> = None;
    for start in starts {
        let weight = sum(site, &start.files)?;
        if heaviest.as_ref().is_none_or(|(most, _)| weight > *most) {
            heaviest = Some((weight, start));
        }
    }
    heaviest
        .map(|(_, start)| start)
        .ok_or_else(|| "the site has no language".to_owned())
}

/// Code that loads after the start: parts and what they share.
fn later(site: &Path, start: &Start) -> Result<Vec<String>, String> {
    let Some(folder) = start.wasm.iter().find_map(|path| path.rsplit_once('/')) else {
        return Ok(Vec::new());
    };
    let files = entries(&site.join(folder.0))?.into_iter().filter(|path| path.is_file());
    let names = files.filter_map(|path| Some(format!("{}/{}", folder.0, path.file_name()?.to_str()?)));
    Ok(names.filter(|name| !start.files.contains(name)).collect())
}

/// The weight of a site's start in each language, the heaviest language's.
pub(super) fn start_transfer(site: &Path) -> Result<u64, String> {
    let start = heaviest(site, starts(site)?)?;
    sum(site, &start.files)
}

fn sum(site: &Path, files: &BTreeSet<String>) -> Result<u64, String> {
    files.iter().map(|file| size(&site.join(file))).sum()
}

/// Bytes after `gzip -9`, without name and time.
fn size(path: &Path) -> Result<u64, String> {
    let bytes = output_bytes(command("gzip", &["-9", "-n", "-c"]).arg(path))?;
    Ok(bytes.len() as u64)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const PAGE: &str = "<link rel=\"stylesheet\" href=\"style.css\">\
        <script type=\"application/json\" id=\"content-index\">{\"languages\":{\
        \"en\":{\"start\":\"en/s.json\",\"first\":\"en/i.json\"},\
        \"it\":{\"start\":\"it/s.json\",\"first\":\"it/i.json\"}}}</script>\
        <script type=\"module\" src=\"app-1/boot.js\"></script>";

    /// A site of ten files at start and one part, in a folder of its own.
    fn site(name: &str) -> std::path::PathBuf {
        let site = std::env::temp_dir().join(format!("touchstone-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&site);
        for folder in ["app-1/snippets", "content/en", "content/it"] {
            fs::create_dir_all(site.join(folder)).unwrap();
        }
        let files = [
            ("index.html", PAGE),
            ("style.css", "p {}"),
            ("app-1/boot.js", ""),
            ("app-1/app.js", "import './snippets/a.js';"),
            ("app-1/__wasm_split.js", ""),
            ("app-1/app_bg.wasm", "wasm"),
            ("app-1/split_report.wasm", "later"),
            ("app-1/snippets/a.js", ""),
            ("content/en/s.json", "{}"),
            ("content/en/i.json", "{}"),
            ("content/it/s.json", "{}"),
            ("content/it/i.json", "{ \"longer\": true }"),
        ];
        for (path, text) in files {
            fs::write(site.join(path), text).unwrap();
        }
        site
    }

    #[test]
    fn the_heaviest_language_is_held_against_the_budgets() {
        let site = site("sizes");
        let start = heaviest(&site, starts(&site).unwrap()).unwrap();
        assert!(start.files.contains("content/it/i.json") && !start.files.contains("content/en/i.json"));
        assert_eq!(start.files.len(), 9);
        assert_eq!(later(&site, &start), Ok(vec!["app-1/split_report.wasm".to_owned()]));
        assert_eq!(start_transfer(&site), sum(&site, &start.files));

        let (wasm, all) = (sum(&site, &start.wasm).unwrap(), sum(&site, &start.files).unwrap());
        assert_eq!(
            wasm, 24,
            "four bytes that gzip cannot make smaller, and its own head and foot"
        );
        let budgets = site.join("budgets.toml");
        let outcome = |requests: u64| {
            let figures = format!(
                "wasm_start_gzip = {wasm} # a\nstart_transfer_gzip = {all} # b\nstart_requests = {requests} # c\n"
            );
            fs::write(&budgets, format!("[bar]\n{figures}[recorded]\n{figures}")).unwrap();
            check(&site, &budgets)
        };
        assert_eq!(outcome(9), Ok(()));
        assert!(outcome(8).unwrap_err().starts_with("start_requests: 9"));
        fs::remove_dir_all(&site).unwrap();
    }
}
