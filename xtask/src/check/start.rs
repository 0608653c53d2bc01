//! Which files of the site load before the first indicator can be answered, read from the site itself.
//!
//! What a browser really fetches is checked by the journeys; this says the same without one, file by file.

use crate::process::read;
use std::collections::BTreeSet;
use std::path::Path;

/// The start in one language.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// Paths relative to the site, sorted.
    pub(super) files: BTreeSet<String>,
    /// The part of them that is Wasm.
    pub(super) wasm: BTreeSet<String>,
}

/// The start in each language of the site.
pub(super) fn starts(site: &Path) -> Result<Vec<Start>, String> {
    let read = |path: &str| read(&site.join(path));
    let page = read("index.html")?;
    let mut common = linked(&page)?;
    let boot = common.iter().find(|path| path.ends_with("/boot.js"));
    let folder = boot
        .and_then(|path| path.strip_suffix("boot.js"))
        .ok_or("the page does not load boot.js")?
        .to_owned();
    for script in ["app.js", "__wasm_split.js"] {
        common.insert(format!("{folder}{script}"));
        common.extend(
            imported(&read(&format!("{folder}{script}"))?)
                .iter()
                .map(|path| format!("{folder}{path}")),
        );
    }
    let wasm = BTreeSet::from([format!("{folder}app_bg.wasm")]);
    common.extend(wasm.iter().cloned());
    common.insert("index.html".to_owned());

    let content = content_files(&page);
    if content.is_empty() {
        return Err("index.html names no content".to_owned());
    }
    let starts = content.into_iter().map(|content| {
        let files = common
            .iter()
            .cloned()
            .chain(content.map(|path| format!("content/{path}")))
            .collect();
        Start {
            files,
            wasm: wasm.clone(),
        }
    });
    Ok(starts.collect())
}

/// The files that the page's links and scripts name. Foreign ones are a fault.
fn linked(page: &str) -> Result<BTreeSet<String>, String> {
    let mut files = BTreeSet::new();
    for tag in page
        .split('<')
        .filter(|tag| tag.starts_with("link ") || tag.starts_with("script "))
    {
        let tag = tag.split('>').next().unwrap_or_default();
        let Some(path) = attribute(tag, "href").or_else(|| attribute(tag, "src")) else {
            continue;
        };
        if path.contains("//") || path.starts_with('/') || path.contains(':') {
            return Err(format!(
                "index.html loads {path}; everything must be a file of the site, named relative to it"
            ));
        }
        files.insert(path.trim_start_matches("./").to_owned());
    }
    Ok(files)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// The files that a module imports before it runs, relative to it: `import … from './a.js'`, `import './a.js'`.
fn imported(module: &str) -> BTreeSet<String> {
    let statements = module.lines().map(str::trim_start).filter(|line| {
        let imports = line.starts_with("import") && !line.starts_with("import(") && !line.starts_with("import.");
        imports || (line.starts_with("export ") && line.contains(" from ")) || line.starts_with("} from ")
    });
    let quoted = statements.filter_map(|line| line.split(['"', '\'']).nth(1));
    quoted
        .filter_map(|path| path.strip_prefix("./"))
        .map(str::to_owned)
        .collect()
}

/// Start words and first page of each language, from the content index in the page.
fn content_files(page: &str) -> Vec<[String; 2]> {
    let index = page.split_once("id=\"content-index\">").map_or("", |(_, rest)| rest);
    let index = index.split("</script>").next().unwrap_or_default();
    let paths = |key: &str| {
        let key = format!("\"{key}\":\"");
        let values = index
            .split(key.as_str())
            .skip(1)
            .filter_map(|rest| rest.split('"').next());
        values
            .filter(|value| value.ends_with(".json") || value.ends_with(".html"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    paths("start")
        .into_iter()
        .zip(paths("first"))
        .map(|(start, first)| [start, first])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "<script type=\"application/json\" id=\"content-index\">{\"default\":\"en\",\"languages\":{\
        \"en\":{\"name\":\"English\",\"start\":\"en/start-1.json\",\"first\":\"en/p1-2.html\"},\
        \"it\":{\"name\":\"Italiano\",\"start\":\"it/start-3.json\",\"first\":\"it/p1-4.html\"}}}</script>";

    #[test]
    fn links_and_scripts_are_found() {
        let page = "<link rel=\"icon\" href=\"icon.svg\"><link rel=\"stylesheet\" href=\"./style-1.css\" />\
            <a href=\"#/\">x</a><script type=\"module\" src=\"app-1/boot.js\"></script>";
        let files: Vec<String> = linked(page).unwrap().into_iter().collect();
        assert_eq!(files, ["app-1/boot.js", "icon.svg", "style-1.css"]);
    }

    #[test]
    fn foreign_hosts_are_a_fault() {
        for path in [
            "https://example.org/a.css",
            "//example.org/a.css",
            "/a.css",
            "data:text/css,a",
        ] {
            assert!(
                linked(&format!("<link rel=\"stylesheet\" href=\"{path}\">")).is_err(),
                "{path}"
            );
        }
    }

    #[test]
    fn only_imports_that_run_at_once_count() {
        let module = "import { a } from './snippets/a.js';\nimport \"./b.js\";\nexport { c } from './c.js';\n\
            const d = import('./d.js');\nimport('./e.js');\nimport.meta.url;\n";
        let files: Vec<String> = imported(module).into_iter().collect();
        assert_eq!(files, ["b.js", "c.js", "snippets/a.js"]);
    }

    #[test]
    fn the_content_of_each_language_is_found() {
        let files = content_files(&format!("<head>{INDEX}</head>"));
        let wanted = [["en/start-1.json", "en/p1-2.html"], ["it/start-3.json", "it/p1-4.html"]];
        assert_eq!(files, wanted);
        assert!(content_files("<head></head>").is_empty());
    }
}
