//! Who may use what: the manifests keep the direction of the layers, and the code keeps to its layer.

use std::fs;

use super::sources::{Source, names, outcome, read_all};
use crate::Outcome;
use crate::process::root;

/// What a package may use of ours.
struct Package {
    manifest: &'static str,
    used: &'static [&'static str],
    /// Only for its build script.
    for_building: &'static [&'static str],
}

const DOMAIN: &str = "touchstone-domain";
const CONTENT: &str = "touchstone-content";
const STORE: &str = "touchstone-store";

/// Nothing depends on the app, on the command line or on xtask.
const PACKAGES: [Package; 7] = [
    Package {
        manifest: "crates/domain/Cargo.toml",
        used: &[],
        for_building: &[],
    },
    Package {
        manifest: "crates/store/Cargo.toml",
        used: &[DOMAIN],
        for_building: &[],
    },
    Package {
        manifest: "crates/content/Cargo.toml",
        used: &[DOMAIN],
        for_building: &[],
    },
    Package {
        manifest: "crates/cli/Cargo.toml",
        used: &[DOMAIN, CONTENT],
        for_building: &[],
    },
    Package {
        manifest: "Cargo.toml",
        used: &[DOMAIN, STORE],
        for_building: &[CONTENT],
    },
    Package {
        manifest: "tests/e2e/Cargo.toml",
        used: &[DOMAIN, CONTENT],
        for_building: &[],
    },
    Package {
        manifest: "xtask/Cargo.toml",
        used: &[],
        for_building: &[],
    },
];

/// What code may not name.
struct Rule {
    place: &'static str,
    except: &'static [&'static str],
    forbidden: &'static [&'static str],
    reason: &'static str,
}

/// What makes code another each time it runs.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::thread",
    "SystemTime",
    "Instant",
    "web_sys",
    "js_sys",
];
const PURE: &str = "it knows no browser, clock, randomness or files; take it as an argument";

const RULES: [Rule; 4] = [
    Rule {
        place: "src",
        except: &["src/browser.rs", "src/browser/"],
        forbidden: &["web_sys", "js_sys", "gloo_storage"],
        reason: "only src/browser may name what only a browser has",
    },
    Rule {
        place: "crates/domain/src",
        except: &[],
        forbidden: IMPURE,
        reason: PURE,
    },
    Rule {
        place: "crates/store/src",
        except: &[],
        forbidden: IMPURE,
        reason: PURE,
    },
    Rule {
        place: "src",
        except: &[],
        forbidden: &["HashMap", "HashSet"],
        reason: "it brings random seeds and code into the Wasm; take BTreeMap or BTreeSet",
    },
];

pub(super) fn check() -> Outcome {
    let mut faults = Vec::new();
    for package in &PACKAGES {
        let path = root().join(package.manifest);
        let manifest = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        faults.extend(manifest_faults(package, &manifest));
    }
    for rule in &RULES {
        let sources = read_all(&[rule.place], ".rs")?;
        faults.extend(sources.iter().flat_map(|source| code_faults(rule, source)));
    }
    let sources = read_all(&["src"], ".rs")?;
    faults.extend(sources.iter().flat_map(style_faults));
    outcome(&faults)
}

/// A dependency as a manifest names it: its table, its package.
type Dependency = (String, String);

fn manifest_faults(package: &Package, manifest: &str) -> Vec<String> {
    let all = dependencies(manifest);
    let allowed = |(table, name): &&Dependency| {
        let building = table.ends_with("build-dependencies");
        // Without a single dependency, xtask is ready in seconds.
        let foreign = !name.starts_with("touchstone-") && name != "xtask" && package.manifest != "xtask/Cargo.toml";
        foreign || package.used.contains(&name.as_str()) || (building && package.for_building.contains(&name.as_str()))
    };
    let wrong = all.iter().filter(|dependency| !allowed(dependency));
    wrong
        .map(|(table, name)| format!("{}: [{table}] must not hold {name}", package.manifest))
        .collect()
}

/// Every dependency in a manifest's tables `dependencies`, `dev-dependencies` and `build-dependencies`.
fn dependencies(manifest: &str) -> Vec<Dependency> {
    let mut found: Vec<Dependency> = Vec::new();
    let mut table: Option<String> = None;
    for line in manifest.lines().map(str::trim) {
        if let Some(header) = line.strip_prefix('[').and_then(|line| line.split(']').next()) {
            table = is_dependencies(header).then(|| header.to_owned());
            if let Some((parent, name)) = header.rsplit_once('.').filter(|(parent, _)| is_dependencies(parent)) {
                found.push((parent.to_owned(), name.trim_matches('"').to_owned()));
                table = None;
            }
            continue;
        }
        let Some(table) = &table else { continue };
        let Some((key, value)) = line.split_once('=').filter(|_| !line.starts_with('#')) else {
            continue;
        };
        // `name.workspace = true` and `name = { package = "other" }`.
        let key = key.trim().split('.').next().unwrap_or_default().trim_matches('"');
        let renamed = value.split_once("package").and_then(|(_, rest)| rest.split('"').nth(1));
        found.push((table.clone(), renamed.unwrap_or(key).to_owned()));
    }
    found
}

