//! The pseudo language `qps`: every text of the fallback with accents and brackets, so that tests see at once which
//! words on the screen never came from authors.

use touchstone_domain::catalog::{Crosswalk, Details, Glossary, InstrumentWords, Portfolio, SectionPart, Unit};
use touchstone_domain::document::Value;

use crate::text::{Piece, walk_html};
use crate::{Example, Language};

/// Its id.
const ID: &str = "qps";

/// The fallback language in accents and brackets.
pub(crate) fn pseudo_language(fallback: &Language) -> Language {
    let mut language = fallback.clone();
    ID.clone_into(&mut language.id);
    ID.clone_into(&mut language.words_language);
    language.name = plain(&language.name);
    for word in language.words.iter_mut().flatten() {
        *word = interface_word(word);
    }
    instrument(&mut language.instrument);
    details(&mut language.details);
    crosswalk(&mut language.crosswalk);
    glossary(&mut language.glossary);
    language.portfolio.iter_mut().for_each(portfolio);
    ID.clone_into(&mut language.sources.language);
    for source in &mut language.sources.sources {
        source.title = plain(&source.title);
        source.publisher = plain(&source.publisher);
        in_place(source.note.iter_mut(), plain);
    }
    language.units.iter_mut().for_each(unit);
    ID.clone_into(&mut language.examples_language);
    language.examples.iter_mut().for_each(example);
    language
}

fn instrument(words: &mut InstrumentWords) {
    ID.clone_into(&mut words.language);
    for principle in &mut words.principles {
        principle.name = plain(&principle.name);
        for indicator in &mut principle.indicators {
            indicator.name = plain(&indicator.name);
            in_place(indicator.anchors.iter_mut(), plain);
            in_place([&mut indicator.statement, &mut indicator.why], html);
            in_place(indicator.not_applicable_when.iter_mut(), html);
        }
    }
}

fn details(details: &mut Details) {
    ID.clone_into(&mut details.language);
    for principle in &mut details.principles {
        principle.case_title = plain(&principle.case_title);
        in_place([&mut principle.introduction, &mut principle.case], html);
        for indicator in &mut principle.indicators {
            in_place(indicator.before.values_mut(), html);
            in_place(indicator.evidence.values_mut().flatten(), html);
        }
    }
}

fn crosswalk(crosswalk: &mut Crosswalk) {
    ID.clone_into(&mut crosswalk.language);
    for framework in &mut crosswalk.frameworks {
        in_place([&mut framework.name, &mut framework.short], plain);
        in_place(framework.note.iter_mut(), html);
        in_place(framework.clauses.iter_mut().map(|clause| &mut clause.name), plain);
    }
}

fn glossary(glossary: &mut Glossary) {
    ID.clone_into(&mut glossary.language);
    for term in &mut glossary.terms {
        term.term = plain(&term.term);
        in_place(term.aliases.iter_mut(), plain);
        term.explanation = html(&term.explanation);
    }
}

fn unit(unit: &mut Unit) {
    ID.clone_into(&mut unit.language);
    unit.title = plain(&unit.title);
    unit.opening = html(&unit.opening);
    in_place(unit.outcomes.iter_mut().map(|outcome| &mut outcome.html), html);
    for section in &mut unit.sections {
        section.title = plain(&section.title);
        in_place(section.blocks.iter_mut().map(|block| &mut block.name), plain);
        for part in &mut section.body {
            if let SectionPart::Html(text) = part {
                *text = html(text);
            }
        }
    }
    for item in &mut unit.quiz {
        in_place([&mut item.stem, &mut item.why], html);
        in_place(item.setting.iter_mut(), html);
        in_place(item.groups.iter_mut(), html);
        in_place(
            item.options
                .iter_mut()
                .flat_map(|option| [&mut option.html, &mut option.feedback]),
            html,
        );
    }
    for activity in &mut unit.activities {
        activity.title = plain(&activity.title);
        let first = [
            &mut activity.purpose,
            &mut activity.room,
            &mut activity.material,
            &mut activity.steps,
            &mut activity.debrief,
        ];
        in_place(first, html);
        in_place(activity.handout.iter_mut().chain(&mut activity.cards), html);
        in_place(
            [
                &mut activity.if_it_goes_wrong,
                &mut activity.core,
                &mut activity.may_change,
            ],
            html,
        );
    }
    for template in &mut unit.templates {
        template.title = plain(&template.title);
        template.html = html(&template.html);
    }
    in_place(unit.reflections.iter_mut().map(|reflection| &mut reflection.html), html);
}

fn example(example: &mut Example) {
    in_place([&mut example.name, &mut example.story], plain);
    example.language = None;
    let registers = &mut example.document.registers;
    let keys: Vec<String> = registers.keys().cloned().collect();
    for key in keys {
        if let Some(Value::Text(text)) = registers.get_mut(&key).map(|register| &mut register.winner.value) {
            *text = plain(text);
        }
    }
}

