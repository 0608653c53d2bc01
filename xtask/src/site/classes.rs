//! Classes in the script glue that no script uses. Crates of Leptos define some, and what they export would keep its code in
//! the start: without them it is 2 kB smaller after gzip.

use super::wasm::{Reader, put_number, put_text, section};

/// The id of the export section.
const EXPORTS: u8 = 7;
/// How a class begins in the glue.
const BEGIN: &str = "export class ";

/// Wasm and glue without the classes that stand in the glue and are used by nothing else in it.
///
/// # Errors
/// The file is no Wasm as these tools write it.
pub(super) fn remove_unused(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String), String> {
    let (mut wasm, mut glue) = (wasm.to_vec(), glue.to_owned());
    let names = glue
        .lines()
        .filter_map(|line| line.strip_prefix(BEGIN)?.strip_suffix(" {"));
    let names: Vec<String> = names.map(str::to_owned).collect();
    for name in names {
        let without = without_class(&glue, &name);
        if !without.contains(&name) {
            wasm = without_exports(&wasm, &name.to_lowercase())?;
            glue = without;
        }
    }
    Ok((wasm, glue))
}

/// The glue without a class, the line that makes it disposable, and what frees it when it is forgotten.
fn without_class(glue: &str, name: &str) -> String {
    let pieces = [
        (format!("{BEGIN}{name} {{"), "}"),
        (format!("if (Symbol.dispose) {name}."), ";"),
        (format!("const {name}Finalization ="), ";"),
    ];
    let mut kept = String::new();
    let mut lines = glue.lines();
    while let Some(line) = lines.next() {
        let Some((_, end)) = pieces.iter().find(|(begin, _)| line.starts_with(begin)) else {
            kept.push_str(line);
            kept.push('\n');
            continue;
        };
        // The end of a class is a line of its own; the others end with their statement.
        let ends = |line: &str| line == *end || (*end == ";" && line.ends_with(end));
        if !ends(line) {
            lines.by_ref().find(|line| ends(line));
        }
    }
    kept
}

/// The Wasm without what a class exports: `__wbg_<class>_free`, `<class>_<method>`.
fn without_exports(wasm: &[u8], class: &str) -> Result<Vec<u8>, String> {
    let section = section(wasm, EXPORTS).ok_or("the Wasm has no export section")?;
    let mut reader = Reader::at(wasm, section.content);
    let (mut count, mut kept) = (0, Vec::new());
    let own = [format!("__wbg_{class}_"), format!("{class}_")];
    for _ in 0..reader.number()? {
        let name = reader.text()?;
        let (kind, index) = (reader.byte()?, reader.number()?);
        if !own.iter().any(|own| name.starts_with(own.as_bytes())) {
            count += 1;
            put_text(&mut kept, name);
            kept.push(kind);
            put_number(&mut kept, index);
        }
    }
    let mut exports = Vec::new();
    put_number(&mut exports, count);
    exports.extend(kept);
    Ok(section.replaced(wasm, &exports))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that exports functions of these names, with an empty custom section behind.
    fn module(exports: &[&str]) -> Vec<u8> {
        let mut section = Vec::new();
        put_number(&mut section, exports.len() as u64);
        for (index, name) in exports.iter().enumerate() {
            put_text(&mut section, name.as_bytes());
            section.push(0);
            put_number(&mut section, index as u64);
        }
        let mut wasm = b"\0asm\x01\0\0\0\x07".to_vec();
        put_number(&mut wasm, section.len() as u64);
        wasm.extend(section);
        wasm.extend(b"\0\x02\x01x");
        wasm
    }

    const GLUE: &str = "export class Sink {\n    free() {\n        wasm.__wbg_sink_free(0);\n    }\n}\n\
        if (Symbol.dispose) Sink.prototype[Symbol.dispose] = Sink.prototype.free;\n\
        const keep = 1;\n\
        const SinkFinalization = (typeof FinalizationRegistry === 'undefined')\n    ? {}\n    : new FinalizationRegistry();\n\
        let wasm;\n";

    #[test]
    fn a_class_that_nothing_uses_goes_with_its_exports() {
        let whole = module(&["main", "__wbg_sink_free", "sink_write", "sinking"]);
        let (wasm, glue) = remove_unused(&whole, GLUE).unwrap();
        assert_eq!(glue, "const keep = 1;\nlet wasm;\n");
        let unlike = module(&["main", "sinking"]);
        assert_eq!(without_exports(&unlike, "sink").unwrap(), unlike);
        // The index of what stays is that of its function.
        let text = String::from_utf8_lossy(&wasm).into_owned();
        assert!(text.contains("main") && text.contains("sinking\0\u{3}"), "{text:?}");
        assert!(!text.contains("sink_") && text.ends_with("\0\u{2}\u{1}x"), "{text:?}");
    }

    #[test]
    fn a_class_that_is_used_stays() {
        let whole = module(&["main", "__wbg_sink_free"]);
        let used = format!("{GLUE}const made = new Sink();\n");
        assert_eq!(remove_unused(&whole, &used).unwrap(), (whole, used));
        assert!(remove_unused(b"\0asm\x01\0\0\0", GLUE).is_err());
    }
}
