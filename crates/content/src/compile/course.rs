//! The units of the course.

use touchstone_domain::catalog::{
    Activity, BlockEntry, Outcome, QuizItem, QuizKind, QuizOption, Reflection, Section, TaughtIndicator, Template, Unit,
};

use super::Context;
use crate::markdown::{Block, BlockKind, Headings, Renderer, plain_text, walk_blocks};
use crate::problems::Place;
use crate::read::RawLanguage;
use crate::read::unit::{RawActivity, RawOutcome, RawQuizItem, RawSection, RawTemplate, RawUnit};
use crate::read::unit_words::{ActivityWords, QuizItemWords, UnitWords};
use crate::text::Count;
use crate::toml_reader::Text;

/// The units of a language; those that it lacks are taken from `originals`, the compiled units of the fallback.
pub(super) fn units<'a>(context: &Context<'a>, language: &'a RawLanguage, originals: &[Unit]) -> Vec<Unit> {
    let unit = |unit: &RawUnit| {
        let Some(words) = language.units.get(&unit.id.value) else {
            return originals.iter().find(|original| original.id == unit.id.value).cloned();
        };
        let renderer = Renderer {
            folder: Some(&unit.folder),
            ..context.renderer()
        };
        Some(UnitCompiler { unit, words, renderer }.compile(&language.id))
    };
    context.raw.units.iter().filter_map(unit).collect()
}

/// A section whose Flesch reading ease lies below this is flagged: the readers speak English as a second language.
const HARD: f64 = 50.0;

struct UnitCompiler<'a> {
    unit: &'a RawUnit,
    words: &'a UnitWords,
    renderer: Renderer<'a>,
}

