//! A sealed file as text, for mail and for browsers that refuse to share files of unknown kinds.

use base64ct::{Base64, Encoding};

pub(super) const BEGIN: &str = "-----BEGIN OPSTAP-----";
const END: &str = "-----END OPSTAP-----";
const LINE: usize = 64;

/// The text form of a sealed file: base64 in lines of 64 characters, between a line that begins it and one that
/// ends it.
pub fn armoured(sealed: &[u8]) -> String {
    let base64 = Base64::encode_string(sealed);
    let mut text = format!("{BEGIN}\n");
    // Base64 is ASCII: any place is between two characters.
    for line in base64.as_bytes().chunks(LINE) {
        text.extend(line.iter().map(|byte| char::from(*byte)));
        text.push('\n');
    }
    text + END + "\n"
}

/// Text that begins as armour but is not whole.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// What an armoured text holds; `None` for anything that is not armour. Words around it, as mail has, are of no
/// account, but a second file in the same text is: it would be lost without a word.
pub(super) fn stripped(file: &[u8]) -> Option<Result<Vec<u8>, Broken>> {
    let text = std::str::from_utf8(file).ok()?;
    let (_, after) = text.split_once(BEGIN)?;
    Some(body(after))
}

fn body(after: &str) -> Result<Vec<u8>, Broken> {
    let (body, rest) = after.split_once(END).ok_or(Broken)?;
    if rest.contains(BEGIN) {
        return Err(Broken);
    }
    let base64: String = body.split_ascii_whitespace().collect();
    Base64::decode_vec(&base64).map_err(|_| Broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_around_armour_is_of_no_account() {
        let sealed: Vec<u8> = (0..=255).collect();
        let text = armoured(&sealed);
        assert!(text.lines().all(|line| line.len() <= LINE));
        let mail = format!("Beste mevrouw,\r\n\r\n{}\r\nGroet", text.replace('\n', "\r\n"));
        assert_eq!(stripped(mail.as_bytes()), Some(Ok(sealed)));
    }

    #[test]
    fn broken_armour_is_not_read() {
        let text = armoured(b"OPS1");
        let broken = [
            text.replace(END, ""),
            text.replace("T1BT", "T1B!"),
            text.replace("T1BT", "T1B"),
            format!("{text}{text}"),
        ];
        for broken in broken {
            assert_eq!(stripped(broken.as_bytes()), Some(Err(Broken)), "{broken}");
        }
        assert_eq!(stripped(b"-----BEGIN PGP MESSAGE-----"), None);
        assert_eq!(stripped(&[0xff, 0xfe]), None);
    }
}
