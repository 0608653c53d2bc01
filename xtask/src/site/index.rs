//! The parts of index.html that the build writes.

use std::fs;
use std::path::Path;

use crate::Outcome;
use crate::process::{at, read, write};

const CONTENT_START: &str = "<script type=\"application/json\" id=\"content-index\">";
const CONTENT_END: &str = "</script>";
const CONTENT_MARK: &str = "<!-- content index: written by the build -->";
const POLICY_MARK: &str = "<!-- content security policy: written by the build -->";

/// What the pages may load: our own files, and Wasm. Nothing inline, nothing foreign. What may be set as HTML or as the
/// address of a script is decided by the one policy of `boot.js`, in engines that have trusted types.
pub(crate) const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; \
    require-trusted-types-for 'script'; trusted-types default";

/// Writes the content index (the compiler's manifest) into the page, over an earlier one if there is one.
pub(crate) fn with_content(html: &str, manifest: &str) -> String {
    // `<` inside JSON strings would let a `</script>` through.
    let block = format!(
        "{CONTENT_START}{}{CONTENT_END}",
        manifest.trim().replace('<', "\\u003c")
    );
    match html.split_once(CONTENT_START) {
        Some((before, rest)) => {
            let after = rest.split_once(CONTENT_END).map_or("", |(_, after)| after);
            format!("{before}{block}{after}")
        }
        None => html.replace(CONTENT_MARK, &block),
    }
}

/// Writes the security policy into the page.
pub(crate) fn with_policy(html: &str, strict: bool) -> String {
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    html.replace(POLICY_MARK, if strict { &meta } else { "" })
}

/// Removes the line that contains a text.
pub(crate) fn without_line(html: &str, needle: &str) -> String {
    html.lines()
        .filter(|line| !line.contains(needle))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// Replaces the content of a finished site: tests and benchmarks run other content with the same code.
pub(crate) fn replace_content(site: &Path, content: &Path) -> Outcome {
    let target = site.join("content");
    fs::remove_dir_all(&target).map_err(at(&target))?;
    copy_folder(content, &target)?;
    place_index(site)
}

/// Takes the compiler's manifest out of the site's content folder and writes it into the page.
pub(crate) fn place_index(site: &Path) -> Outcome {
    let manifest_path = site.join("content/manifest.json");
    let page_path = site.join("index.html");
    let page = with_content(&read(&page_path)?, &read(&manifest_path)?);
    write(&page_path, page)?;
    fs::remove_file(&manifest_path).map_err(at(&manifest_path))
}

/// Copies a folder with everything in it.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Outcome {
    let copy = || -> std::io::Result<()> {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            let target = to.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                copy_folder(&entry.path(), &target).map_err(std::io::Error::other)?;
            } else {
                fs::copy(entry.path(), target)?;
            }
        }
        Ok(())
    };
    copy().map_err(|error| format!("{} could not be copied: {error}", from.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_written_once_and_can_be_replaced() {
        let page = format!("<head>{CONTENT_MARK}</head>");
        let first = with_content(&page, "{\"a\":\"</script>\"}");
        assert_eq!(
            first,
            format!("<head>{CONTENT_START}{{\"a\":\"\\u003c/script>\"}}</script></head>")
        );
        assert_eq!(
            with_content(&first, "{}"),
            format!("<head>{CONTENT_START}{{}}</script></head>")
        );
    }

    #[test]
    fn only_a_release_carries_the_policy() {
        assert!(with_policy(POLICY_MARK, true).contains("wasm-unsafe-eval"));
        assert_eq!(with_policy(POLICY_MARK, false), "");
    }
}
