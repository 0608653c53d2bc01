//! What people do on any page: click, answer, choose, type, open files; and seeing what came of it.

use serde_json::{Value, json};

use thirtyfour::{Key, WebElement};

use super::OPEN_FILES;
use crate::browser::Engine;
use crate::failure::{Failure, Outcome};
use crate::session::Session;

impl Session {
    /// Waits for something visible and clicks it as a person does.
    ///
    /// # Errors
    /// It does not come, or something lies over it.
    #[track_caller]
    pub fn click(&self, selector: &str) -> impl Future<Output = Outcome> {
        let place = Failure::new("");
        async move {
            self.see(selector).await.map_err(|failure| place.again(failure))?;
            self.painted().await.map_err(|failure| place.again(failure))?;
            self.rested(selector).await.map_err(|failure| place.again(failure))?;
            let show = "
                const element = [...document.querySelectorAll(arguments[0])].find((element) => element.checkVisibility());
                element.scrollIntoView({ block: 'center', behavior: 'instant' });
                return element;";
            let element = self
                .element_of(show, &[selector.into()])
                .await
                .map_err(|failure| place.again(failure))?;
            self.hit(&element)
                .await
                .map_err(|error| place.with(format!("{selector} cannot be clicked: {error}")))
        }
    }

    /// Waits until the page is painted as it stands. The app moves the focus with the painting, which may take WebKit longer
    /// than several steps of a journey; nobody acts on what they do not see yet. A hidden page is never painted.
    ///
    /// # Errors
    /// The driver's.
    pub async fn painted(&self) -> Outcome {
        let script = "
            const done = arguments[arguments.length - 1];
            if (document.hidden) done();
            else requestAnimationFrame(() => requestAnimationFrame(() => done()));";
        self.run_async(script, &[]).await.map(drop)
    }

    /// Waits until a button that acts once is ready again: right after it, or another of its kind, was pressed, nothing happens.
    async fn rested(&self, selector: &str) -> Outcome {
        let script = "
            const once = [...document.querySelectorAll(arguments[0])].some((element) => element.matches('[data-once]'));
            return !once || !document.documentElement.hasAttribute('data-rests');";
        self.wait_for("a button that is ready again", script, &[selector.into()])
            .await
            .map(drop)
    }

    /// Clicks an element: with the pointer, but in WebKit by script. Its driver's pointer misses now and then on a long
    /// page under the virtual display, where a person's does not.
    async fn hit(&self, element: &WebElement) -> Outcome {
        if self.engine == Engine::Webkit {
            self.driver
                .execute("arguments[0].focus(); arguments[0].click();", vec![element.to_json()?])
                .await?;
        } else {
            element.click().await?;
        }
        Ok(())
    }

    /// Waits until something is visible; gives its text.
    ///
    /// # Errors
    /// It does not come.
    #[track_caller]
    pub fn see(&self, selector: &str) -> impl Future<Output = Outcome<String>> {
        let place = Failure::new("");
        async move {
            let script = "
                const element = [...document.querySelectorAll(arguments[0])].find((element) => element.checkVisibility());
                return element ? [element.innerText] : null;";
            let seen = self
                .wait_for(selector, script, &[selector.into()])
                .await
                .map_err(|failure| place.again(failure))?;
            Ok(seen.get(0).and_then(Value::as_str).unwrap_or_default().to_owned())
        }
    }

    /// Waits until something visible contains a text.
    ///
    /// # Errors
    /// It never does; the failure says what it shows instead.
    #[track_caller]
    pub fn see_text(&self, selector: &str, part: &str) -> impl Future<Output = Outcome> {
        let script = "
            const shown = [...document.querySelectorAll(arguments[0])].filter((element) => element.checkVisibility());
            const texts = shown.map((element) => element.innerText);
            return texts.some((text) => text.includes(arguments[1])) ? arguments[1] : texts.join(' | ');";
        let arguments = [Value::from(selector), Value::from(part)];
        let place = Failure::new("");
        async move {
            let [selector, part] = &arguments;
            let what = format!("the text of {selector}");
            let waited = self.wait_until_equal(&what, script, &arguments, part).await;
            waited.map_err(|failure| place.again(failure))
        }
    }

    /// Whether something is visible now.
    ///
    /// # Errors
    /// The driver's.
    pub async fn shows(&self, selector: &str) -> Outcome<bool> {
        let script =
            "return [...document.querySelectorAll(arguments[0])].some((element) => element.checkVisibility());";
        Ok(self.run(script, &[selector.into()]).await? == Value::Bool(true))
    }

    /// Answers an indicator: `0` to `4`, `na` or `unknown`.
    ///
    /// # Errors
    /// There is no such choice, or it does not take.
    #[track_caller]
    pub fn answer(&self, indicator: &str, value: &str) -> impl Future<Output = Outcome> {
        let place = Failure::new("");
        let what = format!("the choice {value} of {indicator}");
        async move {
            let chosen = async {
                let arguments = [json!(indicator), json!(value)];
                let there =
                    "return !!document.querySelector(`input[name='${arguments[0]}'][value='${arguments[1]}']`);";
                self.wait_for(&what, there, &arguments).await?;
                self.painted().await?;
                // The button itself where it can be hit, else its label: as a person would.
                let target = "
                    const input = document.querySelector(`input[name='${arguments[0]}'][value='${arguments[1]}']`);
                    input.scrollIntoView({ block: 'center', behavior: 'instant' });
                    const place = input.getBoundingClientRect();
                    const hit = document.elementFromPoint(place.x + place.width / 2, place.y + place.height / 2);
                    return hit === input ? input : input.labels[0];";
                self.hit(&self.element_of(target, &arguments).await?).await?;
                self.chosen(indicator, value).await
            };
            chosen.await.map_err(|failure: Failure| place.again(failure))
        }
    }

