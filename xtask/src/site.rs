//! The site's build beside trunk: content and styles before it, splitting, naming and the security policy after it.

mod after;
mod before;
mod classes;
mod finalizers;
mod foreign_paths;
mod imports;
pub(crate) mod index;
pub(crate) mod licences;
mod scripts;
mod wasm;

use crate::Outcome;

/// `before-build` and `after-build`, as Trunk.toml calls them.
pub(crate) fn hook(arguments: &[String]) -> Outcome {
    match arguments.first().map(String::as_str) {
        Some("before-build") => before::prepare(),
        Some("after-build") => after::finish(),
        _ => Err("say before-build or after-build".to_owned()),
    }
}
