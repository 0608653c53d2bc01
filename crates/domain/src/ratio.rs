//! Exact fractions for indices, so that every browser and every machine comes to the same number.
//!
//! Floats never take part: not in sums, not in comparisons, not in rounding for display.

use std::cmp::Ordering;
use std::fmt;

/// Denominators stay below this, so that rounding needs no wider arithmetic.
const DENOMINATOR_LIMIT: u64 = 1 << 59;

/// The most decimals that are ever printed.
const MOST_DECIMALS: u32 = 12;

/// An exact number, zero or more, in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: u64,
    // From 1 to DENOMINATOR_LIMIT - 1.
    denominator: u64,
}

impl Ratio {
    /// Zero.
    pub const ZERO: Self = Self {
        numerator: 0,
        denominator: 1,
    };

    /// The fraction in lowest terms, or nothing where the denominator is 0 or, in lowest terms, 2^59 and more.
    #[must_use]
    pub const fn new(numerator: u64, denominator: u64) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let divisor = greatest_common_divisor(numerator, denominator);
        let reduced = Self {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
        };
        if reduced.denominator < DENOMINATOR_LIMIT {
            Some(reduced)
        } else {
            None
        }
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(number: u32) -> Self {
        Self {
            numerator: number as u64,
            denominator: 1,
        }
    }

    /// The number above the line, in lowest terms.
    #[must_use]
    pub const fn numerator(self) -> u64 {
        self.numerator
    }

    /// The number below the line, in lowest terms; never 0.
    #[must_use]
    pub const fn denominator(self) -> u64 {
        self.denominator
    }

    /// The arithmetic mean, or nothing where there are no values. See [`Sum`] for what fits.
    #[must_use]
    pub fn mean(values: impl IntoIterator<Item = Self>) -> Option<Self> {
        values.into_iter().collect::<Sum>().mean()
    }

    /// Whether the exact value is below a whole number.
    #[must_use]
    pub fn is_below(self, number: u32) -> bool {
        self < Self::whole(number)
    }

    /// The number in a hundred: 56/57 as a percentage; the highest number possible where that does not fit.
    #[must_use]
    pub fn percent(self) -> Self {
        let divisor = greatest_common_divisor(100, self.denominator);
        let numerator = self.numerator.saturating_mul(100 / divisor);
        Self {
            numerator,
            denominator: self.denominator / divisor,
        }
    }

    /// How far it lies from another number, whichever is greater. Two means of the same instrument's figures always fit (see
    /// [`Sum`]): what they share is taken out, which leaves 27,720 times the two numbers of principles below the line. Where
    /// it does not fit, the greater number.
    #[must_use]
    pub fn distance(self, other: Self) -> Self {
        let common = greatest_common_divisor(self.denominator, other.denominator);
        let (own, theirs) = (other.denominator / common, self.denominator / common);
        let exact = || {
            let ours = self.numerator.checked_mul(own)?;
            let others = other.numerator.checked_mul(theirs)?;
            Self::new(ours.abs_diff(others), self.denominator.checked_mul(own)?)
        };
        exact().unwrap_or_else(|| self.max(other))
    }

