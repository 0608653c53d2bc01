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

/// This second in universal time, as ISO 8601 writes it.
#[must_use]
pub fn iso_now() -> String {
    JsDate::new_0().to_iso_string().into()
}
