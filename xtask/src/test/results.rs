//! Reading how many tests passed and failed from what the test programs print.

/// The sum of cargo's `test result: ok. 12 passed; 0 failed; …` lines.
pub(super) fn native(lines: &[String]) -> (u64, u64) {
    let results = lines
        .iter()
        .filter_map(|line| line.trim_start().strip_prefix("test result: "));
    results.fold((0, 0), |(passed, failed), result| {
        (
            passed + before(result, "passed").unwrap_or(0),
            failed + before(result, "failed").unwrap_or(0),
        )
    })
}

/// The journeys' closing line: `12 passed, 0 failed`.
pub(super) fn journeys(lines: &[String]) -> Option<(u64, u64)> {
    let last = lines.iter().rev().find(|line| !line.trim().is_empty())?;
    Some((before(last, "passed")?, before(last, "failed")?))
}

/// The number that stands before a word.
fn before(text: &str, word: &str) -> Option<u64> {
    let words: Vec<&str> = text.split([' ', ';', ',']).filter(|word| !word.is_empty()).collect();
    words.windows(2).find_map(|pair| match pair {
        [number, name] if *name == word => number.parse().ok(),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn all_results_of_cargo_are_added() {
        let printed = lines(
            "running 2 tests\ntest a ... ok\ntest result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\n\
             test result: FAILED. 10 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n",
        );
        assert_eq!(native(&printed), (12, 3));
        assert_eq!(native(&lines("error: could not compile\n")), (0, 0));
    }

    #[test]
    fn the_closing_line_of_the_journeys_counts() {
        assert_eq!(
            journeys(&lines("ok start chromium\n\n12 passed, 1 failed\n\n")),
            Some((12, 1))
        );
        assert_eq!(journeys(&lines("12 passed, 1 failed\nthread panicked\n")), None);
        assert_eq!(journeys(&[]), None);
    }
}
