//! A small generator of pseudo-random numbers: the same seed always gives the same cases, on every
//! machine and with every version of the libraries.

/// SplitMix64 (Steele, Lea, Flood 2014): one addition and three mixing steps a number.
pub(super) struct Dice(u64);

impl Dice {
    /// The dice of one case: cases of the same seed do not depend on one another.
    pub(super) fn new(seed: u64, index: usize) -> Self {
        let mut dice = Self(seed);
        let base = dice.next();
        let index = u64::try_from(index).unwrap_or(u64::MAX);
        Self(base ^ index.wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `limit` - 1; 0 when the limit is 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(0).max(1);
        usize::try_from(self.next() % limit).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = usize::try_from(high - low + 1).unwrap_or(1);
        low + i64::try_from(self.below(width)).unwrap_or(0)
    }

    /// True in `percent` of 100 throws.
    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of the list.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }

    /// One word of the list, empty when there is none.
    pub(super) fn word(&mut self, list: &[&'static str]) -> &'static str {
        self.pick(list).copied().unwrap_or("")
    }

    /// One of the list by weight.
    pub(super) fn weighed<T: Copy + Default>(&mut self, list: &[(usize, T)]) -> T {
        let total = list.iter().map(|(weight, _)| weight).sum();
        let mut left = self.below(total);
        for (weight, item) in list {
            if left < *weight {
                return *item;
            }
            left -= weight;
        }
        T::default()
    }

    /// Up to `most` different words, at least one, in the order of the list.
    pub(super) fn some(&mut self, list: &[&'static str], most: usize) -> Vec<&'static str> {
        let wanted = 1 + self.below(most.min(list.len()));
        let mut left = wanted;
        let mut out = Vec::new();
        for (at, word) in list.iter().enumerate() {
            if left > 0 && self.below(list.len() - at) < left {
                out.push(*word);
                left -= 1;
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_is_splitmix64() {
        // Known answers for seed 0, from the reference implementation by Vigna.
        let mut dice = Dice(0);
        let drawn = [dice.next(), dice.next(), dice.next()];
        assert_eq!(
            drawn,
            [
                0xE220_A839_7B1D_CDAF,
                0x6E78_9E6A_A1B9_65F4,
                0x06C4_5D18_8009_454F
            ]
        );
    }

    #[test]
    fn draws_stay_inside_their_limits() {
        let mut dice = Dice::new(3, 4);
        assert_eq!((dice.below(0), dice.below(1)), (0, 0));
        assert_eq!(dice.word(&[]), "");
        let mut seen = [false; 7];
        for _ in 0..500 {
            let number = dice.between(-3, 3);
            assert!((-3..=3).contains(&number));
            if let Some(mark) = usize::try_from(number + 3)
                .ok()
                .and_then(|at| seen.get_mut(at))
            {
                *mark = true;
            }
            let some = dice.some(&["a", "b", "c"], 2);
            assert!((1..=2).contains(&some.len()) && some.is_sorted());
            assert_eq!(dice.weighed(&[(0, "never"), (1, "always")]), "always");
        }
        assert_eq!(seen, [true; 7]);
    }
}
