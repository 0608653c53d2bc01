//! Texts of the instrument for pages that are printed: an explained term is a button elsewhere, and plain words here.

/// The html without the buttons of explained terms, whose words stay.
#[must_use]
pub fn without_terms(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    for (place, piece) in html.split("<button").enumerate() {
        let piece = match (place, piece.split_once('>')) {
            // What follows is the rest of the button's own tag, up to its end.
            (1.., Some((_, inside))) => inside,
            _ => piece,
        };
        plain.push_str(&piece.replace("</button>", ""));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::without_terms;

    #[test]
    fn terms_become_plain_words_and_other_marks_stay() {
        let html =
            "Before <button type=\"button\" class=\"term\" data-term=\"learner\">learners</button> <em>enrol</em>.";
        assert_eq!(without_terms(html), "Before learners <em>enrol</em>.");
        assert_eq!(without_terms("1 &gt; 0"), "1 &gt; 0");
        let two = "<button class=\"term\">a</button><button class=\"term\">b</button>";
        assert_eq!(without_terms(two), "ab");
    }
}
