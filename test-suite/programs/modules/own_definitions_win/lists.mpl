pub fn map(xs) = "mapped ${xs}"
pub fn size(xs) = List.length(xs)
