//! Reading the file `start` by hand. Readers derived for these types would be 45 kB of code (17 kB gzip) at the start of the
//! app, which has to walk JSON anyway.

use serde_json::{Map, Value as Json};

use super::{Checklist, PrincipleEntry, Start};
use crate::instrument::{Indicator, Instrument, Principle, ProviderProfile, Rules};

impl Start {
    /// The content of the file, or nothing where it is not of this build.
    #[must_use]
    pub fn from_json(json: &Json) -> Option<Self> {
        let fields = json.as_object()?;
        Some(Self {
            language: text(fields, "language")?,
            frame: text(fields, "frame")?,
            home: text(fields, "home")?,
            words: texts(fields.get("words")?)?,
            checklist: Checklist::from_json(fields.get("checklist")?)?,
            files: fields.get("files")?.as_object()?.clone(),
        })
    }
}

impl Checklist {
    fn from_json(json: &Json) -> Option<Self> {
        let fields = json.as_object()?;
        let entry = |json: &Json| {
            let fields = json.as_object()?;
            Some(PrincipleEntry {
                id: fields.get("id")?.as_str()?.parse().ok()?,
                name: text(fields, "name")?,
                page: text(fields, "page")?,
            })
        };
        Some(Self {
            instrument: Instrument::from_json(fields.get("instrument")?)?,
            language: text(fields, "language")?,
            principles: list(fields.get("principles")?, entry)?,
        })
    }
}

impl Instrument {
    fn from_json(json: &Json) -> Option<Self> {
        let fields = json.as_object()?;
        Some(Self {
            version: text(fields, "version")?,
            rules: rules(fields.get("rules")?.as_object()?)?,
            principles: list(fields.get("principles")?, principle)?,
        })
    }
}

fn principle(json: &Json) -> Option<Principle> {
    let fields = json.as_object()?;
    Some(Principle {
        id: fields.get("id")?.as_str()?.parse().ok()?,
        indicators: list(fields.get("indicators")?, indicator)?,
    })
}

fn indicator(json: &Json) -> Option<Indicator> {
    let fields = json.as_object()?;
    let skipping = fields.get("not_applicable_for").and_then(Json::as_array);
    let profiles = skipping.into_iter().flatten().filter_map(Json::as_str);
    Some(Indicator {
        id: fields.get("id")?.as_str()?.parse().ok()?,
        essential: fields.get("essential").and_then(Json::as_bool).unwrap_or(false),
        not_applicable_for: profiles.filter_map(ProviderProfile::from_id).collect(),
    })
}

fn rules(fields: &Map<String, Json>) -> Option<Rules> {
    let number = |name: &str| u32::try_from(fields.get(name)?.as_u64()?).ok();
    let thresholds = fields.get("thresholds")?.as_array()?;
    let threshold = |place: usize| u32::try_from(thresholds.get(place)?.as_u64()?).ok();
    Some(Rules {
        thresholds: [threshold(0)?, threshold(1)?, threshold(2)?],
        ready_floor: number("ready_floor")?,
        leading_floor: number("leading_floor")?,
        ready_coverage: number("ready_coverage")?,
        leading_coverage: number("leading_coverage")?,
        leading_supported: number("leading_supported")?,
        principles_needed: usize::try_from(number("principles_needed")?).ok()?,
        evidence_months: u16::try_from(number("evidence_months")?).ok()?,
        not_applicable_note: number("not_applicable_note")?,
    })
}

fn text(fields: &Map<String, Json>, name: &str) -> Option<String> {
    fields.get(name)?.as_str().map(str::to_owned)
}

/// A list of texts, such as the words of a part.
#[must_use]
pub fn texts(json: &Json) -> Option<Vec<String>> {
    list(json, |item| item.as_str().map(str::to_owned))
}

/// Every item of a list; a loop is a third of the code of a `collect` into an `Option`.
fn list<T>(json: &Json, read: impl Fn(&Json) -> Option<T>) -> Option<Vec<T>> {
    let mut items = Vec::new();
    for item in json.as_array()? {
        items.push(read(item)?);
    }
    Some(items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::test_support::instrument;

    #[test]
    fn what_was_written_is_read() {
        let instrument = instrument();
        let principles = instrument.principles.iter().map(|principle| PrincipleEntry {
            id: principle.id,
            name: "Quality".to_owned(),
            page: "en/p1-0123456789ab.html".to_owned(),
        });
        let start = Start {
            language: "en".to_owned(),
            frame: "<main></main>".to_owned(),
            home: "<h1>Home</h1>".to_owned(),
            words: vec!["Saved".to_owned()],
            checklist: Checklist {
                principles: principles.collect(),
                instrument,
                language: "en".to_owned(),
            },
            files: Map::from_iter([("details".to_owned(), Json::from("en/details-0123456789ab.json"))]),
        };
        let json = serde_json::to_value(&start).unwrap();
        assert_eq!(Start::from_json(&json), Some(start));
        for broken in [
            serde_json::json!(null),
            serde_json::json!({}),
            serde_json::json!({"language": "en"}),
        ] {
            assert_eq!(Start::from_json(&broken), None);
        }
    }
}
