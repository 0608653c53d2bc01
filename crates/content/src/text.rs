//! Looks at compiled HTML: its words, and how easy it is to read.

/// Calls `visit` for every text between tags, and for every tag. Figures are left out.
pub(crate) fn walk_html<'a>(html: &'a str, visit: &mut dyn FnMut(Piece<'a>)) {
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, tagged) = rest.split_at(start);
        if !text.is_empty() {
            visit(Piece::Text(text));
        }
        let end = tagged.find('>').map_or(tagged.len(), |end| end + 1);
        let (tag, after) = tagged.split_at(end);
        visit(Piece::Tag(tag));
        rest = after;
    }
    if !rest.is_empty() {
        visit(Piece::Text(rest));
    }
}

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Text, with its entities.
    Text(&'a str),
    /// A tag with its brackets.
    Tag(&'a str),
}

/// What was counted in texts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    pub(crate) words: usize,
    sentences: usize,
    syllables: usize,
}

impl Count {
    /// Adds the running text of some HTML: no citations, no figures.
    pub(crate) fn add_html(&mut self, html: &str) {
        let mut sentence = String::new();
        let mut hidden = false;
        walk_html(html, &mut |piece| match piece {
            Piece::Tag(tag) if tag.starts_with("<svg") || tag.starts_with("<a class=\"citation\"") => {
                hidden = true;
            }
            Piece::Tag("</svg>" | "</a>") => hidden = false,
            Piece::Tag(tag) if is_end_of_block(tag) => {
                self.add_text(&sentence);
                sentence.clear();
            }
            Piece::Text(text) if !hidden => sentence.push_str(text),
            _ => {}
        });
        self.add_text(&sentence);
    }

    /// Adds plain text, whose end is also the end of a sentence.
    pub(crate) fn add_text(&mut self, text: &str) {
        let mut open = false;
        for word in text.split_whitespace() {
            let letters: String = word.chars().filter(|letter| letter.is_alphanumeric()).collect();
            if letters.is_empty() {
                continue;
            }
            self.words += 1;
            self.syllables += syllables(&letters);
            let closing = |letter: char| matches!(letter, ')' | '"' | '\'' | '”' | '’' | ']');
            open = !word.trim_end_matches(closing).ends_with(['.', '!', '?', ':', ';']);
            self.sentences += usize::from(!open);
        }
        self.sentences += usize::from(open);
    }

    /// Flesch reading ease of English text, rounded to one decimal; nothing for no text.
    pub(crate) fn reading_ease(&self) -> Option<f64> {
        let number = |count: usize| u32::try_from(count).ok().filter(|count| *count > 0).map(f64::from);
        let (words, sentences, syllables) = (number(self.words)?, number(self.sentences)?, number(self.syllables)?);
        let ease = 206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words);
        Some((ease * 10.0).round() / 10.0)
    }
}

fn is_end_of_block(tag: &str) -> bool {
    const ENDS: [&str; 9] = [
        "</p>",
        "</li>",
        "</td>",
        "</th>",
        "</h2>",
        "</h3>",
        "</h4>",
        "</figcaption>",
        "</blockquote>",
    ];
    ENDS.contains(&tag) || matches!(tag, "<ul>" | "<ol>")
}

/// Groups of vowels, without a silent e at the end: near enough for a mean over many words.
fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut count = 0;
    let mut before = false;
    for letter in word.chars() {
        count += usize::from(vowel(letter) && !before);
        before = vowel(letter);
    }
    let silent = word.ends_with('e') && !word.ends_with("le") && count > 1;
    (count - usize::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_sentences_of_html_are_counted() {
        let mut count = Count::default();
        count.add_html("<h2>One title</h2><p>A cat sat. It slept <a class=\"citation\" href=\"#\">[S5]</a>.</p><svg><text>No</text></svg>");
        assert_eq!((count.words, count.sentences), (7, 3));
        assert!(count.reading_ease().is_some_and(|ease| ease > 90.0));
        assert_eq!(Count::default().reading_ease(), None);
    }

    #[test]
    fn syllables_are_near_enough() {
        for (word, wanted) in [
            ("cat", 1),
            ("table", 2),
            ("made", 1),
            ("credential", 3),
            ("the", 1),
            ("59", 1),
        ] {
            assert_eq!(syllables(word), wanted, "{word}");
        }
    }
}
