//! What is written: the same for the same content, readable as the types of the domain, safe, and in every language.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use touchstone_content::{Compiled, compile, emit, words_rs};
use touchstone_domain::catalog::{
    Crosswalk, Details, Glossary, InstrumentWords, Manifest, Programme, Sources, Start, Unit,
};

use crate::{copy, project, scratch};

fn base() -> Compiled {
    compile(&project("tests/fixtures/content/base")).unwrap()
}

/// All files of a folder by path, with their content.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type().unwrap().is_dir() {
            found.extend(
                files(&entry.path())
                    .into_iter()
                    .map(|(inner, text)| (format!("{name}/{inner}"), text)),
            );
        } else {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    found
}

fn load<T: serde::de::DeserializeOwned>(out: &Path, path: &str) -> T {
    serde_json::from_slice(&fs::read(out.join(path)).unwrap()).unwrap()
}

#[test]
fn the_same_content_gives_the_same_files() {
    let (first, second) = (scratch("first-out").unwrap(), scratch("second-out").unwrap());
    let manifest = emit(&base(), &first, true).unwrap();
    assert_eq!(emit(&base(), &second, true).unwrap(), manifest);
    assert_eq!(files(&first), files(&second));
    assert_eq!(load::<Manifest>(&first, "manifest.json"), manifest);
}

#[test]
fn every_file_is_named_and_can_be_read_back() {
    let out = scratch("read-back").unwrap();
    let compiled = base();
    let manifest = emit(&compiled, &out, false).unwrap();
    let mut named = vec!["manifest.json".to_owned()];
    for (language, compiled) in manifest.languages.values().zip(&compiled.languages) {
        let start: Start = load(&out, &language.start);
        let programme: Programme = load(&out, &language.programme);
        let words: Vec<String> = load(&out, &start.files["report"]);
        assert_eq!(
            [start.words, words],
            [compiled.words[0].clone(), compiled.words[1].clone()]
        );
        assert_eq!(load::<InstrumentWords>(&out, &language.instrument), compiled.instrument);
        assert_eq!(load::<Details>(&out, &start.files["details"]), compiled.details);
        assert_eq!(load::<Crosswalk>(&out, &start.files["crosswalk"]), compiled.crosswalk);
        assert_eq!(load::<Sources>(&out, &start.files["sources"]), compiled.sources);
        assert_eq!(load::<Glossary>(&out, &start.files["glossary"]), compiled.glossary);
        assert_eq!(load::<Unit>(&out, &programme.units[0].file), compiled.units[0]);
        named.extend([language.start.clone(), language.instrument.clone()]);
        named.extend(programme.units.iter().map(|unit| unit.file.clone()));
        named.extend(start.files.into_values());
    }
    named.sort();
    assert_eq!(files(&out).into_keys().collect::<Vec<_>>(), named);
}

#[test]
fn a_change_renames_what_changed_and_removes_the_old_file() {
    let (modules, out) = (scratch("changed").unwrap(), scratch("changed-out").unwrap());
    copy(&project("tests/fixtures/content/base"), &modules).unwrap();
    let before = emit(&compile(&modules).unwrap(), &out, false).unwrap();
    let count = files(&out).len();
    let file = modules.join("interface/en.toml");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace("Learn", "Study")).unwrap();
    let after = emit(&compile(&modules).unwrap(), &out, false).unwrap();
    let (before, after) = (&before.languages["en"], &after.languages["en"]);
    assert_ne!(before.start, after.start);
    assert_eq!(before.instrument, after.instrument);
    assert!(!out.join(&before.start).exists());
    assert_eq!(files(&out).len(), count);
}

#[test]
fn a_language_says_which_words_are_not_its_own() {
    let compiled = base();
    let italian = &compiled.languages[1];
    assert_eq!(italian.instrument.language, "it");
    let languages: Vec<Option<&str>> = italian
        .instrument
        .principles
        .iter()
        .map(|principle| principle.language.as_deref())
        .collect();
    assert_eq!(languages, [None, Some("en")]);
    assert_eq!(
        (italian.glossary.language.as_str(), italian.units[0].language.as_str()),
        ("en", "it")
    );
}

