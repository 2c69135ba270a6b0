pub fn twice(s :: String) -> String = s <> s
