//! A zip archive whose files are stored as they are (PKWARE APPNOTE 6.3.3, method 0). Every file has the same date, the
//! first that the format knows: an equal workbook is an equal file.

/// 1 January 1980, in the format's own counting.
const DATE: u16 = 0x0021;
/// Names are UTF-8.
const FLAGS: u16 = 0x0800;
/// What a reader must know: version 2.0.
const VERSION: u16 = 20;

/// An archive under way.
#[derive(Default)]
pub(super) struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Archive {
    /// Adds a file. Names are our own and short; all files together stay far below the 4 GiB of the format.
    pub(super) fn add(&mut self, name: &str, text: &str) {
        let place = length(self.bytes.len());
        let mut head = Vec::new();
        push(&mut head, VERSION);
        push(&mut head, FLAGS);
        push(&mut head, 0_u16);
        push(&mut head, 0_u16);
        push(&mut head, DATE);
        push_long(&mut head, checksum(text.as_bytes()));
        push_long(&mut head, length(text.len()));
        push_long(&mut head, length(text.len()));
        push(&mut head, u16::try_from(name.len()).unwrap_or(u16::MAX));
        push(&mut head, 0_u16);

        self.bytes.extend_from_slice(b"PK\x03\x04");
        self.bytes.extend_from_slice(&head);
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.extend_from_slice(text.as_bytes());

        self.directory.extend_from_slice(b"PK\x01\x02");
        push(&mut self.directory, VERSION);
        self.directory.extend_from_slice(&head);
        // No remark, one disk, no attributes.
        self.directory.extend_from_slice(&[0; 10]);
        push_long(&mut self.directory, place);
        self.directory.extend_from_slice(name.as_bytes());
        self.count = self.count.saturating_add(1);
    }

    /// The whole archive.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut bytes = self.bytes;
        let place = length(bytes.len());
        bytes.extend_from_slice(&self.directory);
        bytes.extend_from_slice(b"PK\x05\x06");
        bytes.extend_from_slice(&[0; 4]);
        push(&mut bytes, self.count);
        push(&mut bytes, self.count);
        push_long(&mut bytes, length(self.directory.len()));
        push_long(&mut bytes, place);
        push(&mut bytes, 0_u16);
        bytes
    }
}

fn push(bytes: &mut Vec<u8>, number: u16) {
    bytes.extend_from_slice(&number.to_le_bytes());
}

fn push_long(bytes: &mut Vec<u8>, number: u32) {
    bytes.extend_from_slice(&number.to_le_bytes());
}

fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// CRC-32 as zip wants it (polynomial 0xEDB88320), without a table: some hundred kilobytes take a few milliseconds.
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            let mask = if sum & 1 == 1 { 0xEDB8_8320 } else { 0 };
            sum = (sum >> 1) ^ mask;
        }
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_the_standard() {
        let table: [(&[u8], u32); 3] = [(b"", 0), (b"123456789", 0xCBF4_3926), (b"a", 0xE8B7_BE43)];
        for (bytes, expected) in table {
            assert_eq!(checksum(bytes), expected);
        }
    }
}