#[test]
fn html_is_as_described() {
    let compiled = base();
    let section = &compiled.languages[0].units[0].sections[0].html;
    for wanted in [
        "<p id=\"claim\">A level is a <strong>claim</strong>",
        "<a class=\"citation\" data-source=\"s1\" href=\"#/sources\" aria-label=\"S1, part 2: A framework (A publisher)\">[S1, part 2]</a>",
        "<button type=\"button\" class=\"term\" data-term=\"learner\">learner</button>",
        "<a data-indicator=\"p1.1\" href=\"#/assess\">P1.1</a>",
        "<a data-principle=\"p2\" href=\"#/assess\">P2</a>",
        "<h2 id=\"owner\">Owner</h2>",
        "<a href=\"#/learn/u01/s1/claim\">the claim</a>",
        "<a href=\"#/learn/u01/quiz/q1\">a question</a>",
        "<figure id=\"levels\"><svg role=\"img\" aria-label=\"Two boxes, the second one labelled.\"",
        "<linearGradient id=\"levels-shade\">",
        "fill=\"url(#levels-shade)\"",
        "<text x=\"12\" y=\"8\">A &amp; B</text>",
        "<figcaption>Two boxes</figcaption></figure>",
        "<th scope=\"col\">meaning</th>",
        "<ol><li>First step</li>",
    ] {
        assert!(section.contains(wanted), "{wanted}\nis not in\n{section}");
    }
    assert!(!section.contains("<title>"));
    let item = &compiled.languages[0].units[0].quiz[1];
    assert_eq!(item.setting.as_deref(), Some("<p>A studio has a page.</p>"));
    assert_eq!(
        item.options.iter().map(|option| option.right).collect::<Vec<_>>(),
        [true, true, false]
    );
    assert_eq!(item.why, "<p>both can be seen.</p>");
    assert!(
        compiled.languages[0].units[0].activities[0]
            .steps
            .contains("<h4 id=\"hand-out\">")
    );
}

#[test]
fn words_have_numbers_and_plurals_their_forms() {
    let compiled = base();
    let code = words_rs(&compiled);
    for wanted in [
        "pub const PARTS: &[&str] = &[\"start\", \"report\"];",
        "pub mod start {",
        "/// one: One answer / other: {count} answers\n    pub const ANSWERED: Word = Word::new(0, 0);",
        "pub const HELLO: Word = Word::new(0, 1);",
        "pub const MENU_LEARN: Word = Word::new(0, 2);",
        "pub const TITLE: Word = Word::new(1, 0);",
    ] {
        assert!(code.contains(wanted), "{wanted}\nis not in\n{code}");
    }
    let italian = &compiled.languages[1].words[0];
    assert_eq!(
        italian[0],
        "\u{1}one\u{2}{count} risposta\u{1}other\u{2}{count} risposte"
    );
    assert_eq!(italian[1], "Ciao {name}");
}

#[test]
fn the_pseudo_language_covers_every_text() {
    let out = scratch("pseudo").unwrap();
    let manifest = emit(&base(), &out, true).unwrap();
    let pseudo = &manifest.languages["qps"];
    let start: Start = load(&out, &pseudo.start);
    assert_eq!(start.words[1], "[!! Héllö {name} !!]");
    let instrument: InstrumentWords = load(&out, &pseudo.instrument);
    assert_eq!(
        instrument.principles[0].indicators[0].statement,
        "[!! Wé ðö  !!]<em>[!! thïš !!]</em>[!! . !!]"
    );
    let programme: Programme = load(&out, &pseudo.programme);
    assert_eq!(programme.language, "qps");
    let unit: Unit = load(&out, &programme.units[0].file);
    // Letters that the pseudo language changes may stand in tags and entities only.
    let texts = unit.sections[0].html.replace("&amp;", "");
    let outside: String = texts
        .split('<')
        .filter_map(|piece| piece.split_once('>'))
        .map(|(_, text)| text)
        .collect();
    assert!(
        !outside.is_empty() && !outside.contains(['a', 'e', 'i', 'o', 'u']),
        "{outside}"
    );
}
