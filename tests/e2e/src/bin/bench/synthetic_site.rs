//! The built site with another instrument: the same code, as many principles as asked for.

use std::fs;
use std::io;
use std::path::Path;

use touchstone_content::{compile, emit, synthetic};
use touchstone_e2e::failure::{Failure, Outcome};

/// The content that the instrument is made from.
const MODULES: &str = "modules";
const INDEX_START: &str = "<script type=\"application/json\" id=\"content-index\">";
const INDEX_END: &str = "</script>";

/// Makes the site in `out`; `scratch` takes the instrument's sources. Both are empty folders.
///
/// # Errors
/// The content does not compile, or a file cannot be read or written.
pub(crate) fn make(site: &Path, scratch: &Path, out: &Path, principles: usize) -> Outcome {
    synthetic::instrument(Path::new(MODULES), scratch, principles)?;
    let compiled = compile(scratch).map_err(|problems| {
        let first = problems.first().map(ToString::to_string).unwrap_or_default();
        Failure::new(format!(
            "an instrument of {principles} principles has {} problems; the first: {first}",
            problems.len()
        ))
    })?;
    copy_folder(site, out)?;
    let content = out.join("content");
    fs::remove_dir_all(&content)?;
    fs::create_dir_all(&content)?;
    emit(&compiled, &content, false)?;
    let manifest_file = content.join("manifest.json");
    let manifest = fs::read_to_string(&manifest_file)?;
    fs::remove_file(&manifest_file)?;
    let page_file = out.join("index.html");
    let page = fs::read_to_string(&page_file)?;
    fs::write(&page_file, with_index(&page, &manifest)?)?;
    Ok(())
}

/// The page with another content index.
fn with_index(page: &str, manifest: &str) -> Outcome<String> {
    let missing = || Failure::new("the site's index.html has no content index: is it a finished site?");
    let (before, rest) = page.split_once(INDEX_START).ok_or_else(missing)?;
    let (_, after) = rest.split_once(INDEX_END).ok_or_else(missing)?;
    // `<` inside JSON strings would let a `</script>` through.
    let manifest = manifest.trim().replace('<', "\\u003c");
    Ok(format!("{before}{INDEX_START}{manifest}{INDEX_END}{after}"))
}

fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_index_changes() {
        let page = format!("a{INDEX_START}old{INDEX_END}b");
        let changed = with_index(&page, "{\"x\":\"<\"}\n").unwrap();
        assert_eq!(changed, format!("a{INDEX_START}{{\"x\":\"\\u003c\"}}{INDEX_END}b"));
        assert!(with_index("a", "{}").is_err());
    }
}
