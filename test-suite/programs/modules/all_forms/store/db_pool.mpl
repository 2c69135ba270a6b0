from Math.Vector import add
pub fn open() = "open ${add((1, 1), (2, 2))}"
