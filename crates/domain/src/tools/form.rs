//! What a person typed into a tool: fields by name, and lists of rows that have fields of their own.

use std::collections::BTreeMap;

/// The most rows that a tool looks at in one list.
pub const MOST_ROWS: usize = 60;

/// Everything typed into one tool. What is not there is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Fields by name, as typed.
    pub fields: BTreeMap<String, String>,
    /// Rows by the name of their list, in order.
    pub lists: BTreeMap<String, Vec<Row>>,
}

/// One row of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its random id.
    pub id: String,
    /// Its fields by name, as typed.
    pub fields: BTreeMap<String, String>,
}

impl Form {
    /// A field without blanks around it; empty where nothing is typed.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |text| text.trim())
    }

    /// The rows of a list, blank ones too.
    #[must_use]
    pub fn rows(&self, list: &str) -> &[Row] {
        self.lists.get(list).map_or(&[], Vec::as_slice)
    }

    /// The rows in which something is typed, with their numbers as people count them: from 1, blank ones counted.
    pub fn filled<'a>(&'a self, list: &str) -> impl Iterator<Item = (usize, &'a Row)> + use<'a> {
        let rows = self.rows(list).iter().enumerate();
        rows.map(|(place, row)| (place + 1, row))
            .filter(|(_, row)| !row.is_blank())
    }

    /// Whether nothing at all is typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.fields.values().all(|text| text.trim().is_empty()) && self.lists.values().flatten().all(Row::is_blank)
    }
}

impl Row {
    /// A field without blanks around it; empty where nothing is typed.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |text| text.trim())
    }

    /// Whether nothing is typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.fields.values().all(|text| text.trim().is_empty())
    }
}

#[cfg(test)]
pub(crate) mod test_support {
    use proptest::collection::{btree_map, vec};
    use proptest::prelude::*;

    use super::*;

    /// A form with fields only.
    pub(crate) fn form(fields: &[(&str, &str)]) -> Form {
        let mut form = Form::default();
        for (name, text) in fields {
            form.fields.insert((*name).to_owned(), (*text).to_owned());
        }
        form
    }

    /// Adds a row, whose id is `r` and its number in the list.
    pub(crate) fn with_row(mut form: Form, list: &str, fields: &[(&str, &str)]) -> Form {
        let rows = form.lists.entry(list.to_owned()).or_default();
        let fields = fields
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        rows.push(Row {
            id: format!("r{}", rows.len() + 1),
            fields: fields.collect(),
        });
        form
    }

    /// What people type, and what nobody should: forms with these names, and any text in them.
    pub(crate) fn any_form(
        fields: &'static [&'static str],
        lists: &'static [(&'static str, &'static [&'static str])],
    ) -> impl Strategy<Value = Form> {
        let text = || {
            prop_oneof![
                3 => "[0-9]{1,3}(\\.[0-9])?",
                1 => Just("-5".to_owned()),
                1 => Just("NaN".to_owned()),
                1 => Just("1e400".to_owned()),
                1 => Just("99999999999999999999".to_owned()),
                2 => Just("contact".to_owned()),
                2 => Just("break".to_owned()),
                2 => "r[1-9]",
                1 => "P[0-9]{1,3}M|PT[0-9]{1,3}H",
                2 => "\\PC{0,12}",
            ]
        };
        let names = |names: &'static [&'static str]| btree_map(proptest::sample::select(names.to_vec()), text(), 0..6);
        let own = |fields: BTreeMap<&str, String>| -> BTreeMap<String, String> {
            fields.into_iter().map(|(name, text)| (name.to_owned(), text)).collect()
        };
        let list = move |(name, names_of): (&'static str, &'static [&'static str])| {
            let rows = vec(
                btree_map(proptest::sample::select(names_of.to_vec()), text(), 0..5),
                0..70,
            );
            rows.prop_map(move |rows| {
                let row = |(place, fields)| Row {
                    id: format!("r{}", place + 1),
                    fields: own(fields),
                };
                (
                    name.to_owned(),
                    rows.into_iter().enumerate().map(row).collect::<Vec<_>>(),
                )
            })
        };
        let lists: Vec<_> = lists.iter().map(|entry| list(*entry)).collect();
        let fields = if fields.is_empty() { &["none"] } else { fields };
        (names(fields), lists).prop_map(move |(fields, lists)| Form {
            fields: own(fields),
            lists: lists.into_iter().collect(),
        })
    }
}