/// `dependencies`, also of a target; not those of the workspace, which nobody uses by themselves.
fn is_dependencies(header: &str) -> bool {
    let last = header.rsplit('.').next().unwrap_or_default();
    let parent = header.strip_suffix(last).unwrap_or_default();
    matches!(last, "dependencies" | "dev-dependencies" | "build-dependencies")
        && (parent.is_empty() || parent.starts_with("target."))
}

fn code_faults(rule: &Rule, source: &Source) -> Vec<String> {
    if rule.except.iter().any(|except| source.path.starts_with(except)) || source.is_test() {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for (number, line) in source.code_lines() {
        let named = rule.forbidden.iter().filter(|word| names(line, word));
        faults.extend(named.map(|word| format!("{}:{number}: `{word}`: {}", source.path, rule.reason)));
    }
    faults
}

/// The security policy blocks style attributes; `style:name=value` goes another way and is let through.
fn style_faults(source: &Source) -> Vec<String> {
    let lines = source.code_lines().into_iter();
    let wrong = lines.filter(|(_, line)| line.contains(" style=") || line.trim_start().starts_with("style="));
    let fault = "no style attributes, the security policy blocks them; take a class or an attribute";
    wrong
        .map(|(number, _)| format!("{}:{number}: {fault}", source.path))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> Source {
        Source {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn every_way_to_name_a_dependency_is_seen() {
        let manifest = "[package]\nname = \"a\"\n[workspace.dependencies]\nx = \"1\"\n[dependencies]\n\
            touchstone-domain.workspace = true\n# serde = \"1\"\nshort = { package = \"touchstone-app\", path = \".\" }\n\
            [target.'cfg(unix)'.dev-dependencies]\nproptest = \"1\"\n[build-dependencies.touchstone-content]\npath = \"x\"\n\
            [features]\ny = []\n";
        let names: Vec<String> = dependencies(manifest).into_iter().map(|(_, name)| name).collect();
        assert_eq!(
            names,
            ["touchstone-domain", "touchstone-app", "proptest", "touchstone-content"]
        );
    }

    #[test]
    fn the_direction_of_the_layers_holds() {
        let [domain, _, content, cli, app, e2e, xtask] = &PACKAGES;
        let count = |package, manifest| manifest_faults(package, manifest).len();
        assert_eq!(count(domain, "[dependencies]\nserde = \"1\"\n"), 0);
        assert_eq!(
            count(domain, "[dev-dependencies]\ntouchstone-content.workspace = true\n"),
            1
        );
        assert_eq!(
            count(content, "[dependencies]\ntouchstone-domain.workspace = true\n"),
            0
        );
        assert_eq!(count(cli, "[dependencies]\ntouchstone-app = { path = \"../..\" }\n"), 1);
        assert_eq!(count(app, "[dependencies]\ntouchstone-content.workspace = true\n"), 1);
        assert_eq!(
            count(app, "[build-dependencies]\ntouchstone-content.workspace = true\n"),
            0
        );
        assert_eq!(count(e2e, "[dependencies]\nxtask = { path = \"../../xtask\" }\n"), 1);
        assert_eq!(count(xtask, "[dependencies]\nserde = \"1\"\n"), 1);
    }

    #[test]
    fn code_keeps_to_its_layer() {
        let [browser, domain, _, maps] = &RULES;
        let page = source(
            "src/pages/home.rs",
            "// web_sys is not for here\nuse web_sys::Window;\n",
        );
        assert_eq!(code_faults(browser, &page).len(), 1);
        assert!(code_faults(browser, &source("src/browser/page.rs", "use web_sys::Window;\n")).is_empty());
        assert_eq!(
            code_faults(
                domain,
                &source("crates/domain/src/a.rs", "let now = SystemTime::now();\n")
            )
            .len(),
            1
        );
        let test = source(
            "src/a.rs",
            "#[cfg(test)]\nmod tests {\n    use std::collections::HashMap;\n}\n",
        );
        assert!(code_faults(maps, &test).is_empty());
    }

    #[test]
    fn style_attributes_are_found() {
        assert_eq!(style_faults(&source("src/a.rs", "<p style=\"color: red\">\n")).len(), 1);
        assert_eq!(style_faults(&source("src/a.rs", "        style=wide\n")).len(), 1);
        assert!(style_faults(&source("src/a.rs", "<p style:--value=wide class=style>\n")).is_empty());
    }
}
