//! Random ids.

use std::str::FromStr;

use touchstone_domain::ids::{HexId, NotAnId};
use wasm_bindgen::JsCast;

use super::javascript::{call, global};

/// A fresh id of `LENGTH` hexadecimal digits.
///
/// # Errors
/// None in practice: the digits are made here.
pub fn hex_id<const LENGTH: usize>() -> Result<HexId<LENGTH>, NotAnId> {
    HexId::from_str(&hexadecimal(LENGTH))
}

/// Random hexadecimal digits; from the weaker generator where the browser has no better one.
fn hexadecimal(digits: usize) -> String {
    let bytes = js_sys::Uint8Array::new_with_length(32);
    let strong =
        global(&["crypto"]).and_then(|crypto| call(&crypto, "getRandomValues", &[bytes.clone().unchecked_into()]));
    let mut text = String::new();
    for index in 0..32 {
        let byte = match strong {
            Some(_) => bytes.get_index(index),
            None => weak_byte(),
        };
        text.push_str(&format!("{byte:02x}"));
    }
    text.truncate(digits);
    text
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 <= random() < 1, so 0 to 255"
)]
fn weak_byte() -> u8 {
    (js_sys::Math::random() * 256.0) as u8
}

/// A random seed, for shuffling answer options.
#[must_use]
pub fn seed() -> u32 {
    u32::from_str_radix(&hexadecimal(8), 16).unwrap_or(1)
}
