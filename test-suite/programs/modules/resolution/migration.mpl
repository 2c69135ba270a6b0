pub fn up(x) = "up ${x}"
