//! What several people gave to one thing, and whether they should talk about it.

/// The gate lines of the instrument: an essential on both sides of one changes the result.
const GATES: [(u8, u8); 2] = [(1, 2), (2, 3)];
/// From this distance of the highest from the lowest on, people talk.
const FAR_APART: u8 = 2;

/// What was given to one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The lowest level.
    pub lowest: u8,
    /// The level to use where no agreement is reached, see [`lower_median`].
    pub median: u8,
    /// The highest level.
    pub highest: u8,
    /// How many people rated.
    pub count: usize,
    /// Why to talk about it; nothing where there is no need.
    pub flag: Option<Flag>,
}

/// Why to talk about a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// The highest is two or more levels above the lowest.
    FarApart,
    /// An essential stands on both sides of a gate line: 1 and 2, or 2 and 3.
    AcrossGate,
}

/// The spread of what was given; nothing where nobody rated.
#[must_use]
pub fn spread(given: &[u8], essential: bool) -> Option<Spread> {
    let lowest = *given.iter().min()?;
    let highest = *given.iter().max()?;
    let across = |(below, above): &(u8, u8)| lowest <= *below && highest >= *above;
    let flag = if highest - lowest >= FAR_APART {
        Some(Flag::FarApart)
    } else {
        (essential && GATES.iter().any(across)).then_some(Flag::AcrossGate)
    };
    Some(Spread {
        lowest,
        median: lower_median(given)?,
        highest,
        count: given.len(),
        flag,
    })
}

/// The middle level, of two middle ones the lower: there are no half levels, and caution goes before optimism. Nothing
/// where nobody rated.
#[must_use]
pub fn lower_median(given: &[u8]) -> Option<u8> {
    let mut sorted = given.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len().checked_sub(1)? / 2).copied()
}
