##! Regular expressions, matched in time linear in the text. No back-references.

## A compiled pattern.
pub intrinsic type Regex

## `Err` says what is wrong with the pattern.
pub intrinsic fn compile(pattern :: String) -> Regex!String
## Whether the pattern occurs anywhere.
pub intrinsic fn matches(r :: Regex, s :: String) -> Bool
## The first match.
pub intrinsic fn find(r :: Regex, s :: String) -> Option<String>
## The first match and its groups; a group that took no part is `""`.
pub intrinsic fn captures(r :: Regex, s :: String) -> Option<List<String>>
## All matches; `$1` in `by` stands for a group.
pub intrinsic fn replace(r :: Regex, s :: String, by :: String) -> String
## The texts between matches.
pub intrinsic fn split(r :: Regex, s :: String) -> List<String>
intrinsic fn pattern(r :: Regex) -> String

impl Display for Regex do
  fn to_string(self) -> String = "#Regex<${pattern(self)}>"
end

impl Debug for Regex do
  fn inspect(self) -> String = "#Regex<${pattern(self)}>"
end
