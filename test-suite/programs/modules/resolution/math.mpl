pub fn custom() = "custom ${Math.abs(-1)}"
