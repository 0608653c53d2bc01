//! The examples: fictional providers with an assessment each, which is fetched when somebody opens it.

use serde::{Deserialize, Serialize};

use crate::ids::DocumentId;
use crate::instrument::ProviderProfile;

/// File `providers`: the examples as a list shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Providers {
    /// The language of the words, unless an example says otherwise.
    pub language: String,
    /// The examples in the order of the programme.
    pub examples: Vec<ExampleEntry>,
}

/// One example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExampleEntry {
    /// `lanterna`: the value of [`crate::example::KEY`] in its document.
    pub id: String,
    /// The id of its assessment, the same on every device.
    pub document: DocumentId,
    /// The name of the provider.
    pub name: String,
    /// One paragraph about the provider.
    pub story: String,
    /// What kind of provider it is.
    pub profile: ProviderProfile,
    /// The language of its words where it differs from the file's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Path of its assessment: a save file with one document, see [`crate::example::published`].
    pub file: String,
}
