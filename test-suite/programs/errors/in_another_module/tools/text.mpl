pub fn head_of(xs :: List<String>) -> String do
  List.head(xs)
end
pub fn first_word(s :: String) -> String do
  head_of(String.split(s, " "))
end
