#! code: C0001
#! contains: no main function
fn f() = 1
