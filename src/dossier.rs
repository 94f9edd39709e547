//! What travels from a resident to a consultant: exchange format, sealing, keys, import.
