//! Checks a figure and writes it into the page: shapes and text only, coloured by the page's style sheet, with ids that
//! cannot meet those of another figure.

use std::fmt::Write;
use std::rc::Rc;

use roxmltree::{Document, Node, NodeType, ParsingOptions};

use super::render::escape;
use crate::problems::{Place, Problems, SourceFile};

const ELEMENTS: &[&str] = &[
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "marker",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "title",
    "desc",
];

const ATTRIBUTES: &[&str] = &[
    "class",
    "clip-path",
    "clip-rule",
    "clipPathUnits",
    "cx",
    "cy",
    "d",
    "dominant-baseline",
    "dx",
    "dy",
    "fill",
    "fill-opacity",
    "fill-rule",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "gradientTransform",
    "gradientUnits",
    "height",
    "href",
    "id",
    "letter-spacing",
    "marker-end",
    "marker-mid",
    "marker-start",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "offset",
    "opacity",
    "orient",
    "pathLength",
    "points",
    "preserveAspectRatio",
    "r",
    "refX",
    "refY",
    "role",
    "rotate",
    "rx",
    "ry",
    "stop-color",
    "stop-opacity",
    "stroke",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
    "textLength",
    "transform",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// The figure as HTML. What is wrong with it is reported in its own file.
pub(crate) fn inline_svg(file: &Rc<SourceFile>, id: &str, alternative: &str, problems: &Problems) -> String {
    let at = |offset: usize| Place {
        file: Rc::clone(file),
        offset,
    };
    let options = ParsingOptions {
        allow_dtd: false,
        ..ParsingOptions::default()
    };
    let document = match Document::parse_with_options(&file.text, options) {
        Ok(document) => document,
        Err(error) => {
            let help = "Export it again from the drawing program as plain SVG.";
            problems.at(&at(0), format!("The figure cannot be read: {error}."), help);
            return String::new();
        }
    };
    let root = document.root_element();
    if !root.has_tag_name((NAMESPACE, "svg")) {
        problems.at(&at(0), "This is not an SVG figure.", "Save it as SVG.");
        return String::new();
    }
    if root.attribute("viewBox").is_none() {
        let help = "Add viewBox=\"0 0 width height\" to the <svg> element, so that the figure can grow and shrink.";
        problems.at(&at(root.range().start), "The figure has no viewBox.", help);
    }
    let title = root.children().find(|node| node.has_tag_name((NAMESPACE, "title")));
    if title
        .and_then(|title| title.text())
        .is_none_or(|text| text.trim().is_empty())
    {
        let help = "Write <title>what it shows</title> as the first thing inside <svg>.";
        problems.at(&at(root.range().start), "The figure has no title.", help);
    }
    let mut writer = Writer {
        file,
        id,
        problems,
        out: String::new(),
    };
    writer.element(root, Some(alternative));
    writer.out
}

struct Writer<'a> {
    file: &'a Rc<SourceFile>,
    /// The figure's own id, which its inner ids begin with.
    id: &'a str,
    problems: &'a Problems,
    out: String,
}

impl Writer<'_> {
    fn refuse(&self, offset: usize, what: &str, help: &str) {
        let place = Place {
            file: Rc::clone(self.file),
            offset,
        };
        self.problems
            .at(&place, format!("{what} cannot be used in a figure."), help);
    }

    fn element(&mut self, node: Node<'_, '_>, alternative: Option<&str>) {
        let name = node.tag_name().name();
        if node.tag_name().namespace() != Some(NAMESPACE) || !ELEMENTS.contains(&name) {
            self.refuse(
                node.range().start,
                &format!("<{name}>"),
                "Figures hold shapes and text only: no script, no style, no pictures, nothing of a drawing program's own.",
            );
            return;
        }
        // The text alternative stands in for them; shown as they are they would be tooltips in the wrong language.
        if matches!(name, "title" | "desc") {
            return;
        }
        let _ = write!(self.out, "<{name}");
        if let Some(alternative) = alternative {
            let _ = write!(
                self.out,
                " role=\"img\" aria-label=\"{}\" focusable=\"false\"",
                escape(alternative)
            );
        }
        for attribute in node.attributes() {
            self.attribute(
                attribute.name(),
                attribute.value(),
                attribute.range().start,
                alternative.is_some(),
            );
        }
        self.out.push('>');
        for child in node.children() {
            match child.node_type() {
                NodeType::Element => self.element(child, None),
                NodeType::Text => self.text(child.text().unwrap_or_default()),
                NodeType::Root | NodeType::PI | NodeType::Comment => {}
            }
        }
        let _ = write!(self.out, "</{name}>");
    }

    /// Indentation between elements is not needed.
    fn text(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.out.push_str(&escape(text));
        }
    }

    fn attribute(&mut self, name: &str, value: &str, offset: usize, root: bool) {
        if root && matches!(name, "role" | "width" | "height" | "aria-labelledby" | "aria-label") {
            return;
        }
        if !ATTRIBUTES.contains(&name) {
            let help = "Take it out. Colours and sizes are attributes of their own, such as fill=\"currentColor\", or a \
                        class.";
            self.refuse(offset, &format!("The attribute {name}"), help);
            return;
        }
        let value = match name {
            "id" => format!("{}-{value}", self.id),
            "href" => match value.strip_prefix('#') {
                Some(inner) => format!("#{}-{inner}", self.id),
                None => {
                    return self.refuse(
                        offset,
                        "A link to somewhere else",
                        "Take it out: a figure stands on its own.",
                    );
                }
            },
            _ if value.contains("url(") => match value.strip_prefix("url(#") {
                Some(inner) => format!("url(#{}-{inner}", self.id),
                None => {
                    return self.refuse(
                        offset,
                        "A link to somewhere else",
                        "Take it out: a figure stands on its own.",
                    );
                }
            },
            _ => value.to_owned(),
        };
        let _ = write!(self.out, " {name}=\"{}\"", escape(&value));
    }
}
