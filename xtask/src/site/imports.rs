//! Short names for what the Wasm takes from its script glue. The tools name each by what it does and a hash of sixteen
//! digits, which is of use to nobody in the browser: without them the start is 4 kB smaller after gzip.
//!
//! <https://webassembly.github.io/spec/core/binary/modules.html#import-section>

use super::wasm::{Reader, put_number, put_text, section};

/// Wasm and glue with short names for the same imports.
///
/// # Errors
/// The file is no Wasm as these tools write it.
pub(super) fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String), String> {
    let section = section(wasm, IMPORTS).ok_or("the Wasm has no import section")?;
    let mut reader = Reader::at(wasm, section.content);
    let mut imports = Vec::new();
    let mut names = Vec::new();
    let count = reader.number()?;
    put_number(&mut imports, count);
    for _ in 0..count {
        put_text(&mut imports, reader.text()?);
        let name = String::from_utf8_lossy(reader.text()?).into_owned();
        let short = short_name(names.len());
        let used = if name.starts_with(GLUE) { short } else { name.clone() };
        put_text(&mut imports, used.as_bytes());
        names.push((name, used));
        let before = reader.at;
        reader.skip_description()?;
        imports.extend(wasm.get(before..reader.at).unwrap_or_default());
    }
    Ok((section.replaced(wasm, &imports), rename(glue, &names)?))
}

/// The id of the import section.
const IMPORTS: u8 = 2;
/// How the names begin that stand in the glue only.
const GLUE: &str = "__wb";

/// Each name stands in the glue once, as the key of a function: `    __wbg_now_0123456789abcdef: function(`.
fn rename(glue: &str, names: &[(String, String)]) -> Result<String, String> {
    let mut renamed = glue.to_owned();
    for (long, short) in names.iter().filter(|(long, short)| long != short) {
        let key = format!(" {long}: function");
        if renamed.matches(&key).count() != 1 {
            return Err(format!(
                "the glue does not define {long} just once; has wasm-bindgen changed?"
            ));
        }
        renamed = renamed.replacen(&key, &format!(" {short}: function"), 1);
    }
    Ok(renamed)
}

/// `a`, `b`, … `z`, `aa`, …
fn short_name(mut number: usize) -> String {
    let mut name = String::new();
    loop {
        let letter = u8::try_from(number % 26).unwrap_or(0) + b'a';
        name.insert(0, char::from(letter));
        number /= 26;
        if number == 0 {
            return format!("_{name}");
        }
        number -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with a type, two imported functions of that type, and an empty custom section after them.
    fn module() -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02".to_vec();
        let mut imports = vec![2];
        for name in ["__wbg_now_0123456789abcdef", "other"] {
            put_text(&mut imports, b"./glue.js");
            put_text(&mut imports, name.as_bytes());
            imports.extend([0, 0]);
        }
        put_number(&mut wasm, imports.len() as u64);
        wasm.extend(imports);
        wasm.extend(b"\0\x02\x01x");
        wasm
    }

    #[test]
    fn the_same_imports_have_short_names_in_both() {
        let glue = "const import0 = {\n    __wbg_now_0123456789abcdef: function() {},\n    other: 1 };";
        let (wasm, glue) = shorten(&module(), glue).unwrap_or_default();
        assert_eq!(glue, "const import0 = {\n    _a: function() {},\n    other: 1 };");
        let text = String::from_utf8_lossy(&wasm);
        assert!(text.contains("./glue.js\u{2}_a") && text.contains("./glue.js\u{5}other"));
        assert!(text.ends_with("\0\u{2}\u{1}x") && !text.contains("0123456789abcdef"));
        let section = section(&wasm, IMPORTS).map(|section| section.end);
        assert_eq!(section, Some(wasm.len() - 4));
    }

    #[test]
    fn a_name_that_the_glue_lacks_or_has_twice_stops_the_build() {
        assert!(shorten(&module(), "").is_err());
        let twice = " __wbg_now_0123456789abcdef: function __wbg_now_0123456789abcdef: function";
        assert!(shorten(&module(), twice).is_err());
        assert!(shorten(b"\0asm\x01\0\0\0", "").is_err());
    }

    #[test]
    fn short_names_differ() {
        let names: std::collections::BTreeSet<String> = (0..2000).map(short_name).collect();
        assert_eq!(names.len(), 2000);
        assert!(names.contains("_a") && names.contains("_z") && names.contains("_aa"));
    }
}
