//! From the envelope of an older version to the present one, step by step.
//!
//! **How to add a version.** Write `fn one_to_two(json: Json) -> Json` in a file of its own below this one and add it at
//! the end of [`STEPS`]; [`VERSION`] follows. A step takes the whole file as its own version wrote it, changes what the
//! new version spells differently, keeps what it does not know, and leaves damaged parts as they are (they are reported
//! when documents are read). It is never changed once released. Keep a fixture of the old version in
//! `tests/fixtures/save/` for ever. A new version of one kind's keys is a step too: it changes the documents of that kind
//! and their `version`.

use serde_json::Value as Json;

/// Takes a file from one version to the next.
pub(super) type Step = fn(Json) -> Json;

/// `STEPS[0]` goes from version 1 to 2, and so on. Version 1 is the first.
pub(super) const STEPS: &[Step] = &[];

/// The version after the last step.
pub(super) const VERSION: u32 = version_after(STEPS);

const fn version_after(steps: &[Step]) -> u32 {
    let mut version = 1;
    let mut rest = steps;
    while let [_, after @ ..] = rest {
        version += 1;
        rest = after;
    }
    version
}

/// The file in the version after the last step; a file of that version or a newer one as it is.
pub(super) fn migrate(steps: &[Step], version: u32, json: Json) -> Json {
    let done = usize::try_from(version.saturating_sub(1)).unwrap_or(usize::MAX);
    steps.iter().skip(done).fold(json, |json, step| step(json))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_version_goes_through_the_steps_after_it() {
        fn add(json: &Json, name: &str) -> Json {
            let mut names = json.as_array().cloned().unwrap_or_default();
            names.push(name.into());
            names.into()
        }
        let steps: &[Step] = &[|json| add(&json, "1 to 2"), |json| add(&json, "2 to 3")];
        assert_eq!(version_after(steps), 3);
        let table = [
            (1, json!(["1 to 2", "2 to 3"])),
            (2, json!(["2 to 3"])),
            (3, json!([])),
            (4, json!([])),
            (u32::MAX, json!([])),
        ];
        for (version, expected) in table {
            assert_eq!(migrate(steps, version, json!([])), expected, "version {version}");
        }
    }

    #[test]
    fn the_first_version_is_the_base() {
        assert_eq!(migrate(STEPS, 1, json!({"version": 1})), json!({"version": 1}));
        assert_eq!(version_after(&[]), 1);
    }
}
