##! The sample programs.

pub struct Sample do
  title :: String
  source :: String
end

fn sample(title, source) = Sample { title: title, source: source }

pub fn all_programs() -> List<Sample> do
  [
    sample(
      "arithmetic",
      "print 1 + 2 * 3; print (1 + 2) * 3; print 7 / 2; print 7 % 4 - -1; 2 * 21;"
    ),
    sample("fibonacci", """
fn fib(n) {
  if n < 2 { return n; }
  return fib(n - 1) + fib(n - 2);
}
print fib(11);
fib(10);
"""),
    sample("closures", """
let make = fn(start) {
  let c = start;
  return fn(by) { c = c + by; return c; };
};
let a = make(0);
let b = make(100);
a(1); a(1);
print "a: " + a(1);
print "b: " + b(5);
a;
"""),
    sample("containers", """
let people = [{"name": "ann", "age": 31}, {name: "bob", age: 27}];
print people[0].name + " and " + people[1]["name"];
print map(people, fn(p) { return p.age * 2; });
print keys(people[0]);
print push([1, "x", null], true);
len(people) == 2 and people[1].age < 30;
"""),
    sample("loop", """
let i = 0;
let sum = 0;
while true {
  i = i + 1;
  if i % 2 == 0 { sum = sum + i; } else if i > 9 { print "odd " + str(i); }
  if i == 12 { raise("stop at " + i); }
}
"""),
    sample("sieve", """
let n = 31;
let composite = {};
fn mark(list, p, k) {
  if k > n { return list; }
  return mark(push(list, k), p, k + p);
}
let flags = [];
let p = 2;
let primes = [];
fn has(list, x, i) {
  if i == len(list) { return false; }
  return list[i] == x or has(list, x, i + 1);
}
while p <= n {
  if !has(flags, p, 0) {
    primes = push(primes, p);
    flags = mark(flags, p, p * p);
  }
  p = p + 1;
}
print primes;
len(primes);
"""),
    sample(
      "mutual",
      "fn even(n) { return n == 0 or odd(n - 1); } fn odd(n) { return n != 0 and even(n - 1); } print even(101); [even, len, fn(x) { return x; }];"
    ),
    sample("bad character", "let a = 1;\nlet b = a $ 2;"),
    sample("bad syntax", "let a = (1 + ;"),
    sample("missing brace", "while true { print 1;"),
    sample("unbound", "let a = 1;\nprint a + bb;"),
    sample("duplicate", "let a = 1; let a = 2;"),
    sample("stray return", "return 5;"),
    sample("type fault", "let a = [1];\n\nprint a - 1;"),
    sample("zero", "print 1 / (2 - 2);"),
    sample("range", "let xs = range(3);\nprint xs;\nprint xs[3];"),
    sample("arity", "fn f(a) { return a; }\nf(1, 2);"),
    sample("endless", "fn f(n) { while true { n = n + 1; } } f(0);"),
  ]
end
