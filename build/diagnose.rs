use std::path::Path;

pub fn build(_data: &Path) -> crate::Built {
    Ok(vec![])
}