    /// The value as a float, for drawing only: never compare it, never print it.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "a picture needs no more than a float's precision"
    )]
    pub const fn approximate(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// The number in decimals, at most 12, rounded half up: 56.083333 with six.
    #[must_use]
    pub fn decimals(self, count: u32) -> String {
        let count = count.min(MOST_DECIMALS);
        let (floor, remainder) = self.scaled(count);
        let up = remainder >= self.denominator - remainder;
        written(floor.saturating_add(u64::from(up)), count)
    }

    /// The number in six decimals, rounded half up: how files, output and `data-value` spell it.
    #[must_use]
    pub fn six_decimals(self) -> String {
        self.decimals(6)
    }

    /// What people read: one decimal, rounded half up, or as many more as it takes to stay on the right side of each
    /// threshold. 59.96 is shown as it is where 60 is a threshold, and as 60.0 where it is none.
    #[must_use]
    pub fn shown(self, thresholds: &[u32]) -> String {
        let crosses = |decimals: u32| {
            let (floor, remainder) = self.scaled(decimals);
            let up = remainder >= self.denominator - remainder;
            let rounded = Self {
                numerator: floor.saturating_add(u64::from(up)),
                denominator: power_of_ten(decimals),
            };
            // Rounding moves a number over a whole one only upwards.
            thresholds
                .iter()
                .any(|threshold| self.is_below(*threshold) && !rounded.is_below(*threshold))
        };
        match (1..=MOST_DECIMALS).find(|decimals| !crosses(*decimals)) {
            Some(decimals) => self.decimals(decimals),
            None => written(self.scaled(MOST_DECIMALS).0, MOST_DECIMALS),
        }
    }

    /// The whole part of the number times a power of ten, and what is left in units of the denominator.
    fn scaled(self, decimals: u32) -> (u64, u64) {
        let mut whole = self.numerator / self.denominator;
        let mut remainder = self.numerator % self.denominator;
        for _ in 0..decimals {
            // Cannot overflow: the remainder is below 2^59.
            remainder *= 10;
            whole = whole.saturating_mul(10).saturating_add(remainder / self.denominator);
            remainder %= self.denominator;
        }
        (whole, remainder)
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = u128::from(self.numerator) * u128::from(other.denominator);
        let right = u128::from(other.numerator) * u128::from(self.denominator);
        left.cmp(&right)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Ratio {
    /// `{:.2}` gives two decimals; six where nothing is asked.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = formatter
            .precision()
            .and_then(|count| u32::try_from(count).ok())
            .unwrap_or(6);
        formatter.write_str(&self.decimals(count))
    }
}

/// A sum that grows by one value at a time and is taken apart again without walking through it.
///
/// Values with the same denominator are added as whole numbers, and the common denominator is formed once, in
/// [`Sum::total`]. It is exact, or there is none.
///
/// There is one for every instrument that the content compiler lets through. The denominator of a principle's figure
/// divides what its indicators weigh, in lowest terms: at most 12, for a principle has no more indicators, and at most 24
/// where essentials count twice. The smallest number that 1 to 24 divide is 5,354,228,880; ids allow 65,535 principles,
/// which a mean divides by: 3.6e14, below the limit of 5.7e17. No figure is above 100, so that numerators stay below 3.6e16.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    /// Denominator and sum of numerators; few, because few principles differ in how many indicators they have.
    parts: Vec<(u64, u64)>,
    count: u64,
}

/// The total of a [`Sum`].
#[derive(Clone, Copy, Debug)]
pub struct Total {
    numerator: u64,
    denominator: u64,
    count: u64,
}

impl Sum {
    /// Adds a value.
    pub fn add(&mut self, value: Ratio) {
        self.count = self.count.saturating_add(1);
        match self
            .parts
            .iter_mut()
            .find(|(denominator, _)| *denominator == value.denominator)
        {
            Some((_, numerators)) => *numerators = numerators.saturating_add(value.numerator),
            None => self.parts.push((value.denominator, value.numerator)),
        }
    }

    /// How many values were added.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The mean of all values, or nothing where there are none.
    #[must_use]
    pub fn mean(&self) -> Option<Ratio> {
        self.total()?.mean()
    }

    /// Everything added up, or nothing where it does not fit.
    #[must_use]
    pub fn total(&self) -> Option<Total> {
        let mut common = 1_u64;
        for (denominator, _) in &self.parts {
            let divisor = greatest_common_divisor(common, *denominator);
            common = common.checked_mul(denominator / divisor)?;
        }
        // The mean divides once more, and must still be a ratio.
        common
            .checked_mul(self.count.max(1))
            .filter(|product| *product < DENOMINATOR_LIMIT)?;
        let mut numerator = 0_u64;
        for (denominator, numerators) in &self.parts {
            numerator = numerator.checked_add(numerators.checked_mul(common / denominator)?)?;
        }
        Some(Total {
            numerator,
            denominator: common,
            count: self.count,
        })
    }
}

impl FromIterator<Ratio> for Sum {
    fn from_iter<Values: IntoIterator<Item = Ratio>>(values: Values) -> Self {
        let mut sum = Self::default();
        for value in values {
            sum.add(value);
        }
        sum
    }
}

impl Total {
    /// The mean of all values, or nothing where there are none.
    #[must_use]
    pub const fn mean(self) -> Option<Ratio> {
        match self.denominator.checked_mul(self.count) {
            Some(denominator) => Ratio::new(self.numerator, denominator),
            None => None,
        }
    }

    /// The mean without one of the values, or nothing where that leaves none.
    #[must_use]
    pub fn mean_without(self, value: Ratio) -> Option<Ratio> {
        let removed = value.numerator.checked_mul(self.denominator / value.denominator)?;
        Self {
            numerator: self.numerator.checked_sub(removed)?,
            denominator: self.denominator,
            count: self.count.checked_sub(1)?,
        }
        .mean()
    }
}

/// Ten to the power of at most [`MOST_DECIMALS`].
const fn power_of_ten(exponent: u32) -> u64 {
    10_u64.saturating_pow(exponent)
}

