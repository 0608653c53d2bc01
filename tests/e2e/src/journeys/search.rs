//! Searching the course: hits with what was asked for marked in them, at every keystroke, and the way to them.

use serde_json::{Value, json};
use touchstone_e2e::failure::{Outcome, ensure};

use crate::context::Context;

/// What a keystroke may take, in milliseconds.
const KEYSTROKE: f64 = 100.0;

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/search").await?;
    session.type_into("input[type='search']", "moderation").await?;
    session.see(".search-hit a[href^='#/learn/'] , .search-hit a").await?;
    let script = "
        const hits = [...document.querySelectorAll('.search-hit')];
        const marked = hits.map((hit) => [...hit.querySelectorAll('mark')].map((mark) => mark.textContent.toLowerCase()));
        return hits.length > 1 && marked.every((marks) => marks.length > 0 && marks.every((mark) => mark.includes('moderation')));";
    session
        .wait_for("hits with the word marked in them", script, &[])
        .await?;

    // Letters with accents and capitals are found as they are typed; nonsense finds nothing and says so.
    session.type_into("input[type='search']", "MODERATION").await?;
    session.wait_for("the same hits for capitals", script, &[]).await?;
    session.type_into("input[type='search']", "qzxqzx").await?;
    let none = "return document.querySelectorAll('.search-hit').length === 0 && document.querySelector('.page.search [role=status]').innerText.trim().length > 5;";
    session.wait_for("a sentence that nothing was found", none, &[]).await?;

    session.type_into("input[type='search']", "moderation").await?;
    session.see(".search-hit a[href^='#/learn/']").await?;
    session.leave_page().await?;
    session.click(".search-hit a[href^='#/learn/']").await?;
    session.ready("the place of the hit").await?;
    let there = "return document.querySelector('main').innerText.toLowerCase().includes('moderation');";
    session.wait_for("the word at its place", there, &[]).await?;
    session.console_is_clean().await
}

/// The hits stand there soon after each letter: half of the keystrokes within the bar, in real time on this machine.
pub(crate) async fn speed(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/search").await?;
    session.see("input[type='search']").await?;
    let script = "
        const [word, done] = arguments;
        const field = document.querySelector(\"input[type='search']\");
        const times = [];
        let letters = 1;
        const next = () => {
            letters += 1;
            if (letters > word.length) return done(times);
            const began = performance.now();
            field.value = word.slice(0, letters);
            field.dispatchEvent(new Event('input', { bubbles: true }));
            // The frame after the one that shows the hits.
            requestAnimationFrame(() => requestAnimationFrame(() => { times.push(performance.now() - began); next(); }));
        };
        next();";
    let times = session
        .run_async(script, &[json!("assessment of learning outcomes")])
        .await?;
    let mut times: Vec<f64> = times
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_f64)
        .collect();
    times.sort_by(f64::total_cmp);
    let middle = times.get(times.len() / 2).copied().unwrap_or(f64::MAX);
    ensure(middle <= KEYSTROKE, || {
        format!("a keystroke takes {middle:.0} ms: {times:.0?}")
    })
}
