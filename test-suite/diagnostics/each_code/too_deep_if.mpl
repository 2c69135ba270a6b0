#! code: P0001
#! contains: this is nested too deeply
fn main() do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
if true do
println("x")
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
