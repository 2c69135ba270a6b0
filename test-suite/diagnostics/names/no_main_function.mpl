#! code: C0001
#! contains: no main function
fn mian() do
  println("never")
end
