//! The protocol of the talk, for paper: who took part, how far they agree, what was talked about, and what came of it.

use leptos::prelude::*;
use touchstone_domain::review::Voice;

use super::agree::result_words;
use super::figures::SENTENCES;
use super::naming::{role_name, voice_name};
use super::protocol_entry::entry;
use super::round::Round;
use crate::browser::intl;
use crate::components::agreement::paragraphs;
use crate::components::figures::profile_name;
use crate::components::table::head;
use crate::pages::assessments::name_of;
use crate::words::{common, fill, language, report, review, text};

/// The protocol; it is on paper only.
pub fn protocol(round: Round) -> impl IntoView {
    let name = move || round.findings.answering.head.with(name_of);
    let heading = move || fill(review::PROTOCOL_HEADING, &[("name", &name())]);
    // Whoever may not see the ratings of others yet may not print them either.
    let body = move || match round.is_blind() {
        true => view! { <p>{text(review::PROTOCOL_BLIND)}</p> }.into_any(),
        false => body(round).into_any(),
    };
    view! {
        <div class="print-only protocol">
            <h2 class="protocol-title">{heading}</h2>
            <p class="self-declared">{text(review::PROTOCOL_SELF)}</p>
            {facts(round)}
            {body}
        </div>
    }
}

fn facts(round: Round) -> impl IntoView {
    let head = round.findings.answering.head;
    let profile = move || {
        head.with(|head| head.profile)
            .map_or(text(common::NOT_CHOSEN), profile_name)
    };
    let day = move || {
        head.with(|head| head.assessed_on)
            .map_or_else(|| text(report::NO_DAY).to_owned(), |day| intl::date(&language(), day))
    };
    view! {
        <dl class="facts">
            <div><dt>{text(common::PROFILE)}</dt><dd>{profile}</dd></div>
            <div><dt>{text(common::ASSESSED_ON)}</dt><dd>{day}</dd></div>
            <div><dt>{text(report::INSTRUMENT_VERSION)}</dt><dd>{round.findings.instrument().version.as_str()}</dd></div>
        </dl>
    }
}

fn body(round: Round) -> impl IntoView {
    let voices = round.heard();
    let people: Vec<_> = voices.iter().map(|voice| person(round, voice)).collect();
    let found = round.compared.get();
    let figures = round.agreement.with(|figures| {
        let figures = figures.as_ref()?;
        let said = SENTENCES
            .in_words(figures)
            .into_iter()
            .chain(SENTENCES.in_numbers(figures));
        Some(paragraphs(said.collect()))
    });
    let score = round.findings.answering.score.get();
    let talked = found
        .iter()
        .filter(|one| one.has_several() && (one.talk.is_some() || one.is_settled()));
    let entries: Vec<_> = talked.map(|one| entry(round, one, &voices)).collect();
    let none = entries
        .is_empty()
        .then(|| view! { <p>{text(review::PROTOCOL_NONE)}</p> });
    view! {
        <h3>{text(review::PROTOCOL_PEOPLE)}</h3>
        <table class="protocol-people">
            {head(&[review::COLUMN_NAME, review::ROLE, review::COLUMN_RATED, review::COLUMN_SIGNATURE])}
            <tbody>{people}</tbody>
        </table>
        <h3>{text(review::FIGURES_HEADING)}</h3>
        {figures}
        <p>{result_words(round, review::RESULT_NOW, &score)}</p>
        <h3>{text(review::PROTOCOL_TALKED)}</h3>
        {none}
        {entries}
    }
}

fn person(round: Round, voice: &Voice) -> impl IntoView + use<> {
    let progress = round.progress(&voice.id, |_| true);
    let (rated, asked) = (progress.rated.to_string(), progress.asked.to_string());
    let looked = voice.looked_on.map(|day| {
        let day = intl::date(&language(), day);
        view! { <br /> {fill(review::LOOKED_ON, &[("date", &day)])} }
    });
    view! {
        <tr>
            <th scope="row"><bdi>{voice_name(voice)}</bdi></th>
            <td>{voice.role.map(role_name)}</td>
            <td>{fill(review::RATED_SHORT, &[("rated", &rated), ("asked", &asked)])} {looked}</td>
            <td class="to-sign"></td>
        </tr>
    }
}
