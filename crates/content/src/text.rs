//! Looks at compiled HTML: its words, and how easy it is to read.

use touchstone_domain::catalog::Section;

use crate::syllables::syllables;

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

/// The text of HTML without tags and figures, its entities resolved.
pub(crate) fn plain_html(html: &str) -> String {
    let mut plain = String::new();
    let mut in_figure = false;
    walk_html(html, &mut |piece| match piece {
        Piece::Tag(tag) if tag.starts_with("<svg") => in_figure = true,
        Piece::Tag("</svg>") => in_figure = false,
        Piece::Tag(tag) if is_end_of_block(tag) => plain.push(' '),
        Piece::Text(text) if !in_figure => plain.push_str(text),
        _ => {}
    });
    let words: Vec<&str> = plain.split_whitespace().collect();
    let plain = words.join(" ");
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        .iter()
        .fold(plain, |plain, (entity, letter)| plain.replace(entity, letter))
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
    /// Counts the running text of a section.
    pub(crate) fn of_section(section: &Section) -> Self {
        let mut count = Self::default();
        section.html().for_each(|html| count.add_html(html));
        count
    }

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

    /// Minutes that reading takes somebody who reads in a second language, at 150 words a minute, rounded up.
    pub(crate) fn reading_minutes(&self) -> u16 {
        u16::try_from(self.words.div_ceil(150)).unwrap_or(u16::MAX)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_read_without_its_tags() {
        let html = "<p>A &amp; <em>B</em></p><figure><svg><text>no</text></svg></figure><p>&amp;lt; C</p>";
        assert_eq!(plain_html(html), "A & B &lt; C");
    }

    #[test]
    fn words_and_sentences_of_html_are_counted() {
        let mut count = Count::default();
        count.add_html("<h2>One title</h2><p>A cat sat. It slept <a class=\"citation\" href=\"#\">[S5]</a>.</p><svg><text>No</text></svg>");
        assert_eq!((count.words, count.sentences), (7, 3));
        assert!(count.reading_ease().is_some_and(|ease| ease > 90.0));
        assert_eq!(Count::default().reading_ease(), None);
    }
}
