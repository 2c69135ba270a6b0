##! Tuples. `Tuple.first`, `second`, `nth` and `size` have types that depend on the tuple's, so the compiler makes them.
