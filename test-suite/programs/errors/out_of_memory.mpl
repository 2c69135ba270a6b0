#! exit: 1
#! env: MESH_MAX_HEAP=4M
#! stderr: Mesh panic at out_of_memory.mpl:7: out of memory: the process would hold
#! stderr: more than the limit of 4194304 (--max-heap)
# The main process fails like any other, and the program with it.
fn main() do
  let numbers = Range.to_list(0..100000000)
  println("${List.length(numbers)}")
end
