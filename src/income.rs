//! What a household has to spend: benefit, wage, allowances and costs.
