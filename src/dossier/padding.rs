//! Zeros behind what is encrypted, so that its length says little.

use zeroize::Zeroizing;

use super::fields::Fields;

/// The content behind its length (4 bytes), with zeros up to a whole number of steps; never nothing.
///
/// # Panics
/// When the content has 4 GB or more: nobody seals that.
pub(super) fn padded(content: &[u8], step: usize) -> Zeroizing<Vec<u8>> {
    let length = u32::try_from(content.len()).expect("below 4 GB").to_be_bytes();
    let mut padded = Zeroizing::new(vec![0; (length.len() + content.len()).next_multiple_of(step)]);
    let (head, rest) = padded.split_at_mut(length.len());
    head.copy_from_slice(&length);
    rest[..content.len()].copy_from_slice(content);
    padded
}

/// The reverse of [`padded`]; `None` for anything else, such as padding that holds something.
pub(super) fn unpadded(padded: &[u8]) -> Option<&[u8]> {
    let mut fields = Fields(padded);
    let length = u32::from_be_bytes(*fields.take()?);
    let (content, padding) = fields.0.split_at_checked(usize::try_from(length).ok()?)?;
    padding.iter().all(|byte| *byte == 0).then_some(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_hides_the_length_and_holds_nothing() {
        let mut padded = padded(b"Noor", 1024);
        assert_eq!(padded.len(), 1024);
        assert_eq!(unpadded(&padded), Some(b"Noor".as_slice()));
        *padded.last_mut().unwrap() = 1;
        assert_eq!(unpadded(&padded), None);
        padded[..4].copy_from_slice(&u32::MAX.to_be_bytes());
        assert_eq!(unpadded(&padded), None);
        assert_eq!(unpadded(&[0, 0, 0]), None);
    }
}
