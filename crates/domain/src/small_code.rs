//! Maps and sorting in little code.
//!
//! The library's `sort`, its `BTreeMap` and a `collect` into one (which sorts first) are made anew for each type, with 3 to
//! 4 kB of code each. At the start of the app they were 85 kB of 540. What stands here takes a few hundred bytes for each
//! type, and is as quick for what it is used for: some dozens of entries.

use std::borrow::Borrow;
use std::cmp::Ordering;

/// The items in order; equal ones stay as they came. It compares n log n times and moves up to n² / 2 places, which a
/// processor does in blocks.
pub fn sorted_by<T>(items: impl IntoIterator<Item = T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut sorted = Vec::new();
    for item in items {
        let place = sorted.partition_point(|other| compare(other, &item) != Ordering::Greater);
        sorted.insert(place, item);
    }
    sorted
}

/// A map in the order of its keys: a sorted list. For maps that stay small; inserting moves what comes after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmallMap<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> Default for SmallMap<K, V> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<K: Ord, V> SmallMap<K, V> {
    /// An empty map.
    #[must_use]
    pub const fn new() -> Self {
        Self { entries: Vec::new() }
    }

    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.entries.binary_search_by(|(other, _)| other.borrow().cmp(key))
    }

    /// The value of a key.
    #[must_use]
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(key).ok()?;
        self.entries.get(place).map(|(_, value)| value)
    }

    /// The value of a key, to change it.
    #[must_use]
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(key).ok()?;
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    /// Whether there is such a key.
    #[must_use]
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Sets the value of a key, and gives back the one before.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(place) => self
                .entries
                .get_mut(place)
                .map(|(_, held)| std::mem::replace(held, value)),
            Err(place) => {
                self.entries.insert(place, (key, value));
                None
            }
        }
    }

    /// Takes a key out.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(key).ok()?;
        Some(self.entries.remove(place).1)
    }

    /// The entries from a key on.
    pub fn starting_at<Q: Ord + ?Sized>(&self, key: &Q) -> impl Iterator<Item = (&K, &V)>
    where
        K: Borrow<Q>,
    {
        let (Ok(place) | Err(place)) = self.place(key);
        self.entries.iter().skip(place).map(|(key, value)| (key, value))
    }

    /// The keys of both; where both have one, `both` says what becomes of the two values. It walks once over each.
    #[must_use]
    pub fn merged_with(&self, other: &Self, both: impl Fn(&V, &V) -> V) -> Self
    where
        K: Clone,
        V: Clone,
    {
        let (mut ours, mut theirs) = (self.entries.iter().peekable(), other.entries.iter().peekable());
        let mut entries = Vec::with_capacity(self.len().max(other.len()));
        loop {
            let order = match (ours.peek(), theirs.peek()) {
                (Some((left, _)), Some((right, _))) => left.cmp(right),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return Self { entries },
            };
            let next = match order {
                Ordering::Less => ours.next().cloned(),
                Ordering::Greater => theirs.next().cloned(),
                Ordering::Equal => ours
                    .next()
                    .zip(theirs.next())
                    .map(|((key, left), (_, right))| (key.clone(), both(left, right))),
            };
            entries.extend(next);
        }
    }

    /// Changes the value of a key; one that is not there begins with its default.
    pub fn update(&mut self, key: K, change: impl FnOnce(&mut V))
    where
        V: Default,
    {
        let place = match self.place(&key) {
            Ok(place) => place,
            Err(place) => {
                self.entries.insert(place, (key, V::default()));
                place
            }
        };
        if let Some((_, value)) = self.entries.get_mut(place) {
            change(value);
        }
    }
}

impl<K, V> SmallMap<K, V> {
    /// How many keys there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries in the order of their keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.entries.iter().map(|(key, _)| key)
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }
}

impl<K, V> IntoIterator for SmallMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<'map, K, V> IntoIterator for &'map SmallMap<K, V> {
    type Item = (&'map K, &'map V);
    type IntoIter = std::iter::Map<std::slice::Iter<'map, (K, V)>, fn(&'map (K, V)) -> (&'map K, &'map V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter().map(|(key, value)| (key, value))
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SmallMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorting_is_the_librarys(items: Vec<(u8, u8)>) {
            let mut wanted = items.clone();
            wanted.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(sorted_by(items, |left, right| left.0.cmp(&right.0)), wanted);
        }

        #[test]
        fn merging_takes_all_keys(left: BTreeMap<u8, u8>, right: BTreeMap<u8, u8>) {
            let (ours, theirs): (SmallMap<_, _>, SmallMap<_, _>) = (left.clone().into_iter().collect(), right.clone().into_iter().collect());
            let mut wanted = left;
            for (key, value) in right {
                let sum = wanted.get(&key).map_or(value, |ours| ours.wrapping_add(value));
                wanted.insert(key, sum);
            }
            let merged = ours.merged_with(&theirs, |left, right| left.wrapping_add(*right));
            prop_assert!(merged.iter().eq(wanted.iter()));
        }

        #[test]
        fn a_small_map_is_the_librarys(changes: Vec<(u8, Option<u8>)>) {
            let mut wanted: BTreeMap<u8, u8> = BTreeMap::new();
            let mut map = SmallMap::new();
            for (key, value) in changes {
                match value {
                    Some(value) => prop_assert_eq!(map.insert(key, value), wanted.insert(key, value)),
                    None => prop_assert_eq!(map.remove(&key), wanted.remove(&key)),
                }
                map.update(key, |value: &mut u8| *value = value.wrapping_add(1));
                let value = wanted.entry(key).or_default();
                *value = value.wrapping_add(1);
                prop_assert_eq!(map.get(&key), wanted.get(&key));
            }
            prop_assert!(map.starting_at(&100).eq(wanted.range(100..)));
            prop_assert!(map.iter().eq(wanted.iter()) && map.len() == wanted.len());
            prop_assert_eq!(map, wanted.into_iter().collect());
        }
    }
}
