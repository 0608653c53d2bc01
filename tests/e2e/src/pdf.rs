//! The text of a PDF, by the system's pdftotext.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Outcome};

/// The text of each page, laid out as on paper.
///
/// # Errors
/// pdftotext is missing or cannot read the file.
pub fn pages(pdf: &[u8], folder: &Path) -> Outcome<Vec<String>> {
    let file = folder.join("print.pdf");
    fs::write(&file, pdf)?;
    let output = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8"])
        .arg(&file)
        .arg("-")
        .output();
    let output = output.map_err(|error| {
        Failure::new(format!(
            "pdftotext (package poppler-utils) is needed to read what was printed: {error}"
        ))
    })?;
    if !output.status.success() {
        return Err(Failure::new(format!(
            "pdftotext: {}",
            String::from_utf8_lossy(&output.stderr)
        )));
    }
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    // Firefox prints letters that are drawn as one as one.
    for (one, letters) in [("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl")] {
        text = text.replace(one, letters);
    }
    // Each page ends with a form feed.
    Ok(text
        .trim_end_matches('\u{c}')
        .split('\u{c}')
        .map(str::to_owned)
        .collect())
}
