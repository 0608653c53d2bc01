//! What a learner made with the tools of the course, as one document that lies in the browser's database.

use leptos::prelude::*;
use touchstone_domain::document::Document;
use touchstone_domain::ids::WriterId;
use touchstone_domain::portfolio::{self, Action, Product, ProductId};
use touchstone_domain::undo::Undo;
use touchstone_store::Kind;

use super::shelf::{ActionOfKind, ChangedBy};

/// The portfolio, for pages.
pub type PortfolioState = ChangedBy<Action>;

impl ActionOfKind for Action {
    const KIND: Kind = Kind::Portfolio;

    fn apply(&self, document: &mut Document, writer: &WriterId) -> Undo {
        portfolio::apply(document, self, writer)
    }
}

impl PortfolioState {
    /// One product, as it changes; nothing while it is not there.
    #[must_use]
    pub fn product(self, id: Signal<Option<ProductId>>) -> Memo<Option<Product>> {
        Memo::new(move |_| {
            let id = id.get()?;
            self.document.with(|document| portfolio::product(document, &id))
        })
    }
}
