//! The registry in the script glue that frees a closure when the browser collects what it was given to.
//!
//! WebKit (2.50, and so Safari) runs such work even where the page that asked for it is gone, and then the process of the
//! page that came after dies: one visit in a hundred in our journeys. Without the registry the few bytes of such a closure
//! are freed with the page. What the app frees itself is not concerned.

/// How the registry begins in the glue, and how it is used.
const BEGIN: &str = "const CLOSURE_DTORS =";
const USE: &str = "CLOSURE_DTORS.";

/// The glue without it.
///
/// # Errors
/// It is not there, or something else than its known uses speaks of it.
pub(super) fn remove(glue: &str) -> Result<String, String> {
    let mut kept = String::new();
    let mut lines = glue.lines();
    let mut found = false;
    while let Some(line) = lines.next() {
        let bare = line.trim_start();
        if bare.starts_with(BEGIN) {
            found = true;
            if !line.ends_with(';') {
                lines.by_ref().find(|line| line.ends_with(';'));
            }
        } else if !(bare.starts_with(USE) && bare.ends_with(';')) {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    if found && !kept.contains("CLOSURE_DTORS") {
        Ok(kept)
    } else {
        Err("the script glue has changed: its registry of closures is not where it was".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "const CLOSURE_DTORS = (typeof FinalizationRegistry === 'undefined')\n    ? { register: () => {} }\n    : new FinalizationRegistry(state => free(state));\nfunction make(real) {\n    CLOSURE_DTORS.register(real, state, state);\n    return real;\n}\n";

    #[test]
    fn nothing_of_the_registry_is_left() {
        let without = "function make(real) {\n    return real;\n}\n";
        assert_eq!(remove(GLUE).as_deref(), Ok(without));
    }

    #[test]
    fn another_use_of_it_stops_the_build() {
        assert!(remove(&format!("{GLUE}use(CLOSURE_DTORS);\n")).is_err());
        assert!(remove("function make() {}\n").is_err());
    }
}