    /// Waits until an indicator shows this answer; an empty value stands for none.
    ///
    /// # Errors
    /// It does not.
    #[track_caller]
    pub fn chosen(&self, indicator: &str, value: &str) -> impl Future<Output = Outcome> {
        let script = "
            const inputs = [...document.querySelectorAll(`input[name='${arguments[0]}']`)];
            const chosen = inputs.find((input) => input.checked);
            return inputs.length ? (chosen ? chosen.value : '') : null;";
        let expected = Value::from(value);
        let arguments = [Value::from(indicator)];
        let what = format!("the answer to {indicator}");
        let place = Failure::new("");
        async move {
            let waited = self.wait_until_equal(&what, script, &arguments, &expected).await;
            waited.map_err(|failure| place.again(failure))
        }
    }

    /// Waits until the page shows this `data-value`.
    ///
    /// # Errors
    /// It shows another.
    #[track_caller]
    pub fn value(&self, selector: &str, expected: &str) -> impl Future<Output = Outcome> {
        let script = "const element = document.querySelector(arguments[0]); return element ? element.dataset.value ?? '' : null;";
        let arguments = [Value::from(selector)];
        let expected = Value::from(expected);
        let place = Failure::new("");
        async move {
            let waited = self.wait_until_equal(selector, script, &arguments, &expected).await;
            waited.map_err(|failure| place.again(failure))
        }
    }

    /// Chooses an option of a list.
    ///
    /// # Errors
    /// There is no such list or option.
    #[track_caller]
    pub fn choose(&self, selector: &str, value: &str) -> impl Future<Output = Outcome> {
        let place = Failure::new("");
        async move {
            self.see(selector).await.map_err(|failure| place.again(failure))?;
            self.painted().await.map_err(|failure| place.again(failure))?;
            let script = "
                const list = [...document.querySelectorAll(arguments[0])].find((list) => list.checkVisibility());
                const there = [...list.options].some((option) => option.value === arguments[1]);
                if (!there) return false;
                list.scrollIntoView({ block: 'center', behavior: 'instant' });
                list.focus();
                list.value = arguments[1];
                list.dispatchEvent(new Event('input', { bubbles: true }));
                list.dispatchEvent(new Event('change', { bubbles: true }));
                return true;";
            match self.run(script, &[selector.into(), value.into()]).await {
                Ok(Value::Bool(true)) => Ok(()),
                Ok(_) => Err(place.with(format!("{selector} has no {value:?}"))),
                Err(failure) => Err(place.again(failure)),
            }
        }
    }

    /// Types a text into a field in place of what is there.
    ///
    /// # Errors
    /// There is no such field.
    #[track_caller]
    pub fn type_into(&self, selector: &str, text: &str) -> impl Future<Output = Outcome> {
        let place = Failure::new("");
        async move {
            self.click(selector).await.map_err(|failure| place.again(failure))?;
            let script = "return document.activeElement;";
            let field = self
                .element_of(script, &[])
                .await
                .map_err(|failure| place.again(failure))?;
            self.replace_text(&field, text)
                .await
                .map_err(|failure| place.with(format!("{selector}: {failure}")))?;
            let typed = "return document.activeElement.value === arguments[0];";
            let what = format!("the text {text:?} in {selector}");
            let waited = self.wait_for(&what, typed, &[text.into()]).await;
            waited.map(drop).map_err(|failure| place.again(failure))
        }
    }

    /// Types key by key, but in WebKit by the page's own editing command, which sends the same events: its driver loses
    /// letters now and then when the machine is busy. The journey by keyboard types there as well.
    async fn replace_text(&self, field: &WebElement, text: &str) -> Outcome {
        if self.engine == Engine::Webkit {
            let script = "
                arguments[0].select();
                return document.execCommand(arguments[1] ? 'insertText' : 'delete', false, arguments[1]);";
            self.driver.execute(script, vec![field.to_json()?, text.into()]).await?;
            return Ok(());
        }
        self.empty(field).await?;
        Ok(field.send_keys(text).await?)
    }

    /// Takes out what stands in a field by its keys: a driver's own way sends no event that the page could hear.
    async fn empty(&self, field: &WebElement) -> Outcome {
        if field.prop("value").await?.is_some_and(|value| !value.is_empty()) {
            self.press_with_control('a').await?;
            self.press(Key::Delete.value().to_string()).await?;
        }
        Ok(())
    }

    /// Opens files from the disk on the page of your data.
    ///
    /// # Errors
    /// There is no place to open files.
    #[track_caller]
    pub fn open_files(&self, files: &[std::path::PathBuf]) -> impl Future<Output = Outcome> {
        let place = Failure::new("");
        // Several files are handed over one on a line.
        let paths: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        let paths = paths.join("\n");
        async move {
            let script = "return document.querySelector(arguments[0]);";
            let chosen = async {
                self.wait_for("the place to open files", script, &[OPEN_FILES.into()])
                    .await?;
                let field = self.element_of(script, &[OPEN_FILES.into()]).await?;
                Ok(field.send_keys(paths.as_str()).await?)
            };
            chosen.await.map_err(|failure: Failure| place.again(failure))
        }
    }
}
