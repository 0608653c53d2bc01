//! The time on this device. The domain takes it as an argument.

use js_sys::Date as JsDate;
use touchstone_domain::date::Date;

/// Today, by the device's own calendar.
#[must_use]
pub fn today() -> Option<Date> {
    let now = JsDate::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
    .parse()
    .ok()
}

/// Milliseconds since 1970, for display through [`super::intl::time`].
#[must_use]
pub fn now() -> f64 {
    JsDate::now()
}

/// The same as a whole number; 0 where the device's clock stands before 1970.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
pub fn whole() -> u64 {
    now() as u64
}

/// This second in universal time, as ISO 8601 writes it.
#[must_use]
pub fn iso_now() -> String {
    JsDate::new_0().to_iso_string().into()
}

/// Ends after so many milliseconds; never where the browser has no timers.
pub async fn pause(milliseconds: i32) {
    let timer = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            // Where no timer can be set there is no end either.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
        }
    });
    // A timer never fails.
    let _ = wasm_bindgen_futures::JsFuture::from(timer).await;
}
