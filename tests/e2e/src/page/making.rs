//! The sheets of the tools: beginning one, filling it in, and what it says.

use serde_json::Value;

use crate::failure::{Failure, Outcome, ensure};
use crate::session::Session;

/// A tool on the page.
#[derive(Clone, Copy)]
pub struct Tool<'session> {
    session: &'session Session,
    id: &'static str,
}

impl<'session> Tool<'session> {
    /// The tool with this id.
    #[must_use]
    pub const fn on(session: &'session Session, id: &'static str) -> Self {
        Self { session, id }
    }

    /// Something inside the tool.
    #[must_use]
    pub fn inside(&self, selector: &str) -> String {
        format!(".tool[data-tool='{}'] {selector}", self.id)
    }

    /// A field of the sheet (an empty list), or of a row of a list, counted from 1 as on the page.
    #[must_use]
    pub fn field(&self, list: &str, row: usize, name: &str) -> String {
        if list.is_empty() {
            return self.inside(&format!(":is(input, select, textarea)[name='{name}']"));
        }
        self.inside(&format!(
            "[data-list='{list}'] fieldset:nth-of-type({row}) :is(input, select, textarea)[name='{name}']"
        ))
    }

    /// Begins a sheet, the way that is offered first.
    ///
    /// # Errors
    /// It cannot be begun.
    pub async fn begin(&self) -> Outcome {
        self.session
            .click(&self.inside("button.primary[data-action='begin-sheet']"))
            .await?;
        self.session.see(&self.inside("input[name='sheet-name']")).await?;
        Ok(())
    }

    /// Fills a field in, whatever its kind. In a list of the person's own rows the value is what the row is called.
    ///
    /// # Errors
    /// There is no such field.
    #[track_caller]
    pub fn fill(&self, list: &str, row: usize, name: &str, value: &str) -> impl Future<Output = Outcome> {
        let place = Failure::new("");
        let (tool, field, value) = (*self, self.field(list, row, name), value.to_owned());
        async move {
            let filled = async {
                tool.session.see(&field).await?;
                let kind = "return document.querySelector(arguments[0]).type;";
                match tool.session.text_of(kind, &[field.as_str().into()]).await?.as_str() {
                    "select-one" => tool.choose(&field, &value).await,
                    "checkbox" => tool.session.click(&format!("{field}[value='{value}']")).await,
                    // What one types into a day or a time depends on the engine and its language.
                    "date" | "time" => tool.session.put(&field, &value).await,
                    _ => tool.session.type_into(&field, &value).await,
                }
            };
            filled.await.map_err(|failure: Failure| place.again(failure))
        }
    }

    async fn choose(&self, field: &str, value: &str) -> Outcome {
        let script = "
            const options = [...document.querySelector(arguments[0]).options];
            const found = options.find((option) => option.value === arguments[1]) ?? options.find((option) => option.text === arguments[1]);
            return found ? found.value : null;";
        let value = self.session.run(script, &[field.into(), value.into()]).await?;
        let value = value
            .as_str()
            .ok_or_else(|| Failure::new(format!("{field} has no such option")))?;
        self.session.choose(field, value).await
    }

    /// Adds a row to a list; the focus is in its first field.
    ///
    /// # Errors
    /// There is no room for one.
    pub async fn add_row(&self, list: &str) -> Outcome {
        let rows = self.inside(&format!("[data-list='{list}'] fieldset"));
        let before = self.count(&rows).await?;
        self.session
            .click(&self.inside(&format!("[data-list='{list}'] [data-action='add-row']")))
            .await?;
        let script = "
            const rows = [...document.querySelectorAll(arguments[0])];
            return rows.length === arguments[1] && rows.at(-1).contains(document.activeElement);";
        self.session
            .wait_for(
                "the new row with the focus in it",
                script,
                &[rows.into(), (before + 1).into()],
            )
            .await?;
        Ok(())
    }

