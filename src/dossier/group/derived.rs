//! Everything that follows from the secret of a session, each under a label of its own.

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::session::SessionId;

/// HKDF-SHA256 (RFC 5869) without salt of `from`; `info` is `opstap group 1 `, the label, the session's id and
/// `which`.
pub(super) fn derived<const N: usize>(
    from: &[u8],
    label: &str,
    session: &SessionId,
    which: &[u8],
) -> Zeroizing<[u8; N]> {
    let mut bytes = Zeroizing::new([0; N]);
    Hkdf::<Sha256>::new(None, from)
        .expand_multi_info(&[b"opstap group 1 ", label.as_bytes(), session.as_bytes(), which], &mut *bytes)
        .expect("a few bytes, not thousands");
    bytes
}
