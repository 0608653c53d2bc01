//! Calling what the browser may or may not have: a missing object is nothing, not an exception.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A global object such as `navigator`, or a path of properties from it.
pub(super) fn global(path: &[&str]) -> Option<JsValue> {
    path.iter()
        .try_fold(JsValue::from(js_sys::global()), |object, name| property(&object, name))
}

/// A property that is there.
pub(super) fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// The result of a method, or nothing where there is no such method or it threw.
pub(super) fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: Function = property(object, method)?.dyn_into().ok()?;
    Reflect::apply(&function, object, &arguments.iter().collect::<Array>()).ok()
}

/// A new object of a global class such as `Intl.NumberFormat`.
pub(super) fn construct(class: &[&str], arguments: &[JsValue]) -> Option<JsValue> {
    let class: Function = global(class)?.dyn_into().ok()?;
    Reflect::construct(&class, &arguments.iter().collect::<Array>()).ok()
}

/// A plain object from names and values.
pub(super) fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in entries {
        // Setting a property on a fresh plain object does not fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
