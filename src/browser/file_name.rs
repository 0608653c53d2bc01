//! What a file that a person takes out is called.

use touchstone_domain::date::Date;

/// The longest title inside a name, in characters.
const TITLE_LENGTH: usize = 40;

/// `2026-11-23_short-title_tot.json`. Of the title only letters and digits stay, so that every system takes the name.
#[must_use]
pub fn dated(day: Option<Date>, title: &str, ending: &str) -> String {
    let mut plain = String::new();
    for character in title.trim().chars().take(200) {
        if character.is_alphanumeric() {
            plain.extend(character.to_lowercase());
        } else if !plain.ends_with('-') && !plain.is_empty() {
            plain.push('-');
        }
    }
    let short: String = plain.chars().take(TITLE_LENGTH).collect();
    let short = short.trim_end_matches('-');
    let day = day.map(|day| day.to_string());
    let title = (!short.is_empty()).then(|| short.to_owned());
    let parts: Vec<String> = day.into_iter().chain(title).collect();
    [parts.join("_"), format!("_tot.{ending}")].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_letters_and_digits_of_a_title_stay() {
        let day = Date::new(2026, 11, 23);
        let table = [
            ("Short title", "2026-11-23_short-title_tot.json"),
            (
                "  ../..\\Studio: \"Lume\" / 2\u{202e}gpj.exe ",
                "2026-11-23_studio-lume-2-gpj-exe_tot.json",
            ),
            ("École d’Été", "2026-11-23_école-d-été_tot.json"),
            ("<script>", "2026-11-23_script_tot.json"),
            ("", "2026-11-23_tot.json"),
            ("???", "2026-11-23_tot.json"),
        ];
        for (title, expected) in table {
            assert_eq!(dated(day, title, "json"), expected, "{title}");
        }
        let long = dated(day, &"wort ".repeat(100), "json");
        assert_eq!(long, "2026-11-23_wort-wort-wort-wort-wort-wort-wort-wort_tot.json");
    }
}
