pub fn shout(s) = String.to_upper(s) <> "!"