/// A number of units of the last decimal, written with a point.
fn written(units: u64, decimals: u32) -> String {
    if decimals == 0 {
        return units.to_string();
    }
    let scale = power_of_ten(decimals);
    let (whole, rest) = (units / scale, units % scale);
    // A width at run time would pull more of the formatting code into the app than this loop.
    let mut text = whole.to_string();
    text.push('.');
    let mut place = scale / 10;
    while place > 0 {
        text.push(char::from_digit(u32::try_from(rest / place % 10).unwrap_or(0), 10).unwrap_or('0'));
        place /= 10;
    }
    text
}

/// Euclid's: at least 1 wherever one of the numbers is not 0.
const fn greatest_common_divisor(mut first: u64, mut second: u64) -> u64 {
    while second != 0 {
        (first, second) = (second, first % second);
    }
    first
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ratio(numerator: u64, denominator: u64) -> Ratio {
        Ratio::new(numerator, denominator).unwrap()
    }

    #[test]
    fn fractions_stand_in_lowest_terms() {
        assert_eq!(ratio(50, 100), ratio(1, 2));
        assert_eq!(ratio(0, 7), Ratio::ZERO);
        assert_eq!(Ratio::new(1, 0), None);
        assert_eq!(Ratio::new(0, 0), None);
        assert_eq!(Ratio::new(1, DENOMINATOR_LIMIT), None);
        assert_eq!(ratio(DENOMINATOR_LIMIT, DENOMINATOR_LIMIT), Ratio::whole(1));
        assert_eq!(ratio(u64::MAX, u64::MAX), Ratio::whole(1));
    }

    #[test]
    fn a_distance_has_no_direction() {
        let table = [
            (ratio(1, 2), ratio(1, 3), ratio(1, 6)),
            (ratio(2, 3), ratio(2, 3), Ratio::ZERO),
            (ratio(400, 7), ratio(325, 7), ratio(75, 7)),
            (Ratio::ZERO, ratio(673, 12), ratio(673, 12)),
            // It does not fit.
            (
                ratio(1, DENOMINATOR_LIMIT - 1),
                ratio(1, DENOMINATOR_LIMIT - 2),
                ratio(1, DENOMINATOR_LIMIT - 2),
            ),
            // The overall indices of the largest instruments that there can be.
            (
                ratio(1, 27_720 * 65_535),
                ratio(1, 27_720 * 65_534),
                ratio(1, 27_720 * 65_535 * 65_534),
            ),
        ];
        for (left, right, expected) in table {
            assert_eq!((left.distance(right), right.distance(left)), (expected, expected));
        }
    }

    #[test]
    fn decimals_are_rounded_half_up() {
        let table = [
            (56, 57, 6, "0.982456"),
            (1, 2, 0, "1"),
            (49, 100, 0, "0"),
            (1, 20, 1, "0.1"),
            (1, 20, 2, "0.05"),
            (999, 1000, 2, "1.00"),
            (2, 3, 6, "0.666667"),
            (400, 7, 6, "57.142857"),
            (75, 2, 6, "37.500000"),
            (0, 1, 6, "0.000000"),
            (1, 3, 12, "0.333333333333"),
            (1, 3, 40, "0.333333333333"),
            (u64::MAX, 1, 0, "18446744073709551615"),
        ];
        for (numerator, denominator, decimals, expected) in table {
            assert_eq!(ratio(numerator, denominator).decimals(decimals), expected);
        }
        assert_eq!(format!("{:.1} {}", ratio(1, 4), ratio(1, 4)), "0.3 0.250000");
        // Too large to be printed with decimals: wrong, but neither a panic nor a wrap-around.
        assert_eq!(ratio(u64::MAX, 1).decimals(1), "1844674407370955161.5");
    }

    #[test]
    fn what_people_read_never_crosses_a_threshold() {
        let table: [(u64, u64, &[u32], &str); 9] = [
            (5996, 100, &[60], "59.96"),
            (5996, 100, &[], "60.0"),
            (5994, 100, &[60], "59.9"),
            (59_999_999, 1_000_000, &[40, 60, 80], "59.999999"),
            (60, 1, &[60], "60.0"),
            (6004, 100, &[60], "60.0"),
            (673, 12, &[40, 60, 80], "56.1"),
            // Never shown as the threshold, however close.
            (60 * 10_u64.pow(15) - 1, 10_u64.pow(15), &[60], "59.999999999999"),
            (0, 1, &[0], "0.0"),
        ];
        for (numerator, denominator, thresholds, expected) in table {
            assert_eq!(ratio(numerator, denominator).shown(thresholds), expected);
        }
    }

    #[test]
    fn percentages() {
        assert_eq!(ratio(56, 57).percent().decimals(1), "98.2");
        assert_eq!(ratio(1, 3).percent(), ratio(100, 3));
        assert_eq!(ratio(1, 50).percent(), ratio(2, 1));
        assert_eq!(Ratio::whole(u32::MAX).percent().numerator(), u64::from(u32::MAX) * 100);
    }

    #[test]
    fn means_are_exact() {
        assert_eq!(Ratio::mean([]), None);
        assert_eq!(Ratio::mean([ratio(1, 3), ratio(1, 6), ratio(1, 2)]), Some(ratio(1, 3)));
        let sum: Sum = [ratio(1, 3), ratio(1, 6)].into_iter().collect();
        assert_eq!(sum.total().unwrap().mean_without(ratio(1, 3)), Some(ratio(1, 6)));
        let alone: Sum = [ratio(1, 3)].into_iter().collect();
        assert_eq!(alone.total().unwrap().mean_without(ratio(1, 3)), None);
    }

    #[test]
    fn the_largest_instrument_that_the_compiler_lets_through_is_exact() {
        // As many principles as ids allow, of every weight up to 12 indicators that are essential and count twice.
        let index = |at: u64| ratio(100 * (at % 24 + 1) - 1, at % 24 + 1);
        let sum: Sum = (0..65_535).map(index).collect();
        let mean = sum.mean().unwrap();
        assert!(mean > Ratio::whole(99) && mean.is_below(100));
        assert!(sum.total().unwrap().mean_without(index(22)).is_some());
    }

    #[test]
    fn a_sum_that_does_not_fit_has_no_mean() {
        let primes = [1_000_003_u64, 1_000_033, 1_000_037, 1_000_039];
        let sum: Sum = primes.iter().map(|prime| ratio(50 * prime + 1, *prime)).collect();
        assert_eq!(sum.mean(), None);
    }

    proptest! {
        #[test]
        fn order_is_that_of_the_numbers(a in 0_u64..1000, b in 1_u64..1000, c in 0_u64..1000, d in 1_u64..1000) {
            prop_assert_eq!(ratio(a, b).cmp(&ratio(c, d)), (a * d).cmp(&(c * b)));
            prop_assert_eq!(ratio(a, b) == ratio(c, d), a * d == c * b);
        }

        #[test]
        fn a_printed_number_is_within_half_a_unit(numerator in 0_u64..100_000, denominator in 1_u64..1000, decimals in 0_u32..7) {
            let printed: u64 = ratio(numerator, denominator).decimals(decimals).replace('.', "").parse().unwrap();
            let scale = 10_u64.pow(decimals);
            // exact - 1/2 < printed <= exact + 1/2, in units of the last decimal, times twice the denominator.
            let exact = 2 * numerator * scale;
            prop_assert!(2 * printed * denominator <= exact + denominator);
            prop_assert!(2 * printed * denominator + denominator > exact);
        }

        #[test]
        fn a_mean_lies_between_its_values(values in prop::collection::vec((0_u64..100, 1_u64..12), 1..20)) {
            let values: Vec<Ratio> = values.into_iter().map(|(numerator, denominator)| ratio(numerator, denominator)).collect();
            let mean = Ratio::mean(values.iter().copied()).unwrap();
            prop_assert!(values.iter().min().unwrap() <= &mean && &mean <= values.iter().max().unwrap());
        }

        #[test]
        fn leaving_one_out_is_the_mean_of_the_others(values in prop::collection::vec((0_u64..100, 1_u64..12), 2..20)) {
            let values: Vec<Ratio> = values.into_iter().map(|(numerator, denominator)| ratio(numerator, denominator)).collect();
            let total = values.iter().copied().collect::<Sum>().total().unwrap();
            for left_out in 0..values.len() {
                let others = values.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, value)| *value);
                prop_assert_eq!(total.mean_without(values[left_out]), Ratio::mean(others));
            }
        }

        #[test]
        fn nothing_overflows(numerator in any::<u64>(), denominator in any::<u64>(), decimals in any::<u32>()) {
            if let Some(value) = Ratio::new(numerator, denominator) {
                let _ = (value.decimals(decimals), value.shown(&[40, 60, 80]), value.percent());
                let sum: Sum = [value, ratio(1, 3), value].into_iter().collect();
                let _ = (sum.mean(), sum.total().map(|total| total.mean_without(value)));
            }
        }
    }
}
