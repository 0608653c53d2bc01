//! Places and the ways between them, one direction each.

use std::collections::{BTreeSet, VecDeque};

/// Places are numbers from 0; edges go from the one that comes before.
pub(super) struct Graph {
    places: usize,
    edges: BTreeSet<(usize, usize)>,
}

impl Graph {
    pub(super) const fn new(places: usize, edges: BTreeSet<(usize, usize)>) -> Self {
        Self { places, edges }
    }

    pub(super) fn after(&self, place: usize) -> impl Iterator<Item = usize> {
        let edges = self.edges.iter();
        edges.filter(move |(from, _)| *from == place).map(|(_, to)| *to)
    }

    pub(super) fn is_alone(&self, place: usize) -> bool {
        !self.edges.iter().any(|(from, to)| *from == place || *to == place)
    }

    /// Places that nothing comes before.
    pub(super) fn without_before(&self) -> Vec<usize> {
        let has_before: BTreeSet<usize> = self.edges.iter().map(|(_, to)| *to).collect();
        (0..self.places).filter(|place| !has_before.contains(place)).collect()
    }

    /// The same places with every way turned round.
    pub(super) fn turned(&self) -> Self {
        Self {
            places: self.places,
            edges: self.edges.iter().map(|(from, to)| (*to, *from)).collect(),
        }
    }

    /// Everything that can be reached from these places, themselves included.
    pub(super) fn reached(&self, from: &[usize]) -> BTreeSet<usize> {
        let mut reached = BTreeSet::new();
        let mut waiting: VecDeque<usize> = from.iter().copied().collect();
        while let Some(place) = waiting.pop_front() {
            if reached.insert(place) {
                waiting.extend(self.after(place));
            }
        }
        reached
    }

    /// Groups of places that can be reached from each other, each in order.
    pub(super) fn circles(&self) -> Vec<Vec<usize>> {
        let turned = self.turned();
        let mut known = BTreeSet::new();
        let mut circles = Vec::new();
        for place in 0..self.places {
            if known.contains(&place) {
                continue;
            }
            let there: BTreeSet<usize> = self.reached(&[place]);
            let back = turned.reached(&[place]);
            let circle: Vec<usize> = there.intersection(&back).copied().collect();
            if circle.len() > 1 {
                known.extend(circle.iter().copied());
                circles.push(circle);
            }
        }
        circles
    }

    /// An order in which every place comes after all that come before it, the first ones first; empty where there is a
    /// circle.
    pub(super) fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = Vec::new();
        while order.len() < self.places {
            let ready = |place: &usize| {
                let mut before = self.edges.iter().filter(|(_, to)| to == place);
                !order.contains(place) && before.all(|(from, _)| order.contains(from))
            };
            let Some(next) = (0..self.places).find(ready) else {
                return Vec::new();
            };
            order.push(next);
        }
        order
    }
}
