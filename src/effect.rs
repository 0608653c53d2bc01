//! Effects and futures of the start. Each closure or future that Leptos is given makes a kilobyte of code anew; boxed, they
//! share one.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::Effect;

/// Runs the work now and whenever a signal changes that it read, until the calling owner goes.
pub fn effect(work: impl FnMut() + 'static) {
    boxed(Box::new(work));
}

fn boxed(work: Box<dyn FnMut()>) {
    Effect::new(work);
}

/// Lets the work go on by itself.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    spawn_boxed(Box::pin(work));
}

fn spawn_boxed(work: Pin<Box<dyn Future<Output = ()>>>) {
    leptos::task::spawn_local(work);
}