fn portfolio(portfolio: &mut Portfolio) {
    ID.clone_into(&mut portfolio.language);
    for artefact in &mut portfolio.artefacts {
        artefact.title = plain(&artefact.title);
        artefact.purpose = html(&artefact.purpose);
        in_place(artefact.criteria.iter_mut().map(|criterion| &mut criterion.html), html);
    }
    for element in &mut portfolio.fact_sheet {
        element.name = plain(&element.name);
        element.text = html(&element.text);
    }
    for level in &mut portfolio.evaluation {
        level.title = plain(&level.title);
        level.when = html(&level.when);
        in_place(&mut level.questions, html);
    }
    portfolio.observation.title = plain(&portfolio.observation.title);
    in_place(&mut portfolio.observation.rows, html);
}

fn in_place<'a>(texts: impl IntoIterator<Item = &'a mut String>, change: fn(&str) -> String) {
    for text in texts {
        *text = change(text);
    }
}

/// A word of the interface; the forms of a plural one by one.
fn interface_word(word: &str) -> String {
    if !word.starts_with('\u{1}') {
        return plain(word);
    }
    let form = |form: &str| match form.split_once('\u{2}') {
        Some((category, text)) => format!("\u{1}{category}\u{2}{}", plain(text)),
        None => String::new(),
    };
    word.split('\u{1}').map(form).collect()
}

/// Plain text in accents and brackets; names in braces stay as they are.
fn plain(text: &str) -> String {
    let mut inside = false;
    let accented: String = text
        .chars()
        .map(|letter| {
            match letter {
                '{' => inside = true,
                '}' => inside = false,
                _ => {}
            }
            if inside { letter } else { accent(letter) }
        })
        .collect();
    format!("[!! {accented} !!]")
}

/// HTML in which every text, and every name that is spoken only, is in accents and brackets; the rest of the tags stays.
fn html(source: &str) -> String {
    let mut changed = String::with_capacity(source.len() * 2);
    walk_html(source, &mut |piece| match piece {
        Piece::Text(text) if !text.trim().is_empty() => changed.push_str(&escaped(text)),
        Piece::Text(text) => changed.push_str(text),
        Piece::Tag(tag) => changed.push_str(&spoken_name(tag)),
    });
    changed
}

/// A tag whose `aria-label`, if it has one, is in accents and brackets.
fn spoken_name(tag: &str) -> String {
    const NAME: &str = " aria-label=\"";
    let parts = tag
        .split_once(NAME)
        .and_then(|(before, rest)| Some((before, rest.split_once('"')?)));
    match parts {
        Some((before, (name, after))) => format!("{before}{NAME}{}\"{after}", escaped(name)),
        None => tag.to_owned(),
    }
}

/// Text of HTML in accents and brackets; entities stay as they are.
fn escaped(text: &str) -> String {
    let mut entity = false;
    let accented: String = text
        .chars()
        .map(|letter| {
            entity = letter == '&' || (entity && letter != ';');
            if entity { letter } else { accent(letter) }
        })
        .collect();
    format!("[!! {accented} !!]")
}

fn accent(letter: char) -> char {
    const PAIRS: [(char, char); 20] = [
        ('a', 'å'),
        ('c', 'ç'),
        ('d', 'ð'),
        ('e', 'é'),
        ('g', 'ğ'),
        ('i', 'ï'),
        ('n', 'ñ'),
        ('o', 'ö'),
        ('s', 'š'),
        ('u', 'ü'),
        ('y', 'ý'),
        ('A', 'Å'),
        ('C', 'Ç'),
        ('E', 'É'),
        ('I', 'Ï'),
        ('N', 'Ñ'),
        ('O', 'Ö'),
        ('S', 'Š'),
        ('U', 'Ü'),
        ('Y', 'Ý'),
    ];
    PAIRS
        .iter()
        .find(|(from, _)| *from == letter)
        .map_or(letter, |(_, to)| *to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_braces_tags_and_entities_stay() {
        assert_eq!(plain("Saved at {time}"), "[!! Šåvéð åt {time} !!]");
        assert_eq!(
            html("<p id=\"a\">one &amp; <em>two</em></p>"),
            "<p id=\"a\">[!! öñé &amp;  !!]<em>[!! twö !!]</em></p>"
        );
        assert_eq!(
            html("<div aria-label=\"step &amp; one\" tabindex=\"0\">"),
            "<div aria-label=\"[!! štép &amp; öñé !!]\" tabindex=\"0\">"
        );
        assert_eq!(
            interface_word("\u{1}one\u{2}{n} a\u{1}other\u{2}b"),
            "\u{1}one\u{2}[!! {n} å !!]\u{1}other\u{2}[!! b !!]"
        );
    }
}
