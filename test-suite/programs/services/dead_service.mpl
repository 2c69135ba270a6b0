#! exit: 1
#! stderr: Mesh panic at dead_service.mpl:11: service call failed: 
service Echo do
  fn init() do () end
  call Say(s :: String) :: String do |state| (state, s) end
end

fn main() do
  println(Echo.say(Echo.start(), "hello"))
  let nobody = Process.whereis("nobody")
  println(Echo.say(nobody, "hello")) # panics here
  println("not reached")
end
#> hello