impl UnitCompiler<'_> {
    fn compile(&self, language: &str) -> Unit {
        let (unit, words) = (self.unit, self.words);
        Unit {
            id: unit.id.value.clone(),
            number: unit.number,
            title: words.title.clone(),
            language: language.to_owned(),
            hours: unit.hours,
            eqf: unit.eqf.clone(),
            opening: self.renderer.blocks(&words.opening, Headings::None),
            outcomes: unit
                .outcomes
                .iter()
                .filter_map(|outcome| self.outcome(outcome))
                .collect(),
            sections: unit
                .sections
                .iter()
                .filter_map(|section| self.section(section, language))
                .collect(),
            quiz: unit.quiz.iter().filter_map(|item| self.quiz_item(item)).collect(),
            activities: unit
                .activities
                .iter()
                .filter_map(|activity| self.activity(activity))
                .collect(),
            templates: unit
                .templates
                .iter()
                .filter_map(|template| self.template(template))
                .collect(),
            reflections: self.reflections(),
        }
    }

    fn outcome(&self, outcome: &RawOutcome) -> Option<Outcome> {
        let words = self.words.outcomes.iter().find(|words| words.id == outcome.id.value)?;
        Some(Outcome {
            id: words.id.clone(),
            eqf: outcome.eqf,
            html: self.renderer.inline(&words.inlines),
            sections: values(&outcome.sections),
            checked_by: values(&outcome.checked_by),
        })
    }

    fn section(&self, section: &RawSection, language: &str) -> Option<Section> {
        let words = self.words.sections.iter().find(|words| words.id == section.id.value)?;
        let indicators = section.indicators.iter();
        let body = self.renderer.section(&words.blocks);
        let mut compiled = Section {
            id: words.id.clone(),
            title: words.title.clone(),
            minutes: section.minutes,
            reading_minutes: 0,
            body,
            blocks: entries(&words.blocks),
            indicators: indicators
                .map(|taught| TaughtIndicator {
                    id: taught.id,
                    block: taught.block.clone(),
                })
                .collect(),
        };
        compiled.reading_minutes = Count::of_section(&compiled).reading_minutes();
        // The measure is made for English.
        if language == "en" && section.hard.is_none() {
            self.check_ease(&compiled, &words.place);
        }
        Some(compiled)
    }

    fn check_ease(&self, section: &Section, place: &Place) {
        let ease = Count::of_section(section).reading_ease();
        if let Some(ease) = ease.filter(|ease| *ease < HARD) {
            let message = format!("This section is hard to read: reading ease {ease}, where {HARD} is the least.");
            let help = "Write shorter sentences and everyday words. If it cannot be easier, say why in unit.toml: `hard = \"…\"` \
                        under this section.";
            self.renderer.problems.at(place, message, help);
        }
    }

    fn quiz_item(&self, item: &RawQuizItem) -> Option<QuizItem> {
        let words: &QuizItemWords = self.words.quiz.iter().find(|words| words.id == item.id.value)?;
        let blocks = |blocks| self.renderer.blocks(blocks, Headings::None);
        let (groups, numbers) = words.groups();
        let options = words.options.iter().zip(numbers).map(|(option, group)| QuizOption {
            // The bullets of a number are fixed words for authors.
            html: match item.kind {
                QuizKind::Number => String::new(),
                _ => self.renderer.inline(&option.inlines),
            },
            right: option.right,
            group,
            feedback: blocks(&option.feedback),
        });
        Some(QuizItem {
            id: words.id.clone(),
            kind: item.kind,
            section: item.section.value.clone(),
            stem: self.renderer.inline(&words.stem),
            setting: (!words.setting.is_empty()).then(|| blocks(&words.setting)),
            options: options.collect(),
            groups: groups.into_iter().map(|group| self.renderer.inline(group)).collect(),
            number: item.number,
            why: blocks(&words.why),
        })
    }

    fn activity(&self, activity: &RawActivity) -> Option<Activity> {
        let words: &ActivityWords = self
            .words
            .activities
            .iter()
            .find(|words| words.id == activity.id.value)?;
        let [
            purpose,
            room,
            material,
            steps,
            handout,
            _,
            debrief,
            if_it_goes_wrong,
            core,
            may_change,
        ] = words.parts.each_ref();
        let html = |blocks: &Vec<Block>| self.renderer.blocks(blocks, Headings::Activity);
        Some(Activity {
            id: words.id.clone(),
            title: words.title.clone(),
            minutes: activity.minutes,
            group: activity.group,
            sections: values(&activity.sections),
            indicators: activity.indicators.iter().map(|taught| taught.id).collect(),
            purpose: html(purpose),
            room: html(room),
            material: html(material),
            steps: html(steps),
            handout: (!handout.is_empty()).then(|| html(handout)),
            cards: words
                .cards()
                .map(|card| self.renderer.blocks(card, Headings::None))
                .collect(),
            debrief: html(debrief),
            if_it_goes_wrong: html(if_it_goes_wrong),
            core: html(core),
            may_change: html(may_change),
        })
    }

    fn template(&self, template: &RawTemplate) -> Option<Template> {
        let words = self
            .words
            .templates
            .iter()
            .find(|words| words.id == template.id.value)?;
        Some(Template {
            id: words.id.clone(),
            title: words.title.clone(),
            sections: values(&template.sections),
            html: self.renderer.blocks(&words.blocks, Headings::Template),
        })
    }

    fn reflections(&self) -> Vec<Reflection> {
        let entries = self.words.reflections.iter();
        entries
            .map(|entry| Reflection {
                id: entry.id.clone(),
                html: self.renderer.inline(&entry.inlines),
            })
            .collect()
    }
}

/// The blocks with an id, each with what stands there.
fn entries(blocks: &[Block]) -> Vec<BlockEntry> {
    let mut entries = Vec::new();
    walk_blocks(blocks, &mut |block| {
        let Some(id) = &block.id else { return };
        let name = match &block.kind {
            BlockKind::Heading { inlines, .. } => plain_text(inlines),
            BlockKind::Paragraph(inlines) => first_words(&plain_text(inlines)),
            BlockKind::Figure(figure) if figure.caption.is_empty() => first_words(&figure.alternative),
            BlockKind::Figure(figure) => figure.caption.clone(),
            _ => return,
        };
        let id = id.clone();
        entries.push(BlockEntry { id, name });
    });
    entries
}

/// Enough of a paragraph to know it again.
fn first_words(text: &str) -> String {
    const ENOUGH: usize = 8;
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..ENOUGH) {
        Some(first) if words.len() > ENOUGH => format!("{} …", first.join(" ")),
        _ => words.join(" "),
    }
}

fn values(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| text.value.clone()).collect()
}
