#! code: P0001
#! contains: method_without_do.mpl:8:
struct Word do
  text :: String
end

impl Display for Word do
  fn to_string(self) -> String
    let text = String.to_lower(self.text)
    "<${text}>"
  end
end

fn main() do
  println("${Word { text: "A" }}")
end
