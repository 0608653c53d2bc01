//! `budgets.toml`: bars that are never passed, and the figures that later growth is measured against.

use std::collections::BTreeMap;

/// How much a figure may grow over the recorded one before somebody has to record it anew, in percent.
const TOLERANCE: u64 = 1;
/// How far it may fall before the record is worth mending, in percent.
const WORTH_RECORDING: u64 = 5;

/// The figures of `budgets.toml`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Budgets {
    /// Table `[bar]`: never above.
    bars: BTreeMap<String, u64>,
    /// Table `[recorded]`: what it was.
    recorded: BTreeMap<String, u64>,
}

/// Reads `key = number  # why` lines below `[bar]` and `[recorded]`.
pub(super) fn parse(text: &str) -> Result<Budgets, String> {
    let mut budgets = Budgets::default();
    let mut table = "";
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        let (content, why) = line.split_once('#').unwrap_or((line, ""));
        let content = content.trim();
        if content.is_empty() {
            continue;
        }
        if content.starts_with('[') {
            table = content;
            continue;
        }
        let figures = match table {
            "[bar]" => &mut budgets.bars,
            "[recorded]" => &mut budgets.recorded,
            _ => {
                return Err(format!(
                    "budgets.toml:{number}: figures stand below [bar] or [recorded]"
                ));
            }
        };
        let (key, value) = content
            .split_once('=')
            .ok_or(format!("budgets.toml:{number}: write `name = number`"))?;
        let (key, value) = (key.trim(), value.trim().replace('_', ""));
        let figure = value
            .parse()
            .map_err(|_| format!("budgets.toml:{number}: `{value}` is no whole number"))?;
        if why.trim().is_empty() {
            return Err(format!(
                "budgets.toml:{number}: say after a # why {key} has this figure"
            ));
        }
        if figures.insert(key.to_owned(), figure).is_some() {
            return Err(format!("budgets.toml:{number}: {key} stands twice in {table}"));
        }
    }
    Ok(budgets)
}

impl Budgets {
    /// What is to be said about a measured figure: a remark, or a fault.
    pub(super) fn judge(&self, key: &str, measured: u64) -> Result<String, String> {
        let bar = self
            .bars
            .get(key)
            .copied()
            .ok_or(format!("budgets.toml has no `{key}` below [bar]"))?;
        if measured > bar {
            return Err(format!("{key}: {measured} is above the bar of {bar}"));
        }
        let recorded = self.recorded.get(key).copied();
        let recorded = recorded.ok_or(format!(
            "write `{key} = {measured}  # why` below [recorded] in budgets.toml"
        ))?;
        if measured * 100 > recorded * (100 + TOLERANCE) {
            return Err(format!(
                "{key}: {measured}, and {recorded} is recorded; make it smaller, or record the new figure with the reason"
            ));
        }
        let remark = if measured * 100 < recorded * (100 - WORTH_RECORDING) {
            "; smaller now, record it"
        } else {
            ""
        };
        Ok(format!("bar {bar}, recorded {recorded}{remark}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# what it is\n[bar]\na = 120_000  # the owner's\n\n[recorded]\na = 100000 # as measured\n";

    #[test]
    fn figures_are_read() {
        let budgets = parse(TEXT).unwrap();
        assert_eq!(budgets.bars.get("a"), Some(&120_000));
        assert_eq!(budgets.recorded.get("a"), Some(&100_000));
    }

    #[test]
    fn a_fault_names_its_line() {
        for (text, line) in [
            ("a = 1 # x", 1),
            ("[bar]\na = b # x", 2),
            ("[bar]\na # x", 2),
            ("[bar]\na = 1", 2),
            ("[bar]\na = 1 # x\na = 2 # x", 3),
            ("[other]\na = 1 # x", 2),
        ] {
            let fault = parse(text).unwrap_err();
            assert!(fault.starts_with(&format!("budgets.toml:{line}: ")), "{fault}");
        }
    }

    #[test]
    fn growth_and_bars_are_enforced() {
        let budgets = parse(TEXT).unwrap();
        assert!(budgets.judge("a", 101_000).is_ok());
        assert!(budgets.judge("a", 101_001).unwrap_err().contains("recorded"));
        assert!(budgets.judge("a", 120_001).unwrap_err().contains("bar"));
        assert!(budgets.judge("a", 94_999).unwrap().contains("record it"));
        assert!(budgets.judge("b", 1).is_err());
        assert!(
            parse("[bar]\nb = 1 # x")
                .unwrap()
                .judge("b", 1)
                .unwrap_err()
                .contains("b = 1")
        );
    }
}
