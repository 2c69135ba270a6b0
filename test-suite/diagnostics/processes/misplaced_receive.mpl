#! code: E0017
#! contains: receive used outside actor block
fn wait() do
  receive do
    s -> println(s)
  end
end

fn main() do
  wait()
end
