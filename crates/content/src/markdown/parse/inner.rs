//! What authors write inside running text: sources in citations, and ids in braces.

use crate::markdown::{Block, BlockKind, Inline};

/// The sources in `s18: descriptor 3; @s5`.
pub(super) fn citation(reference: &str) -> Vec<(String, Option<String>)> {
    let parts = reference.split(";").fold(Vec::<String>::new(), |mut parts, part| {
        // A semicolon inside a clause does not start another source.
        match parts.last_mut() {
            Some(last) if !part.trim_start().starts_with('@') => {
                last.push(';');
                last.push_str(part);
            }
            _ => parts.push(part.to_owned()),
        }
        parts
    });
    let parsed = parts.iter().map(|part| {
        let part = part.trim().trim_start_matches('@');
        match part.split_once(':') {
            Some((source, clause)) => (source.trim().to_owned(), Some(clause.trim().to_owned())),
            None => (part.to_owned(), None),
        }
    });
    parsed.collect()
}

/// Whether a text can be an id inside a unit.
pub(crate) fn is_id(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Takes `{#id}` from the end of a paragraph.
pub(super) fn take_trailing_id(inlines: &mut Vec<Inline>) -> Option<String> {
    let Some(Inline::Text(text)) = inlines.last_mut() else {
        return None;
    };
    let (before, id) = text.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
    if !is_id(id) {
        return None;
    }
    let (before, id) = (before.trim_end().to_owned(), id.to_owned());
    if before.is_empty() {
        inlines.pop();
    } else {
        *text = before;
    }
    Some(id)
}

/// Takes `{#id}` from the beginning of a list item.
pub(super) fn take_leading_id(blocks: &mut [Block]) -> Option<String> {
    let Some(Block {
        kind: BlockKind::Paragraph(inlines),
        ..
    }) = blocks.first_mut()
    else {
        return None;
    };
    let Some(Inline::Text(text)) = inlines.first_mut() else {
        return None;
    };
    let (id, rest) = text.trim_start().strip_prefix("{#")?.split_once('}')?;
    if !is_id(id) {
        return None;
    }
    let (id, rest) = (id.to_owned(), rest.trim_start().to_owned());
    *text = rest;
    Some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_may_name_several_sources() {
        let plain = |id: &str, clause: Option<&str>| (id.to_owned(), clause.map(str::to_owned));
        assert_eq!(citation("s18"), [plain("s18", None)]);
        assert_eq!(
            citation("s18: a; b; @s5"),
            [plain("s18", Some("a; b")), plain("s5", None)]
        );
    }

    #[test]
    fn ids_are_taken_from_the_ends_only() {
        let mut inlines = vec![Inline::Text("The owner. {#owner}".to_owned())];
        assert_eq!(take_trailing_id(&mut inlines).as_deref(), Some("owner"));
        assert!(matches!(inlines.as_slice(), [Inline::Text(text)] if text == "The owner."));
        for bad in ["{#Owner}", "{#} x", "{#owner} x", "owner}"] {
            let mut inlines = vec![Inline::Text(bad.to_owned())];
            assert_eq!(take_trailing_id(&mut inlines), None, "{bad}");
        }
    }
}
