//! The items of a plan seen in several ways: as added, by who does them, by month, and the quickest first.

use super::{ImprovementPlan, Item};

/// A way to see a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// In the order in which the items were added.
    #[default]
    Added,
    /// By the role that does them.
    Owner,
    /// By the month in which they are due.
    Month,
    /// The quickest first.
    QuickWins,
}

impl View {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Added, Self::Owner, Self::Month, Self::QuickWins];

    /// Its name on the page.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Owner => "owner",
            Self::Month => "month",
            Self::QuickWins => "quick-wins",
        }
    }

    /// The view of a name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.id() == id)
    }
}

/// What the items of a group share. Groups are in this order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shared {
    /// The role that does them, as it was written first.
    Owner(String),
    /// The month in which they are due: year and month, 1 to 12.
    Month(u16, u8),
    /// Nothing: all items, or those without an owner or a day.
    Nothing,
}

/// Items that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they share.
    pub shared: Shared,
    /// The items.
    pub items: Vec<Item>,
}

/// The items in a view; groups without items are left out.
#[must_use]
pub fn grouped(plan: &ImprovementPlan, view: View) -> Vec<Group> {
    let mut items = plan.items.clone();
    match view {
        View::Added => {}
        View::Owner | View::Month => items.sort_by_key(|item| (item.due.is_none(), item.due)),
        // What is settled is no quick win any more.
        View::QuickWins => items.sort_by_key(|item| (!item.state.is_pending(), effort(plan, item))),
    }
    let mut groups: Vec<(String, Group)> = Vec::new();
    for item in items {
        let shared = shared(&item, view);
        let key = match &shared {
            Shared::Owner(owner) => owner.to_lowercase(),
            Shared::Month(..) | Shared::Nothing => String::new(),
        };
        let same = |(known, group): &&mut (String, Group)| match (&group.shared, &shared) {
            (Shared::Owner(_), Shared::Owner(_)) => *known == key,
            (known, shared) => known == shared,
        };
        match groups.iter_mut().find(same) {
            Some((_, group)) => group.items.push(item),
            None => groups.push((
                key,
                Group {
                    shared,
                    items: vec![item],
                },
            )),
        }
    }
    groups.sort_by(|left, right| {
        let place = |(key, group): &(String, Group)| match &group.shared {
            Shared::Owner(_) => Shared::Owner(key.clone()),
            other => other.clone(),
        };
        place(left).cmp(&place(right))
    });
    groups.into_iter().map(|(_, group)| group).collect()
}

fn shared(item: &Item, view: View) -> Shared {
    let owner = item.owner.trim();
    match (view, item.due) {
        (View::Owner, _) if !owner.is_empty() => Shared::Owner(owner.to_owned()),
        (View::Month, Some(due)) => Shared::Month(due.year(), due.month()),
        _ => Shared::Nothing,
    }
}

/// Days, and of equal days steps. An item without levels counts as one step.
#[must_use]
pub fn effort(plan: &ImprovementPlan, item: &Item) -> (u64, u32) {
    let steps = item.steps().unwrap_or(1);
    let own = plan
        .days
        .iter()
        .find(|(indicator, _)| item.indicator == Some(*indicator));
    let otherwise = plan.wishes().days_otherwise;
    let days = own.map_or(otherwise, |(_, days)| *days);
    (u64::from(days) * u64::from(steps), steps)
}
