##! Grouping: which events belong to one issue.

from Types.Event import Frame, Grouping
from Ingest.Fingerprint import fingerprint, bounded

fn plain() -> Grouping do
  Grouping {
    sdk: false,
    custom: [],
    custom_is_text: false,
    kind: "",
    value: "",
    synthetic: false,
    message: "Order 17 failed",
    template: "Order 17 failed",
    frames: [],
    variables: %{"level" => "error"}
  }
end

fn sdk() -> Grouping do
  %{plain() | sdk: true, kind: "KeyError", value: "'a1'", message: "", frames: [frame("app.cart", "price", true), frame("lib.http", "call", false)]}
end

fn frame(module_name :: String, function :: String, in_app :: Bool) -> Frame do
  Frame { file: "x.py", module_name: module_name, function: function, in_app: in_app }
end

test "a message groups by its fixed words" do
  Test.assert_eq(fingerprint(plain()), "msg:order <n> failed")
end

test "an exception groups by type and value" do
  Test.assert_eq(fingerprint(%{plain() | kind: "IoError", value: "port 80"}), "IoError:port <n>")
end

test "frames come before the exception, and missing parts stay" do
  let frames = [Frame { file: "a.js", module_name: "", function: "", in_app: true }, Frame { file: "", module_name: "", function: "go", in_app: true }]
  Test.assert_eq(fingerprint(%{plain() | frames: frames}), "a.js|;|go:order <n> failed")
end

test "a custom text is taken as it is, a list is joined and escaped" do
  Test.assert_eq(fingerprint(%{plain() | custom: ["a|b"], custom_is_text: true}), "a|b")
  Test.assert_eq(fingerprint(%{plain() | custom: ["a|b", "c\\d"]}), "a\\|b|c\\\\d")
end

test "an SDK event groups by type and the application's frames" do
  Test.assert_eq(fingerprint(sdk()), "KeyError@app.cart|price")
  Test.assert_eq(fingerprint(%{sdk() | value: "'b2'"}), fingerprint(sdk()))
end

test "without frames of the application all frames count" do
  Test.assert_eq(fingerprint(%{sdk() | frames: [frame("lib.http", "call", false)]}), "KeyError@lib.http|call")
end

test "direct recursion and the panic machinery do not count" do
  let app = frame("app", "walk", true)
  let machinery = Frame { file: "", module_name: "", function: "std::panicking::begin_panic", in_app: true }
  Test.assert_eq(fingerprint(%{sdk() | frames: [app, app, app, machinery]}), "KeyError@app|walk")
end

test "a made-up exception groups by template and stack" do
  let made_up = %{sdk() | kind: "", synthetic: true, template: "stock is %d"}
  Test.assert_eq(fingerprint(made_up), "@app.cart|price:stock is %d")
end

test "the default stands for itself in a client fingerprint" do
  Test.assert_eq(fingerprint(%{sdk() | custom: ["{{ default }}"]}), fingerprint(sdk()))
  Test.assert_eq(fingerprint(%{sdk() | custom: ["{{ level }}", "{{other}}"]}), "error|{{other}}")
  Test.assert(fingerprint(%{sdk() | custom: ["{{default}}", "eu"]}) != fingerprint(sdk()))
end

test "a long fingerprint is bounded" do
  let long = String.repeat("x", 300)
  Test.assert_eq(String.length(bounded(long)), 165)
  Test.assert(bounded(long) != bounded(long <> "y"))
end
