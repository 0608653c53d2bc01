//! What a browser notes by itself: the titles of pages go into its history, so no title holds what a person typed.

use serde_json::{Value, json};
use touchstone_e2e::failure::{Failure, Outcome, ensure};
use touchstone_e2e::page::{ERASE, routes};

use crate::context::{Context, worked_example};

const NAME: &str = "Zanzibar Studios";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let mut file: Value = serde_json::from_str(&worked_example()?)?;
    let registers = file
        .pointer_mut("/documents/0/registers")
        .and_then(Value::as_object_mut);
    let registers = registers.ok_or_else(|| Failure::new("the worked example has no registers"))?;
    registers.insert(
        "name".to_owned(),
        json!({ "text": NAME, "counter": 9_999, "writer": "3f2a9c5b7d10" }),
    );
    let id = session.begin_with(&server, &file.to_string()).await?;
    let mut with_name = 0;
    for route in routes(&id).into_iter().filter(|route| route.contains(&id)) {
        let heading = session.go(&route).await?;
        let title = session.text_of("return document.title;", &[]).await?;
        ensure(title.ends_with(" – Touchstone") && !title.contains(NAME), || {
            format!("the title of {route} is {title:?}")
        })?;
        with_name += u32::from(heading.contains(NAME));
    }
    ensure(with_name > 5, || format!("only {with_name} headings say the name"))?;

    session.go("#/data").await?;
    session.click(ERASE).await?;
    session.see_text("#erase-text", "history").await?;
    session.console_is_clean().await
}
