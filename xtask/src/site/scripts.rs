//! What a script says to its readers is not sent to browsers: without comments and indentation the start is 2 kB smaller
//! after gzip.

/// A script without the lines that are only comments, and without indentation. It may hold no text over several lines in
/// which these would stand for themselves.
pub(super) fn bare(script: &str) -> String {
    let mut bare = String::new();
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        // A line that goes on after its comment stays as it is.
        in_comment |= line.starts_with("/*") && (line.ends_with("*/") || !line.contains("*/"));
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            bare.push_str(line);
            bare.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_is_left() {
        let script = "// why\n/* what */\n/**\n * @returns {number}\n */\nfunction a() {\n    // how\n    return 1 / 2; // half\n}\n\n";
        assert_eq!(bare(script), "function a() {\nreturn 1 / 2; // half\n}\n");
    }

    #[test]
    fn what_follows_a_comment_on_its_line_stays() {
        let script = "/* a part */ const a = 1;\nconst b = 2;\n";
        assert_eq!(bare(script), script);
    }
}
