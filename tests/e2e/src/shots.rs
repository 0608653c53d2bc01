//! Pictures of the pages, for people to look at: every route, three widths, light and dark, and on paper.

use std::fs;
use std::path::Path;

use touchstone_e2e::browser::{Browsers, Engine, Wishes};
use touchstone_e2e::failure::Outcome;
use touchstone_e2e::page;
use touchstone_e2e::server::Server;

use crate::context::worked_example;
use crate::options::Options;

/// Phone, laptop, projector.
const WIDTHS: [(u32, u32); 3] = [(360, 740), (1280, 800), (1920, 1080)];

/// Takes the pictures.
pub(crate) async fn take(options: &Options, folder: &Path) -> Outcome {
    fs::create_dir_all(folder)?;
    let browsers = Browsers::new(folder)?;
    let server = Server::start(&options.site)?;
    let session = browsers.open(Engine::Chromium, &Wishes::default()).await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    for route in page::routes(&id) {
        let name = page::file_name(&route, &id);
        if !options.routes.is_empty() && !options.routes.iter().any(|text| name.contains(text)) {
            continue;
        }
        for theme in ["light", "dark"] {
            session.prefer(theme).await?;
            for (width, height) in WIDTHS {
                session.pretend_size(width, height).await?;
                session.visit(&server, &route).await?;
                // The whole page, not only what fits on the screen.
                let whole = session
                    .run("return Math.ceil(document.documentElement.scrollHeight);", &[])
                    .await?;
                let whole = whole
                    .as_u64()
                    .and_then(|pixels| u32::try_from(pixels).ok())
                    .unwrap_or(height);
                session.pretend_size(width, whole.clamp(height, 12_000)).await?;
                session
                    .driver
                    .screenshot(&folder.join(format!("{name}-{width}-{theme}.png")))
                    .await?;
            }
        }
        session.show_as("", "light").await?;
        session.pretend_size(1280, 800).await?;
        session.visit(&server, &route).await?;
        fs::write(folder.join(format!("{name}.pdf")), session.pdf().await?)?;
    }
    session.close().await;
    Ok(())
}
