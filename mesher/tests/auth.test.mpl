##! Where ingest keys are found in header texts.

from Ingest.Auth import Presented, from_text, from_dsn

fn keys(found :: List<Presented>) -> String do
  String.join(List.map(found, fn (p :: Presented) -> p.key <> "@" <> p.project end), ",")
end

test "all header forms" do
  Test.assert_eq(keys(from_text("Sentry sentry_key=abc, sentry_version=7")), "abc@")
  Test.assert_eq(keys(from_text("sentry sentry_version=7,sentry_key=abc")), "abc@")
  Test.assert_eq(keys(from_text("Bearer abc")), "abc@")
  Test.assert_eq(keys(from_text("abc")), "abc@")
  Test.assert_eq(keys(from_text("DSN http://abc:secret@host:1/path/3")), "abc@3")
  Test.assert_eq(keys(from_text("")), "")
  Test.assert_eq(keys(from_text("Basic dXNlcg==")), "")
end

test "a DSN with and without a secret" do
  Test.assert_eq(keys(from_dsn("http://k@h/1")), "k@1")
  Test.assert_eq(keys(from_dsn("nonsense")), "")
end
