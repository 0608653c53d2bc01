//! Scoring: what the tests of its parts share.

use super::combine::Note;
use super::ranking::{extremes, next_level};
use super::test_support::*;
use super::*;
use crate::assessment::EvidenceStrength;
use crate::bands::{Band, BandReason};

mod answers;
mod any;
mod overall;
