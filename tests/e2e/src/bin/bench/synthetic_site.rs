//! The built site with other content: the same code, as many principles or units as asked for.

use std::fs;
use std::io;
use std::path::Path;

use touchstone_content::{Compiled, compile, emit, synthetic};
use touchstone_domain::catalog::Unit;
use touchstone_e2e::failure::{Failure, Outcome};

/// The content that the instrument is made from.
pub(crate) const MODULES: &str = "modules";
const INDEX_START: &str = "<script type=\"application/json\" id=\"content-index\">";
const INDEX_END: &str = "</script>";

/// Makes the site with an instrument of so many principles in `out`; `scratch` takes the instrument's sources. Both are
/// empty folders.
///
/// # Errors
/// The content does not compile, or a file cannot be read or written.
pub(crate) fn make(site: &Path, scratch: &Path, out: &Path, principles: usize) -> Outcome {
    synthetic::instrument(Path::new(MODULES), scratch, principles)?;
    write(&compiled(scratch)?, site, out)
}

/// The content of a modules folder.
///
/// # Errors
/// It does not compile.
pub(crate) fn compiled(modules: &Path) -> Outcome<Compiled> {
    compile(modules).map_err(|problems| {
        let first = problems.first().map(ToString::to_string).unwrap_or_default();
        let place = modules.display();
        Failure::new(format!("{place}: {} problems; the first: {first}", problems.len()))
    })
}

/// The same content with so many units: the first ones, and then copies of them under ids of their own.
pub(crate) fn with_units(mut compiled: Compiled, count: usize) -> Compiled {
    for language in &mut compiled.languages {
        let originals = std::mem::take(&mut language.units);
        let repeated = originals.iter().cycle().zip(1..).take(count);
        language.units = repeated
            .map(|(unit, number)| {
                if usize::from(number) > originals.len() {
                    copy(unit, number)
                } else {
                    unit.clone()
                }
            })
            .collect();
    }
    compiled
}

fn copy(unit: &Unit, number: u16) -> Unit {
    Unit {
        id: format!("u{number:02}"),
        number,
        ..unit.clone()
    }
}

/// Writes the site with this content to an empty folder.
///
/// # Errors
/// A file cannot be read or written.
pub(crate) fn write(compiled: &Compiled, site: &Path, out: &Path) -> Outcome {
    copy_folder(site, out)?;
    let content = out.join("content");
    fs::remove_dir_all(&content)?;
    fs::create_dir_all(&content)?;
    emit(compiled, &content, false)?;
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

pub(crate) fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
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
