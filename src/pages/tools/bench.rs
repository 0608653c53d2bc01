//! What the pieces of one tool share: which sheet is open, what stands in it, and how it is written.

use leptos::prelude::*;
use touchstone_domain::catalog::Tool;
use touchstone_domain::portfolio::{self, Action, Place, Product, ProductHead, ProductId, RowId};
use touchstone_domain::tools::form::Form;

use super::spec::{Beginning, Spec};
use crate::browser::{navigation, random};
use crate::state::portfolio::PortfolioState;

/// Something that was removed and can be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removed {
    /// A sheet.
    Sheet(ProductId),
    /// A row: sheet, list, row.
    Row(ProductId, &'static str, RowId),
}

/// The workplace of one tool.
#[derive(Clone, Copy)]
pub struct Bench {
    /// The tool.
    pub tool: Tool,
    /// The portfolio.
    pub portfolio: PortfolioState,
    /// The sheets of this tool.
    pub sheets: Memo<Vec<ProductHead>>,
    /// The open one.
    pub id: Memo<Option<ProductId>>,
    /// What stands in it.
    pub form: Memo<Form>,
    /// The open one's head.
    pub head: Memo<Option<ProductHead>>,
    /// What was removed while this sheet was open, the last thing last.
    pub removed: RwSignal<Vec<Removed>>,
    chosen: RwSignal<Option<ProductId>>,
}

impl Bench {
    /// The workplace; the sheet that was made first is open.
    #[must_use]
    pub fn of(tool: Tool) -> Self {
        let portfolio = PortfolioState::open();
        let chosen = RwSignal::new(None::<ProductId>);
        let sheets = Memo::new(move |_| {
            let mut heads = portfolio.document.with(portfolio::heads);
            heads.retain(|head| head.tool == tool);
            heads
        });
        let id = Memo::new(move |_| {
            sheets.with(|sheets| {
                let chosen = chosen.get();
                let open = sheets.iter().find(|head| Some(&head.id) == chosen.as_ref());
                open.or_else(|| sheets.first()).map(|head| head.id.clone())
            })
        });
        let product = portfolio.product(id.into());
        Self {
            tool,
            portfolio,
            sheets,
            id,
            form: Memo::new(move |_| product.with(|product| form_of(product.as_ref()))),
            head: Memo::new(move |_| product.with(|product| product.as_ref().map(|product| product.head.clone()))),
            removed: RwSignal::default(),
            chosen,
        }
    }

    /// Opens a sheet.
    pub fn open(self, id: ProductId) {
        self.removed.update(Vec::clear);
        self.chosen.set(Some(id));
    }

    /// Begins a sheet.
    pub fn begin(self, beginning: &Beginning) {
        let Ok(id) = random::hex_id::<8>() else { return };
        self.portfolio.dispatch(Action::AddProduct {
            id: id.clone(),
            tool: self.tool,
        });
        if !beginning.name.is_empty() {
            self.name(id.clone(), beginning.name.to_owned());
        }
        for row in &beginning.rows {
            self.add_row_to(&id, row.list, row.texts.clone(), row.choices.clone());
        }
        self.open(id);
    }

    /// Names a sheet.
    pub fn name(self, id: ProductId, name: String) {
        self.portfolio.dispatch(Action::NameProduct { id, name });
    }

    /// Writes what was typed into a sheet, which may not be the open one any more.
    pub fn type_in(self, product: ProductId, place: Place, text: String) {
        self.portfolio.dispatch(Action::Type { product, place, text });
    }

    /// Writes what was chosen in the open sheet.
    pub fn choose(self, place: Place, value: String) {
        if let Some(product) = self.id.get_untracked() {
            self.portfolio.dispatch(Action::Choose { product, place, value });
        }
    }

    /// Adds a row to the open sheet and says which.
    pub fn add_row(self, list: &str, texts: Vec<(String, String)>, choices: Vec<(String, String)>) -> Option<RowId> {
        self.add_row_to(&self.id.get_untracked()?, list, texts, choices)
    }

    fn add_row_to(
        self,
        product: &ProductId,
        list: &str,
        texts: Vec<(String, String)>,
        choices: Vec<(String, String)>,
    ) -> Option<RowId> {
        let row = random::hex_id::<8>().ok()?;
        self.portfolio.dispatch(Action::AddRow {
            product: product.clone(),
            list: list.to_owned(),
            row: row.clone(),
            texts,
            choices,
        });
        Some(row)
    }

    /// Moves a row of the open sheet.
    pub fn move_row(self, list: &'static str, row: RowId, up: bool) {
        if let Some(product) = self.id.get_untracked() {
            self.portfolio.dispatch(Action::MoveRow {
                product,
                list: list.to_owned(),
                row,
                up,
            });
        }
    }

    /// Removes a row of the open sheet; it can be brought back.
    pub fn remove_row(self, list: &'static str, row: RowId) {
        if let Some(product) = self.id.get_untracked() {
            self.portfolio.dispatch(Action::RemoveRow {
                product: product.clone(),
                list: list.to_owned(),
                row: row.clone(),
            });
            self.removed
                .update(|removed| removed.push(Removed::Row(product, list, row)));
            self.focus_bring_back();
        }
    }

    /// Removes the open sheet; it can be brought back.
    pub fn remove_sheet(self) {
        if let Some(id) = self.id.get_untracked() {
            self.portfolio.dispatch(Action::RemoveProduct(id.clone()));
            self.removed.update(|removed| removed.push(Removed::Sheet(id)));
            self.focus_bring_back();
        }
    }

    /// Brings back what was removed last.
    pub fn bring_back(self) {
        match self.removed.try_update(Vec::pop).flatten() {
            Some(Removed::Sheet(id)) => {
                self.portfolio.dispatch(Action::RestoreProduct(id.clone()));
                self.chosen.set(Some(id));
                self.focus(".tool-name input");
            }
            Some(Removed::Row(product, list, row)) => {
                let selector = format!("#row-{row} :is(input, select, textarea)");
                self.portfolio.dispatch(Action::RestoreRow {
                    product,
                    list: list.to_owned(),
                    row,
                });
                self.focus(&selector);
            }
            None => {}
        }
    }

    /// Moves the focus inside this tool once the page shows what has changed.
    pub fn focus(self, selector: &str) {
        let selector = format!("[data-tool=\"{}\"] {selector}", self.tool.id());
        navigation::after_render(move || navigation::focus(&selector, false));
    }

    fn focus_bring_back(self) {
        self.focus("[data-action=\"bring-back\"]");
    }
}

fn form_of(product: Option<&Product>) -> Form {
    product.map(|product| product.form.clone()).unwrap_or_default()
}

/// The form of a tool.
#[must_use]
pub fn spec(tool: Tool) -> Spec {
    match tool {
        Tool::AnnexCheck => super::annex_check::spec(),
        Tool::OutcomeWriter => super::outcome_writer::spec(),
        Tool::Workload => super::workload::spec(),
        Tool::Rubric => super::rubric::spec(),
        Tool::MiniJury => super::mini_jury::spec(),
        Tool::Pathway => super::pathway::spec(),
        Tool::SessionPlan => super::session_plan::spec(),
        Tool::CascadePlan => super::cascade_plan::spec(),
    }
}
