##! Standard input, output and error.

## Writes to standard output as it is.
pub intrinsic fn print(s :: String) -> ()
## Writes a line to standard output.
pub intrinsic fn println(s :: String) -> ()
## Writes a line to standard error.
pub intrinsic fn eprintln(s :: String) -> ()
## The next line of standard input without its end; `Ok("")` at the end of the input.
pub intrinsic fn read_line() -> String!String

## The same as `println`.
pub fn puts(s :: String) -> () = println(s)
