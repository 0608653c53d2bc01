//! The site in a language in which every word of the content stands in brackets: a word without them never came from
//! an author and could not be translated.

use serde_json::{Value, json};
use touchstone_e2e::browser::Wishes;
use touchstone_e2e::failure::{Failure, Outcome, ensure};
use touchstone_e2e::page;
use touchstone_e2e::server::Server;

use crate::context::{Context, worked_example};

/// What stands without brackets on purpose.
const NO_WORDS: [&str; 3] = [
    // The product's own name.
    "Touchstone",
    // The name of the assessment, typed by its owner.
    "Worked example",
    // Ends of a scale on a chart.
    "100",
];

/// Collects visible texts and spoken attributes that have no brackets.
const COLLECT: &str = "
    const found = new Set();
    const accepted = (text) => {
        const plain = text.trim();
        // No letters: numbers, dates, signs. A letter with digits: the id of an indicator or of a strength.
        if (!/\\p{L}{2,}/u.test(plain)) return true;
        // A date, which the browser writes.
        if (/^\\d{1,2} \\p{L}+ \\d{4}$/u.test(plain)) return true;
        return /[⟦\\[].*[⟧\\]]/su.test(plain) || arguments[0].includes(plain);
    };
    const inside = (element) => element.closest('[data-typed], [translate=\"no\"], script, style, noscript, [lang]:not(html)');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (node.textContent.trim() && !inside(element) && element.checkVisibility() && !accepted(whole(element, node))) {
            found.add(`${element.tagName.toLowerCase()}: ${node.textContent.trim().slice(0, 100)}`);
        }
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
        for (const element of document.querySelectorAll(`[${name}]`)) {
            if (!inside(element) && !accepted(element.getAttribute(name))) found.add(`${name}: ${element.getAttribute(name).slice(0, 100)}`);
        }
    }
    if (!accepted(document.title)) found.add(`document title: ${document.title}`);
    return [...found];
    // A sentence with marked-up words inside carries its brackets at its ends: look at the whole of it.
    function whole(element, node) {
        let block = element;
        while (block.parentElement && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
        return block.textContent;
    }";

/// Runs in Chromium: words are the same in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let server = Server::start(context.site_pseudo()?)?;
    let session = context
        .open(&Wishes {
            language: "qps",
            ..Wishes::default()
        })
        .await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    let mut faults = Vec::new();
    for route in page::routes(&id) {
        let heading = session.visit(&server, &route).await?;
        let spoken = session.text_of("return document.documentElement.lang;", &[]).await?;
        ensure(spoken == "qps", || {
            format!("{route} speaks {spoken:?}, with the heading {heading:?}")
        })?;
        session
            .run(
                "for (const details of document.querySelectorAll('details')) details.open = true;",
                &[],
            )
            .await?;
        let found = session.run(COLLECT, &[json!(NO_WORDS)]).await?;
        let found = found.as_array().into_iter().flatten().filter_map(Value::as_str);
        faults.extend(found.map(|text| format!("{route}: {text}")));
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "words that no author wrote:\n{}",
            faults.join("\n")
        )))
    }
}
