//! Reading and writing pieces of a Wasm file.
//!
//! <https://webassembly.github.io/spec/core/binary/modules.html>

/// A section of the file: an id, a size, and the content.
pub(super) struct Section {
    /// Where its id stands.
    start: usize,
    /// Where its content begins.
    pub(super) content: usize,
    /// Where the next one begins.
    pub(super) end: usize,
}

impl Section {
    /// The Wasm with other content in this section.
    pub(super) fn replaced(&self, wasm: &[u8], content: &[u8]) -> Vec<u8> {
        let mut whole = wasm.get(..=self.start).unwrap_or_default().to_vec();
        put_number(&mut whole, content.len() as u64);
        whole.extend(content);
        whole.extend(wasm.get(self.end..).unwrap_or_default());
        whole
    }
}

/// The section with an id, if the file has one.
pub(super) fn section(wasm: &[u8], id: u8) -> Option<Section> {
    let mut reader = Reader { bytes: wasm, at: 8 };
    while reader.at < wasm.len() {
        let start = reader.at;
        let found = reader.byte().ok()?;
        let size = usize::try_from(reader.number().ok()?).ok()?;
        let content = reader.at;
        let end = content.checked_add(size)?;
        if found == id {
            return Some(Section { start, content, end });
        }
        reader.at = end;
    }
    None
}

/// Reads the file from one place on.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    pub(super) at: usize,
}

impl<'a> Reader<'a> {
    pub(super) const fn at(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    pub(super) fn byte(&mut self) -> Result<u8, String> {
        let byte = self
            .bytes
            .get(self.at)
            .ok_or("the Wasm ends in the middle of a section")?;
        self.at += 1;
        Ok(*byte)
    }

    /// A number in LEB128, unsigned.
    pub(super) fn number(&mut self) -> Result<u64, String> {
        let mut number = 0;
        for place in 0..10 {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err("a number in the Wasm does not end".to_owned())
    }

    pub(super) fn text(&mut self) -> Result<&'a [u8], String> {
        let length = usize::try_from(self.number()?).map_err(|error| error.to_string())?;
        let end = self.at.saturating_add(length);
        let text = self.bytes.get(self.at..end).ok_or("a name in the Wasm does not end")?;
        self.at = end;
        Ok(text)
    }

    /// What is imported: a function, table, memory or global.
    pub(super) fn skip_description(&mut self) -> Result<(), String> {
        match self.byte()? {
            0 => drop(self.number()?),
            1 => {
                self.byte()?;
                self.skip_limits()?;
            }
            2 => self.skip_limits()?,
            3 => {
                self.byte()?;
                self.byte()?;
            }
            other => return Err(format!("an import of the unknown kind {other}")),
        }
        Ok(())
    }

    fn skip_limits(&mut self) -> Result<(), String> {
        let flags = self.byte()?;
        self.number()?;
        if flags & 1 == 1 {
            self.number()?;
        }
        Ok(())
    }
}

/// Writes a number in LEB128, unsigned.
pub(super) fn put_number(out: &mut Vec<u8>, mut number: u64) {
    loop {
        let seven = u8::try_from(number & 0x7f).unwrap_or(0);
        number >>= 7;
        if number == 0 {
            return out.push(seven);
        }
        out.push(seven | 0x80);
    }
}

/// Writes a text with its length before it.
pub(super) fn put_text(out: &mut Vec<u8>, text: &[u8]) {
    put_number(out, text.len() as u64);
    out.extend(text);
}
