//! Medians, percentiles, and how they are printed.

/// Prints a line of the report.
#[expect(clippy::print_stdout, reason = "the report is what the program is for")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}

/// Measured values in ascending order; never empty.
pub(crate) struct Sample {
    values: Vec<f64>,
}

impl Sample {
    /// Puts values in order; nothing where there are none.
    pub(crate) fn new(mut values: Vec<f64>) -> Option<Self> {
        values.sort_by(f64::total_cmp);
        (!values.is_empty()).then_some(Self { values })
    }

    /// How many values there are.
    pub(crate) const fn count(&self) -> usize {
        self.values.len()
    }

    /// The smallest value that at least this share of all values (in percent, 1 to 100) does not exceed.
    pub(crate) fn percentile(&self, percent: usize) -> f64 {
        let rank = (self.values.len() * percent).div_ceil(100).max(1);
        self.values.get(rank - 1).copied().unwrap_or(f64::NAN)
    }

    /// The value in the middle.
    pub(crate) fn median(&self) -> f64 {
        self.percentile(50)
    }

    /// Median, and the smallest and the largest in brackets.
    pub(crate) fn show(&self, unit: &str, decimals: usize) -> String {
        format!(
            "{:.decimals$} {unit} ({:.decimals$}–{:.decimals$})",
            self.median(),
            self.percentile(1),
            self.percentile(100)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_measured_values() {
        let sample = Sample::new(vec![5.0, 1.0, 4.0, 2.0, 3.0]).unwrap();
        assert_eq!(sample.show("ms", 0), "3 ms (1–5)");
        assert_eq!(format!("{:.0}", sample.percentile(95)), "5");
        assert!(Sample::new(Vec::new()).is_none());
    }
}
