//! Numbers that look random and follow from a seed alone: for the order of options, and for drawing again and again.
//! Good for nothing that must not be guessed.

/// The 32-bit generator "xorshift" of Marsaglia (13, 17, 5), whose first eight numbers are dropped because those of small
/// seeds resemble each other. The same seed gives the same numbers in every browser and every version of the app.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mixing(u32);

impl Mixing {
    pub(crate) const fn new(seed: u32) -> Self {
        // The generator would stay at 0 for ever.
        let mut mixing = Self(if seed == 0 { 0x9e37_79b9 } else { seed });
        let mut dropped = 0;
        while dropped < 8 {
            mixing.step();
            dropped += 1;
        }
        mixing
    }

    const fn step(&mut self) -> u32 {
        let state = self.0;
        let state = state ^ (state << 13);
        let state = state ^ (state >> 17);
        self.0 = state ^ (state << 5);
        self.0
    }

    /// A number from 0 to one below `places`; 0 where there is one place or none.
    pub(crate) fn below(&mut self, places: usize) -> usize {
        let places = u64::try_from(places).unwrap_or(u64::MAX).max(1);
        usize::try_from(u64::from(self.step()) % places).unwrap_or(0)
    }
}
