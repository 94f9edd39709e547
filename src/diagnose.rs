//! The questionnaire: which questions, what the answers say, and why.
