//! How long something took, as an entry in the browser's own list of measurements.

use wasm_bindgen::JsValue;

use super::javascript::{call, global};

/// Does the work and leaves a measurement of it under this name. A browser that measures nothing does the work all the same.
pub fn measured<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let performance = global(&["performance"]);
    let tell = |method: &str, arguments: &[&str]| {
        let arguments: Vec<JsValue> = arguments.iter().map(|text| JsValue::from_str(text)).collect();
        if let Some(performance) = &performance {
            call(performance, method, &arguments);
        }
    };
    let [begin, end] = ["begin", "end"].map(|mark| [name, mark].join("-"));
    tell("mark", &[&begin]);
    let done = work();
    tell("mark", &[&end]);
    tell("measure", &[name, &begin, &end]);
    // The marks have served; the measurement stays.
    tell("clearMarks", &[&begin]);
    tell("clearMarks", &[&end]);
    done
}