    /// The id of a row of a list, counted from 1.
    ///
    /// # Errors
    /// There is no such row.
    pub async fn row_id(&self, list: &str, row: usize) -> Outcome<String> {
        let row = self.inside(&format!("[data-list='{list}'] fieldset:nth-of-type({row})"));
        let script = "return document.querySelector(arguments[0]).id.replace('row-', '');";
        self.session.text_of(script, &[row.into()]).await
    }

    /// Waits until the sheet finds nothing that must change, and nothing doubtful.
    ///
    /// # Errors
    /// It goes on finding something.
    pub async fn is_sound(&self) -> Outcome {
        let script = "return document.querySelectorAll(arguments[0]).length;";
        let findings = self.inside(".findings :is([data-weight='wrong'], [data-weight='doubtful'])");
        let what = format!("what {} finds", self.id);
        self.session
            .wait_until_equal(&what, script, &[findings.into()], &0.into())
            .await
    }

    /// Waits until the sheet shows a text.
    ///
    /// # Errors
    /// It never does.
    pub async fn shows(&self, part: &str) -> Outcome {
        self.session.see_text(&self.inside(".tool-result"), part).await
    }

    /// Waits until something is found that must change; gives all that the sheet says.
    ///
    /// # Errors
    /// Nothing is, or what is said is no sentence or shows a broken figure.
    pub async fn objects(&self) -> Outcome<String> {
        let said = self
            .session
            .see(&self.inside(".findings [data-weight='wrong']"))
            .await?;
        ensure(said.split_whitespace().count() > 4, || {
            format!("{} says only {said:?}", self.id)
        })?;
        self.says().await
    }

    /// All that the sheet says, once it has drawn what was typed last.
    ///
    /// # Errors
    /// It shows a broken figure.
    pub async fn says(&self) -> Outcome<String> {
        let drawn = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
        self.session.run_async(drawn, &[]).await?;
        let said = self.session.see(&self.inside(".tool-result")).await?;
        for broken in ["NaN", "undefined", "Infinity", "null", "{"] {
            ensure(!said.contains(broken), || format!("{} shows {broken}: {said}", self.id))?;
        }
        Ok(said)
    }

    async fn count(&self, selector: &str) -> Outcome<u64> {
        let script = "return document.querySelectorAll(arguments[0]).length;";
        Ok(self
            .session
            .run(script, &[selector.into()])
            .await?
            .as_u64()
            .unwrap_or(0))
    }
}

impl Session {
    /// Gives a field a value at once, as a picker for days and times does.
    ///
    /// # Errors
    /// There is no such field.
    #[track_caller]
    pub fn put(&self, selector: &str, value: &str) -> impl Future<Output = Outcome> {
        let place = Failure::new("");
        let arguments = [Value::from(selector), Value::from(value)];
        async move {
            self.painted().await.map_err(|failure| place.again(failure))?;
            let script = "
                const field = document.querySelector(arguments[0]);
                field.focus();
                field.value = arguments[1];
                field.dispatchEvent(new Event('input', { bubbles: true }));
                field.dispatchEvent(new Event('change', { bubbles: true }));
                return field.value;";
            let put = self
                .run(script, &arguments)
                .await
                .map_err(|failure| place.again(failure))?;
            let [_, wanted] = arguments;
            if put == wanted {
                Ok(())
            } else {
                Err(place.with(format!("the field took {put}, not {wanted}")))
            }
        }
    }

    /// Waits until a field holds this value.
    ///
    /// # Errors
    /// It holds another.
    #[track_caller]
    pub fn holds(&self, selector: &str, value: &str) -> impl Future<Output = Outcome> {
        let script = "const field = document.querySelector(arguments[0]); return field ? field.value : null;";
        let (arguments, value) = ([Value::from(selector)], Value::from(value));
        let (what, place) = (selector.to_owned(), Failure::new(""));
        async move {
            let waited = self.wait_until_equal(&what, script, &arguments, &value).await;
            waited.map_err(|failure| place.again(failure))
        }
    }
}
