//! Reproducible builds: a panic names the file it came from, and for the code of others that is a path on the machine that
//! built the site. Spaces in its place say as much to a reader, weigh next to nothing, and are the same wherever the site is
//! built.

/// How paths of others' code begin: of crates, of the standard library, and of what that is made of.
const BEGINNINGS: [&[u8]; 3] = [b"/registry/src/", b"/rustc/", b"/rust/deps/"];
const END: &[u8] = b".rs";
/// The longest path that is looked for. Texts stand side by side in a Wasm, without ends.
const LONGEST: usize = 250;

/// Puts spaces over the paths of others' code. `home` is the folder in which cargo keeps crates.
pub(super) fn blank(wasm: &mut [u8], home: &str) {
    let crates = [home.as_bytes(), BEGINNINGS[0]].concat();
    for beginning in [&crates[..], BEGINNINGS[1], BEGINNINGS[2]] {
        let mut from = 0;
        while let Some(start) = find(wasm.get(from..).unwrap_or_default(), beginning).map(|place| from + place) {
            let rest = wasm.get_mut(start..).unwrap_or_default();
            let window = rest.get(..LONGEST).unwrap_or(rest);
            let length = find(window, END).map_or(0, |place| place + END.len());
            rest.iter_mut().take(length).for_each(|byte| *byte = b' ');
            from = start + beginning.len().max(length);
        }
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_others_are_blank_and_nothing_else_moves() {
        let before = "src/app.rs/home/me/.cargo/registry/src/index-1/serde-1.0/src/lib.rsmessage/rustc/59/library/core/src/fmt/mod.rs/rustc/and no end";
        let mut wasm = before.as_bytes().to_vec();
        blank(&mut wasm, "/home/me/.cargo");
        let after = String::from_utf8(wasm).unwrap_or_default();
        assert_eq!(after.len(), before.len());
        let words: Vec<&str> = after.split_whitespace().collect();
        assert_eq!(words, ["src/app.rs", "message", "/rustc/and", "no", "end"]);
    }
}
