//! The quiz of a unit, answered as the content says: right, or wrong on purpose.

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::session::Session;

/// A question of a unit, as it is compiled.
#[derive(Clone, Copy)]
pub struct Quiz<'content> {
    unit: &'content str,
    item: &'content Value,
}

impl<'content> Quiz<'content> {
    /// The questions of a compiled unit.
    #[must_use]
    pub fn all(unit: &'content Value) -> Vec<Self> {
        let id = text(unit, "id");
        let items = unit.get("quiz").and_then(Value::as_array).into_iter().flatten();
        items.map(|item| Self { unit: id, item }).collect()
    }

    /// Its id in the unit.
    #[must_use]
    pub fn id(&self) -> &'content str {
        text(self.item, "id")
    }

    /// `one`, `several`, `order`, `match`, `sort`, `number` or `reflect`.
    #[must_use]
    pub fn kind(&self) -> &'content str {
        text(self.item, "kind")
    }

    /// Something inside the question.
    #[must_use]
    pub fn inside(&self, selector: &str) -> String {
        format!("#{} {selector}", self.id())
    }

    /// The question in this state: `open`, `right` or `wrong`.
    #[must_use]
    pub fn in_state(&self, state: &str) -> String {
        format!("#{}[data-state='{state}']", self.id())
    }

    fn options(&self) -> &'content [Value] {
        self.item
            .get("options")
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }

    /// Fills the question in, so that the answer is right or wrong.
    ///
    /// # Errors
    /// The page does not offer what the content says.
    pub async fn fill(&self, session: &Session, right: bool) -> Outcome {
        match self.kind() {
            "one" => self.choose_one(session, right).await,
            "several" => self.choose_several(session, right).await,
            "match" | "sort" => self.choose_groups(session, right).await,
            "order" => self.put_in_order(session, right).await,
            "number" => {
                let number = self.item.pointer("/number/answer").and_then(Value::as_str);
                let number = number.ok_or_else(|| Failure::new(format!("{} has no number", self.id())))?;
                let typed = if right { number } else { "-7" };
                session.type_into(&self.inside("input"), typed).await
            }
            other => Err(Failure::new(format!(
                "{} is of a kind {other:?} that is not marked",
                self.id()
            ))),
        }
    }

    async fn choose_one(&self, session: &Session, right: bool) -> Outcome {
        let number = self.options().iter().position(|option| is_right(option) == right);
        let number = number.ok_or_else(|| Failure::new(format!("{} has no such option", self.id())))?;
        session.click(&self.option(number)).await
    }

    /// The right ones; for a wrong answer the first right one is left out.
    async fn choose_several(&self, session: &Session, right: bool) -> Outcome {
        let wanted = self.options().iter().enumerate().filter(|(_, option)| is_right(option));
        for (number, _) in wanted.skip(usize::from(!right)) {
            session.click(&self.option(number)).await?;
        }
        Ok(())
    }

    /// Each where it belongs; for a wrong answer the first one stands with its neighbour.
    async fn choose_groups(&self, session: &Session, right: bool) -> Outcome {
        let groups = self.item.get("groups").and_then(Value::as_array).map_or(0, Vec::len);
        for (number, option) in self.options().iter().enumerate() {
            let own = option.get("group").and_then(Value::as_u64).unwrap_or(0);
            let own = usize::try_from(own).unwrap_or(0);
            let chosen = if right || number > 0 {
                own
            } else {
                (own + 1) % groups.max(1)
            };
            let list = self.inside(&format!("select[aria-labelledby='{}-option-{number}']", self.id()));
            session.choose(&list, &chosen.to_string()).await?;
        }
        Ok(())
    }

    /// In the author's order by the buttons; for a wrong answer the last one goes up to the top.
    async fn put_in_order(&self, session: &Session, right: bool) -> Outcome {
        let last = self.options().len().saturating_sub(1);
        let wanted: Vec<usize> = if right { (0..=last).collect() } else { vec![last] };
        for (place, number) in wanted.into_iter().enumerate() {
            while self.place_of(session, number).await? > place {
                session
                    .click(&self.inside(&format!("#{}-up-{number}", self.id())))
                    .await?;
            }
        }
        Ok(())
    }

    async fn place_of(&self, session: &Session, number: usize) -> Outcome<usize> {
        let script = "
            const entries = [...document.querySelectorAll(arguments[0])];
            return entries.findIndex((entry) => entry.dataset.option === arguments[1]);";
        let entries = self.inside("[data-option]");
        let place = session
            .run(script, &[entries.into(), number.to_string().into()])
            .await?;
        let place = place.as_u64().and_then(|place| usize::try_from(place).ok());
        place.ok_or_else(|| Failure::new(format!("{} has no entry {number}", self.id())))
    }

    fn option(&self, number: usize) -> String {
        format!("input[name='{}-{}'][value='{number}']", self.unit, self.id())
    }
}

fn is_right(option: &Value) -> bool {
    option.get("right") == Some(&Value::Bool(true))
}

fn text<'content>(value: &'content Value, name: &str) -> &'content str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}
