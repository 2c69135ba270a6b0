pub fn name() = "thing"
